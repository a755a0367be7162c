"""What can happen to a delivery, and to which state each happening leads: one table, from which all moves follow.

A pair that the table does not have is refused. Nothing behind PUBLISHED, CLAIMED or VERIFIED leads back to sending,
and an outcome that is not known leads to sending only through an event of `PERSONS`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import WrongMove

S = DeliveryState


class DeliveryEvent(StrEnum):
    """Everything that can happen to a delivery.

    The answers of a platform bear the names of `SendOutcome`. ABANDONED: found in the middle of a call at start.
    SUSPECTED: the store came from a backup, so it may be out already. LATE: its time has come and nobody can be
    reached. FOUND: one read of the page shows it, FOUND_SEVERAL: more than once, FOUND_WAITING: the platform keeps it
    for its time. NOT_FOUND: enough clean reads showed nothing. UNREADABLE: the page cannot be read to decide it.
    OVERDUE: the platform should have published it by now, and does not show it. RESUMED_EARLY and ONCE_MORE_LATER are
    RESUMED and ONCE_MORE while its time lies ahead.
    """

    APPROVED = "approved"
    CHANGED = "changed"
    BEGUN_ANEW = "begun_anew"
    TAKEN_OFF = "taken_off"
    LAPSED = "lapsed"
    TIME_MISSED = "time_missed"

    FOR_A_PERSON = "for_a_person"
    FOR_THE_PROGRAM = "for_the_program"
    KIT_OPENED = "kit_opened"
    KIT_GIVEN_BACK = "kit_given_back"
    LINK_CLAIMED = "link_claimed"
    LINK_VERIFIED = "link_verified"

    DUE = "due"
    LATE = "late"
    ADOPTED = "adopted"
    STAGED = "staged"
    CLAIM = "claim"
    HAND_OVER = "hand_over"

    CONFIRMED = "confirmed"
    NOT_SENT = "not_sent"
    THROTTLED = "throttled"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    BLOCKED = "blocked"
    ASK = "ask"
    UNKNOWN = "unknown"
    ABANDONED = "abandoned"

    WAIT_OVER = "wait_over"
    RESUMED = "resumed"
    RESUMED_EARLY = "resumed_early"
    SUSPECTED = "suspected"

    FOUND = "found"
    FOUND_SEVERAL = "found_several"
    FOUND_WAITING = "found_waiting"
    LOOKS_LIKE_IT = "looks_like_it"
    NOT_FOUND = "not_found"
    ASKED = "asked"
    UNREADABLE = "unreadable"
    OVERDUE = "overdue"
    REMOVED_THERE = "removed_there"
    EDITED_THERE = "edited_there"
    GONE = "gone"

    TAKE_BACK = "take_back"
    TAKEN_BACK = "taken_back"
    TAKEN_BACK_FOR_GOOD = "taken_back_for_good"

    GO_NOW = "go_now"
    NEW_TIME = "new_time"
    BY_HAND = "by_hand"
    ONCE_MORE = "once_more"
    ONCE_MORE_LATER = "once_more_later"
    LEFT_AS_IT_IS = "left_as_it_is"
    CLOSED = "closed"


E = DeliveryEvent
PERSONS = frozenset(
    {
        E.APPROVED, E.CHANGED, E.BEGUN_ANEW, E.TAKEN_OFF, E.KIT_OPENED, E.KIT_GIVEN_BACK, E.LINK_CLAIMED, E.TAKE_BACK,
        E.GO_NOW, E.NEW_TIME, E.BY_HAND, E.ONCE_MORE, E.ONCE_MORE_LATER, E.LEFT_AS_IT_IS, E.CLOSED, E.FOR_THE_PROGRAM,
    }
)  # fmt: skip
"""Events that only a member brings about; every other one happens by itself."""

_STOPPED = {E.TAKEN_OFF: S.CANCELLED, E.LAPSED: S.EXPIRED}
_BEFORE_SENDING = {**_STOPPED, E.TIME_MISSED: S.MISSED, E.BY_HAND: S.MANUAL_READY}
_DEFINITE = {E.REJECTED: S.REJECTED, E.BLOCKED: S.BLOCKED_AUTH, E.ASK: S.NEEDS_HUMAN}
_NOT_KNOWN = {E.DUPLICATE: S.SETTLING, E.UNKNOWN: S.SETTLING, E.ABANDONED: S.SETTLING}
_SEEN = {E.FOUND: S.PUBLISHED, E.FOUND_SEVERAL: S.PUBLISHED}
_OVER_THERE = {E.GONE: S.REMOVED_REMOTELY}

NEXT: Mapping[DeliveryState, Mapping[DeliveryEvent, DeliveryState]] = MappingProxyType(
    {
        S.DRAFT: {**_STOPPED, E.APPROVED: S.APPROVED},
        S.APPROVED: {
            **_BEFORE_SENDING,
            E.CHANGED: S.DRAFT,
            E.FOR_A_PERSON: S.MANUAL_READY,
            E.DUE: S.READY,
            E.LATE: S.APPROVED,
            E.HAND_OVER: S.HANDOVER,
            E.BLOCKED: S.BLOCKED_AUTH,
            E.REJECTED: S.REJECTED,
            E.ASK: S.NEEDS_HUMAN,
            E.ADOPTED: S.PUBLISHED,
            E.FOUND_WAITING: S.SCHEDULED_REMOTE,
            E.SUSPECTED: S.SETTLING,
        },
        S.MANUAL_READY: {
            **_STOPPED,
            E.TIME_MISSED: S.MISSED,
            E.CHANGED: S.DRAFT,
            E.KIT_OPENED: S.MANUAL_OPEN,
            E.FOR_THE_PROGRAM: S.APPROVED,
        },
        S.MANUAL_OPEN: {
            **_STOPPED,
            E.KIT_GIVEN_BACK: S.MANUAL_READY,
            E.LINK_CLAIMED: S.CLAIMED,
            E.CLOSED: S.HUMAN_CLOSED,
        },
        S.CLAIMED: {**_OVER_THERE, E.LINK_VERIFIED: S.VERIFIED},
        S.VERIFIED: _OVER_THERE,
        S.HANDOVER: {
            **_DEFINITE,
            **_NOT_KNOWN,
            E.CONFIRMED: S.SCHEDULED_REMOTE,
            E.NOT_SENT: S.APPROVED,
            E.THROTTLED: S.APPROVED,
        },
        S.SCHEDULED_REMOTE: {
            **_SEEN,
            E.FOUND_WAITING: S.SCHEDULED_REMOTE,
            E.OVERDUE: S.SETTLING,
            E.REMOVED_THERE: S.NEEDS_HUMAN,
            E.EDITED_THERE: S.NEEDS_HUMAN,
            E.TAKE_BACK: S.CANCEL_PENDING,
        },
        S.READY: {
            **_BEFORE_SENDING,
            E.CHANGED: S.DRAFT,
            E.LATE: S.READY,
            E.ADOPTED: S.PUBLISHED,
            E.STAGED: S.STAGED,
            E.CLAIM: S.ARMED,
            E.BLOCKED: S.BLOCKED_AUTH,
            E.THROTTLED: S.THROTTLED,
            E.REJECTED: S.REJECTED,
            E.ASK: S.NEEDS_HUMAN,
            E.SUSPECTED: S.SETTLING,
        },
        S.STAGED: {
            **_BEFORE_SENDING,
            E.LATE: S.STAGED,
            E.ADOPTED: S.PUBLISHED,
            E.STAGED: S.STAGED,
            E.CLAIM: S.ARMED,
            E.BLOCKED: S.BLOCKED_AUTH,
            E.THROTTLED: S.THROTTLED,
            E.REJECTED: S.REJECTED,
            E.ASK: S.NEEDS_HUMAN,
            E.SUSPECTED: S.SETTLING,
        },
        S.ARMED: {
            **_DEFINITE,
            **_NOT_KNOWN,
            E.CONFIRMED: S.PUBLISHED,
            E.NOT_SENT: S.READY,
            E.THROTTLED: S.THROTTLED,
        },
        S.PUBLISHED: _OVER_THERE,
        S.REJECTED: {**_STOPPED, E.CHANGED: S.DRAFT, E.BY_HAND: S.MANUAL_READY},
        S.THROTTLED: {**_BEFORE_SENDING, E.WAIT_OVER: S.READY, E.SUSPECTED: S.SETTLING},
        S.BLOCKED_AUTH: {
            **_BEFORE_SENDING,
            E.RESUMED: S.READY,
            E.RESUMED_EARLY: S.APPROVED,
            E.SUSPECTED: S.SETTLING,
        },
        S.NEEDS_HUMAN: {
            **_SEEN,
            E.ONCE_MORE: S.READY,
            E.ONCE_MORE_LATER: S.APPROVED,
            E.BY_HAND: S.MANUAL_READY,
            E.LEFT_AS_IT_IS: S.SCHEDULED_REMOTE,
            E.CLOSED: S.HUMAN_CLOSED,
        },
        S.SETTLING: {
            **_SEEN,
            E.FOUND_WAITING: S.SCHEDULED_REMOTE,
            E.LOOKS_LIKE_IT: S.NEEDS_HUMAN,
            E.NOT_FOUND: S.ABSENT,
            E.UNREADABLE: S.NEEDS_HUMAN,
            E.SUSPECTED: S.SETTLING,
        },
        S.ABSENT: {E.ASKED: S.NEEDS_HUMAN},
        S.MISSED: {
            **_STOPPED,
            E.CHANGED: S.DRAFT,
            E.GO_NOW: S.READY,
            E.NEW_TIME: S.APPROVED,
            E.BY_HAND: S.MANUAL_READY,
        },
        S.EXPIRED: {
            E.BEGUN_ANEW: S.DRAFT,
            E.TAKEN_OFF: S.CANCELLED,
            E.NEW_TIME: S.APPROVED,
        },
        S.CANCEL_PENDING: {
            **_SEEN,
            E.OVERDUE: S.SETTLING,
            E.TAKEN_BACK: S.APPROVED,
            E.TAKEN_BACK_FOR_GOOD: S.CANCELLED,
        },
        S.CANCELLED: {E.BEGUN_ANEW: S.DRAFT},
        S.HUMAN_CLOSED: _OVER_THERE,
        S.REMOVED_REMOTELY: dict[DeliveryEvent, DeliveryState](),
    }
)
"""What follows from what; a pair that is not here is refused."""

MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = MappingProxyType(
    {state: frozenset(to for to in row.values() if to is not state) for state, row in NEXT.items()}
)
"""Which state may follow which, by any event."""


def next_state(state: DeliveryState, event: DeliveryEvent) -> DeliveryState:
    """The state after an event.

    Raises:
        WrongMove: such a thing cannot happen to a delivery in this state.
    """
    after = NEXT[state].get(event)
    if after is None:
        raise WrongMove(state=state.value, wished=event.value)
    return after
