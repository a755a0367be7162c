"""The table of weeks and days: arrows move through days and their chips, Enter opens, the pointer does the same."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.calendar.cell_room import LEAST_ROW, MOST_IN_A_WEEK, Manner, part_count
from ui.screens.calendar.delegate import CalendarDelegate
from ui.screens.calendar.model import CELL_ROLE, COLUMNS, FIRST_DAY, WEEK, CalendarModel
from ui.screens.calendar.state import ColumnHead, DayCell, WeekCell
from ui.screens.calendar.week_head import LEAST_WIDTH, WeekHeadPainter
from ui.theme import Theme

HEAD, THREE_CHIPS_FROM = 30, 1300
_HEAD_SIDE = 8


class DaysHead(QHeaderView):
    """The weekdays; today's in the accent, those of the weekend muted."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(theme.px(HEAD))
        self.setMinimumSectionSize(theme.px(40))
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        head = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, CELL_ROLE)
        theme, room = self._theme, QRectF(rect)
        painter.save()
        if isinstance(head, ColumnHead):
            painter.setFont(theme.font(Type.STATE, 600 if not head.weekend or head.today else 400))
            role = Role.ACCENT if head.today else Role.MUTED if head.weekend else Role.TEXT
            painter.setPen(theme.colour(role))
            inner = room.adjusted(theme.px(_HEAD_SIDE), 0, 0, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), head.word)
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.colour(Role.BORDER))
        painter.restore()


