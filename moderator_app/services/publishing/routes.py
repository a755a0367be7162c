"""Whether a delivery goes out by the program or by a person."""

from dataclasses import replace
from datetime import datetime

from moderator_app.domain.delivery import Delivery, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.ids import PageId
from moderator_app.ports import Unit

S, E = DeliveryState, DeliveryEvent


def routed(unit: Unit, approved: Delivery) -> Delivery:
    """A delivery that was just approved, on its way: connected pages keep it for its time, others wait for a person."""
    if unit.connections.get(approved.page_id) is None:
        return replace(approved.after(E.FOR_A_PERSON), route=Route.MANUAL)
    return replace(approved, route=Route.DIRECT)


def take_over(unit: Unit, page_id: PageId, now: datetime) -> int:
    """A page was connected: what waits for a time ahead goes out by the program from now on. Tells how many."""
    taken = 0
    for line in unit.deliveries.in_states({S.APPROVED, S.MANUAL_READY}):
        seen = line.delivery
        ahead = seen.due_at is None or seen.due_at > now
        if seen.page_id != page_id or seen.route is not Route.MANUAL or not ahead:
            continue
        after = seen if seen.state is S.APPROVED else seen.after(E.FOR_THE_PROGRAM)
        unit.deliveries.save(replace(after, route=Route.DIRECT), seen)
        taken += 1
    return taken


def suspect_all(unit: Unit, now: datetime) -> int:
    """The store was brought back from a backup: what is due may be out already, so it is read back first.

    To be called in the transaction that takes note of the restore, before any round. Tells how many are suspected.
    """
    suspected = 0
    for line in unit.deliveries.in_states({S.APPROVED, S.READY, S.STAGED, S.THROTTLED, S.BLOCKED_AUTH}):
        seen = line.delivery
        due = seen.due_at is not None and seen.due_at <= now
        if seen.route is Route.MANUAL or (seen.state is S.APPROVED and not due):
            continue
        sending = unit.sendings.get(seen.id)
        unit.deliveries.save(seen.after(E.SUSPECTED), seen)
        unit.sendings.put(replace(sending, settling_since=now, reads=0, read_at=None, wait_until=None))
        suspected += 1
    return suspected
