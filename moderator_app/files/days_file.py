"""Files of days that offices pass on: CSV, read as forgivingly as can be without guessing, written as Excel reads it.

Read: UTF-8 with or without byte order mark, UTF-16; comma, semicolon or tab; Bangla or English heads in any order; days
as domain.fields takes them. What is not understood is a fault with its row and column; the rest is read on, so that all
faults are told at once. Written: UTF-8 with byte order mark, comma, CRLF, and no cell that a spreadsheet would run.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import final

from moderator_app.domain.day_faults import DaysFileFault, DaysRead, FaultKind
from moderator_app.domain.day_merge import Column
from moderator_app.domain.days import DayClass, SpecialDay
from moderator_app.domain.errors import NotADaysFile
from moderator_app.files.csv_out import table_csv
from moderator_app.files.days_rows import Record, Rows, shortened
from moderator_app.files.days_words import CLASSES, COLUMN_OF, HEADS, NO, YES, plain
from moderator_app.words import Language

LARGEST = 4_000_000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@final
class CsvDaysFiles:
    """Fulfils `ports.DaysFiles`."""

    def read(self, path: Path) -> DaysRead:
        """What stands in the file.

        Raises:
            NotADaysFile: the file is not there, cannot be opened or is a folder.
        """
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
        except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
            raise NotADaysFile(name=path.name) from error
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
    text = _decoded(data)
    if text is None:
        return _refused(name, FaultKind.NOT_TEXT)
    records = _records(text)
    heads = next(records, None)
    if heads is None:
        return _refused(name, FaultKind.EMPTY_FILE)
    if heads.cells is None:
        return _refused(name, FaultKind.NOT_TEXT)
    table, faults = _columns(heads.row, heads.cells)
    days, more = Rows(table, heads.cells).read(records)
    faults = [*faults, *more]
    whole = not any(fault.of_the_file for fault in faults)
    return DaysRead(name, tuple(days) if whole else (), tuple(faults), frozenset(table.values()))


def _refused(name: str, kind: FaultKind) -> DaysRead:
    return DaysRead(name, faults=(DaysFileFault(kind),))


def _decoded(data: bytes) -> str | None:
    if data.startswith(_WORKBOOKS):
        return None
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _records(text: str) -> Iterator[Record]:
    """The records by the separator under which most heads are known; a line `sep=` of Excel's may name it."""
    first, _, rest = text.partition("\n")
    named = first.strip().casefold()
    if named in ("sep=,", "sep=;", "sep="):
        return _split(rest, named[4:] or "\t", 2)
    known = {separator: _known_heads(text, separator) for separator in ",;\t"}
    return _split(text, max(known, key=lambda separator: known[separator]), 1)


def _known_heads(text: str, separator: str) -> int:
    heads = next(_split(text, separator, 1), None)
    return sum(1 for head in (heads.cells if heads else None) or () if plain(head) in COLUMN_OF)


def _split(text: str, separator: str, first_row: int) -> Iterator[Record]:
    """The records that hold something."""
    row = first_row - 1
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            row += 1
            if any(cell.strip() for cell in cells):
                yield Record(row, cells)
    except csv.Error:  # a cell beyond all measure: a quotation mark that nobody closed
        yield Record(row + 1, None)


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
