"""The forecast of a page's week: what is live, what is approved and still to come, what only might come.

Two things are kept apart that a plain count would hide: a post whose time has come and that is not out, and a post
that leans on luck, because it needs a hand at a moment at which nobody works (docs/facts.md, "Cadence").
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from moderator_app.domain.bd_calendar import DHAKA, Week, dhaka_day
from moderator_app.domain.cadence import PageWeek, WeekCount, WeekNote, WeekState, page_week
from moderator_app.domain.pages import Page
from moderator_app.domain.reminders import ReminderSettings

Works = Callable[[date], bool]
"""Whether the office works on a day: Sunday to Thursday, no public holiday, no closure (`days.DayBook.working`)."""


@dataclass(frozen=True, slots=True)
class DuePost:
    """An approved post on a page that is not live; `slept` tells that its time was missed and a person must decide."""

    at: datetime
    by_hand: bool = True
    slept: bool = False


@dataclass(frozen=True, slots=True)
class WeekPosts:
    """A page's posts of a week: the number that is live, the approved ones, and the number proposed for later."""

    live: int = 0
    approved: tuple[DuePost, ...] = ()
    maybe: int = 0

    def to_come(self, now: datetime) -> tuple[DuePost, ...]:
        """What is scheduled: approved and due later than now, by time."""
        return tuple(sorted((p for p in self.approved if p.at > now and not p.slept), key=lambda p: p.at))

    def late(self, now: datetime) -> tuple[DuePost, ...]:
        """Approved, its time has come, and it is not live, by time."""
        return tuple(sorted((p for p in self.approved if p.at <= now or p.slept), key=lambda p: p.at))


@dataclass(frozen=True, slots=True)
class Forecast:
    """How a page's week will end if nobody does anything more; moments aware.

    `leaning` are those of `scheduled` that need a hand when nobody works, `overdue` those whose time has come.
    """

    page_week: PageWeek
    scheduled: tuple[datetime, ...] = ()
    leaning: tuple[datetime, ...] = ()
    overdue: tuple[datetime, ...] = ()

    @property
    def state(self) -> WeekState:
        """How the week stands."""
        return self.page_week.state

    @property
    def live(self) -> int:
        """How many posts are live."""
        return self.page_week.count.live

    @property
    def minimum(self) -> int:
        """How many the week owes."""
        return self.page_week.minimum

    @property
    def maybe(self) -> int:
        """How many drafts are proposed for later; they count for nothing yet."""
        return self.page_week.count.maybe

    @property
    def days_left(self) -> int:
        """Days of the week still to come, today included."""
        return self.page_week.days_left

    @property
    def note_kind(self) -> str:
        """What was written about the week: the kind of its note, or nothing."""
        return self.page_week.note.kind.value if self.page_week.note else ""

    @property
    def gap(self) -> int:
        """How many posts are still to be approved for the week; drafts fill none of it."""
        return max(0, self.minimum - self.live - len(self.scheduled))

    @property
    def leans(self) -> bool:
        """Whether the week is on track only thanks to posts that need a hand when nobody works."""
        sure = self.live + len(self.scheduled) - len(self.leaning)
        return self.state is WeekState.ON_TRACK and sure < self.minimum


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """When the office works: its hours by its settings, its days by its calendar."""

    settings: ReminderSettings
    works: Works

    def last_at(self, week: Week) -> datetime | None:
        """When the week's last working day ends; None: the office is closed all week."""
        day = next((day for day in reversed(week.days) if self.works(day)), None)
        return None if day is None else datetime.combine(day, self.settings.works_until, DHAKA)

    def leans(self, post: DuePost, week: Week) -> bool:
        """Whether a post needs a hand on a day off, or when no work is left to make up for it in the week."""
        last_at = self.last_at(week)
        return post.by_hand and (last_at is None or post.at >= last_at or not self.works(dhaka_day(post.at)))


@dataclass(frozen=True, slots=True)
class Owed:
    """What a page owes in a week: its minimum of live posts, and the note written about it, if any."""

    page: Page
    week: Week
    minimum: int
    note: WeekNote | None = None


def forecast(owed: Owed, posts: WeekPosts, now: datetime, office: OfficeTime) -> Forecast:
    """The forecast of a page's week as of now."""
    to_come = posts.to_come(now)
    count = WeekCount(posts.live, len(to_come), posts.maybe)
    return Forecast(
        page_week(owed.page, owed.week, owed.minimum, count, dhaka_day(now), owed.note),
        scheduled=tuple(p.at for p in to_come),
        leaning=tuple(p.at for p in to_come if office.leans(p, owed.week)),
        overdue=tuple(p.at for p in posts.late(now)),
    )
