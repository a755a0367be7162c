"""The calendar: what stands on which day in Dhaka, and how each page's weeks stand."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import final

from moderator_app.domain.bd_calendar import Week, dhaka_day, midnight, week_of
from moderator_app.domain.cadence import PageWeek
from moderator_app.domain.ids import PageId
from moderator_app.domain.lines import CalendarLine
from moderator_app.domain.shown import Shown, shown
from moderator_app.ports import Unit
from moderator_app.services.board import page_weeks_of
from moderator_app.services.workroom import Workroom

_NO_LONGER_PLANNED = frozenset({Shown.CANCELLED, Shown.REVIEW_REJECTED})


@dataclass(frozen=True, slots=True)
class CalendarChip:
    """A post on a page as it stands in the calendar; no page yet where `line.delivery` is None."""

    line: CalendarLine
    shown: Shown


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day in Dhaka with its posts, by time."""

    day: date
    chips: tuple[CalendarChip, ...]


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


@final
class CalendarDesk:
    """Reads the calendar."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def between(self, first: date, last: date, page_id: PageId | None = None) -> CalendarSpan:
        """The days from `first` to `last`, on one page or on all.

        What was cancelled, taken off its page, or rejected in review is no longer planned and stands nowhere.
        """
        now = self._room.now()
        with self._room.store.read() as unit:
            lines = unit.deliveries.in_calendar(midnight(first), midnight(last + timedelta(days=1)), page_id)
            weeks = _weeks(unit, first, last, now, page_id)
        return CalendarSpan(_days(first, last, lines, now), weeks, dhaka_day(now), now)


def _days(first: date, last: date, lines: Iterable[CalendarLine], now: datetime) -> tuple[CalendarDay, ...]:
    chips: dict[date, list[CalendarChip]] = defaultdict(list)
    for line in lines:
        state = shown(line.stage, line.delivery, now)
        if state not in _NO_LONGER_PLANNED:
            chips[dhaka_day(line.at)].append(CalendarChip(line, state))
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(CalendarDay(day, tuple(chips[day])) for day in every)


def _weeks(unit: Unit, first: date, last: date, now: datetime, page_id: PageId | None) -> tuple[CalendarWeek, ...]:
    weeks = [week_of(first)]
    while weeks[-1].last_on < last:
        weeks.append(weeks[-1].next)
    standing = [pw for pw in page_weeks_of(unit, weeks, now) if page_id in (None, pw.page.id)]
    return tuple(CalendarWeek(week, tuple(pw for pw in standing if pw.week == week)) for week in weeks)
