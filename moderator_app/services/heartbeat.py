"""One heartbeat: what was due is told once, what was slept through waits for a person, the day's copy is kept."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.delivery import Delivery, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.heartbeat import AwakeSpan, ClockLook, Verdict, judged, jump_between, set_back, with_beat
from moderator_app.domain.lines import DeliveryLine
from moderator_app.events import ClockJumped, CopyFailed, DeliveryDue, DeliveryMissed, Fact, PostChanged
from moderator_app.ports import Unit
from moderator_app.services.workroom import Workroom

CopyIfDue = Callable[[], object | None]
"""Keeps the day's copy where it is due; None where it was not."""

_log = logging.getLogger(__name__)
S, E = DeliveryState, DeliveryEvent


@dataclass(frozen=True, slots=True)
class Beat:
    """What one heartbeat found.

    `due` waits for its person now, `ready` goes out by the program, `missed` waits for a person's decision; `jumped` is
    how far the clock was set on since the beat before (negative: back); `copied` tells whether the day's copy was kept.
    """

    at: datetime
    due: tuple[DeliveryLine, ...] = ()
    ready: tuple[DeliveryLine, ...] = ()
    missed: tuple[DeliveryLine, ...] = ()
    jumped: timedelta = timedelta()
    copied: bool = False


@final
class Heartbeat:
    """Beats once a minute while the window is open, or when `tick` is called; never sends anything itself."""

    def __init__(self, room: Workroom, copy_if_due: CopyIfDue | None = None, *tell: Callable[[Beat], None]) -> None:
        """Works on the store of the room; each `tell` hears in turn what a beat found, when all else is done."""
        self._room = room
        self._copy_if_due = copy_if_due
        self._tell = tell
        self._last_look: ClockLook | None = None
        self._copy_fault = ""

    def beat(self) -> Beat:
        """One heartbeat, in one transaction; facts are told after it, the copy is kept after that.

        What a beat said of a due time it says once: killed behind the transaction, the program does not say it again,
        but the week board shows it. A copy that fails is logged and told, and the beat stands.

        Raises:
            StoreMissing: no store is open.
            StoreBusy, DiskFull: nothing was written; the next beat finds the same.
        """
        found = self._beaten(watched=True)
        done = replace(found, copied=self._copied())
        for tell in self._tell:
            tell(done)
        return done

    def replay(self) -> Beat:
        """A beat while a demo office is made: its clock leaps from one happening to the next, and nothing is copied."""
        return self._beaten(watched=False)

    def _beaten(self, *, watched: bool) -> Beat:
        look = ClockLook(self._room.clock.now(), self._room.clock.monotonic())
        with self._room.store.write() as unit:
            found = self._recorded(unit, look)
        self._last_look = look if watched else None
        for fact in _facts_of(found):
            self._room.bus.publish(fact)
        return found

    def _recorded(self, unit: Unit, look: ClockLook) -> Beat:
        last = unit.heartbeats.last()
        span = with_beat(last, look.at)
        unit.heartbeats.put(span)
        spans = (span,) if last is None else (last, span)
        verdicts = [(line, _settled(unit, line, spans, look.at)) for line in unit.deliveries.unsettled(look.at)]
        jumped = jump_between(self._last_look, look) if self._last_look else set_back(last, look.at)
        if jumped:
            seconds = round(jumped.total_seconds())
            unit.activity.append(look.at, SYSTEM, "clock_jumped", ("store", "store"), {"seconds": seconds})
        return Beat(
            look.at,
            due=tuple(line for line, became in verdicts if became is S.MANUAL_READY),
            ready=tuple(line for line, became in verdicts if became is S.READY),
            missed=tuple(line for line, became in verdicts if became is S.MISSED),
            jumped=jumped,
        )

    def _copied(self) -> bool:
        try:
            copied = self._copy_if_due() if self._copy_if_due else None
        except ModeratorError as fault:
            # The same fault comes back every minute; it is told when it begins.
            if fault.code != self._copy_fault:
                _log.warning("the day's copy could not be kept: %s", fault.code)
                self._room.bus.publish(CopyFailed(fault.code))
            self._copy_fault = fault.code
            return False
        self._copy_fault = ""
        return copied is not None


def _settled(unit: Unit, line: DeliveryLine, spans: Iterable[AwakeSpan], now: datetime) -> DeliveryState:
    """What a delivery whose time has come is from now on."""
    delivery = line.delivery
    assert delivery.due_at is not None, "only what has a due time is asked for"
    verdict = judged(delivery.due_at, _in_hand_at(unit, delivery), spans, now)
    unit.deliveries.settle(delivery, verdict, now)
    if verdict is Verdict.MISSED:
        unit.deliveries.save(delivery.after(E.TIME_MISSED), delivery)
        due_at = delivery.due_at.isoformat()
        unit.activity.append(now, SYSTEM, "delivery_missed", ("delivery", delivery.id), {"due_at": due_at})
        return S.MISSED
    if delivery.state is not S.APPROVED:
        return delivery.state
    by_program = delivery.route is not Route.MANUAL and unit.connections.get(delivery.page_id) is not None
    after = delivery.after(E.DUE) if by_program else replace(delivery.after(E.FOR_A_PERSON), route=Route.MANUAL)
    unit.deliveries.save(after, delivery)
    return after.state


def _in_hand_at(unit: Unit, delivery: Delivery) -> datetime:
    """When a person last decided on a delivery: wrote or timed its post, approved it, had its kit open."""
    given = [a.at for a in unit.approvals.of_post(delivery.post_id) if a.content_hash == delivery.content_hash]
    tried = [a.at for a in unit.attempts.of_delivery(delivery.id) if a.kind == "manual"]
    return max([unit.posts.get(delivery.post_id).edited_at, *given, *tried])


def _facts_of(beat: Beat) -> Iterable[Fact]:
    yield from (DeliveryDue(line.delivery.post_id, line.delivery.id) for line in beat.due)
    yield from (PostChanged(line.delivery.post_id) for line in beat.ready)
    yield from (DeliveryMissed(line.delivery.post_id, line.delivery.id) for line in beat.missed)
    if beat.jumped:
        yield ClockJumped()
