"""What a post on a page is called on screen and paper: one word for review stage and delivery state together."""

from datetime import datetime
from enum import StrEnum

from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.posts import ReviewStage


class Shown(StrEnum):
    """The states people see; each has a word, a shape and a colour (`ui/widgets/states.py`)."""

    DRAFT = "draft"
    TO_APPROVE = "to_approve"
    CHANGES_ASKED = "changes_asked"
    HELD = "held"
    REVIEW_REJECTED = "review_rejected"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    HANDED_OVER = "handed_over"
    SENDING = "sending"
    LATE = "late"
    THROTTLED = "throttled"
    SETTLING = "settling"
    NOT_KNOWN = "not_known"
    BY_HAND = "by_hand"
    LINK_GIVEN = "link_given"
    LIVE = "live"
    FAILED = "failed"
    SIGN_IN_AGAIN = "sign_in_again"
    CANCEL_PENDING = "cancel_pending"
    REMOVED = "removed"
    MISSED = "missed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


_OF_STAGE = {
    ReviewStage.DRAFT: Shown.DRAFT,
    ReviewStage.SUBMITTED: Shown.TO_APPROVE,
    ReviewStage.CHANGES_ASKED: Shown.CHANGES_ASKED,
    ReviewStage.HELD: Shown.HELD,
    ReviewStage.REJECTED: Shown.REVIEW_REJECTED,
}
_D = DeliveryState
_OF_STATE = {
    _D.APPROVED: Shown.SCHEDULED,
    _D.MANUAL_READY: Shown.SCHEDULED,
    _D.MANUAL_OPEN: Shown.BY_HAND,
    _D.CLAIMED: Shown.LINK_GIVEN,
    _D.VERIFIED: Shown.LIVE,
    _D.HANDOVER: Shown.SENDING,
    _D.SCHEDULED_REMOTE: Shown.HANDED_OVER,
    _D.READY: Shown.SENDING,
    _D.STAGED: Shown.SENDING,
    _D.ARMED: Shown.SENDING,
    _D.PUBLISHED: Shown.LIVE,
    _D.REJECTED: Shown.FAILED,
    _D.THROTTLED: Shown.THROTTLED,
    _D.BLOCKED_AUTH: Shown.SIGN_IN_AGAIN,
    _D.NEEDS_HUMAN: Shown.NOT_KNOWN,
    _D.SETTLING: Shown.SETTLING,
    _D.ABSENT: Shown.NOT_KNOWN,
    _D.MISSED: Shown.MISSED,
    _D.EXPIRED: Shown.EXPIRED,
    _D.CANCEL_PENDING: Shown.CANCEL_PENDING,
    _D.CANCELLED: Shown.CANCELLED,
    _D.REMOVED_REMOTELY: Shown.REMOVED,
}


def shown(stage: ReviewStage, delivery: Delivery | None, now: datetime) -> Shown:
    """The word for a post on a page, or (None) for a post without any page yet.

    A page that waits for its person is *scheduled* until it is due, then *by hand*; without a time it is *approved*.
    """
    if delivery is None or delivery.state is _D.DRAFT:
        return _OF_STAGE[stage]
    if delivery.state is _D.HUMAN_CLOSED:
        return Shown.LIVE if delivery.published else Shown.CANCELLED
    if delivery.in_stock:
        return Shown.APPROVED
    if delivery.state is _D.MANUAL_READY and not delivery.is_scheduled(now):
        return Shown.BY_HAND
    return _OF_STATE[delivery.state]
