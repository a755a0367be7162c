"""Which shape, colour and word stands for each state of a post, a week, a page and a finding. Knows no Qt."""

from moderator_app.domain.cadence import WeekState
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.shown import Shown
from moderator_app.words import mark
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook

_DRAFT = StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("Draft"))
_BY_HAND = StateLook(Shape.SQUARE_ARROW, Role.INFO, mark("By hand"))
_SENDING = StateLook(Shape.RING_SENDING, Role.ACCENT, mark("Sending"))
_LIVE = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Live"))
_CHECKING = StateLook(Shape.HEXAGON_HOLLOW, Role.UNKNOWN, mark("Checking"))

PAUSED = StateLook(Shape.CIRCLE_PAUSE, Role.WARNING, mark("Paused"))
LATE = StateLook(Shape.CLOCK, Role.WARNING, mark("Late"))
WAITING = StateLook(Shape.HALF_CIRCLE, Role.INFO, mark("To approve"))

REVIEW_STATES: dict[ReviewStage, StateLook] = {
    ReviewStage.DRAFT: _DRAFT,
    ReviewStage.SUBMITTED: WAITING,
    ReviewStage.CHANGES_ASKED: StateLook(Shape.CIRCLE_BACK, Role.WARNING, mark("Changes asked")),
    ReviewStage.HELD: StateLook(Shape.CIRCLE_HOLD, Role.WARNING, mark("Held")),
    ReviewStage.REJECTED: StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Rejected")),
}
"""How far the review of a post has come."""

DELIVERY_STATES: dict[DeliveryState, StateLook] = {
    DeliveryState.DRAFT: _DRAFT,
    DeliveryState.APPROVED: StateLook(Shape.SOLID_CIRCLE, Role.ACCENT, mark("Scheduled")),
    DeliveryState.MANUAL_READY: _BY_HAND,
    DeliveryState.MANUAL_OPEN: _BY_HAND,
    DeliveryState.CLAIMED: StateLook(Shape.CIRCLE_TICK_HOLLOW, Role.INFO, mark("Link given")),
    DeliveryState.VERIFIED: _LIVE,
    DeliveryState.HANDOVER: _SENDING,
    DeliveryState.SCHEDULED_REMOTE: StateLook(Shape.RING_DOT, Role.ACCENT, mark("Handed over")),
    DeliveryState.READY: _SENDING,
    DeliveryState.STAGED: _SENDING,
    DeliveryState.ARMED: _SENDING,
    DeliveryState.PUBLISHED: _LIVE,
    DeliveryState.REJECTED: StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Failed")),
    DeliveryState.THROTTLED: StateLook(Shape.CLOCK, Role.WARNING, mark("Later")),
    DeliveryState.BLOCKED_AUTH: StateLook(Shape.SHIELD, Role.DANGER, mark("Sign in again")),
    DeliveryState.NEEDS_HUMAN: StateLook(Shape.HEXAGON, Role.UNKNOWN, mark("Not known")),
    DeliveryState.SETTLING: _CHECKING,
    DeliveryState.ABSENT: _CHECKING,
    DeliveryState.MISSED: StateLook(Shape.SQUARE_MINUS, Role.DANGER, mark("Time missed")),
    DeliveryState.EXPIRED: StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Expired")),
    DeliveryState.CANCEL_PENDING: StateLook(Shape.TRIANGLE, Role.DANGER, mark("Not cancelled yet")),
    DeliveryState.CANCELLED: StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Cancelled")),
    DeliveryState.HUMAN_CLOSED: StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Not published")),
    DeliveryState.REMOVED_REMOTELY: StateLook(Shape.CIRCLE_MINUS, Role.DANGER, mark("Removed")),
}
"""One post on one page; ask `delivery_look`, which also knows what a person said on closing."""


def delivery_look(state: DeliveryState, published: bool | None = None) -> StateLook:
    """How a delivery is shown; one closed by a person as published is live."""
    if state is DeliveryState.HUMAN_CLOSED and published:
        return _LIVE
    return DELIVERY_STATES[state]


