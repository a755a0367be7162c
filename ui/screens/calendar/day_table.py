"""The table of weeks and days as it is shown: the size of its cells, and on which part of one someone stands."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from moderator_app.words import Speaker
from ui.screens.calendar.carrier import Carrier
from ui.screens.calendar.cell_room import LEAST_ROW, MOST_IN_A_WEEK, Manner, Part, part_count, shown_chips
from ui.screens.calendar.days_head import HEAD, DaysHead
from ui.screens.calendar.delegate import CalendarDelegate
from ui.screens.calendar.model import COLUMNS, FIRST_DAY, WEEK, CalendarModel
from ui.screens.calendar.state import Chip, DayCell
from ui.screens.calendar.week_head import LEAST_WIDTH, WeekHeadPainter
from ui.theme import Theme

THREE_CHIPS_FROM = 1300


class DayTable(QTableView):
    """A table whose day cells have parts: `part` is the meant one of the current cell, -1 the day itself."""

    def __init__(self, theme: Theme, say: Speaker, model: CalendarModel) -> None:
        super().__init__()
        self._theme, self._say, self.weeks = theme, say, model
        self.part = -1
        self._week_heads = WeekHeadPainter(theme)
        self.setModel(model)
        self.setAccessibleName(say("Calendar"))
        self.setAccessibleDescription(say("Ctrl+X picks a post up, the arrow keys and Enter put it on another day."))
        self.setHorizontalHeader(DaysHead(theme, self))
        self.delegate = CalendarDelegate(theme, say, self)
        self.carrier = Carrier(theme, say, self.delegate.setter, self)
        self.carrier.changed.connect(self.viewport().update)
        self.carrier.stirred.connect(self._stirred)
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
        return self.day_at(self.currentIndex())

    def chip_here(self) -> Chip | None:
        """The meant chip, or the only one of the day."""
        day = self.day_here()
        if day is None:
            return None
        number = 0 if self.part < 0 and day.total == 1 else self.part
        return day.chips[number] if 0 <= number < shown_chips(day, self.delegate.manner) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.carrier.chip is not None:
            self.carrier.paint_carried(QPainter(self.viewport()))

    def _stirred(self, way: QRectF, days: tuple[date | None, ...]) -> None:
        """Paints only what a chip at the pointer changes."""
        self.viewport().update(way.adjusted(-8, -4, 8, 12).toAlignedRect())
        for day in days:
            if day is not None:
                self.viewport().update(self.visualRect(self.weeks.index_of(day)))

    def fit(self) -> None:
        """Gives the columns the width, and the rows what they need or what there is."""
        px, head = self._theme.px, self.horizontalHeader()
        full = self.delegate.manner.full
        rows = self.weeks.rows()
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
        rows, manner = self.weeks.rows(), self.delegate.manner
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
        self.mean(part)

    def last_part(self) -> int:
        """The last part of the current day, -1 where it has none."""
        day = self.day_here()
        return part_count(day, self.delegate.manner) - 1 if day is not None else -1

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.part = -1
        super().currentChanged(current, previous)

    def mean(self, part: int) -> None:
        """Makes a part of the current day the meant one, brings it into sight and says it."""
        day = self.day_here()
        self.part = part if day is not None else -1
        self.viewport().update()
        if day is None or part < 0:
            return
        parts = self.parts_of(self.currentIndex(), day)
        over = parts[part].rect.bottom() + self._theme.px(4) - self.viewport().height()
        bar = self.verticalScrollBar()
        if over > 0:
            bar.setValue(bar.value() + round(over))
        elif parts[part].rect.top() < 0:
            bar.setValue(bar.value() + round(parts[part].rect.top()) - self._theme.px(4))
        number = parts[part].number
        self.carrier.announce(day.name if number is None else day.chips[number].told)

    def parts_of(self, index: QModelIndex | QPersistentModelIndex, day: DayCell) -> tuple[Part, ...]:
        """The parts of a day's cell, in the viewport's pixels."""
        return self.delegate.room.parts(day, QRectF(self.visualRect(index)), self.delegate.manner)

    def day_at(self, index: QModelIndex | QPersistentModelIndex) -> DayCell | None:
        """The day at an index; None where none is."""
        cell = self.weeks.cell(index)
        return cell if isinstance(cell, DayCell) else None

    def part_under(self, pos: QPointF, index: QModelIndex | QPersistentModelIndex) -> int:
        """The part of a cell at a point of the viewport, -1 for none."""
        day = self.day_at(index)
        if day is None:
            return -1
        return next((n for n, part in enumerate(self.parts_of(index, day)) if part.rect.contains(pos)), -1)
