"""Deliveries: one post on one page, the states it may pass through, and no others.

The table of moves is the whole of docs/facts.md, "Publishing exactly once"; the manual path is the one in use.
Nothing that lies behind PUBLISHED, CLAIMED or VERIFIED leads back to sending. A page taken off a post is CANCELLED;
chosen again, it starts over as DRAFT.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.errors import WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId


class DeliveryState(StrEnum):
    """Every state a delivery may have."""

    DRAFT = "draft"
    APPROVED = "approved"
    MANUAL_READY = "manual_ready"
    MANUAL_OPEN = "manual_open"
    CLAIMED = "claimed"
    VERIFIED = "verified"
    HANDOVER = "handover"
    SCHEDULED_REMOTE = "scheduled_remote"
    READY = "ready"
    STAGED = "staged"
    ARMED = "armed"
    PUBLISHED = "published"
    REJECTED = "rejected"
    THROTTLED = "throttled"
    BLOCKED_AUTH = "blocked_auth"
    NEEDS_HUMAN = "needs_human"
    SETTLING = "settling"
    ABSENT = "absent"
    MISSED = "missed"
    EXPIRED = "expired"
    CANCEL_PENDING = "cancel_pending"
    CANCELLED = "cancelled"
    HUMAN_CLOSED = "human_closed"
    REMOVED_REMOTELY = "removed_remotely"


class Route(StrEnum):
    """How a delivery reaches its page: by a person, sent when due, or handed over to the platform's own timer."""

    MANUAL = "manual"
    DIRECT = "direct"
    HAND_OVER = "hand_over"


S = DeliveryState
_STOPS = {S.EXPIRED, S.CANCELLED}
MOVES: dict[DeliveryState, frozenset[DeliveryState]] = {
    state: frozenset(to)
    for state, to in {
        S.DRAFT: {S.APPROVED, S.CANCELLED, S.EXPIRED},
        S.APPROVED: {S.DRAFT, S.MANUAL_READY, S.HANDOVER, S.READY, S.MISSED, *_STOPS},
        S.MANUAL_READY: {S.DRAFT, S.MANUAL_OPEN, S.MISSED, *_STOPS},
        S.MANUAL_OPEN: {S.MANUAL_READY, S.CLAIMED, S.HUMAN_CLOSED, *_STOPS},
        S.CLAIMED: {S.VERIFIED, S.REMOVED_REMOTELY},
        S.VERIFIED: {S.REMOVED_REMOTELY},
        S.HANDOVER: {S.SCHEDULED_REMOTE, S.SETTLING, S.APPROVED, S.REJECTED, S.BLOCKED_AUTH, S.THROTTLED},
        S.SCHEDULED_REMOTE: {S.PUBLISHED, S.CANCELLED, S.CANCEL_PENDING, S.NEEDS_HUMAN},
        S.READY: {S.STAGED, S.ARMED, S.PUBLISHED, S.BLOCKED_AUTH, S.SETTLING, S.MISSED, S.DRAFT, *_STOPS},
        S.STAGED: {S.ARMED, S.READY, S.BLOCKED_AUTH, S.SETTLING, S.MISSED, *_STOPS},
        S.ARMED: {
            S.PUBLISHED, S.READY, S.REJECTED, S.THROTTLED, S.BLOCKED_AUTH, S.NEEDS_HUMAN, S.SETTLING,
        },
        S.PUBLISHED: {S.REMOVED_REMOTELY},
        S.REJECTED: {S.DRAFT, *_STOPS},
        S.THROTTLED: {S.READY, S.MISSED, *_STOPS},
        S.BLOCKED_AUTH: {S.READY, S.MISSED, *_STOPS},
        S.NEEDS_HUMAN: {S.HUMAN_CLOSED, S.READY},
        S.SETTLING: {S.PUBLISHED, S.ABSENT, S.NEEDS_HUMAN},
        S.ABSENT: {S.NEEDS_HUMAN},
        S.MISSED: {S.DRAFT, S.APPROVED, S.MANUAL_READY, S.READY, *_STOPS},
        S.EXPIRED: {S.DRAFT, S.CANCELLED},
        S.CANCEL_PENDING: {S.CANCELLED, S.PUBLISHED},
        S.CANCELLED: {S.DRAFT},
        S.HUMAN_CLOSED: {S.REMOVED_REMOTELY},
        S.REMOVED_REMOTELY: set[DeliveryState](),
    }.items()
}  # fmt: skip

WAITING = frozenset({S.DRAFT, S.APPROVED, S.MANUAL_READY, S.MISSED})
"""States in which the content may still be changed; a change leads back to DRAFT."""
OVER = frozenset({S.EXPIRED, S.CANCELLED, S.HUMAN_CLOSED, S.REMOVED_REMOTELY})
APPROVED_NOT_OUT = frozenset(
    {S.APPROVED, S.MANUAL_READY, S.MANUAL_OPEN, S.HANDOVER, S.SCHEDULED_REMOTE, S.READY, S.STAGED, S.THROTTLED}
)
LIVE_STATES = frozenset({S.CLAIMED, S.VERIFIED, S.PUBLISHED, S.HUMAN_CLOSED})
"""States that may count; a post closed by a person counts when that person said that it was published."""


class KitStep(StrEnum):
    """How far a person has come in the manual kit."""

    TEXT = "text"
    PICTURES = "pictures"
    PAGE = "page"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One post on one page.

    `epoch` rises with every claim, so that a late answer of an older attempt is not stored. `live_at` is the stated
    time of publishing, `witnessed` tells that the link does not show its page and a person saw the post there.
    `published` answers, for HUMAN_CLOSED only, whether it went out.
    """

    id: DeliveryId
    post_id: PostId
    page_id: PageId
    state: DeliveryState = DeliveryState.DRAFT
    route: Route = Route.MANUAL
    version: int = 0
    content_hash: str = ""
    due_at: datetime | None = None
    epoch: int = 0
    permalink: str = ""
    live_at: datetime | None = None
    witnessed: bool = False
    published: bool | None = None
    step: KitStep = KitStep.TEXT
    opened_at: datetime | None = None
    closed_by: MemberId | None = None
    note: str = ""

    @property
    def is_live(self) -> bool:
        """Whether it counts as published."""
        return self.state in LIVE_STATES and (self.state is not S.HUMAN_CLOSED or self.published is True)

    @property
    def in_stock(self) -> bool:
        """Approved, and its time still open: it waits until it is given one."""
        return self.state in {S.APPROVED, S.MANUAL_READY} and self.due_at is None

    def is_scheduled(self, now: datetime) -> bool:
        """Approved, due later than now, not live."""
        return self.state in APPROVED_NOT_OUT and self.due_at is not None and self.due_at > now

    def moved(self, to: DeliveryState) -> "Delivery":
        """The delivery in its next state.

        Raises:
            WrongMove: no such move exists.
        """
        if to not in MOVES[self.state]:
            raise WrongMove(state=self.state.value, wished=to.value)
        return replace(self, state=to)
