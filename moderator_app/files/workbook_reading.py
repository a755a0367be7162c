"""The first sheet of an Excel workbook (XLSX) as records of texts: formulas as they are written, dates as dates.

Nothing is evaluated, followed or unfolded without measure: sizes are looked at before anything is read, XML goes
through defusedxml, and rows come one after the other. What is merged downwards stands in each of its rows, as people
see it.
"""

import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING

from moderator_app.files.table_reading import Record

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_COLUMNS = 64
MOST_PARTS = 2_000
LARGEST_SHEET, LARGEST_TEXTS, LARGEST_PART = 150_000_000, 50_000_000, 4_000_000
"""Bytes of a sheet, which is read row by row, of the texts, and of any other part, which is read whole."""
MOST_UNFOLDED, _SMALL = 100, 1_000_000
"""How many times longer than its packed form an honest part may be; short ones cost little either way."""
MOST_CELLS = 16_384
"""Of a row: as many as Excel has columns. A row is held whole."""
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, lzma.LZMAError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_TAIL = 4_000_000
_LOOKED_AT = 1_000_000
_ROW, _CELL = re.compile(rb"<(?:\w+:)?row[ />]"), re.compile(rb"<(?:\w+:)?c[ />]")


class NotAWorkbook(Exception):
    """What lies there cannot be read as a workbook."""


class WorkbookTooBig(Exception):
    """Unfolded it is larger than is taken in."""


def workbook_records(data: bytes, last_row: int) -> Iterator[Record]:
    """The rows of the first sheet that hold something, none after `last_row` + 1.

    Raises:
        NotAWorkbook, WorkbookTooBig: while the rows are asked for.
    """
    _check_sizes(data)
    rows = _of_first_sheet(data, last_row)
    while (record := _next(rows)) is not None:
        yield record


def _next(rows: Iterator[Record]) -> Record | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is left out: pictures, validation, dates beyond the calendar
            return next(rows, None)
    except _BROKEN as error:
        raise NotAWorkbook from error


def _check_sizes(data: bytes) -> None:
    """A part is never longer than the archive's list says: the zip library stops there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, archive.infolist())
    except _BROKEN as error:
        raise NotAWorkbook from error


def _check_parts(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> None:
    if not any(part.filename.endswith("workbook.xml") for part in parts):
        raise NotAWorkbook
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts if _is_xml(part)) > 2 * LARGEST_SHEET:
        raise WorkbookTooBig
    for part in parts:
        _check_part(archive, part)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if not _is_xml(part):
        return
    is_sheet = "/worksheets/" in part.filename
    largest = LARGEST_SHEET if is_sheet else LARGEST_TEXTS if "sharedStrings" in part.filename else LARGEST_PART
    if part.file_size > largest:
        raise WorkbookTooBig
    if part.file_size > _SMALL:
        if part.file_size > MOST_UNFOLDED * part.compress_size:
            raise WorkbookTooBig
        if is_sheet:
            with archive.open(part) as sheet:
                _check_rows(sheet)


def _check_rows(sheet: IO[bytes]) -> None:
    """Looks through a large sheet for a row with more cells than a sheet has columns."""
    cells, tail = 0, b""
    while chunk := sheet.read(_LOOKED_AT):
        whole = tail + chunk
        last = whole.rfind(b"<")  # a tag may be cut in two
        whole, tail = whole[:last], whole[last:]
        for number, row in enumerate(_ROW.split(whole)):
            cells = len(_CELL.findall(row)) + (0 if number else cells)
            if cells > MOST_CELLS:
                raise WorkbookTooBig


def _is_xml(part: zipfile.ZipInfo) -> bool:
    """Pictures and the like are never opened."""
    return part.filename.lower().endswith((".xml", ".rels"))


def _of_first_sheet(data: bytes, last_row: int) -> Iterator[Record]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    sheets = book.worksheets
    sheet = next((sheet for sheet in sheets if sheet.sheet_state == "visible"), sheets[0])
    yield from _rows(sheet, _merged(data, sheet), last_row)


def _rows(sheet: "ReadOnlyWorksheet", merged: Mapping[tuple[int, int], int], last_row: int) -> Iterator[Record]:
    above: dict[tuple[int, int], str] = {}
    heads = {(first, column) for (_, column), first in merged.items()}
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        cells = [_text(value) for value in values]
        if number > last_row or any(cell.strip() for cell in cells):
            for place, cell in enumerate(cells):
                if (number, place) in heads:
                    above[number, place] = cell
                elif (number, place) in merged and not cell:
                    cells[place] = above.get((merged[number, place], place), "")
            yield Record(number, cells)
        if number > last_row:
            return


def _text(value: object) -> str:
    """A cell as people would write it: days as ISO, times with hours and minutes, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    formula: object = getattr(value, "text", None)  # of a formula over several cells
    return formula if isinstance(formula, str) else str(value)


def _merged(data: bytes, sheet: "ReadOnlyWorksheet") -> dict[tuple[int, int], int]:
    """For each cell merged with the one above it (row from 1, column from 0), the row of the uppermost."""
    found: dict[tuple[int, int], int] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_part_of(sheet)) as part:
        tail = b""
        while chunk := part.read(_TAIL):
            tail = (tail + chunk)[-2 * _TAIL :]
    for left, top, _right, bottom in _MERGED.findall(tail):
        column, first, last = _column(left), int(top), int(bottom)
        if column < MOST_COLUMNS and first < last <= first + 5_000 and len(found) < 200_000:
            found.update({(row, column): first for row in range(first + 1, last + 1)})
    return found


def _part_of(sheet: "ReadOnlyWorksheet") -> str:
    return str(vars(sheet)["_worksheet_path"])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
