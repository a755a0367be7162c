"""The posts of two quarters: when each was planned, on which pages, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from moderator_app.demo.calendar import SUNDAY_SLOT, WEDNESDAY_SLOT, DemoCalendar
from moderator_app.domain.bd_calendar import Week, dhaka_day

FACEBOOK, PORTAL, TELEGRAM = "facebook", "portal", "telegram"
_EXTRA_PAGES = (FACEBOOK, TELEGRAM, FACEBOOK, PORTAL)


@dataclass(frozen=True, slots=True)
class PastPost:
    """A post that went out: `planned_at` aware; `corrected` when its reviewer asked for changes first.

    `witnessed` when its link does not show the page; `removed` when it was taken off the page two days later.
    """

    number: int
    planned_at: datetime
    pages: tuple[str, ...]
    corrected: bool = False
    witnessed: bool = False
    removed: bool = False


def past_posts(calendar: DemoCalendar) -> tuple[PastPost, ...]:
    """Every post whose time came before today, by time; two a week for each page, and a third every other week."""
    begins = calendar.moment(calendar.first_on, 10, 55)
    ends = calendar.moment(calendar.today, 0)
    wanted = [p for n, week in enumerate(calendar.weeks) for p in _of_week(calendar, n, week)]
    kept = [p for p in wanted if begins < p.planned_at < ends and p.pages]
    return tuple(_numbered(sorted(kept, key=lambda p: p.planned_at)))


def _numbered(posts: list[PastPost]) -> Iterator[PastPost]:
    for n, p in enumerate(posts):
        yield PastPost(n, p.planned_at, p.pages, n % 7 == 3, p.witnessed, p.removed)


def _of_week(calendar: DemoCalendar, n: int, week: Week) -> Iterator[PastPost]:
    if week == calendar.excused:
        return
    for day in (SUNDAY_SLOT, WEDNESDAY_SLOT):
        planned_at = calendar.moment(week.days[day], 11)
        yield PastPost(0, planned_at, _pages(calendar, week, planned_at, day))
    if week < calendar.this_week and week not in calendar.short_weeks and n % 2:
        page = _EXTRA_PAGES[n // 2 % len(_EXTRA_PAGES)]
        planned_at = calendar.moment(week.days[4], 15, 30)
        if page in _kept(calendar, planned_at):
            witnessed = page == FACEBOOK and n % 4 == 1
            yield PastPost(0, planned_at, (page,), witnessed=witnessed, removed=n % 8 == 5)


def _kept(calendar: DemoCalendar, planned_at: datetime) -> tuple[str, ...]:
    channel = (TELEGRAM,) if dhaka_day(planned_at) >= calendar.channel_first_on else ()
    return (FACEBOOK, PORTAL, *channel)


def _pages(calendar: DemoCalendar, week: Week, planned_at: datetime, day: int) -> tuple[str, ...]:
    """All pages that the office kept, less those that fell short in this week."""
    short: set[str] = set()
    if day == WEDNESDAY_SLOT:
        short |= {FACEBOOK} if week == calendar.missed_with_reason else set()
        short |= {PORTAL} if week in (calendar.missed_long_ago, calendar.missed_without_reason) else set()
    if week == calendar.this_week:
        short |= {TELEGRAM} if day == SUNDAY_SLOT else {TELEGRAM, PORTAL}
    return tuple(page for page in _kept(calendar, planned_at) if page not in short)