SHOWN_STATES: dict[Shown, StateLook] = {
    Shown.DRAFT: _DRAFT,
    Shown.TO_APPROVE: WAITING,
    Shown.CHANGES_ASKED: REVIEW_STATES[ReviewStage.CHANGES_ASKED],
    Shown.HELD: REVIEW_STATES[ReviewStage.HELD],
    Shown.REVIEW_REJECTED: REVIEW_STATES[ReviewStage.REJECTED],
    Shown.APPROVED: StateLook(Shape.SQUARE_TICK, Role.ACCENT, mark("In stock")),
    Shown.SCHEDULED: DELIVERY_STATES[DeliveryState.APPROVED],
    Shown.HANDED_OVER: DELIVERY_STATES[DeliveryState.SCHEDULED_REMOTE],
    Shown.SENDING: _SENDING,
    Shown.LATE: LATE,
    Shown.THROTTLED: DELIVERY_STATES[DeliveryState.THROTTLED],
    Shown.SETTLING: _CHECKING,
    Shown.NOT_KNOWN: DELIVERY_STATES[DeliveryState.NEEDS_HUMAN],
    Shown.BY_HAND: _BY_HAND,
    Shown.LINK_GIVEN: DELIVERY_STATES[DeliveryState.CLAIMED],
    Shown.LIVE: _LIVE,
    Shown.FAILED: DELIVERY_STATES[DeliveryState.REJECTED],
    Shown.SIGN_IN_AGAIN: DELIVERY_STATES[DeliveryState.BLOCKED_AUTH],
    Shown.CANCEL_PENDING: DELIVERY_STATES[DeliveryState.CANCEL_PENDING],
    Shown.REMOVED: DELIVERY_STATES[DeliveryState.REMOVED_REMOTELY],
    Shown.MISSED: DELIVERY_STATES[DeliveryState.MISSED],
    Shown.EXPIRED: DELIVERY_STATES[DeliveryState.EXPIRED],
    Shown.CANCELLED: DELIVERY_STATES[DeliveryState.CANCELLED],
}
"""One post on one page as `domain.shown` names it: review stage and delivery state in one word."""

CHIP_WORDS: dict[Shown, str] = {
    Shown.APPROVED: mark("Approved"),
    Shown.CHANGES_ASKED: mark("Changes"),
    Shown.CANCEL_PENDING: mark("Not cancelled"),
}
"""Shorter words where the state's own would push the time out of its line."""


WEEK_STATES: dict[WeekState, StateLook] = {
    WeekState.MET: StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Met")),
    WeekState.ON_TRACK: StateLook(Shape.RING_ARROW, Role.INFO, mark("On track")),
    WeekState.AT_RISK: StateLook(Shape.TRIANGLE, Role.WARNING, mark("At risk")),
    WeekState.MISSED: StateLook(Shape.SQUARE_MINUS, Role.DANGER, mark("Missed")),
    WeekState.EXCUSED: StateLook(Shape.SQUARE_SLASH, Role.INFO, mark("Excused")),
    WeekState.NOT_RECORDED: StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("Not recorded")),
}
"""The states of one page's week."""

PAGE_STATES: dict[str, StateLook] = {
    "working": StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Working")),
    "look_soon": StateLook(Shape.TRIANGLE, Role.WARNING, mark("Look soon")),
    "broken": StateLook(Shape.SHIELD, Role.DANGER, mark("Sign in again")),
    "by_hand": StateLook(Shape.SQUARE_ARROW, Role.INFO, mark("Run by hand")),
}
"""The health of a page."""

CHECK_LEVELS: dict[str, StateLook] = {
    "fine": StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Fine")),
    "note": StateLook(Shape.SQUARE_LINES, Role.INFO, mark("Note this")),
    "explain": StateLook(Shape.TRIANGLE, Role.WARNING, mark("Explain")),
    "stop": StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Stop")),
}
"""The levels of the content check, and of any list of things to look at."""

DUE = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Due"))
"""What is asked for once a month."""

__all__ = [
    "CHECK_LEVELS",
    "CHIP_WORDS",
    "DELIVERY_STATES",
    "DUE",
    "LATE",
    "PAGE_STATES",
    "PAUSED",
    "REVIEW_STATES",
    "WAITING",
    "WEEK_STATES",
    "StateLook",
    "delivery_look",
]
