"""The days of a recurring post as people read them: at which time, and why one is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from moderator_app.domain.days import DayBook
from moderator_app.domain.office import Bilingual
from moderator_app.domain.series import LeftOut, Occurrence, Series, left_out, moment_of
from moderator_app.ports import Unit
from moderator_app.services.days import book_between


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """A day of a rule: `at` aware; `why` it is left out, with the name of the holiday or the closure's reason."""

    on: date
    at: datetime
    why: LeftOut | None = None
    name: Bilingual | None = None


def series_days(unit: Unit, days: Sequence[date], at: time, *, skip_holidays: bool) -> tuple[SeriesDay, ...]:
    """Days of a rule, in order, with what would leave them out as the office's year is known now."""
    if not days:
        return ()
    book = book_between(unit, days[0], days[-1])
    whys = [(day, left_out(day, book) if skip_holidays else None) for day in days]
    return tuple(SeriesDay(day, moment_of(day, at), why, _name(day, why, book)) for day, why in whys)


def left_days(unit: Unit, series: Series, left: Sequence[Occurrence]) -> tuple[SeriesDay, ...]:
    """The days of a series that became no post, with what was recorded of them."""
    if not left:
        return ()
    book = book_between(unit, left[0].on, left[-1].on)
    return tuple(SeriesDay(o.on, moment_of(o.on, series.at), o.why, _name(o.on, o.why, book)) for o in left)


def orphans(unit: Unit, today: date) -> tuple[Series, ...]:
    """The series that go on although their author is in office no more."""
    going_on = [series for series in unit.series.all() if _goes_on(unit, series, today)]
    return tuple(series for series in going_on if not unit.members.get(series.author_id).in_office(today))


def _goes_on(unit: Unit, series: Series, today: date) -> bool:
    rule = series.rule
    if series.stopped_at is not None or (rule.last_on or rule.latest_on) < today:
        return False
    dealt = [o for o in unit.series.occurrences(series.id) if o.on >= rule.first_on]
    return rule.count is None or len(dealt) < rule.count


def _name(day: date, why: LeftOut | None, book: DayBook) -> Bilingual | None:
    """What keeps the office shut, as the days are known now."""
    if why is LeftOut.HOLIDAY:
        return next((holiday.name for holiday in book.holidays(day)), None)
    closure = book.closure(day)
    return Bilingual(closure.reason) if why is LeftOut.CLOSURE and closure is not None else None
