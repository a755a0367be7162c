"""The list as an item model: a day's head, then its posts, read stretch by stretch behind the door, both ways."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from moderator_app.domain.errors import ModeratorError
from moderator_app.words import Speaker
from ui.background import run
from ui.screens.calendar.state import AgendaPiece, Chip, DayCell

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Answers an `AgendaRow`."""
MOST_ROWS = 1500
"""Kept at once; what is farthest from where someone reads goes first, and is read anew on the way back."""
Read = Callable[[date, bool], AgendaPiece]
"""Brings the stretch from a day on, or (False) the one before it; called behind the door."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """The head of a day (`chip` None), or a post on it."""

    day: DayCell
    chip: Chip | None = None


class AgendaModel(QAbstractListModel):
    """`arrived` carries the stretch that came, and whether it stands at the end (True) or at the beginning;
    `forgetting` the rows that are about to go, from the first one until before the last.
    """

    arrived = Signal(object, object)
    forgetting = Signal(object, object)
    failed = Signal(object)

    def __init__(self, say: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._read: Read | None = None
        self._rows: list[AgendaRow] = []
        self._edges: dict[bool, date] = {}
        self._ended = {True: False, False: False}
        self._asked = {True: False, False: False}
        self._generation = 0

    def begin(self, start: date, read: Read) -> None:
        """Shows another list, or the same one anew; what is shown stays until it comes."""
        self._generation += 1
        self._read = read
        self._asked = {True: True, False: True}
        asked = self._generation
        run(self, lambda: read(start, True), lambda piece: self._start(asked, start, piece), self._fail)

    def more(self, later: bool) -> None:
        """Reads on at the end, or (False) before the beginning; nothing where that was asked for or there is none."""
        if self._read is None or self._asked[later] or self._ended[later]:
            return
        self._asked[later] = True
        read, edge, asked = self._read, self._edges[later], self._generation
        run(self, lambda: read(edge, later), lambda piece: self._add(asked, later, piece), self._fail)

    def ended(self, later: bool) -> bool:
        """Whether there is nothing more that way."""
        return self._ended[later]

    def row(self, row: int) -> AgendaRow | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def first_from(self, day: date) -> int:
        """The head of the first day from this one on; the last row where none comes."""
        found = (n for n, row in enumerate(self._rows) if row.chip is None and row.day.day >= day)
        return next(found, max(0, len(self._rows) - 1))

    def place_of(self, wanted: AgendaRow) -> int | None:
        """Where a post stands now, or the head of a day; by post and page."""
        key = _key(wanted)
        return next((n for n, row in enumerate(self._rows) if _key(row) == key), None)

    def _start(self, asked: int, start: date, piece: AgendaPiece) -> None:
        if asked != self._generation:
            return
        self.beginResetModel()
        self._rows = _rows(piece)
        self._edges = {True: piece.after, False: start}
        self._ended = {True: piece.ended, False: False}
        self._asked = {True: False, False: False}
        self.endResetModel()
        self.arrived.emit(piece, True)

    def _add(self, asked: int, later: bool, piece: AgendaPiece) -> None:
        if asked != self._generation:
            return
        rows = _rows(piece)
        self._ended[later] = piece.ended
        self._edges[later] = piece.after if later else piece.before
        if rows:
            at = len(self._rows) if later else 0
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()
            self._forget_far(later)
        self._asked[later] = False
        self.arrived.emit(piece, later)

    def _forget_far(self, later: bool) -> None:
        """Lets whole days go at the other end."""
        surplus = len(self._rows) - MOST_ROWS
        if surplus <= 0:
            return
        heads = [n for n, row in enumerate(self._rows) if row.chip is None]
        if later:
            keep = next((n for n in heads if n >= surplus), heads[-1])
            self._remove(0, keep)
            self._edges[False] = self._rows[0].day.day
        else:
            keep = next((n for n in reversed(heads) if n <= MOST_ROWS), heads[0])
            first_gone = self._rows[keep].day.day
            self._remove(keep, len(self._rows))
            self._edges[True] = first_gone
        self._ended[not later] = False

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.forgetting.emit(first, end)
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _fail(self, error: ModeratorError) -> None:
        self._asked = {True: False, False: False}
        self.failed.emit(error)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row)
        return None

    def _told(self, row: AgendaRow) -> str:
        if row.chip is not None:
            return f"{row.chip.told}, {row.chip.who}" if row.chip.who else row.chip.told
        names = [f"{name.text} ({name.suffix})" if name.suffix else name.text for name in row.day.names]
        count = self._say.count("{n} post", "{n} posts", row.day.total)
        return ", ".join((row.day.name, *names, count))

    def _tip(self, row: AgendaRow) -> str:
        if row.chip is None or not row.chip.fixed:
            return self._told(row)
        return f"{self._told(row)}\n{self._say('It cannot be moved: {reason}', reason=row.chip.fixed)}"


def _rows(piece: AgendaPiece) -> list[AgendaRow]:
    return [row for day in piece.days for row in (AgendaRow(day), *(AgendaRow(day, chip) for chip in day.chips))]


def _key(row: AgendaRow) -> tuple[object, ...]:
    return (row.day.day,) if row.chip is None else (row.chip.post_id, row.chip.page)
