"""The week board as an item model: a page a row; its name, seven days, the count and the state."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.screens.this_week.state import BoardLine, DayHead

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

PAGE, FIRST_DAY, COUNT, STATE, COLUMNS = 0, 1, 8, 9, 10
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Answers the whole `BoardLine` of a row."""
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Answers the `DayHead` of a day's column, None elsewhere."""


class BoardModel(QAbstractTableModel):
    """Every cell says its whole meaning to a screen reader; what is painted comes from `LINE_ROLE`."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        """`heads` name the first, the count's and the state's column."""
        super().__init__(parent)
        self._words = tuple(heads)
        self._days: tuple[DayHead, ...] = ()
        self._lines: tuple[BoardLine, ...] = ()

    def set_board(self, title: str, days: Sequence[DayHead], lines: Sequence[BoardLine]) -> None:
        self.beginResetModel()
        self._words = (title, *self._words[1:])
        self._days = tuple(days)
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: _Index) -> BoardLine:
        return self._lines[index.row()]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _told(line, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        day = self._days[section - FIRST_DAY] if self._days and FIRST_DAY <= section < COUNT else None
        if role == HEAD_ROLE:
            return day
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if day is not None:
                return day.name
            return self._words[(PAGE, COUNT, STATE).index(section)] if section in (PAGE, COUNT, STATE) else ""
        return None


def _told(line: BoardLine, column: int) -> str:
    if column == PAGE:
        return ". ".join(part for part in (f"{line.face.name}, {line.kind}", line.told) if part)
    if column == COUNT:
        return line.count.name
    return f"{line.word}, {line.second}" if column == STATE else line.days[column - FIRST_DAY].name
