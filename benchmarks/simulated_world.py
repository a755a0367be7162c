"""What the simulated office is made of: its people, pages and holidays, and what happened to each page's week."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from moderator_app.domain.cadence import WeekNote
from moderator_app.domain.forecast import DuePost
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.ladder import Reminder
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import Member, Role
from moderator_app.domain.reminders import ReminderSettings, Rung

MINIMUM = 2
BEAT = timedelta(minutes=10)
LOST_WEEKS_BACK = 13
SETTINGS = ReminderSettings()
_NAME = Bilingual("নমুনা")
FIXED_HOLIDAYS = ((2, 21), (3, 26), (4, 14), (5, 1), (8, 5), (12, 16), (12, 25))
EIDS = {
    2026: (date(2026, 3, 19), date(2026, 5, 26)),
    2027: (date(2027, 3, 8), date(2027, 5, 15)),
    2028: (date(2028, 2, 25), date(2028, 5, 3)),
    2029: (date(2029, 2, 13), date(2029, 4, 22)),
}
"""First days off around both Eids, roughly; the moon moves them in the simulation too."""
REACTS = {
    Rung.PLAN: 0.45,
    Rung.DUTY: 0.5,
    Rung.PANEL: 0.2,
    Rung.CONVENOR: 0.6,
    Rung.LEANING: 0.5,
    Rung.AGAIN: 0.6,
    Rung.LOST: 0.0,
}
"""How likely one person does something about one reminder."""


@dataclass
class Plan:
    """A page's posts of a week as they are now."""

    live: int = 0
    approved: list[DuePost] = field(default_factory=list)
    note: WeekNote | None = None


@dataclass(frozen=True)
class Telling:
    """A reminder as it reached a person: `reached_at` is later than `at` where only mail could reach them."""

    at: datetime
    reminder: Reminder
    away: bool
    reached_at: datetime


@dataclass
class WeekLog:
    """What happened to a page's week: tellings, and the beats at which it stood at risk."""

    tellings: list[Telling] = field(default_factory=list)
    fell_at: datetime | None = None
    risky_beats: list[datetime] = field(default_factory=list)


def people() -> tuple[Member, ...]:
    roles = [frozenset({Role.CONVENOR}), *[frozenset({Role.DRAFTER, Role.PUBLISHER, Role.REVIEWER})] * 4]
    since = date(2020, 1, 1)
    return tuple(Member(MemberId(f"member-{n}"), _NAME, _NAME, role, since) for n, role in enumerate(roles))


def pages() -> tuple[Page, ...]:
    kind, since = (Platform.FACEBOOK, PageKind.PAGE, "https://page.example"), date(2020, 1, 1)
    return tuple(Page(PageId(f"page-{n}"), _NAME, *kind, since) for n in range(4))
