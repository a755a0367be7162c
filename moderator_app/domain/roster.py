"""The duty roster: who keeps a page in which week, who stands by, and where that falls apart.

A duty names a whole week, Sunday to Saturday, for one page or for all of them (`page_id` None); a page's own duty
beats the one for all. Nothing is deleted when a member leaves: their duties fall vacant by themselves.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import LeaveId, MemberId, PageId, SwapId


@dataclass(frozen=True, slots=True)
class DutyKey:
    """A week of one page, or of all pages (`page_id` None)."""

    week: Week
    page_id: PageId | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Who keeps the page in that week, and who stands by; None: nobody is named.

    `note` is the hand-over note that the holder leaves for whoever comes next.
    """

    key: DutyKey
    main_id: MemberId | None = None
    standby_id: MemberId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """A member is away from `first_on` to `last_on`, both included, days in Dhaka."""

    id: LeaveId
    member_id: MemberId
    first_on: date
    last_on: date
    note: str = ""


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
