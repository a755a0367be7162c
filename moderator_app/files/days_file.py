"""Files of days that offices pass on: CSV, read as forgivingly as can be without guessing, written as Excel reads it.

Read: UTF-8 with or without byte order mark, UTF-16; comma, semicolon or tab; Bangla or English heads in any order; days
as domain.fields takes them. What is not understood is a fault with its row and column; the rest is read on, so that all
faults are told at once. Written: UTF-8 with byte order mark, comma, CRLF, and no cell that a spreadsheet would run.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import final

from moderator_app.domain.day_faults import DaysFileFault, DaysRead, FaultKind
from moderator_app.domain.day_merge import Column
from moderator_app.domain.days import DayClass, SpecialDay
from moderator_app.domain.errors import NotADaysFile
from moderator_app.domain.fields import plain
from moderator_app.files.csv_out import table_csv
from moderator_app.files.days_rows import Rows, shortened
from moderator_app.files.days_words import CLASSES, COLUMN_OF, HEADS, NO, YES
from moderator_app.files.table_reading import decoded, file_bytes, records
from moderator_app.words import Language

LARGEST = 4_000_000


@final
class CsvDaysFiles:
    """Fulfils `ports.DaysFiles`."""

    def read(self, path: Path) -> DaysRead:
        """What stands in the file.

        Raises:
            NotADaysFile: the file is not there, cannot be opened or is a folder.
        """
        data = file_bytes(path, LARGEST)
        if data is None:
            raise NotADaysFile(name=path.name)
        return read_days(data, path.name)

    def written(self, days: Iterable[SpecialDay], language: Language) -> bytes:
        """Such days as a file, its heads and words in one language; `read` understands both."""
        bangla = language is Language.BANGLA
        heads = tuple(pair[0 if bangla else 1] for pair in HEADS.values())
        return table_csv(heads, (_cells(day, bangla=bangla) for day in days))


def read_days(data: bytes, name: str) -> DaysRead:
    """Days and faults of a file's bytes; never anything else, whatever the bytes are."""
    if len(data) > LARGEST:
        return _refused(name, FaultKind.TOO_BIG)
    text = decoded(data)
    if text is None:
        return _refused(name, FaultKind.NOT_TEXT)
    rows = records(text, lambda head: plain(head) in COLUMN_OF)
    heads = next(rows, None)
    if heads is None:
        return _refused(name, FaultKind.EMPTY_FILE)
    if heads.cells is None:
        return _refused(name, FaultKind.NOT_TEXT)
    table, faults = _columns(heads.row, heads.cells)
    days, more = Rows(table, heads.cells).read(rows)
    faults = [*faults, *more]
    whole = not any(fault.of_the_file for fault in faults)
    return DaysRead(name, tuple(days) if whole else (), tuple(faults), frozenset(table.values()))


def _refused(name: str, kind: FaultKind) -> DaysRead:
    return DaysRead(name, faults=(DaysFileFault(kind),))


def _columns(row: int, heads: Iterable[str]) -> tuple[dict[int, Column], list[DaysFileFault]]:
    """Which column stands at which place, and what is wrong with the heads."""
    table: dict[int, Column] = {}
    faults: list[DaysFileFault] = []
    for place, head in enumerate(heads):
        column = COLUMN_OF.get(plain(head))
        if column is None:
            if head.strip():
                faults.append(DaysFileFault(FaultKind.COLUMN_UNKNOWN, row, shortened(head)))
        elif column in table.values():
            faults.append(DaysFileFault(FaultKind.COLUMN_TWICE, row, shortened(head)))
        else:
            table[place] = column
    missing = [c for c in (Column.DATE, Column.NAME_BN) if c not in table.values()]
    faults += [DaysFileFault(FaultKind.COLUMN_MISSING, row, " / ".join(HEADS[c])) for c in missing]
    return table, faults


def _cells(day: SpecialDay, *, bangla: bool) -> tuple[str, ...]:
    yes, no = (YES[0], NO[0]) if bangla else ("yes", "no")
    flags = (day.closed, day.moon, day.provisional, day.cancelled)
    return (
        day.on.isoformat(),
        day.name.bn,
        day.name.en,
        CLASSES[day.day_class] if bangla or day.day_class is DayClass.NONE else day.day_class.value,
        *(yes if flag else no for flag in flags),
        day.source,
    )
