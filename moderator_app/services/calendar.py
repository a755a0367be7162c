"""The calendar: what stands on which day in Dhaka, what the days are called, and how each page's weeks stand."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import final

from moderator_app.domain.bd_calendar import Week, dhaka_day, midnight, week_of
from moderator_app.domain.cadence import PageWeek
from moderator_app.domain.days import Closure, DayBook, SpecialDay
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.lines import CalendarLine
from moderator_app.domain.shown import Shown, shown
from moderator_app.ports import Unit
from moderator_app.services.board import page_weeks_of
from moderator_app.services.days import book_between
from moderator_app.services.workroom import Workroom

AGENDA_LINES = 60
"""So many posts, and the rest of the last one's day, are read into a list at once."""
_DAYS_BEYOND = 400
"""Where no post comes any more, so many days are looked through for names."""


@dataclass(frozen=True, slots=True)
class CalendarChip:
    """A post on a page as it stands in the calendar; no page yet where `line.delivery` is None.

    `again` tells that it belongs to a recurring post.
    """

    line: CalendarLine
    shown: Shown
    again: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day in Dhaka with its posts, by time: the first of them, and how many there are.

    `kept` are the days that the state keeps on it, `cancelled` those it no longer keeps (where no other is kept).
    `working` tells whether the office works on it.
    """

    day: date
    chips: tuple[CalendarChip, ...]
    count: int
    kept: tuple[SpecialDay, ...]
    cancelled: tuple[SpecialDay, ...]
    closure: Closure | None
    working: bool

    @property
    def named(self) -> bool:
        """Whether there is something to say of the day itself."""
        return bool(self.kept or self.cancelled or self.closure)


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """How each kept page's week stands."""

    week: Week
    pages: tuple[PageWeek, ...]


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """Some days as of now, none left out, and the weeks that they touch."""

    days: tuple[CalendarDay, ...]
    weeks: tuple[CalendarWeek, ...]
    today: date
    now: datetime


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A stretch of whole days, `first` to `last`, of which those with a post or a name are there, in their order.

    `ended`: beyond it, the way it was asked for, there is nothing more.
    """

    days: tuple[CalendarDay, ...]
    first: date
    last: date
    ended: bool
    today: date
    now: datetime


@final
class CalendarDesk:
    """Reads the calendar."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def between(self, first: date, last: date, page_id: PageId | None = None, most: int | None = None) -> CalendarSpan:
        """The days from `first` to `last`, on one page or on all, each with at most so many of its posts.

        What was cancelled, taken off its page, or rejected in review is no longer planned and stands nowhere.
        """
        now = self._room.now()
        with self._room.store.read() as unit:
            days = _days(unit, (first, last), page_id, now, most)
            weeks = _weeks(unit, first, last, now, page_id)
        return CalendarSpan(days, weeks, dhaka_day(now), now)

    def agenda(self, start: date, page_id: PageId | None = None, *, later: bool = True) -> AgendaPart:
        """The next days from `start` on that hold a post or have a name; `later` False: the last ones before it."""
        now = self._room.now()
        with self._room.store.read() as unit:
            ask = unit.deliveries.calendar_moments
            moments = ask(midnight(start), page_id, later=later, limit=AGENDA_LINES)
            ended = len(moments) < AGENDA_LINES
            first, last = _reach(start, dhaka_day(moments[-1]) if moments else None, later=later, ended=ended)
            days = _days(unit, (first, last), page_id, now, None) if first <= last else ()
        some = tuple(day for day in days if day.chips or day.named)
        return AgendaPart(some, first, last, ended, dhaka_day(now), now)


def _reach(start: date, farthest: date | None, *, later: bool, ended: bool) -> tuple[date, date]:
    """The whole days that are read. Days to come have names where no post stands yet; what is over ends with a post."""
    if later:
        beyond = start + timedelta(days=_DAYS_BEYOND) if ended else start
        return start, max(farthest or beyond, beyond)
    return farthest or start, start - timedelta(days=1)


def _days(
    unit: Unit, span: tuple[date, date], page_id: PageId | None, now: datetime, most: int | None
) -> tuple[CalendarDay, ...]:
    first, last = span
    lines = unit.deliveries.in_calendar(midnight(first), midnight(last + timedelta(days=1)), page_id, most)
    by_day: dict[date, list[CalendarLine]] = defaultdict(list)
    for line in lines:
        by_day[dhaka_day(line.at)].append(line)
    again = unit.series.of_posts(list({line.post_id for line in lines}))
    book = book_between(unit, first, last)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(_day(day, by_day.get(day, ()), book, now, again) for day in every)


def _day(
    day: date, lines: Iterable[CalendarLine], book: DayBook, now: datetime, again: Container[PostId]
) -> CalendarDay:
    chips = tuple(CalendarChip(line, shown(line.stage, line.delivery, now), line.post_id in again) for line in lines)
    count = chips[0].line.of_day if chips else 0
    named = (book.kept(day), book.only_cancelled(day), book.closure(day))
    return CalendarDay(day, chips, count, *named, book.working(day))


def _weeks(unit: Unit, first: date, last: date, now: datetime, page_id: PageId | None) -> tuple[CalendarWeek, ...]:
    weeks = [week_of(first)]
    while weeks[-1].last_on < last:
        weeks.append(weeks[-1].next)
    standing = [pw for pw in page_weeks_of(unit, weeks, now) if page_id in (None, pw.page.id)]
    return tuple(CalendarWeek(week, tuple(pw for pw in standing if pw.week == week)) for week in weeks)
