"""Recurring posts: a draft that comes again by a rule; each occurrence is a post of its own with a check of its own.

Which days a rule has, a well-kept library says (port `RecurrenceRules`); here stands what a rule may be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.days import DayBook
from moderator_app.domain.errors import (
    EmptyField,
    SeriesBeginsPast,
    SeriesGivesNothing,
    SeriesNeedsEnd,
    SeriesTooFar,
    SeriesTooLong,
    WrongInterval,
    WrongOrderOfDays,
)
from moderator_app.domain.ids import MemberId, PostId, SeriesId
from moderator_app.domain.posts import Draft
from moderator_app.zone import DHAKA

MOST_OCCURRENCES = 60
MOST_YEARS = 2
MOST_INTERVAL = 12
MADE_AHEAD = timedelta(weeks=5)
"""How far ahead the days of a series become posts."""


class Every(StrEnum):
    """How often a series comes."""

    DAY = "day"
    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a series comes, in days of Dhaka; it ends on a day or after a number of occurrences, never not at all.

    `days` are days of the week, Sunday 0 to Saturday 6, for WEEK. MONTH_DAY is the day of the month of `first_on`;
    MONTH_WEEKDAY its weekday with its place in the month (the second Wednesday). A month without such a day is left
    out. `interval` counts days, weeks (Sunday to Saturday) or months, from that of `first_on` on.
    """

    every: Every
    first_on: date
    interval: int = 1
    days: frozenset[int] = field(default=frozenset())
    last_on: date | None = None
    count: int | None = None

    @property
    def weekday(self) -> int:
        """The day of the week of `first_on`, Sunday 0 to Saturday 6."""
        return (self.first_on.weekday() + 1) % 7

    @property
    def place(self) -> int:
        """Which of its weekday in its month `first_on` is: 1 to 5."""
        return (self.first_on.day - 1) // 7 + 1

    @property
    def latest_on(self) -> date:
        """The last day that it may reach: two years after its first."""
        return _years_later(self.first_on, MOST_YEARS)


@dataclass(frozen=True, slots=True)
class Series:
    """A draft that comes again. `draft.planned_at` is always None; `at` is the time of the day in Dhaka.

    With `skip_holidays` an occurrence on a day on which the office does not work is left out, and said to be.
    """

    id: SeriesId
    author_id: MemberId
    made_at: datetime
    draft: Draft
    rule: Recurrence
    at: time
    skip_holidays: bool = True
    stopped_at: datetime | None = None


class LeftOut(StrEnum):
    """Why a day of a series became no post: a public holiday, the office closed, a weekend, or gone by unmade."""

    HOLIDAY = "holiday"
    CLOSURE = "closure"
    WEEKEND = "weekend"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day of a series that was dealt with: as the post it became, or left out (`post_id` None) and why."""

    series_id: SeriesId
    on: date
    post_id: PostId | None = None
    why: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class RuleExplained:
    """What a sentence about a rule names; `days` in the order of the week, `place` and `weekday` as of `Recurrence`."""

    every: Every
    interval: int
    days: tuple[int, ...]
    month_day: int
    place: int
    weekday: int
    at: time
    last_on: date | None
    count: int | None
    skip_holidays: bool


def explained(rule: Recurrence, at: time, *, skip_holidays: bool) -> RuleExplained:
    """A rule taken apart for the sentence about it."""
    return RuleExplained(
        every=rule.every,
        interval=rule.interval,
        days=tuple(sorted(rule.days)),
        month_day=rule.first_on.day,
        place=rule.place,
        weekday=rule.weekday,
        at=at,
        last_on=rule.last_on,
        count=rule.count,
        skip_holidays=skip_holidays,
    )


def checked_series(rule: Recurrence, today: date) -> Recurrence:
    """A rule that may begin; days of the week stand only where the rule is weekly.

    Raises:
        WrongInterval: the distance is not 1 to 12.
        EmptyField: a weekly rule without its days.
        SeriesBeginsPast: the first day lies before today.
        SeriesNeedsEnd: it must have a last day or a number of times, and not both.
        WrongOrderOfDays: it ends before it begins.
        SeriesTooFar: it ends more than two years after it begins.
        SeriesTooLong: more than sixty times.
    """
    if not 1 <= rule.interval <= MOST_INTERVAL:
        raise WrongInterval(value=rule.interval, limit=MOST_INTERVAL)
    if rule.every is Every.WEEK and not rule.days:
        raise EmptyField(field="weekdays")
    if rule.first_on < today:
        raise SeriesBeginsPast(first=rule.first_on)
    _check_end(rule)
    days = rule.days if rule.every is Every.WEEK else frozenset[int]()
    return Recurrence(rule.every, rule.first_on, rule.interval, days, rule.last_on, rule.count)


def check_days(rule: Recurrence, days: Sequence[date]) -> None:
    """Lets a rule pass by the days that it has.

    Raises:
        SeriesGivesNothing: it has none.
        SeriesTooLong: it has more than sixty.
        SeriesTooFar: its number of times is not reached within two years.
    """
    if not days:
        raise SeriesGivesNothing()
    if len(days) > MOST_OCCURRENCES:
        raise SeriesTooLong(limit=MOST_OCCURRENCES)
    if rule.count is not None and len(days) < rule.count:
        raise SeriesTooFar(latest=rule.latest_on)


def left_out(day: date, book: DayBook) -> LeftOut | None:
    """Why the office does not work on a day: the closest reason; None where it works."""
    if book.holidays(day):
        return LeftOut.HOLIDAY
    if book.closure(day) is not None:
        return LeftOut.CLOSURE
    return None if is_working_day(day) else LeftOut.WEEKEND


def moment_of(day: date, at: time) -> datetime:
    """A day of a series at its time, aware, Dhaka."""
    return datetime.combine(day, at, DHAKA)


def _check_end(rule: Recurrence) -> None:
    if rule.last_on is None:
        if rule.count is None or rule.count < 1:
            raise SeriesNeedsEnd()
        if rule.count > MOST_OCCURRENCES:
            raise SeriesTooLong(limit=MOST_OCCURRENCES)
        return
    if rule.count is not None:
        raise SeriesNeedsEnd()
    if rule.last_on < rule.first_on:
        raise WrongOrderOfDays(first=rule.first_on, last=rule.last_on)
    if rule.last_on > rule.latest_on:
        raise SeriesTooFar(latest=rule.latest_on)


def _years_later(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 2, 28)
    return day.replace(year=day.year + years)
