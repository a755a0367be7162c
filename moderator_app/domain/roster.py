"""The duty roster: who keeps a page in which week, who stands by, and where that falls apart.

A duty names a whole week, Sunday to Saturday, for one page or for all of them (`page_id` None); a page's own duty
beats the one for all. Nothing is deleted when a member leaves: their duties fall vacant by themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moderator_app.domain.bd_calendar import FiscalQuarter, Week
from moderator_app.domain.ids import LeaveId, MemberId, PageId, SwapId
from moderator_app.domain.panel import Member


@dataclass(frozen=True, slots=True)
class DutyKey:
    """A week of one page, or of all pages (`page_id` None)."""

    week: Week
    page_id: PageId | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Who keeps the page in that week, and who stands by; None: nobody is named.

    `note` is the hand-over note that the holder leaves for whoever comes next. `by_hand`: a person named it, or two
    members swapped it; a new rotation leaves it alone.
    """

    key: DutyKey
    main_id: MemberId | None = None
    standby_id: MemberId | None = None
    note: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """A member is away from `first_on` to `last_on`, both included, days in Dhaka."""

    id: LeaveId
    member_id: MemberId
    first_on: date
    last_on: date
    note: str = ""

    def __contains__(self, day: date) -> bool:
        """Whether the member is away that day."""
        return self.first_on <= day <= self.last_on

    def touches(self, first_on: date, last_on: date) -> bool:
        """Whether it shares a day with that span, both ends included."""
        return self.first_on <= last_on and first_on <= self.last_on


class SwapState(StrEnum):
    """How far a swap has come; only an accepted one changes the roster."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Swap:
    """`asker_id` gives away the main duty `give` to `other_id`, and takes over `take` in return (None: nothing)."""

    id: SwapId
    asker_id: MemberId
    other_id: MemberId
    give: DutyKey
    take: DutyKey | None
    state: SwapState
    asked_at: datetime
    answered_at: datetime | None = None


def weeks_of_year(year: int) -> tuple[Week, ...]:
    """The weeks of the fiscal year that begins in July of `year`: those whose Sunday falls in it."""
    return tuple(week for number in (1, 2, 3, 4) for week in FiscalQuarter(year, number).weeks)


def duty_of(duties: Iterable[Duty], page_id: PageId | None, week: Week) -> Duty | None:
    """The duty that holds for a page in a week: its own, else the one for all pages, else None.

    A page's own duty that names nobody still beats the one for all: somebody vacated it.
    """
    of_week = {duty.key.page_id: duty for duty in duties if duty.key.week == week}
    return of_week.get(page_id) or of_week.get(None)


def holder_on(duty: Duty | None, day: date, members: Iterable[Member], leaves: Iterable[Leave]) -> Member | None:
    """Who keeps a duty on a day: the main if there, else the stand-by if there, else nobody."""
    if duty is None:
        return None
    seated = {member.id: member for member in members}
    away = {leave.member_id for leave in leaves if day in leave}
    for member_id in (duty.main_id, duty.standby_id):
        member = seated.get(member_id) if member_id else None
        if member and member.in_office(day) and member.id not in away:
            return member
    return None
