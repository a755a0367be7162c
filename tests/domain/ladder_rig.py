"""One page's week under the ladder's eyes: things happen to it, beats come, and what is told is written down."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from moderator_app.domain.bd_calendar import DHAKA, Week, dhaka_day, is_working_day
from moderator_app.domain.cadence import NoteKind, WeekNote
from moderator_app.domain.forecast import DuePost, Forecast, OfficeTime, Owed, WeekPosts, forecast
from moderator_app.domain.ids import LeaveId, MemberId
from moderator_app.domain.ladder import Book, Reminder, WatchedWeek, due_reminders, eased
from moderator_app.domain.panel import Role
from moderator_app.domain.reminders import ReminderSettings, Rung, Snooze, Told
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.domain.watch import watch_of
from tests.domain.samples import JOY, KAMAL, NASRIN, PAGE, RUMA, SUNDAY, member, page

WEEK = Week(SUNDAY)
DRAFTER = frozenset({Role.DRAFTER})
PANEL = (member(), *(member(id=who, roles=DRAFTER) for who in (KAMAL, RUMA, JOY)))
HOLDER, STANDBY, CONVENOR = KAMAL, RUMA, NASRIN


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of the week, its Sunday being day 0."""
    return datetime.combine(SUNDAY + timedelta(days=day), time(hour, minute), DHAKA)


@dataclass
class Rig:
    """`told` is everything told, with the forecast of its moment; `away` is who was on leave at a beat."""

    settings: ReminderSettings = field(default_factory=ReminderSettings)
    live: int = 0
    approved: list[DuePost] = field(default_factory=list)
    closed: set[date] = field(default_factory=set)
    leaves: list[Leave] = field(default_factory=list)
    note: WeekNote | None = None
    book: Book = field(default_factory=Book)
    told: list[tuple[datetime, Reminder]] = field(default_factory=list)
    away: dict[datetime, set[MemberId]] = field(default_factory=dict)
    duty: Duty = field(default_factory=lambda: Duty(DutyKey(WEEK), HOLDER, STANDBY))

    @property
    def office(self) -> OfficeTime:
        closed = frozenset(self.closed)
        return OfficeTime(self.settings, lambda day: is_working_day(day) and day not in closed)

    def forecast(self, now: datetime) -> Forecast:
        posts = WeekPosts(self.live, tuple(self.approved))
        return forecast(Owed(page(), WEEK, 2, self.note), posts, now, self.office)

    def watched(self, now: datetime) -> WatchedWeek:
        return WatchedWeek(self.forecast(now), watch_of(self.duty, dhaka_day(now), PANEL, self.leaves))

    def beat(self, now: datetime) -> list[tuple[Rung, MemberId]]:
        """What is told at this beat, recorded as the program records it."""
        watched = (self.watched(now),)
        self.away[now] = {leave.member_id for leave in self.leaves if dhaka_day(now) in leave}
        found = due_reminders(watched, self.book, now, self.office)
        keys = [r.key for r in found] + list(eased(watched, self.book, now))
        self.book = replace(self.book, told=(*self.book.told, *(Told(key, now) for key in keys)))
        self.told += [(now, reminder) for reminder in found]
        return [(r.key.rung, r.key.member_id) for r in found]

    def snooze(self, who: MemberId, now: datetime, until: datetime) -> None:
        self.book = replace(self.book, snoozes=(*self.book.snoozes, Snooze(who, PAGE, WEEK, until, now)))

    def leave(self, who: MemberId, first: date, last: date) -> None:
        self.leaves.append(Leave(LeaveId(f"leave-{len(self.leaves)}"), who, first, last))

    def excuse(self, now: datetime, kind: NoteKind = NoteKind.EID) -> None:
        self.note = WeekNote(PAGE, WEEK, kind, "ঈদের ছুটি", NASRIN, now)
