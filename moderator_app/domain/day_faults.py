"""What was read from a file of days, and what in it cannot be taken: every fault with its row and column."""

from dataclasses import dataclass
from enum import StrEnum

from moderator_app.domain.day_merge import Column, DayChange, ReadDay


class FaultKind(StrEnum):
    """Why a file, a column, a row or a cell cannot be taken."""

    EMPTY_FILE = "empty_file"
    NOT_TEXT = "not_text"
    TOO_BIG = "too_big"
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    ROW_UNREADABLE = "row_unreadable"
    CELL_EMPTY = "cell_empty"
    CELL_TOO_LONG = "cell_too_long"
    CELL_WITHOUT_HEAD = "cell_without_head"
    NOT_A_DATE = "not_a_date"
    NOT_A_CLASS = "not_a_class"
    NOT_YES_OR_NO = "not_yes_or_no"
    DAY_TWICE = "day_twice"


_OF_THE_FILE = frozenset({
    FaultKind.EMPTY_FILE, FaultKind.NOT_TEXT, FaultKind.TOO_BIG,
    FaultKind.COLUMN_MISSING, FaultKind.COLUMN_UNKNOWN, FaultKind.COLUMN_TWICE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class DaysFileFault:
    """A fault at a row, as a spreadsheet counts (0: the file as a whole), and a column by the head it has in the file.

    `found` is what stands there; `earlier_row` is where the same day stood before, for DAY_TWICE.
    """

    kind: FaultKind
    row: int = 0
    column: str = ""
    found: str = ""
    earlier_row: int = 0

    @property
    def of_the_file(self) -> bool:
        """Whether no row of the file can be taken for it."""
        return self.kind in _OF_THE_FILE


@dataclass(frozen=True, slots=True)
class DaysRead:
    """A file as it was read: `name` of the file, the rows without fault, and all faults in the order of rows."""

    name: str
    days: tuple[ReadDay, ...] = ()
    faults: tuple[DaysFileFault, ...] = ()
    columns: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class DaysPreview:
    """What taking a file over would do to the days of the office, as they were a moment ago."""

    read: DaysRead
    changes: tuple[DayChange, ...]
