"""What every table that is taken in shares: the bytes of its file, its coding, its separator and its records.

Read: UTF-8 with or without byte order mark, UTF-16 with one; comma, semicolon or tab, told by the heads that are known
under each, or by a line `sep=` of Excel's.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

OLD_WORKBOOK, NEW_WORKBOOK = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the file; `cells` None: it cannot be read, nor can what follows."""

    row: int
    cells: Sequence[str] | None


def file_bytes(path: Path, largest: int) -> bytes | None:
    """The bytes of a file; one byte too many where it is larger, None where it cannot be read or is no plain file."""
    try:
        if not path.is_file():  # a pipe or a device may never answer
            return None
        with path.open("rb") as stream:
            return stream.read(largest + 1)
    except (OSError, ValueError):  # a name with a NUL in it is a ValueError
        return None


def decoded(data: bytes) -> str | None:
    """The text of a file, or None where it is none."""
    if data.startswith((OLD_WORKBOOK, NEW_WORKBOOK)):
        return None
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def records(text: str, known: Callable[[str], bool], among: int = 1) -> Iterator[Record]:
    """The records that hold something, by the separator under which most heads are known.

    Args:
        text: what stands in the file.
        known: whether a cell is a head.
        among: in how many of the first records the heads may stand.
    """
    first, _, rest = text.partition("\n")
    named = first.strip().casefold()
    if named in ("sep=,", "sep=;", "sep="):
        return _split(rest, named[4:] or "\t", 2)
    counts = {separator: _most_heads(text, separator, known, among) for separator in _SEPARATORS}
    return _split(text, max(counts, key=lambda separator: counts[separator]), 1)


def _most_heads(text: str, separator: str, known: Callable[[str], bool], among: int) -> int:
    first = islice(_split(text, separator, 1), among)
    return max((sum(map(known, record.cells or ())) for record in first), default=0)


def _split(text: str, separator: str, first_row: int) -> Iterator[Record]:
    row = first_row - 1
    lines = _Lines(text)
    try:
        for cells in csv.reader(lines, delimiter=separator):
            row += 1
            if lines.ended:  # a quotation mark that nobody closed swallowed all the rows behind it
                yield Record(row, None)
            elif any(cell.strip() for cell in cells):
                yield Record(row, cells)
    except csv.Error:  # a cell beyond all measure
        yield Record(row + 1, None)


class _Lines:
    """The lines of a text; `ended` once more were asked for, which a whole last record never does."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            self.ended = True
            raise StopIteration
        return line
