"""Paints the cells of the calendar: days with their chips and names, and the heads of weeks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.calendar.cell_room import DATE_LINE, INSET, CellRoom, Manner, Part, has_more, is_tight, shown_chips
from ui.screens.calendar.chip_painter import ChipPainter
from ui.screens.calendar.chip_text import ChipSetter
from ui.screens.calendar.model import CELL_ROLE
from ui.screens.calendar.state import DayCell, DayName, WeekCell
from ui.screens.calendar.week_head import WeekHeadPainter
from ui.theme import Theme
from ui.widgets.rows import paint_inner_ring

if TYPE_CHECKING:
    from ui.screens.calendar.day_table import DayTable

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_DATE_SIDE, _TIGHT_DATE_SIDE = 8, 4


class CalendarDelegate(QStyledItemDelegate):
    """Paints one cell; the table says which part of the current one is meant, and where a chip is carried to."""

    def __init__(self, theme: Theme, say: Speaker, table: "DayTable") -> None:
        super().__init__(table)
        self._theme = theme
        self._say = say
        self._table = table
        self.manner = Manner()
        self.setter = ChipSetter(theme)
        self.room = CellRoom(theme, self.setter)
        self.chips = ChipPainter(theme, self.setter)
        self._weeks = WeekHeadPainter(theme)
        self._bold, self._plain = theme.font(Type.BODY, 600), theme.font(Type.TINY)
        self._bold_metrics, self._plain_metrics = QFontMetricsF(self._bold), QFontMetricsF(self._plain)

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
        if isinstance(cell, DayCell) and self._table.carrier.chip is not None:
            self._table.carrier.paint_cell(painter, rect, cell)
        elif focused and (self._table.part < 0 or isinstance(cell, WeekCell)):
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
            words = self._about_chip(cell, number) if 0 <= number < len(cell.chips) else _about_day(cell)
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _about_chip(self, day: DayCell, number: int) -> str:
        """The chip in words, and why it stays where it is."""
        chip = day.chips[number]
        if not chip.fixed:
            return chip.told
        return f"{chip.told}\n{self._say('It cannot be moved: {reason}', reason=chip.fixed)}"

    def _paint_day(self, painter: QPainter, rect: QRectF, day: DayCell, part: int | None) -> None:
        theme = self._theme
        ground = Role.SUNKEN if (day.quiet or day.aside) and not day.today else Role.SURFACE
        painter.fillRect(rect, theme.colour(ground))
        self._table.carrier.paint_ground(painter, rect, day)
        self._paint_date(painter, rect, day)
        seen = QRectF(self._table.viewport().rect())
        below = rect.left()
        parts = self.room.parts(day, rect, self.manner)
        for number, found in enumerate(parts):
            if found.number is None:
                below = self._paint_more(painter, found, day.total - shown_chips(day, self.manner))
            elif found.rect.intersects(seen):
                self.chips.paint(painter, found.rect, day.chips[found.number], full=self.manner.full)
            if part == number:
                painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(found.rect.adjusted(-1.5, -1, 1.5, 1), 6, 6)
        if day.names:
            line = self.room.name_line(rect)
            if has_more(day, self.manner) and parts[-1].rect.intersects(line):
                line.setLeft(below + theme.px(6))
            self._paint_name(painter, line, day.names)

    def _paint_date(self, painter: QPainter, rect: QRectF, day: DayCell) -> None:
        theme = self._theme
        side = theme.px(_TIGHT_DATE_SIDE if is_tight(theme, rect.width()) else _DATE_SIDE)
        line = QRectF(rect.left() + side, rect.top() + 1, rect.width() - 2 * side, theme.px(DATE_LINE - 2))
        metrics, gap = self._bold_metrics, theme.px(4)
        bangla_width = self._plain_metrics.horizontalAdvance(day.bangla)
        fits = day.dated and metrics.horizontalAdvance(day.dated) + gap + bangla_width <= line.width()
        number = day.dated if fits else day.number
        painter.setFont(self._bold)
        painter.setPen(theme.colour(Role.ACCENT if day.today else Role.MUTED if day.aside else Role.TEXT))
        painter.drawText(line, int(_LEFT), number)
        left = metrics.horizontalAdvance(number) + gap
        painter.setFont(self._plain)
        painter.setPen(theme.colour(Role.MUTED))
        room, words = line.adjusted(left, 0, 0, 0), day.bangla
        if bangla_width > room.width() + 1:
            words = self._plain_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, int(_RIGHT), words)

    def _paint_name(self, painter: QPainter, line: QRectF, names: tuple[DayName, ...]) -> None:
        """The weightiest name at the right; its suffix is never cut, and a cancelled one is struck through."""
        name, theme = names[0], self._theme
        font = theme.font(Type.TINY, 600 if name.bold else 400)
        metrics = QFontMetricsF(font)
        suffix = f" · {name.suffix}" if name.suffix else ""
        painter.setFont(font)
        painter.setPen(theme.colour(Role.TEXT if name.bold else Role.MUTED))
        painter.drawText(line, int(_RIGHT), suffix)
        room = line.adjusted(0, 0, -metrics.horizontalAdvance(suffix), 0)
        font.setStrikeOut(name.struck)
        painter.setFont(font)
        text = metrics.elidedText(name.text, Qt.TextElideMode.ElideRight, max(0.0, room.width()))
        painter.drawText(room, int(_RIGHT), text)

    def _paint_more(self, painter: QPainter, part: Part, more: int) -> float:
        """Tells where its words end."""
        font = self._theme.font(Type.TINY, 600)
        painter.setFont(font)
        painter.setPen(self._theme.colour(Role.ACCENT))
        words = self._say("+ {n} more", n=more)
        room = part.rect.adjusted(self._theme.px(INSET), 0, 0, 0)
        painter.drawText(room, int(_LEFT), words)
        return room.left() + QFontMetricsF(font).horizontalAdvance(words)


def _about_day(day: DayCell) -> str:
    names = [f"{name.text} · {name.suffix}" if name.suffix else name.text for name in day.names]
    return "\n".join((day.name, *names))