class CalendarTable(QTableView):
    """A table whose day cells have parts: `part` is the meant one of the current cell, -1 the day itself.

    Tells what is opened: `post_opened` (Chip), `day_opened` (DayCell), `week_opened` (WeekCell), and `new_asked`
    (date) for N on a day that is still to come.
    """

    post_opened = Signal(object)
    day_opened = Signal(object)
    week_opened = Signal(object)
    new_asked = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, model: CalendarModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.part = -1
        self._pressed: tuple[QModelIndex, int] = (QModelIndex(), -1)
        self._week_heads = WeekHeadPainter(theme)
        self.setModel(model)
        self.setAccessibleName(say("Calendar"))
        self.setHorizontalHeader(DaysHead(theme, self))
        self.delegate = CalendarDelegate(theme, say, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setMinimumHeight(theme.px(HEAD + LEAST_ROW))
        model.modelReset.connect(self._shown_anew)

    # ------------------------------------------------------------ showing

    def set_full(self, full: bool) -> None:
        """One week with full chips, or many with short ones; asked before the model is filled."""
        self.delegate.manner = Manner(MOST_IN_A_WEEK, full=True) if full else Manner()

    def day_here(self) -> DayCell | None:
        """The day on which one stands; None on the head of a week."""
        cell = self._model.cell(self.currentIndex())
        return cell if isinstance(cell, DayCell) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Gives the columns the width, and the rows what they need or what there is."""
        px, head = self._theme.px, self.horizontalHeader()
        full = self.delegate.manner.full
        rows = self._model.rows()
        first = max([px(LEAST_WIDTH), *(self._week_heads.width(row.head, full=full) for row in rows)])
        if not full:
            wide = self.viewport().width() >= px(THREE_CHIPS_FROM)
            self.delegate.manner = Manner(3 if wide else 2)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rest = max(0, self.viewport().width() - first)
        head.resizeSection(WEEK, first)
        for column in range(FIRST_DAY, COLUMNS):
            head.resizeSection(column, rest * column // 7 - rest * (column - 1) // 7)
        self._fit_rows(rest // 7)

    def _fit_rows(self, width: int) -> None:
        rows, manner = self._model.rows(), self.delegate.manner
        room = self.viewport().height()
        for number, row in enumerate(rows):
            share = room * (number + 1) // len(rows) - room * number // len(rows)
            needed = max(self.delegate.room.height(day, width, manner) for day in row.days)
            needed = max(needed, self._week_heads.height(row.head, full=manner.full))
            self.verticalHeader().resizeSection(number, max(self._theme.px(LEAST_ROW), share, needed))

    def _shown_anew(self) -> None:
        self.delegate.setter.forget()
        self.part = -1
        self.fit()

    # ------------------------------------------------------------ standing on a part

    def stand_on(self, index: QModelIndex, part: int = -1) -> None:
        """Makes a cell the current one, and a part of it the meant one."""
        self.setCurrentIndex(index)
        self._mean(part)

    def last_part(self) -> int:
        """The last part of the current day, -1 where it has none."""
        day = self.day_here()
        return part_count(day, self.delegate.manner) - 1 if day is not None else -1

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.part = -1
        super().currentChanged(current, previous)

    def _mean(self, part: int) -> None:
        day = self.day_here()
        self.part = part if day is not None else -1
        self.viewport().update()
        if day is None or part < 0:
            return
        rect = self.visualRect(self.currentIndex())
        parts = self.delegate.room.parts(day, QRectF(rect), self.delegate.manner)
        over = parts[part].rect.bottom() + self._theme.px(4) - self.viewport().height()
        bar = self.verticalScrollBar()
        if over > 0:
            bar.setValue(bar.value() + round(over))
        elif parts[part].rect.top() < 0:
            bar.setValue(bar.value() + round(parts[part].rect.top()) - self._theme.px(4))
        number = parts[part].number
        words = day.name if number is None else day.chips[number].told
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex(), self.part)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._step(1 if key == Qt.Key.Key_Down else -1):
            return
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape and self.part >= 0:
            self._mean(-1)
        elif key == Qt.Key.Key_N and not event.modifiers():
            self._ask_new()
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters search in other tables; here they are keys of the screen
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> bool:
        """To the chip below or above in the same day; False where the day has no more that way."""
        day = self.day_here()
        if day is None or not -1 <= self.part + by < part_count(day, self.delegate.manner):
            return False
        self._mean(self.part + by)
        return True

    def _sideways(self, by: int) -> None:
        """To the day after or before, over the ends of weeks."""
        here = self.currentIndex()
        place = here.row() * COLUMNS + here.column() + by
        if here.isValid() and 0 <= place < self._model.rowCount() * COLUMNS:
            self.setCurrentIndex(self._model.index(place // COLUMNS, place % COLUMNS))

    def _ask_new(self) -> None:
        day = self.day_here()
        if day is not None and day.open:
            self.new_asked.emit(day.day)

    def _open(self, index: QModelIndex, part: int) -> None:
        cell = self._model.cell(index)
        if isinstance(cell, WeekCell):
            self.week_opened.emit(cell)
        elif isinstance(cell, DayCell) and cell.chips:
            alone = part < 0 and len(cell.chips) == 1
            number = 0 if alone else part
            if 0 <= number < min(len(cell.chips), self.delegate.manner.chips):
                self.post_opened.emit(cell.chips[number])
            else:
                self.day_opened.emit(cell)

    # ------------------------------------------------------------ the pointer

    def part_under(self, pos: QPointF, index: QModelIndex | QPersistentModelIndex) -> int:
        """The part of a cell at a point of the viewport, -1 for none."""
        cell = self._model.cell(index)
        if not isinstance(cell, DayCell):
            return -1
        parts = self.delegate.room.parts(cell, QRectF(self.visualRect(index)), self.delegate.manner)
        return next((n for n, part in enumerate(parts) if part.rect.contains(pos)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        part = self.part_under(event.position(), index)
        self._pressed = (index, part)
        if index.isValid():
            self.stand_on(index, part)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        part = self.part_under(event.position(), index)
        if event.button() is not Qt.MouseButton.LeftButton or (index, part) != self._pressed or not index.isValid():
            return
        if part >= 0 or index.column() == WEEK:
            self._open(index, part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        hand = self.part_under(event.position(), index) >= 0 or (index.isValid() and index.column() == WEEK)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
