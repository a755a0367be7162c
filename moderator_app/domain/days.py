"""The office's year: national days, closures, and on which days offices work.

Classes, moon-dependent holidays and the cancelled days of 2024: docs/facts.md, "Days".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.errors import ClosureOverlaps, WrongDate, WrongOrderOfDays
from moderator_app.domain.fields import FIRST_YEAR, LAST_YEAR, NAME_LIMIT, optional, required
from moderator_app.domain.ids import ClosureId, DayId
from moderator_app.domain.office import Bilingual

SOURCE_LIMIT = 500


class DayClass(StrEnum):
    """The class in which the circular on national and international days puts a day."""

    KA = "ka"
    KHA = "kha"
    GA = "ga"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day with a name, in Dhaka.

    `closed`: a public holiday, offices do not work. `moon`: it hangs on the moon; `provisional`: its date is not
    gazetted yet. `cancelled`: the state no longer keeps it; a post planned for it warns. `source` says where it is
    known from, and `seed` which entry of the program's own list it stems from, wherever it was moved to (empty: the
    office wrote it).
    """

    id: DayId
    on: date
    name: Bilingual
    day_class: DayClass = DayClass.NONE
    closed: bool = False
    moon: bool = False
    provisional: bool = False
    cancelled: bool = False
    source: str = ""
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """The office is closed from `first_on` to `last_on`, both included, for a reason of its own."""

    id: ClosureId
    first_on: date
    last_on: date
    reason: str

    def __contains__(self, day: date) -> bool:
        """Whether the office is closed on the day."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True, slots=True)
class DayBook:
    """The days and closures of a span, asked by day; `book_of` makes it. An empty one knows the weekend only."""

    by_day: Mapping[date, tuple[SpecialDay, ...]] = field(default_factory=dict[date, tuple[SpecialDay, ...]])
    closures: tuple[Closure, ...] = ()

    def kept(self, day: date) -> tuple[SpecialDay, ...]:
        """The days that the state keeps on it."""
        return tuple(d for d in self.by_day.get(day, ()) if not d.cancelled)

    def cancelled(self, day: date) -> tuple[SpecialDay, ...]:
        """The days on it that the state no longer keeps."""
        return tuple(d for d in self.by_day.get(day, ()) if d.cancelled)

    def only_cancelled(self, day: date) -> tuple[SpecialDay, ...]:
        """The same, where no other day is kept on that date: then a post planned for it warns."""
        return () if self.kept(day) else self.cancelled(day)

    def names(self, day: date) -> tuple[Bilingual, ...]:
        """What the day is called; a cancelled name is none."""
        return tuple(d.name for d in self.kept(day))

    def holidays(self, day: date) -> tuple[SpecialDay, ...]:
        """The public holidays kept on it."""
        return tuple(d for d in self.kept(day) if d.closed)

    def closure(self, day: date) -> Closure | None:
        """The office's own closure in which the day lies."""
        return next((c for c in self.closures if day in c), None)

    def closed(self, day: date) -> bool:
        """Whether a public holiday or a closure keeps the office shut; the weekend does not count."""
        return bool(self.holidays(day)) or self.closure(day) is not None

    def working(self, day: date) -> bool:
        """Whether the office works: Sunday to Thursday, no public holiday, no closure."""
        return is_working_day(day) and not self.closed(day)

    def provisional(self, day: date) -> bool:
        """Whether a day kept on it is not gazetted yet."""
        return any(d.provisional for d in self.kept(day))

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days from first to last, both included, on which the office works."""
        span = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(day for day in span if self.working(day))


def book_of(days: Iterable[SpecialDay], closures: Iterable[Closure] = ()) -> DayBook:
    """The book of such days; those of one date keep their order."""
    by_day: dict[date, tuple[SpecialDay, ...]] = {}
    for day in days:
        by_day[day.on] = (*by_day.get(day.on, ()), day)
    return DayBook(by_day, tuple(sorted(closures, key=lambda c: c.first_on)))


def is_working(day: date, days: Iterable[SpecialDay], closures: Iterable[Closure]) -> bool:
    """Whether the office works on one day; who asks for many makes a book once."""
    return book_of(days, closures).working(day)


def checked_day(day: SpecialDay) -> SpecialDay:
    """The day with every field cleaned.

    Raises:
        WrongDate: its year is none of an office (1972 to 2199).
        EmptyField: it has no Bangla name.
        FieldTooLong: a name is longer than a line, or the source longer than `SOURCE_LIMIT`.
    """
    _check_year(day.on)
    name = Bilingual(required("day_name", day.name.bn), optional("day_name", day.name.en))
    return replace(day, name=name, source=optional("source", day.source, SOURCE_LIMIT))


def checked_closure(closure: Closure, others: Iterable[Closure]) -> Closure:
    """The closure with its reason cleaned; `others` may hold the closure itself as it was.

    Raises:
        EmptyField, FieldTooLong: the reason is nothing, or longer than a line.
        WrongDate: a year is none of an office.
        WrongOrderOfDays: the last day lies before the first.
        ClosureOverlaps: the office is already closed on one of the days; the error names by which closure.
    """
    reason = required("reason", closure.reason, NAME_LIMIT)
    _check_year(closure.first_on)
    _check_year(closure.last_on)
    if closure.last_on < closure.first_on:
        raise WrongOrderOfDays(first=closure.first_on, last=closure.last_on)
    for other in others:
        if other.id != closure.id and other.first_on <= closure.last_on and closure.first_on <= other.last_on:
            raise ClosureOverlaps(first=other.first_on, last=other.last_on, reason=other.reason)
    return replace(closure, reason=reason)


def _check_year(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongDate(value=day.isoformat())
