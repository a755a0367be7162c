"""Deliveries: one post on one page, and what its state means for it.

The states are named in `delivery_states.py`; `delivery_events.py` tells what leads from one to another. A page taken
off a post is CANCELLED; chosen again, it starts over as DRAFT.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.delivery_events import MOVES, DeliveryEvent, next_state
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId


class Route(StrEnum):
    """How a delivery reaches its page: by a person, sent when due, or handed over to the platform's own timer."""

    MANUAL = "manual"
    DIRECT = "direct"
    HAND_OVER = "hand_over"


S = DeliveryState

WAITING = frozenset({S.DRAFT, S.APPROVED, S.MANUAL_READY, S.MISSED})
"""States in which it has not gone out and waits; a changed content leads back to DRAFT."""
WRITABLE = WAITING | {S.REJECTED}
"""States in which the content may still be changed; one that its platform refused is mended and approved anew."""
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

    def after(self, event: DeliveryEvent) -> "Delivery":
        """The delivery after something happened to it.

        Raises:
            WrongMove: such a thing cannot happen to it as it stands.
        """
        return replace(self, state=next_state(self.state, event))
