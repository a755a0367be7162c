"""The log as an item model: it knows the numbers of its entries, and asks for the entries in sight, fifty at a time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.lines import LogQuery
from moderator_app.words import Speaker
from ui import background
from ui.screens.activity.presenter import ActivityPresenter, ActivityRow
from ui.widgets.table import CELL_ROLE, Cell

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PAGE, PAGES_KEPT = 50, 40
WHEN, WHO, WHAT, ABOUT = range(4)


class ActivityModel(QAbstractTableModel):
    """`counted` tells how many entries fit; `arrived` that rows in sight are there; `failed` carries an error."""

    counted = Signal(object)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, presenter: ActivityPresenter, say: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._heads = (say("When"), say("Who"), say("What"), say("About"))
        self._numbers: Sequence[int] = ()
        self._generation = 0
        self._pages: dict[int, tuple[ActivityRow, ...]] = {}
        self._asked: set[int] = set()

    def ask(self, query: LogQuery) -> None:
        """Shows the entries that fit; the first rows come with the count."""
        self._generation += 1
        asked = self._generation

        def work() -> tuple[Sequence[int], tuple[ActivityRow, ...]]:
            numbers = self._presenter.find(query)
            return numbers, self._presenter.rows(numbers[:PAGE])

        background.run(self, work, lambda found: self._start(asked, *found), self._fail)

    def row_at(self, row: int) -> ActivityRow | None:
        """A row, or None while it is on its way."""
        page, place = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._fetch(page)
            return None
        return rows[place] if place < len(rows) else None

    def _start(self, asked: int, numbers: Sequence[int], rows: tuple[ActivityRow, ...]) -> None:
        if asked != self._generation:
            return
        self.beginResetModel()
        self._numbers = numbers
        self._pages = {0: rows}
        self._asked = {0}
        self.endResetModel()
        self.counted.emit(len(numbers))

    def _fetch(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        numbers, asked = self._numbers[page * PAGE : (page + 1) * PAGE], self._generation
        work: Callable[[], tuple[ActivityRow, ...]] = partial(self._presenter.rows, numbers)
        background.run(self, work, lambda rows: self._take(asked, page, rows), self._fail)

    def _take(self, asked: int, page: int, rows: tuple[ActivityRow, ...]) -> None:
        if asked != self._generation:
            return
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:  # those that were asked for first are farthest away
            gone = next(iter(self._pages))
            del self._pages[gone]
            self._asked.discard(gone)
        last = min(len(self._numbers), (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(page * PAGE, WHEN), self.index(last, ABOUT))
        self.arrived.emit()

    def _fail(self, error: ModeratorError) -> None:
        self.failed.emit(error)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return Cell("…", muted=True) if role == CELL_ROLE else None
        cell = _cell(row, index.column())
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{cell.text}, {cell.second}" if cell.second else cell.text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def _cell(row: ActivityRow, column: int) -> Cell:
    if column == WHEN:
        return Cell(row.day, row.time)
    if column == WHO:
        return Cell(row.who)
    return Cell(row.what, row.detail) if column == WHAT else Cell(row.about, muted=row.place is None)
