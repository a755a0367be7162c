"""A small plain table for a terminal, whose columns stand straight in Bangla too."""

import unicodedata
from collections.abc import Sequence

_NO_WIDTH = {"Mn", "Me", "Cf"}


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as lines; the last column is not padded."""
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    return "\n".join("  ".join((*map(_padded, row, widths), row[-1])).rstrip() for row in rows)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(cell: str) -> int:
    """How many places a text takes: signs that sit on others take none."""
    return sum(1 for c in cell if unicodedata.category(c) not in _NO_WIDTH)
