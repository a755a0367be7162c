"""The calendar as an item model: a week a row, its head first, then its seven days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.screens.calendar.state import ColumnHead, DayCell, WeekCell, WeekRow

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

WEEK, FIRST_DAY, COLUMNS = 0, 1, 8
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Answers the `WeekCell` of the first column, the `DayCell` of the others, the `ColumnHead` of a day's head."""


class CalendarModel(QAbstractTableModel):
    """Every cell says its whole meaning to a screen reader; what is painted comes from `CELL_ROLE`."""

    def __init__(self, week_head: str, parent: QObject | None = None) -> None:
        """`week_head` names the first column for screen readers; nothing is painted there."""
        super().__init__(parent)
        self._week_head = week_head
        self._heads: tuple[ColumnHead, ...] = ()
        self._rows: tuple[WeekRow, ...] = ()

    def set_weeks(self, heads: Sequence[ColumnHead], rows: Sequence[WeekRow]) -> None:
        self.beginResetModel()
        self._heads = tuple(heads)
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[WeekRow, ...]:
        return self._rows

    def cell(self, index: _Index) -> DayCell | WeekCell | None:
        """What stands at an index; None nowhere."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        week = self._rows[index.row()]
        return week.head if index.column() == WEEK else week.days[index.column() - FIRST_DAY]

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; an invalid index where it does not."""
        for number, week in enumerate(self._rows):
            if day in week.head.week:
                return self.index(number, FIRST_DAY + (day - week.head.week.first_on).days)
        return QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if cell is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.told
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        head = self._heads[section - FIRST_DAY] if FIRST_DAY <= section <= len(self._heads) else None
        if role == CELL_ROLE:
            return head
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return head.word if head else self._week_head
        return None
