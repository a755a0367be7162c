"""When two days are the same day: seeds of several sources, days of a file beside those of the office.

The office's own word always stands: a seed never changes a day that is there, however it was moved or cancelled.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from moderator_app.domain.days import SOURCE_LIMIT, DayClass, SpecialDay
from moderator_app.domain.ids import DayId
from moderator_app.domain.office import Bilingual

UNKEPT = DayId("")
"""The id of a day that no store keeps yet."""
MOVED_AT_MOST = timedelta(days=15)
"""So far a day that hangs on the moon may lie from where it was thought to be; it comes back after 354 days."""


class Column(StrEnum):
    """A column of a file of days; `DATE` and `NAME_BN` must be there, what is not there stays as it was."""

    DATE = "date"
    NAME_BN = "name_bn"
    NAME_EN = "name_en"
    DAY_CLASS = "class"
    CLOSED = "closed"
    MOON = "moon"
    PROVISIONAL = "provisional"
    CANCELLED = "cancelled"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as a row of a file has it; `row` as a spreadsheet counts, the heads being row 1."""

    row: int
    day: SpecialDay


class ChangeKind(StrEnum):
    """What taking a row over would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class DayChange:
    """A row beside what the office has: `day` is what would be kept, `before` what it has now."""

    row: int
    kind: ChangeKind
    day: SpecialDay
    before: SpecialDay | None = None


def meaning(name: Bilingual) -> frozenset[str]:
    """What a day's names say, whatever their case, blanks and punctuation; two that share one mean the same day."""
    return frozenset(_folded(text) or text for text in (name.bn, name.en) if text)


def merged(seeds: Iterable[SpecialDay]) -> tuple[SpecialDay, ...]:
    """Seeds in the order of their days; those of one key on one date are one day.

    The first of them gives the names, the others add what it does not say: class, holiday, moon, source.
    """
    found: dict[tuple[str, date], SpecialDay] = {}
    for seed in seeds:
        key = (seed.seed, seed.on)
        found[key] = _both(found[key], seed) if key in found else seed
    return tuple(sorted(found.values(), key=lambda d: (d.on, d.cancelled)))


def lacking(present: Sequence[SpecialDay], seeds: Iterable[SpecialDay]) -> tuple[SpecialDay, ...]:
    """The seeds that the office has not: neither under their key, wherever it moved them, nor by date and meaning."""
    keys = {d.seed for d in present}
    by_day = _by_meaning(present)
    return tuple(s for s in seeds if s.seed not in keys and not any((s.on, m) in by_day for m in meaning(s.name)))


def compared(
    present: Sequence[SpecialDay], read: Iterable[ReadDay], columns: frozenset[Column]
) -> tuple[DayChange, ...]:
    """What each row of a file would do to the office's days; a day that hangs on the moon may have moved.

    No day of the office answers to two rows.
    """
    rows = tuple(read)
    free = {d.id: d for d in present}
    before: dict[int, SpecialDay] = {}
    exactly = _by_meaning(present)
    for index, row in enumerate(rows):
        found = next((d for m in meaning(row.day.name) for d in exactly.get((row.day.on, m), ()) if d.id in free), None)
        if found:
            before[index] = free.pop(found.id)
    for index, row in enumerate(rows):
        moved = None if index in before else _moved(row.day, free.values())
        if moved:
            before[index] = free.pop(moved.id)
    return tuple(_change(row, before.get(index), columns) for index, row in enumerate(rows))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LNM")


def _both(first: SpecialDay, second: SpecialDay) -> SpecialDay:
    sources = "; ".join(dict.fromkeys(s for s in (first.source, second.source) if s))
    return replace(
        first,
        day_class=second.day_class if first.day_class is DayClass.NONE else first.day_class,
        closed=first.closed or second.closed,
        moon=first.moon or second.moon,
        provisional=first.provisional or second.provisional,
        source=sources[:SOURCE_LIMIT],
    )


def _by_meaning(days: Iterable[SpecialDay]) -> dict[tuple[date, str], list[SpecialDay]]:
    found: dict[tuple[date, str], list[SpecialDay]] = {}
    for day in days:
        for said in meaning(day.name):
            found.setdefault((day.on, said), []).append(day)
    return found


def _moved(day: SpecialDay, free: Iterable[SpecialDay]) -> SpecialDay | None:
    """The day of the office that hangs on the moon, means the same and lies nearest."""
    said = meaning(day.name)
    near = [d for d in free if d.moon and said & meaning(d.name) and abs(d.on - day.on) <= MOVED_AT_MOST]
    return min(near, key=lambda d: abs(d.on - day.on), default=None)


def _change(row: ReadDay, before: SpecialDay | None, columns: frozenset[Column]) -> DayChange:
    if before is None:
        return DayChange(row.row, ChangeKind.NEW, row.day)
    read = row.day
    has = columns.__contains__
    day = replace(
        before,
        on=read.on,
        name=Bilingual(read.name.bn, read.name.en if has(Column.NAME_EN) else before.name.en),
        day_class=read.day_class if has(Column.DAY_CLASS) else before.day_class,
        closed=read.closed if has(Column.CLOSED) else before.closed,
        moon=read.moon if has(Column.MOON) else before.moon,
        provisional=read.provisional if has(Column.PROVISIONAL) else before.provisional,
        cancelled=read.cancelled if has(Column.CANCELLED) else before.cancelled,
        source=read.source if has(Column.SOURCE) and read.source else before.source,
    )
    return DayChange(row.row, ChangeKind.SAME if day == before else ChangeKind.CHANGED, day, before)
