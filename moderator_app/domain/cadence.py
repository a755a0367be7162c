"""The weekly minimum: how a page's week stands, from plain counts (docs/facts.md, "What the directive asks")."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.fields import required
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.pages import Page


class WeekState(StrEnum):
    """How a week stands."""

    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    MISSED = "missed"
    EXCUSED = "excused"
    NOT_RECORDED = "not_recorded"


class NoteKind(StrEnum):
    """Why a week fell short. Only the excusing kinds leave it out of the count."""

    MISSED = "missed"
    EID = "eid"
    SHUTDOWN = "shutdown"
    DISASTER = "disaster"
    OTHER_EXCUSE = "other_excuse"

    @property
    def excuses(self) -> bool:
        """Whether the week is excused by it."""
        return self is not NoteKind.MISSED


@dataclass(frozen=True, slots=True)
class WeekNote:
    """What the panel wrote about a page's week that fell short."""

    page_id: PageId
    week: Week
    kind: NoteKind
    reason: str
    member_id: MemberId
    at: datetime


@dataclass(frozen=True, slots=True)
class WeekCount:
    """Posts of a page in a week: live, approved and due later, and drafts proposed for a later time."""

    live: int = 0
    scheduled: int = 0
    maybe: int = 0


@dataclass(frozen=True, slots=True)
class PageWeek:
    """A page's week as the board shows it."""

    page: Page
    week: Week
    minimum: int
    count: WeekCount
    days_left: int
    state: WeekState
    note: WeekNote | None = None

    @property
    def needs_reason(self) -> bool:
        """Whether the week was lost and nobody has written why."""
        return self.state is WeekState.MISSED and self.note is None


def page_week(
    page: Page, week: Week, minimum: int, count: WeekCount, today: date, note: WeekNote | None = None
) -> PageWeek:
    """The state of a page's week as of a day.

    Met beats excused, excused beats missed. The page's first week, when it begins in its middle, and its last, when it
    ends there, are met if reached and else not recorded; weeks outside the page's time are not recorded.
    """
    left = week.days_left(today)
    excused = note is not None and note.kind.excuses
    state = _state(page, week, minimum, count, excused=excused, over=today > week.last_on)
    return PageWeek(page, week, minimum, count, left, state, note)


def _state(page: Page, week: Week, minimum: int, count: WeekCount, *, excused: bool, over: bool) -> WeekState:
    if not _touches(page, week):
        return WeekState.NOT_RECORDED
    if count.live >= minimum:
        return WeekState.MET
    if not (page.kept_on(week.first_on) and page.kept_on(week.last_on)):
        return WeekState.NOT_RECORDED
    if excused:
        return WeekState.EXCUSED
    if over:
        return WeekState.MISSED
    return WeekState.ON_TRACK if count.live + count.scheduled >= minimum else WeekState.AT_RISK


def _touches(page: Page, week: Week) -> bool:
    return page.first_on <= week.last_on and (page.last_on is None or page.last_on >= week.first_on)


def checked_reason(reason: str) -> str:
    """A written reason, cleaned.

    Raises:
        EmptyField: nothing was written.
        FieldTooLong: more than a paragraph.
    """
    return required("reason", reason, limit=500)
