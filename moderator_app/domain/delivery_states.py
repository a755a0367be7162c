"""The states of a delivery; which leads to which is told in `delivery_events.py` alone."""

from enum import StrEnum


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
