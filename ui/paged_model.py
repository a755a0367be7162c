"""A table model over more rows than are kept in memory: those in sight are asked for behind the door, page by page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moderator_app.domain.errors import ModeratorError
from ui import background
from ui.widgets.table import CELL_ROLE, Cell

R = TypeVar("R")
Rows = Callable[[int, int], tuple[R, ...]]
"""Brings the rows from an offset on, at most so many; called behind the door."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PAGE, PAGES_KEPT = 50, 40
"""Rows in a page, and how many pages are kept."""


class PagedModel(QAbstractTableModel, Generic[R]):
    """`counted` tells how many rows there are; `arrived` that rows in sight are there; `failed` carries an error."""

    counted = Signal(object)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, heads: Sequence[str], cell: Callable[[R, int], Cell], parent: QObject) -> None:
        """Holds nothing yet; `cell` says what a row shows in a column."""
        super().__init__(parent)
        self._heads = tuple(heads)
        self._cell = cell
        self._bring: Rows[R] | None = None
        self._count = 0
        self._generation = 0
        self._pages: dict[int, tuple[R, ...]] = {}
        self._asked: set[int] = set()

    def begin(self, find: Callable[[], tuple[int, Rows[R]]]) -> None:
        """Shows another list, or the same one anew; the first rows come with the count.

        Args:
            find: called behind the door; tells how many rows there are, and what brings them.
        """
        self._generation += 1
        asked = self._generation

        def work() -> tuple[int, Rows[R], tuple[R, ...]]:
            count, bring = find()
            return count, bring, bring(0, PAGE)

        background.run(self, work, lambda found: self._start(asked, *found), self._fail)

    def row_at(self, row: int) -> R | None:
        """A row, or None while it is on its way."""
        page, place = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._fetch(page)
            return None
        return rows[place] if place < len(rows) else None

    def place_where(self, wanted: Callable[[R], bool]) -> int | None:
        """The first of the rows that are there and wanted."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if wanted(row):
                    return page * PAGE + place
        return None

    def _start(self, asked: int, count: int, bring: Rows[R], rows: tuple[R, ...]) -> None:
        if asked != self._generation:
            return
        self.beginResetModel()
        self._count = count
        self._bring = bring
        self._pages = {0: rows}
        self._asked = {0}
        self.endResetModel()
        self.counted.emit(count)

    def _fetch(self, page: int) -> None:
        if page in self._asked or self._bring is None:
            return
        self._asked.add(page)
        asked = self._generation
        work: Callable[[], tuple[R, ...]] = partial(self._bring, page * PAGE, PAGE)
        background.run(self, work, lambda rows: self._take(asked, page, rows), self._fail)

    def _take(self, asked: int, page: int, rows: tuple[R, ...]) -> None:
        if asked != self._generation:
            return
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:  # those that were asked for first are farthest away
            gone = next(iter(self._pages))
            del self._pages[gone]
            self._asked.discard(gone)
        last = min(self._count, (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self._heads) - 1))
        self.arrived.emit()

    def _fail(self, error: ModeratorError) -> None:
        self.failed.emit(error)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return Cell("…", muted=True) if role == CELL_ROLE else None
        cell = self._cell(row, index.column())
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{cell.text}, {cell.second}" if cell.second else cell.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None
