"""Reads from the store what the forecasts of some weeks are made of, inside one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.cadence import PageWeek, WeekCount, WeekNote, page_week
from moderator_app.domain.delivery import APPROVED_NOT_OUT, DeliveryState, Route
from moderator_app.domain.forecast import DuePost, Forecast, OfficeTime, Owed, WeekPosts, forecast
from moderator_app.domain.ladder import EARLIER_AT_MOST
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.pages import Page
from moderator_app.ports import Unit
from moderator_app.services.days import book_between
from moderator_app.zone import dhaka_day

_WAITS = APPROVED_NOT_OUT | {DeliveryState.MISSED}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecasts of some weeks, page by page, and the office's time by which they were made."""

    office: OfficeTime
    forecasts: tuple[Forecast, ...] = ()


def office_time(unit: Unit, first: Week, last: Week) -> OfficeTime:
    """The office's hours, and its working days from `first` to `last` and as far before as a step may be moved."""
    since = first.first_on - timedelta(days=EARLIER_AT_MOST)
    return OfficeTime(unit.office.reminder_settings(), book_between(unit, since, last.last_on).working)


def outlook_of(unit: Unit, weeks: Sequence[Week], now: datetime) -> Outlook:
    """The forecasts of every page kept in some weeks that follow each other."""
    time = office_time(unit, weeks[0], weeks[-1])
    office = unit.office.get()
    if office is None:
        return Outlook(time)
    counts = unit.deliveries.counts(weeks, now)
    notes = _notes(unit, weeks[0], weeks[-1])
    lines = {week: unit.deliveries.in_week(week) for week in weeks}
    return Outlook(
        time,
        tuple(
            forecast(
                Owed(page, week, office.weekly_minimum, notes.get((page.id, week))),
                posts_of(page, lines[week], counts.get((page.id, week), WeekCount())),
                now,
                time,
            )
            for page in unit.pages.all()
            if is_kept_in(page, week_of(dhaka_day(now)))
            for week in weeks
        ),
    )


def posts_of(page: Page, lines: Iterable[DeliveryLine], count: WeekCount) -> WeekPosts:
    """A page's posts of a week from its lines; what is live and what is only proposed was counted by the store."""
    mine = [line.delivery for line in lines if line.delivery.page_id == page.id]
    approved = tuple(
        DuePost(d.due_at, by_hand=d.route is Route.MANUAL, slept=d.state is DeliveryState.MISSED)
        for d in mine
        if d.state in _WAITS and d.due_at is not None
    )
    return WeekPosts(count.live, approved, count.maybe)


def lost_weeks(unit: Unit, now: datetime, since: Week | None = None) -> tuple[PageWeek, ...]:
    """Weeks that are over, fell short and have no reason yet, oldest first; since the office's first day, or a week."""
    office = unit.office.get()
    if office is None:
        return ()
    today = dhaka_day(now)
    first, last = week_of(office.first_on), week_of(today).previous
    first = max(first, since) if since else first
    lived, notes = unit.deliveries.lived(first, last), _notes(unit, first, last)
    found: list[PageWeek] = []
    for page in unit.pages.all():
        week = max(first, week_of(page.first_on))
        while week <= last and (page.last_on is None or week.first_on <= page.last_on):
            live, note = lived.get((page.id, week), 0), notes.get((page.id, week))
            if live < office.weekly_minimum and note is None:
                found.append(page_week(page, week, office.weekly_minimum, WeekCount(live), today))
            week = week.next
    return tuple(sorted((w for w in found if w.needs_reason), key=lambda w: w.week))


def is_kept_in(page: Page, week: Week) -> bool:
    """Whether the office still keeps a page in a week, or will."""
    return page.last_on is None or page.last_on >= week.first_on


def _notes(unit: Unit, first: Week, last: Week) -> dict[tuple[object, Week], WeekNote]:
    return {(note.page_id, note.week): note for note in unit.weeks.between(first, last)}
