"""Paints a chip: soft ground and edge of its state, shape, words, page mark, and a sign where its day is amiss."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.roles import Role, Type
from ui.screens.calendar.chip_text import MARK, SHAPE, ChipSetter, Words
from ui.screens.calendar.stamps import Stamps
from ui.screens.calendar.state import Chip
from ui.theme import Theme
from ui.widgets.page_mark import paint_mark
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import paint_shape

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ChipPainter:
    """Paints what the setter laid out."""

    def __init__(self, theme: Theme, setter: ChipSetter) -> None:
        self._theme = theme
        self._setter = setter
        self._fonts = {bold: theme.font(Type.TINY, 600 if bold else 400) for bold in (True, False)}
        self._stamps = Stamps()
        self._colours = {role: theme.colour(role) for role in Role}

    def paint(self, painter: QPainter, rect: QRectF, chip: Chip, *, full: bool) -> None:
        """Into a rectangle as high as the setter says."""
        theme, px = self._theme, self._theme.px
        laid = self._setter.lay(chip, rect.width(), full=full)
        self._ground(painter, rect, chip)
        line, side = theme.line(Type.TINY), self._setter.side(rect.width())
        self._shape(painter, rect.left() + side, rect.top() + px(2), chip.look.shape, chip.look.role)
        if chip.warned:
            top = rect.top() + px(2) + laid.last_line * line
            self._shape(painter, rect.right() - side - px(SHAPE), top, Shape.TRIANGLE, Role.WARNING)
        for words in laid.state:
            self._write(painter, rect, words, chip.look.role)
        self._write(painter, rect, laid.clock, Role.TEXT)
        for words in laid.titles:
            self._write(painter, rect, words, Role.MUTED if words.muted else Role.TEXT)
        if laid.mark_line is not None and chip.face is not None:
            y = rect.top() + px(2) + laid.mark_line * line + (line - px(MARK)) / 2
            face = chip.face
            spot = QRectF(rect.left() + laid.mark_left, y, px(MARK), px(MARK))
            self._stamps.stamp(painter, spot, face, lambda own, room: paint_mark(own, room, theme, face))

    def _ground(self, painter: QPainter, rect: QRectF, chip: Chip) -> None:
        role, draft = chip.look.role, chip.look.shape is Shape.DASHED_CIRCLE

        def draw(own: QPainter, room: QRectF) -> None:
            pen = QPen(self._colours[role], 1)
            if draft:
                pen.setDashPattern([3, 2])
            own.setPen(pen)
            own.setBrush(self._colours[Role.SURFACE if draft else role.soft])
            own.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

        self._stamps.stamp(painter, rect, ("ground", role, draft), draw)

    def _shape(self, painter: QPainter, left: float, line_top: float, shape: Shape, role: Role) -> None:
        side = self._theme.px(SHAPE)
        top = line_top + (self._theme.line(Type.TINY) - side) / 2
        spot, colour = QRectF(left, top, side, side), self._colours[role]
        self._stamps.stamp(painter, spot, (shape, role), lambda own, room: paint_shape(own, room, shape, colour))

    def _write(self, painter: QPainter, chip: QRectF, words: Words, role: Role) -> None:
        painter.setFont(self._fonts[words.bold])
        painter.setPen(self._colours[role])
        painter.drawText(self._setter.box(words, chip), int(_LEFT), self._setter.shown(words))
