"""Files of posts: CSV and XLSX, read as forgivingly as can be without guessing; what is written for people to mend."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import final

from moderator_app.domain.errors import (
    NotAPostTable,
    TableEmpty,
    TableHeadTwice,
    TableOld,
    TableTooBig,
    TableTooLong,
    TableUnread,
    TableWithoutText,
)
from moderator_app.domain.fields import plain
from moderator_app.domain.importing import Column, PostTable, TableRow
from moderator_app.files.csv_out import defused, table_csv
from moderator_app.files.post_words import COLUMN_OF, HEADS, PASSED_OVER, REASON, ROW
from moderator_app.files.table_reading import NEW_WORKBOOK, OLD_WORKBOOK, Record, decoded, file_bytes, records
from moderator_app.files.workbook_reading import NotAWorkbook, WorkbookTooBig, workbook_records
from moderator_app.ports import Watch, unwatched
from moderator_app.words import Language

LARGEST = 50_000_000
MOST_ROWS = 20_000
_LAST_ROW = 100_000
"""Rows that hold something, and where the last of them may stand."""
_HEADS_AMONG = 20
_EVERY = 200
_MEGABYTE = 1_000_000


@final
class CsvAndXlsxPosts:
    """Fulfils `ports.PostTables`."""

    def read(self, path: Path, watch: Watch = unwatched) -> PostTable:
        """The rows of a file.

        Raises:
            NotAPostTable, TableUnread, TableOld, TableEmpty, TableTooBig, TableTooLong, TableWithoutText,
            TableHeadTwice: it cannot be taken in at all.
        """
        data = file_bytes(path, LARGEST) if path.is_file() else None
        if data is None:
            raise TableUnread(name=path.name)
        return read_posts(data, path.name, watch)

    def written(self, rows: Iterable[tuple[TableRow, str]], language: Language) -> bytes:
        """Rows with the reason why each stayed behind, as a CSV that a spreadsheet opens and `read` takes in again."""
        place = 0 if language is Language.BANGLA else 1
        heads = (ROW[place], *(pair[place] for pair in HEADS.values()), REASON[place])
        cells = ((str(row.row), *(row.cells.get(c, "") for c in HEADS), reason) for row, reason in rows)
        return table_csv(heads, cells)

    def sample(self, rows: Iterable[Mapping[Column, str]], language: Language) -> bytes:
        """A file as this program likes it best."""
        place = 0 if language is Language.BANGLA else 1
        return table_csv([pair[place] for pair in HEADS.values()], ([row.get(c, "") for c in HEADS] for row in rows))


def read_posts(data: bytes, name: str, watch: Watch = unwatched) -> PostTable:
    """The rows of a file's bytes; errors as `CsvAndXlsxPosts.read`."""
    if len(data) > LARGEST:
        raise TableTooBig(name=name, limit=LARGEST // _MEGABYTE)
    if not data.strip():
        raise TableEmpty(name=name)
    if data.startswith(OLD_WORKBOOK):
        raise TableOld(name=name)
    try:
        found = _Heads(name).rows(_watched(_records(data, name), watch))
    except NotAWorkbook as error:
        raise NotAPostTable(name=name) from error
    except WorkbookTooBig as error:
        raise TableTooBig(name=name, limit=LARGEST // _MEGABYTE) from error
    if not found.rows:
        raise TableEmpty(name=name)
    return PostTable(name, hashlib.sha256(data).hexdigest(), tuple(found.rows), tuple(found.ignored))


def _records(data: bytes, name: str) -> Iterator[Record]:
    if data.startswith(NEW_WORKBOOK):
        return workbook_records(data, _LAST_ROW)
    text = decoded(data)
    if text is None:
        raise NotAPostTable(name=name)
    return records(text, _is_head, _HEADS_AMONG)


def _is_head(cell: str) -> bool:
    return plain(cell[:200]) in COLUMN_OF


def _watched(rows: Iterator[Record], watch: Watch) -> Iterator[Record]:
    """How many rows are still to come nobody knows; the share creeps towards all of them."""
    for number, row in enumerate(rows):
        if number % _EVERY == 0:
            watch(number / (number + 10_000))
        yield row


@dataclass(slots=True)
class _Found:
    rows: list[TableRow]
    ignored: list[str]


@final
class _Heads:
    """Finds the heads among the first records, then reads what stands under them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._table: dict[int, Column] = {}
        self._known: set[int] = set()

    def rows(self, records: Iterator[Record]) -> _Found:
        heads = self._find(records)
        ignored = self._take(heads)
        rows: list[TableRow] = []
        for record in records:
            if record.cells is None:
                raise NotAPostTable(name=self._name)
            if len(rows) >= MOST_ROWS or record.row > _LAST_ROW:
                raise TableTooLong(name=self._name, limit=MOST_ROWS)
            row = self._row(record.row, record.cells)
            if any(cell.strip() for cell in row.cells.values()) or row.beyond:
                rows.append(row)
        return _Found(rows, ignored)

    def _find(self, records: Iterator[Record]) -> Sequence[str]:
        """The first record with a head for the text; titles and blanks above it are passed over."""
        seen = False
        for number, record in enumerate(records):
            if record.cells is None:
                raise NotAPostTable(name=self._name)
            seen = True
            if any(COLUMN_OF.get(plain(cell[:200])) is Column.TEXT for cell in record.cells):
                return record.cells
            if number + 1 >= _HEADS_AMONG:
                break
        raise TableWithoutText(name=self._name) if seen else TableEmpty(name=self._name)

    def _take(self, heads: Sequence[str]) -> list[str]:
        """Which column stands at which place; returns the heads that nobody knows."""
        ignored: list[str] = []
        for place, head in enumerate(heads):
            word = plain(head[:200])
            column = COLUMN_OF.get(word)
            if column is not None and column in self._table.values():
                raise TableHeadTwice(name=self._name, head=word)
            if column is not None:
                self._table[place] = column
            elif word and word not in PASSED_OVER:
                ignored.append(word)
            if word:
                self._known.add(place)
        return ignored

    def _row(self, row: int, cells: Sequence[str]) -> TableRow:
        beyond = next((c for place, c in enumerate(cells) if c.strip() and place not in self._known), "")
        taken = {column: _bare(cells[place]) for place, column in self._table.items() if place < len(cells)}
        return TableRow(row, taken, beyond[:200])


def _bare(cell: str) -> str:
    """The cell without the apostrophe that made it safe for a spreadsheet, and without lone surrogates."""
    bare = cell.removeprefix("'")
    text = bare if bare != cell and defused(bare) != bare else cell
    return text.encode("utf-8", "ignore").decode("utf-8")
