"""The rows of a file of days under its heads: the days in them, and every cell that cannot be taken."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import final

from moderator_app.domain.day_faults import DaysFileFault, FaultKind
from moderator_app.domain.day_merge import UNKEPT, Column, ReadDay, meaning
from moderator_app.domain.days import DayClass, SpecialDay, checked_day
from moderator_app.domain.errors import EmptyField, FieldTooLong, WrongDate
from moderator_app.domain.fields import calendar_day, clean_line, plain
from moderator_app.domain.office import Bilingual
from moderator_app.files.csv_out import defused
from moderator_app.files.days_words import CLASS_OF, FLAG_OF, HEADS
from moderator_app.files.table_reading import Record

MOST_ROWS = 20_000
_SHOWN = 60
"""So many characters of a cell are told in a fault."""
_SOME_DAY = date(2000, 1, 1)
"""Stands where a row has no day, so that its other cells are looked at too."""


@final
class Rows:
    """Reads the rows under the heads one after the other."""

    def __init__(self, table: Mapping[int, Column], heads: Sequence[str]) -> None:
        """Which column stands at which place, and all heads as the file has them."""
        self._under_head = {place for place, head in enumerate(heads) if head.strip()}
        self._places = {column: place for place, column in table.items()}
        self._heads = {column: shortened(heads[place]) for place, column in table.items()}
        self._seen: dict[tuple[date, str], int] = {}
        self._faults: list[DaysFileFault] = []

    def read(self, records: Iterator[Record]) -> tuple[list[ReadDay], list[DaysFileFault]]:
        """The rows without fault, and the faults of the others."""
        days: list[ReadDay] = []
        for number, record in enumerate(records):
            if record.cells is None or number >= MOST_ROWS:
                kind = FaultKind.ROW_UNREADABLE if record.cells is None else FaultKind.TOO_BIG
                self._faults.append(DaysFileFault(kind, record.row))
                break
            before = len(self._faults)
            day = self._day(record.row, record.cells)
            if day is not None and len(self._faults) == before:
                days.append(ReadDay(record.row, day))
        return days, self._faults

    def _day(self, row: int, cells: Sequence[str]) -> SpecialDay | None:
        self._look_beyond(row, cells)
        on = self._date(row, cells)
        whole = SpecialDay(
            UNKEPT,
            on or _SOME_DAY,
            Bilingual(self._cell(cells, Column.NAME_BN), self._cell(cells, Column.NAME_EN)),
            self._class(row, cells),
            closed=self._flag(row, cells, Column.CLOSED),
            moon=self._flag(row, cells, Column.MOON),
            provisional=self._flag(row, cells, Column.PROVISIONAL),
            cancelled=self._flag(row, cells, Column.CANCELLED),
            source=self._cell(cells, Column.SOURCE),
        )
        day = self._checked(row, cells, whole)
        return self._once(row, day) if on and day else None

    def _cell(self, cells: Sequence[str], column: Column) -> str:
        """The cell's text; the apostrophe that made it safe for a spreadsheet is taken off again."""
        place = self._places.get(column, -1)
        text = cells[place] if 0 <= place < len(cells) else ""
        bare = text.removeprefix("'")
        return bare if bare != text and defused(bare) != bare else text

    def _fault(self, kind: FaultKind, row: int, column: Column, found: str = "", earlier_row: int = 0) -> None:
        head = self._heads.get(column, HEADS[column][0])
        self._faults.append(DaysFileFault(kind, row, head, shortened(found), earlier_row))

    def _look_beyond(self, row: int, cells: Sequence[str]) -> None:
        """A cell under no head would be lost without a word."""
        for place, cell in enumerate(cells):
            if cell.strip() and place not in self._under_head:
                self._faults.append(DaysFileFault(FaultKind.CELL_WITHOUT_HEAD, row, str(place + 1), shortened(cell)))
                return

    def _date(self, row: int, cells: Sequence[str]) -> date | None:
        text = self._cell(cells, Column.DATE)
        try:
            return calendar_day(text)
        except WrongDate:
            self._fault(FaultKind.NOT_A_DATE if text.strip() else FaultKind.CELL_EMPTY, row, Column.DATE, text)
            return None

    def _flag(self, row: int, cells: Sequence[str], column: Column) -> bool:
        text = self._cell(cells, column)
        found = FLAG_OF.get(plain(text))
        if found is None:
            self._fault(FaultKind.NOT_YES_OR_NO, row, column, text)
        return bool(found)

    def _class(self, row: int, cells: Sequence[str]) -> DayClass:
        text = self._cell(cells, Column.DAY_CLASS)
        found = CLASS_OF.get(plain(text))
        if found is None:
            self._fault(FaultKind.NOT_A_CLASS, row, Column.DAY_CLASS, text)
        return found or DayClass.NONE

    def _checked(self, row: int, cells: Sequence[str], day: SpecialDay) -> SpecialDay | None:
        try:
            return checked_day(day)
        except EmptyField:
            self._fault(FaultKind.CELL_EMPTY, row, Column.NAME_BN)
        except FieldTooLong as wrong:
            named = (Column.NAME_BN, Column.NAME_EN) if wrong.fields["field"] == "day_name" else (Column.SOURCE,)
            longest = max(named, key=lambda column: len(self._cell(cells, column)))
            self._fault(FaultKind.CELL_TOO_LONG, row, longest, self._cell(cells, longest))
        return None

    def _once(self, row: int, day: SpecialDay) -> SpecialDay | None:
        said = [(day.on, name) for name in meaning(day.name)]
        earlier = next((self._seen[key] for key in said if key in self._seen), 0)
        if earlier:
            self._fault(FaultKind.DAY_TWICE, row, Column.DATE, day.name.bn, earlier)
            return None
        self._seen.update(dict.fromkeys(said, row))
        return day


def shortened(text: str) -> str:
    """What a fault tells of a cell."""
    line = clean_line(text[:1000])
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
