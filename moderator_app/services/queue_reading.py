"""The publishing queue as people read it: what is on its way, what waits for somebody, and what goes out next."""

from dataclasses import dataclass
from datetime import datetime
from typing import final

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.ids import MemberId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.sending import Sending
from moderator_app.services.workroom import Workroom

S = DeliveryState
FOR_A_PERSON = frozenset({S.NEEDS_HUMAN, S.ABSENT, S.REJECTED, S.BLOCKED_AUTH, S.CANCEL_PENDING, S.MISSED})
"""States in which nothing good happens unless somebody does something."""
_ON_ITS_WAY = frozenset(
    {
        S.APPROVED, S.MANUAL_READY, S.MANUAL_OPEN, S.HANDOVER, S.SCHEDULED_REMOTE, S.READY, S.STAGED, S.ARMED,
        S.THROTTLED, S.SETTLING,
    }
)  # fmt: skip
LONGEST = 60
"""So many of each part are read; what is due later comes into sight by itself."""
_NEXT = 50


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A post on its way to a page, and what is known of its sending."""

    line: DeliveryLine
    sending: Sending


@dataclass(frozen=True, slots=True)
class Queue:
    """The whole queue, each part soonest due first; what has no time yet is left out."""

    for_a_person: tuple[OnItsWay, ...] = ()
    on_its_way: tuple[OnItsWay, ...] = ()


@final
class QueueDesk:
    """Only reads."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def read(self, actor: MemberId) -> Queue:
        """The queue as it stands."""
        with self._room.reading(actor) as unit:
            waiting = unit.deliveries.in_states(FOR_A_PERSON)[:LONGEST]
            going = unit.deliveries.in_states(_ON_ITS_WAY)[:LONGEST]
            sendings = unit.sendings.many([line.delivery.id for line in (*waiting, *going)])
        return Queue(
            tuple(OnItsWay(line, sendings[line.delivery.id]) for line in waiting),
            tuple(OnItsWay(line, sendings[line.delivery.id]) for line in going if line.delivery.due_at is not None),
        )

    def next_due(self) -> datetime | None:
        """When anything goes out next, by whichever way; aware UTC."""
        now = self._room.now()
        with self._room.store.read() as unit:
            ahead = [line.delivery.due_at for line in unit.deliveries.out_next(_NEXT)]
        return min((at for at in ahead if at is not None and at > now), default=None)
