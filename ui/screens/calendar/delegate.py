"""Paints the cells of the calendar: days with their chips, and the heads of weeks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.calendar.cell_room import DATE_LINE, INSET, CellRoom, Manner, is_tight
from ui.screens.calendar.chip_text import MARK, SHAPE, ChipSetter, Words
from ui.screens.calendar.model import CELL_ROLE
from ui.screens.calendar.state import Chip, DayCell, WeekCell
from ui.screens.calendar.week_head import WeekHeadPainter
from ui.theme import Theme
from ui.widgets.page_mark import paint_mark
from ui.widgets.rows import paint_inner_ring
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import paint_shape

if TYPE_CHECKING:
    from ui.screens.calendar.table import CalendarTable

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_DATE_SIDE, _TIGHT_DATE_SIDE = 8, 4


class CalendarDelegate(QStyledItemDelegate):
    """Paints one cell; the table says which part of the current one is meant."""

    def __init__(self, theme: Theme, say: Speaker, table: "CalendarTable") -> None:
        super().__init__(table)
        self._theme = theme
        self._say = say
        self._table = table
        self.manner = Manner()
        self.setter = ChipSetter(theme)
        self.room = CellRoom(theme, self.setter)
        self._weeks = WeekHeadPainter(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(60))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL_ROLE)
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave it out
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs leave it out
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(cell, DayCell):
            self._paint_day(painter, rect, cell, self._table.part if focused else None)
        elif isinstance(cell, WeekCell):
            self._weeks.paint(painter, rect, cell, full=self.manner.full)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self._theme.colour(Role.LINE))
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), self._theme.colour(Role.LINE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(cell, DayCell) and cell.today:
            painter.setPen(QPen(self._theme.colour(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if focused and (self._table.part < 0 or isinstance(cell, WeekCell)):
            paint_inner_ring(painter, rect, self._theme)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tells the whole chip, or the whole day or week, under the pointer."""
        cell = index.data(CELL_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(cell, (DayCell, WeekCell)):
            return super().helpEvent(event, view, option, index)
        words = cell.told
        if isinstance(cell, DayCell):
            number = self._table.part_under(QPointF(event.pos()), index)
            words = cell.chips[number].told if 0 <= number < len(cell.chips) else cell.name
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _paint_day(self, painter: QPainter, rect: QRectF, day: DayCell, part: int | None) -> None:
        theme = self._theme
        ground = Role.SUNKEN if (day.quiet or day.aside) and not day.today else Role.SURFACE
        painter.fillRect(rect, theme.colour(ground))
        self._paint_date(painter, rect, day)
        seen = QRectF(self._table.viewport().rect())
        for number, found in enumerate(self.room.parts(day, rect, self.manner)):
            if not found.rect.intersects(seen):
                continue
            if found.number is None:
                self._paint_more(painter, found.rect, len(day.chips) - self.manner.chips)
            else:
                self._paint_chip(painter, found.rect, day.chips[found.number])
            if part == number:
                painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(found.rect.adjusted(-1.5, -1, 1.5, 1), 6, 6)

    def _paint_date(self, painter: QPainter, rect: QRectF, day: DayCell) -> None:
        theme = self._theme
        side = theme.px(_TIGHT_DATE_SIDE if is_tight(theme, rect.width()) else _DATE_SIDE)
        line = QRectF(rect.left() + side, rect.top() + 1, rect.width() - 2 * side, theme.px(DATE_LINE - 2))
        bold = theme.font(Type.BODY, 600)
        bangla_font = theme.font(Type.TINY)
        bangla_width = QFontMetricsF(bangla_font).horizontalAdvance(day.bangla)
        metrics = QFontMetricsF(bold)
        gap = theme.px(4)
        fits = day.dated and metrics.horizontalAdvance(day.dated) + gap + bangla_width <= line.width()
        number = day.dated if fits else day.number
        painter.setFont(bold)
        painter.setPen(theme.colour(Role.ACCENT if day.today else Role.MUTED if day.aside else Role.TEXT))
        painter.drawText(line, int(_LEFT), number)
        left = metrics.horizontalAdvance(number) + gap
        painter.setFont(bangla_font)
        painter.setPen(theme.colour(Role.MUTED))
        room = line.adjusted(left, 0, 0, 0)
        words = painter.fontMetrics().elidedText(day.bangla, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, int(_RIGHT), words)

    def _paint_more(self, painter: QPainter, rect: QRectF, more: int) -> None:
        painter.setFont(self._theme.font(Type.TINY, 600))
        painter.setPen(self._theme.colour(Role.ACCENT))
        words = self._say("+ {n} more", n=more)
        painter.drawText(rect.adjusted(self._theme.px(INSET), 0, 0, 0), int(_LEFT), words)

    def _paint_chip(self, painter: QPainter, rect: QRectF, chip: Chip) -> None:
        theme, px = self._theme, self._theme.px
        laid = self.setter.lay(chip, rect.width(), full=self.manner.full)
        colour = theme.colour(chip.look.role)
        draft = chip.look.shape is Shape.DASHED_CIRCLE
        pen = QPen(colour, 1)
        if draft:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.colour(Role.SURFACE if draft else chip.look.role.soft))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        line = theme.line(Type.TINY)
        top = rect.top() + px(2) + (line - px(SHAPE)) / 2
        paint_shape(
            painter,
            QRectF(rect.left() + self.setter.side(rect.width()), top, px(SHAPE), px(SHAPE)),
            chip.look.shape,
            colour,
        )
        for words in laid.state:
            self._write(painter, rect, words, chip.look.role)
        self._write(painter, rect, laid.clock, Role.TEXT)
        for words in laid.titles:
            self._write(painter, rect, words, Role.MUTED if words.muted else Role.TEXT)
        if laid.mark_line is not None and chip.face is not None:
            y = rect.top() + px(2) + laid.mark_line * line + (line - px(MARK)) / 2
            paint_mark(painter, QRectF(rect.left() + laid.mark_left, y, px(MARK), px(MARK)), theme, chip.face)

    def _write(self, painter: QPainter, chip: QRectF, words: Words, role: Role) -> None:
        painter.setFont(self._theme.font(Type.TINY, 600 if words.bold else 400))
        painter.setPen(self._theme.colour(role))
        painter.drawText(self.setter.box(words, chip), int(_LEFT), self.setter.shown(words))
