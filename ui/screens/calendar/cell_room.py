"""Where the parts of a day's cell lie: the date's line, the chips, and the line that says how many more."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.screens.calendar.chip_text import ChipSetter
from ui.screens.calendar.state import DayCell
from ui.theme import Theme

DATE_LINE, INSET, BETWEEN, MORE_LINE = 26, 4, 2, 19
LEAST_ROW = 128
_TIGHT, _TIGHT_INSET = 108, 2
MOST_IN_A_WEEK = 8
"""Longer days of the week view end with a line that opens the whole list, as those of a month do."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How days are shown: how many chips at most, and whether these are full ones."""

    chips: int = 2
    full: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a cell that can be opened: a chip by its number, or (`number` None) the whole day's list."""

    number: int | None
    rect: QRectF


def is_tight(theme: Theme, width: float) -> bool:
    """Whether a day's cell is so narrow, as large text makes it, that it keeps less room at its edges."""
    return width < theme.px(_TIGHT)


def shown_chips(day: DayCell, manner: Manner) -> int:
    """How many chips of a day are shown."""
    return min(len(day.chips), manner.chips)


def has_more(day: DayCell, manner: Manner) -> bool:
    """Whether a day has more posts than are shown."""
    return day.total > shown_chips(day, manner)


def part_count(day: DayCell, manner: Manner) -> int:
    """How many parts the day's cell has."""
    return shown_chips(day, manner) + has_more(day, manner)


class CellRoom:
    """Measures cells."""

    def __init__(self, theme: Theme, setter: ChipSetter) -> None:
        self._theme = theme
        self._setter = setter

    def parts(self, day: DayCell, cell: QRectF, manner: Manner) -> tuple[Part, ...]:
        """The parts of a day in its cell, top to bottom."""
        px = self._theme.px
        inset = px(_TIGHT_INSET if is_tight(self._theme, cell.width()) else INSET)
        left, width = cell.left() + inset, cell.width() - 2 * inset
        top = cell.top() + px(DATE_LINE)
        found: list[Part] = []
        for number in range(shown_chips(day, manner)):
            height = self._setter.lay(day.chips[number], width, full=manner.full).height
            found.append(Part(number, QRectF(left, top, width, height)))
            top += height + px(BETWEEN)
        if has_more(day, manner):
            found.append(Part(None, QRectF(left, top - px(BETWEEN), width, px(MORE_LINE))))
        return tuple(found)

    def height(self, day: DayCell, width: float, manner: Manner) -> int:
        """How high a cell of that width must be."""
        parts = self.parts(day, QRectF(0, 0, width, 0), manner)
        bottom = parts[-1].rect.bottom() if parts else self._theme.px(DATE_LINE)
        own_line = self._theme.px(MORE_LINE) + 1
        if parts and parts[-1].number is None:  # the day's name stands in the same line where that has room for both
            return round(bottom) + (own_line if day.names and is_tight(self._theme, width) else 1)
        return round(bottom) + (own_line if day.names else self._theme.px(INSET))

    def name_line(self, cell: QRectF) -> QRectF:
        """Where a day says what it is called: the last line of its cell."""
        px = self._theme.px
        inset = px(_TIGHT_INSET if is_tight(self._theme, cell.width()) else INSET) + px(2)
        return QRectF(cell.left() + inset, cell.bottom() - px(MORE_LINE) - 1, cell.width() - 2 * inset, px(MORE_LINE))
