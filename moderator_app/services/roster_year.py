"""The roster as it is read: a fiscal year of it, who is on duty now, and whose a post is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from moderator_app.domain.bd_calendar import FiscalQuarter, Week, week_of
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Member
from moderator_app.domain.posts import Post
from moderator_app.domain.roster import Duty, Leave, Swap, SwapState, duty_of, holder_on, weeks_of_year
from moderator_app.domain.roster_faults import FaultKind, RosterFault, Severity, roster_faults
from moderator_app.domain.rotation import WeeksServed, weeks_served
from moderator_app.ports import Unit
from moderator_app.zone import dhaka_day

_A_YEAR = timedelta(weeks=53)
_FORTNIGHT = timedelta(days=13)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who keeps a page now; `page` None: all that are not named beside it. `holder` is who really does today."""

    page: Page | None
    duty: Duty | None
    main: Member | None
    standby: Member | None
    holder: Member | None

    @property
    def note(self) -> str:
        """The hand-over note of the week."""
        return self.duty.note if self.duty else ""


@dataclass(frozen=True, slots=True)
class RosterYear:
    """The roster of a fiscal year that begins in July of `year`, as of a day.

    `pages` are those kept some day of it; `duties` stand by week, `leaves` touch the year. `swaps` wait for an answer.
    `faults` begin with the week of today; `served` counts every duty of the year.
    """

    year: int
    weeks: tuple[Week, ...]
    today: date
    members: tuple[Member, ...]
    pages: tuple[Page, ...]
    duties: tuple[Duty, ...]
    leaves: tuple[Leave, ...]
    swaps: tuple[Swap, ...]
    faults: tuple[RosterFault, ...]
    served: Mapping[MemberId, WeeksServed]

    @property
    def columns(self) -> tuple[Page | None, ...]:
        """A column for each page where some page has a duty of its own, else one for all pages."""
        own = {duty.key.page_id for duty in self.duties} - {None}
        return self.pages if any(page.id in own for page in self.pages) else (None,)

    def duty(self, week: Week, page: Page | None) -> Duty | None:
        """What holds for a page in a week."""
        return duty_of(self.duties, page.id if page else None, week)

    @property
    def this_week(self) -> Week:
        """The week of today, in this year or not."""
        return week_of(self.today)


def fiscal_year_of(day: date) -> int:
    """The year in which the fiscal year begins to which the week of a day belongs."""
    return FiscalQuarter.of(week_of(day).first_on).year


def read_year(unit: Unit, year: int, now: datetime) -> RosterYear:
    """The roster of a fiscal year."""
    weeks, today = weeks_of_year(year), dhaka_day(now)
    first_on, last_on = weeks[0].first_on, weeks[-1].last_on
    members = unit.members.all()
    pages = tuple(p for p in unit.pages.all() if p.first_on <= last_on and not _given_up(p, first_on))
    duties = unit.roster.duties(weeks[0], weeks[-1])
    leaves = unit.roster.leaves(first_on, last_on)
    ahead = [week for week in weeks if week >= week_of(today)]
    return RosterYear(
        year=year,
        weeks=weeks,
        today=today,
        members=members,
        pages=pages,
        duties=duties,
        leaves=leaves,
        swaps=open_swaps(unit, now),
        faults=roster_faults(ahead, pages, duties, members, leaves, since=today),
        served=weeks_served(duties),
    )


def open_swaps(unit: Unit, now: datetime) -> tuple[Swap, ...]:
    """Swaps that wait for an answer; one whose weeks are over waits no longer."""
    today = dhaka_day(now)
    asked = [swap for swap in unit.roster.swaps(now - _A_YEAR) if swap.state is SwapState.ASKED]
    return tuple(swap for swap in asked if all(key.week.last_on >= today for key in (swap.give, swap.take) if key))


def read_on_duty(unit: Unit, now: datetime) -> tuple[OnDuty, ...]:
    """Who is on duty now: one line for all pages, and one for each page that has a duty of its own.

    The line for all comes first; it is left out where every page has its own.
    """
    today = dhaka_day(now)
    week = week_of(today)
    duties, members = unit.roster.duties(week, week), unit.members.all()
    leaves = unit.roster.leaves(today, today)
    kept = [page for page in unit.pages.all() if page.kept_on(today)]
    own = {duty.key.page_id for duty in duties}
    columns = [None, *(page for page in kept if page.id in own)]
    if kept and all(page.id in own for page in kept):
        columns = kept
    seated = {member.id: member for member in members}
    lines: list[OnDuty] = []
    for page in columns:
        duty = duty_of(duties, page.id if page else None, week)
        main = seated.get(duty.main_id) if duty and duty.main_id else None
        standby = seated.get(duty.standby_id) if duty and duty.standby_id else None
        lines.append(OnDuty(page, duty, main, standby, holder_on(duty, today, members, leaves)))
    return tuple(lines)


def owners_of(unit: Unit, post: Post, now: datetime) -> tuple[Member, ...]:
    """Whose a post is: the member it was given to while in office, else whoever is on duty today for its pages."""
    today = dhaka_day(now)
    members = unit.members.all()
    given = next((m for m in members if m.id == post.owner_id), None)
    if given and given.in_office(today):
        return (given,)
    week = week_of(today)
    duties, leaves = unit.roster.duties(week, week), unit.roster.leaves(today, today)
    page_ids: tuple[PageId | None, ...] = post.draft.page_ids or (None,)
    holders = [holder_on(duty_of(duties, page_id, week), today, members, leaves) for page_id in page_ids]
    return tuple(dict.fromkeys(holder for holder in holders if holder))


def vacant_soon(unit: Unit, now: datetime) -> tuple[RosterFault, ...]:
    """Weeks of the next fortnight in which a duty that was planned has nobody any more, or nobody is named at all.

    An office that keeps no roster, in which nobody was ever named, is not asked for one.
    """
    today = dhaka_day(now)
    first, last = week_of(today), week_of(today + _FORTNIGHT)
    weeks = [first]
    while weeks[-1] < last:
        weeks.append(weeks[-1].next)
    duties = unit.roster.duties(Week(first.first_on - _A_YEAR), last)
    if not any(duty.main_id for duty in duties):
        return ()
    pages = [page for page in unit.pages.all() if not _given_up(page, today)]
    leaves = unit.roster.leaves(first.first_on, last.last_on)
    found = roster_faults(weeks, pages, duties, unit.members.all(), leaves, since=today)
    empty = (FaultKind.VACANT, FaultKind.LEFT, FaultKind.NOBODY_FREE)
    return tuple(fault for fault in found if fault.kind in empty or fault.severity is Severity.GAP)


def _given_up(page: Page, day: date) -> bool:
    return page.last_on is not None and page.last_on < day
