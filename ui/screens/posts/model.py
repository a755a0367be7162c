"""The list of posts as an item model that asks the store for the rows in sight, fifty at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PostId
from moderator_app.domain.lines import PostQuery
from moderator_app.words import Speaker
from ui import background
from ui.screens.posts.presenter import PostRow, PostsPresenter
from ui.widgets.table import CELL_ROLE, Cell

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PAGE = 50
STATE, TITLE, WHEN = range(3)


class PostsModel(QAbstractTableModel):
    """`counted` tells how many there are; `arrived` that rows in sight are there; `failed` carries an error."""

    counted = Signal(object)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, presenter: PostsPresenter, say: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._heads = (say("State"), say("Post"), say("Time"))
        self._query = PostQuery()
        self._count = 0
        self._generation = 0
        self._pages: dict[int, tuple[PostRow, ...]] = {}
        self._asked: set[int] = set()

    def ask(self, query: PostQuery) -> None:
        """Shows another list, or the same one anew; the first rows come with the count."""
        self._query = query
        self._generation += 1
        asked = self._generation
        background.run(
            self,
            lambda: (self._presenter.count(query), self._presenter.rows(query, 0, PAGE)),
            lambda found: self._start(asked, *found),
            self._fail,
        )

    def row_at(self, row: int) -> PostRow | None:
        """A row, or None while it is on its way."""
        page, place = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._fetch(page)
            return None
        return rows[place] if place < len(rows) else None

    def place_of(self, post_id: PostId) -> int | None:
        """Where a post stands among the rows that are there."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.post_id == post_id:
                    return page * PAGE + place
        return None

    def _start(self, asked: int, count: int, rows: tuple[PostRow, ...]) -> None:
        if asked != self._generation:
            return
        self.beginResetModel()
        self._count = count
        self._pages = {0: rows}
        self._asked = {0}
        self.endResetModel()
        self.counted.emit(count)

    def _fetch(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        query, asked = self._query, self._generation
        work: Callable[[], tuple[PostRow, ...]] = partial(self._presenter.rows, query, page * PAGE, PAGE)
        background.run(self, work, lambda rows: self._take(asked, page, rows), self._fail)

    def _take(self, asked: int, page: int, rows: tuple[PostRow, ...]) -> None:
        if asked != self._generation:
            return
        self._pages[page] = rows
        first = self.index(page * PAGE, 0)
        self.dataChanged.emit(first, self.index(min(self._count, (page + 1) * PAGE) - 1, WHEN))
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


def _cell(row: PostRow, column: int) -> Cell:
    if column == STATE:
        return Cell(row.state, row.others, state=row.look)
    return Cell(row.title, row.second) if column == TITLE else Cell(row.day, row.hour)
