"""What publishing cannot bring to its end alone, most pressing first."""

from dataclasses import dataclass
from enum import StrEnum

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.sending import Sending
from moderator_app.ports import Unit

S = DeliveryState


class Stuck(StrEnum):
    """Why a person is wanted; the values are those of `NeedKind`."""

    UNKNOWN = "unknown"
    DOUBLE = "double"
    CANCEL_PENDING = "cancel_pending"
    FAILED = "failed"
    BLOCKED = "blocked"


_WHY = {
    S.NEEDS_HUMAN: Stuck.UNKNOWN,
    S.ABSENT: Stuck.UNKNOWN,
    S.PUBLISHED: Stuck.DOUBLE,
    S.CANCEL_PENDING: Stuck.CANCEL_PENDING,
    S.REJECTED: Stuck.FAILED,
    S.BLOCKED_AUTH: Stuck.BLOCKED,
}


@dataclass(frozen=True, slots=True)
class StuckLine:
    """A post on a page, and what is known of its sending."""

    why: Stuck
    line: DeliveryLine
    sending: Sending


def stuck_lines(unit: Unit) -> tuple[StuckLine, ...]:
    """All of them; what is on its page is among them only where it stands there more than once."""
    twice = {sending.delivery_id for sending in unit.sendings.doubled()}
    states = [state for state in _WHY if twice or state is not S.PUBLISHED]
    lines = [
        line
        for line in unit.deliveries.in_states(states)
        if line.delivery.state is not S.PUBLISHED or line.delivery.id in twice
    ]
    sendings = unit.sendings.many([line.delivery.id for line in lines])
    order = tuple(Stuck)
    found = [StuckLine(_WHY[line.delivery.state], line, sendings[line.delivery.id]) for line in lines]
    return tuple(sorted(found, key=lambda one: order.index(one.why)))
