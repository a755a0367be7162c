"""One look at the store for reminders: the weeks that may have a step now, what was told of them, who is there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.forecast import Forecast, OfficeTime, Owed, WeekPosts, forecast
from moderator_app.domain.ids import MemberId
from moderator_app.domain.ladder import WEEKS_AHEAD, Book, Reminder, WatchedWeek, due_reminders, eased, next_look_at
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Member
from moderator_app.domain.reminders import ReminderKey, Rung
from moderator_app.domain.roster import duty_of
from moderator_app.domain.watch import watch_of
from moderator_app.ports import Unit
from moderator_app.services.week_outlook import lost_weeks, outlook_of
from moderator_app.zone import dhaka_day

LOST_WEEKS_BACK = 13
"""So many weeks back a lost week is still told; the board asks for the reason of every one."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be told, what is only noted down, and when the clock alone may bring something next."""

    now: datetime
    due: tuple[Reminder, ...]
    eased: tuple[ReminderKey, ...]
    again_at: datetime
    members: dict[MemberId, Member]
    office: Bilingual
    by_mail: bool


def look_now(unit: Unit, now: datetime) -> Look | None:
    """Reads everything once; None before the office has a name."""
    office = unit.office.get()
    if office is None:
        return None
    today = dhaka_day(now)
    ahead = weeks_ahead(week_of(today))
    oldest = Week(ahead[0].first_on - timedelta(weeks=LOST_WEEKS_BACK))
    book = book_of_weeks(unit, oldest, ahead[-1]).as_of(now)
    members = unit.members.all()
    leaves, duties = unit.roster.leaves(today, today), unit.roster.duties(oldest, ahead[-1])
    outlook = outlook_of(unit, ahead, now)
    weeks = tuple(
        WatchedWeek(f, watch_of(duty_of(duties, w.page.id, w.week), today, members, leaves))
        for f in (*_untold_losses(unit, now, oldest, book, outlook.office), *outlook.forecasts)
        for w in (f.page_week,)
    )
    return Look(
        now,
        due_reminders(weeks, book, now, outlook.office),
        eased(weeks, book, now),
        next_look_at(weeks, book, now, outlook.office),
        {member.id: member for member in members},
        office.name,
        unit.office.mail_account() is not None,
    )


def weeks_ahead(this: Week) -> tuple[Week, ...]:
    """The running week and those after it that may have a step already."""
    return tuple(Week(this.first_on + timedelta(weeks=n)) for n in range(WEEKS_AHEAD + 1))


def book_of_weeks(unit: Unit, first: Week, last: Week) -> Book:
    """What was told and put off of some weeks."""
    return Book(unit.reminders.told(first, last), unit.reminders.snoozes(first, last))


def _untold_losses(unit: Unit, now: datetime, oldest: Week, book: Book, office: OfficeTime) -> tuple[Forecast, ...]:
    told = {(t.key.page_id, t.key.week) for t in book.told if t.key.rung is Rung.LOST}
    return tuple(
        forecast(Owed(w.page, w.week, w.minimum), WeekPosts(w.count.live), now, office)
        for w in lost_weeks(unit, now, oldest)
        if (w.page.id, w.week) not in told
    )
