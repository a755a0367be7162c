"""Paints the rows of the list: a day with both dates and its names; a post with time, state, page, title and who."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.calendar.agenda_model import ROW_ROLE, AgendaRow
from ui.screens.calendar.state import Chip, DayCell
from ui.theme import Theme
from ui.widgets.page_mark import paint_mark
from ui.widgets.rows import paint_inner_ring
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import paint_shape

HEAD, ROW = 40, 54
_SIDE, _TIME, _STATE, _MARK, _WHO, _WHO_FROM = 16, 58, 148, 28, 190, 720
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class AgendaDelegate(QStyledItemDelegate):
    """Paints `AgendaRow`s."""

    def __init__(self, theme: Theme, say: Speaker, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._say = theme, say

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        is_head = isinstance(row, AgendaRow) and row.chip is None
        return QSize(self._theme.px(200), self._theme.px(HEAD if is_head else ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave it out
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs leave it out
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, AgendaRow):
            over, chosen = QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_Selected
            self._ground(painter, rect, row, chosen=bool(state & chosen), over=bool(state & over))
            inner = rect.adjusted(self._theme.px(_SIDE), 0, -self._theme.px(_SIDE), -1)
            if row.chip is None:
                self._head(painter, inner, row.day)
            else:
                self._post(painter, inner, row.chip)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, rect, self._theme)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, row: AgendaRow, *, chosen: bool, over: bool) -> None:
        theme = self._theme
        ground = Role.SUNKEN if row.chip is None else Role.HOVER if over else Role.SURFACE
        painter.fillRect(rect, theme.colour(Role.ACCENT_SOFT if chosen and row.chip is not None else ground))
        if row.day.today and row.chip is None:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour(Role.ACCENT))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour(Role.LINE))

    # ------------------------------------------------------------ a day

    def _head(self, painter: QPainter, rect: QRectF, day: DayCell) -> None:
        px = self._theme.px
        words = self._say.day(day.day)
        if day.today:
            words = self._say("{day}, today", day=words)
        left = self._write(painter, rect, words, (Type.BODY, 600), Role.ACCENT if day.today else Role.TEXT)
        room = rect.adjusted(left - rect.left() + px(10), 0, 0, 0)
        left = self._write(painter, room, day.bangla, (Type.SMALL, 400), Role.MUTED)
        self._names(painter, rect.adjusted(left - rect.left() + px(20), 0, 0, 0), day)

    def _names(self, painter: QPainter, room: QRectF, day: DayCell) -> None:
        """From the right: each name with its word; the last to fit gives way."""
        for name in reversed(day.names):
            font = self._theme.font(Type.SMALL, 600 if name.bold else 400)
            metrics = QFontMetricsF(font)
            suffix = f" · {name.suffix}" if name.suffix else ""
            width = metrics.horizontalAdvance(suffix)
            if room.width() < width + self._theme.px(40):
                return
            painter.setFont(font)
            painter.setPen(self._theme.colour(Role.TEXT if name.bold else Role.MUTED))
            painter.drawText(room, int(_RIGHT), suffix)
            text = metrics.elidedText(name.text, Qt.TextElideMode.ElideRight, room.width() - width)
            font.setStrikeOut(name.struck)
            painter.setFont(font)
            painter.drawText(room.adjusted(0, 0, -width, 0), int(_RIGHT), text)
            room = room.adjusted(0, 0, -(width + metrics.horizontalAdvance(text) + self._theme.px(18)), 0)

    # ------------------------------------------------------------ a post

    def _post(self, painter: QPainter, rect: QRectF, chip: Chip) -> None:
        px = self._theme.px
        self._write(painter, rect, chip.clock, (Type.BODY, 500), Role.TEXT)
        shape = QRectF(rect.left() + px(_TIME), rect.center().y() - px(8), px(16), px(16))
        paint_shape(painter, shape, chip.look.shape, self._theme.colour(chip.look.role))
        wide = max(px(_STATE) - px(16), self._width(chip.word, Type.STATE, 600) + 1)
        word = QRectF(shape.right() + px(7), rect.top(), wide, rect.height())
        self._write(painter, word, chip.word, (Type.STATE, 600), chip.look.role)
        left = word.right() + px(8)
        right = rect.right()
        if rect.width() >= px(_WHO_FROM) and chip.who:
            who = QRectF(right - px(_WHO), rect.top(), px(_WHO), rect.height())
            self._write(painter, who, chip.who, (Type.SMALL, 400), Role.MUTED, right=True)
            right = who.left() - px(12)
        if chip.face is not None:
            spot = QRectF(left, rect.center().y() - px(_MARK) / 2, px(_MARK), px(_MARK))
            paint_mark(painter, spot, self._theme, chip.face)
        left += px(_MARK + 10)
        top = QRectF(left, rect.center().y() - px(23), right - left, px(24))
        below = QRectF(left, rect.center().y() + px(1), right - left, px(20))
        self._write(painter, top, chip.title, (Type.BODY, 500), Role.TEXT)
        if not chip.warned:
            self._write(painter, below, chip.page, (Type.SMALL, 400), Role.MUTED)
            return
        sign = QRectF(left, below.center().y() - px(7), px(14), px(14))
        paint_shape(painter, sign, Shape.TRIANGLE, self._theme.colour(Role.WARNING))
        self._write(painter, below.adjusted(px(20), 0, 0, 0), chip.warned, (Type.SMALL, 400), Role.WARNING)

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        style: tuple[Type, int],
        role: Role,
        *,
        right: bool = False,
    ) -> float:
        """Tells where the words end."""
        font = self._theme.font(*style)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room.width()) + 1)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(room, int(_RIGHT if right else _LEFT), shown)
        return room.left() + metrics.horizontalAdvance(shown)

    def _width(self, words: str, style: Type, weight: int) -> float:
        return QFontMetricsF(self._theme.font(style, weight)).horizontalAdvance(words)
