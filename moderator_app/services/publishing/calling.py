"""One call that creates or commits: claimed in the store first, made outside of it, and written down afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from moderator_app.domain.delivery import Delivery, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import (
    ContentChanged,
    EditedMeanwhile,
    FindingNotExplained,
    RoleNotAllowed,
    StopNotAnswered,
)
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.posts import Content
from moderator_app.domain.release import back_off
from moderator_app.domain.sending import Parcel, SendAnswer, Sending, SendOutcome
from moderator_app.ports import Attempt
from moderator_app.services.publishing.keeping import Happening
from moderator_app.services.publishing.parcels import content_of, with_fingerprints
from moderator_app.services.publishing.turn import InHand, Turn

S, E, Out = DeliveryState, DeliveryEvent, SendOutcome
Call = Callable[[tuple[str, ...]], SendAnswer]
_THROTTLED_FOR = timedelta(minutes=15)
TIMER_REFUSED = ".time_or_queue"
"""How every platform's fault ends that says that its timer does not take a post, and made nothing."""
_HELD_BACK = (ContentChanged, RoleNotAllowed, FindingNotExplained, StopNotAnswered)


def called(turn: Turn, one: InHand, event: DeliveryEvent, parcel: Parcel, call: Call) -> SendAnswer | None:
    """Claims a delivery, makes the call once, and keeps what came of it; None where it was not claimed.

    Whatever happens between the claim and the keeping, a crash included, leaves it claimed: found so, it settles.
    """
    armed = _claimed(turn, one, event, parcel)
    if armed is None:
        return None
    answer = call(armed.sending.staged)
    if answer.outcome is Out.CONFIRMED and not answer.remote_id:
        answer = replace(answer, outcome=Out.UNKNOWN, fault=answer.fault or "net.answer_lost")
    turn.heard(answer)
    _recorded(turn, armed, answer, parcel)
    return answer


def staged(turn: Turn, one: InHand, parcel: Parcel) -> InHand | None:
    """Makes the hidden objects of a parcel, where it needs any; may be repeated. None where it cannot go on now."""
    direct, account = turn.channel.direct if turn.channel else None, turn.account()
    if direct is None or account is None or one.sending.staged:
        return one
    answer = direct.stage(account, parcel)
    turn.heard(answer)
    if answer.outcome is Out.CONFIRMED:
        return _with_staged(turn, one, answer.staged)
    if answer.outcome in {Out.NOT_SENT, Out.UNKNOWN, Out.DUPLICATE}:
        put_off(turn, one, answer.fault, answer.detail)
    elif answer.outcome is Out.THROTTLED and one.delivery.state is S.APPROVED:
        turn.note(one, _after(turn, one.sending, answer, one.delivery))
    else:
        _refused(turn, one, answer, "stage")
    return None


def put_off(turn: Turn, one: InHand, fault: str, detail: str = "") -> None:
    """Nothing left this PC, or nothing that counts: it is tried again after a while."""
    tries = one.sending.not_sent + 1
    wait = turn.now() + back_off(tries)
    turn.note(one, replace(one.sending, wait_until=wait, not_sent=tries, fault=fault, detail=detail))


def _with_staged(turn: Turn, one: InHand, made: tuple[str, ...]) -> InHand | None:
    if not made:
        return one
    sending = replace(one.sending, staged=made)
    if one.delivery.state is S.APPROVED:
        turn.note(one, sending, "stage", Out.CONFIRMED.value)
        return InHand(one.delivery, sending)
    after = turn.keep(Happening(one.delivery, sending, E.STAGED, "stage", Out.CONFIRMED.value))
    return None if after is None else InHand(after, sending)


def _claimed(turn: Turn, one: InHand, event: DeliveryEvent, parcel: Parcel) -> InHand | None:
    """Committed to disk when this returns; the store checks the approval of exactly this content in the transaction."""
    seen = one.delivery
    route = Route.HAND_OVER if event is E.HAND_OVER else Route.DIRECT
    armed = replace(seen.after(event), epoch=seen.epoch + 1, route=route)
    sending = replace(with_fingerprints(one.sending, parcel), armed_at=turn.now(), wait_until=None)
    # The store lets only what the parcel holds be claimed, so that the check may see the parcel, and outside of it.
    findings = turn.around.checking.content(seen.page_id, content_of(parcel))
    turn.around.mark.set()
    try:
        with turn.write() as unit:
            if unit.pauses.holding() is not None or unit.deliveries.get(seen.id) != seen:
                return None
            if findings:
                turn.around.checking.before_sending(unit, seen)
            unit.deliveries.save(armed, seen)
            unit.sendings.put(sending)
            unit.attempts.add(Attempt(seen.id, armed.epoch, event.value, "armed", turn.now()))
    except EditedMeanwhile:
        return None
    except _HELD_BACK as held:
        sending = replace(one.sending, fault=held.code, detail="")
        turn.keep(Happening(seen, sending, E.ASK, event.value, "held_back", held.code))
        return None
    return InHand(armed, sending)


def _recorded(turn: Turn, armed: InHand, answer: SendAnswer, parcel: Parcel) -> None:
    kept = _refused(turn, armed, answer, "answer", content_of(parcel))
    if kept is None:
        # Somebody else settled it meanwhile: the answer is written down, and changes nothing.
        with turn.write() as unit:
            late = Attempt(armed.delivery.id, armed.delivery.epoch, "answer", answer.outcome.value, turn.now(), "late")
            unit.attempts.add(late)


def _refused(turn: Turn, one: InHand, answer: SendAnswer, kind: str, content: Content | None = None) -> Delivery | None:
    if one.delivery.state is S.HANDOVER and answer.fault.endswith(TIMER_REFUSED):
        # The platform's timer is full or does not take this time: it is sent from here when it is due.
        answer = replace(answer, outcome=Out.THROTTLED, wait_until=one.delivery.due_at)
    sending = _after(turn, one.sending, answer, one.delivery)
    detail = " ".join(part for part in (answer.fault, answer.remote_id, answer.detail) if part)
    happening = Happening(
        one.delivery,
        sending,
        DeliveryEvent(answer.outcome.value),
        kind,
        answer.outcome.value,
        detail,
        answer.permalink,
        how=SeenHow.CONFIRMED,
        content=content,
    )
    if answer.outcome is Out.BLOCKED:
        _note_fault(turn, answer)
    if answer.outcome is Out.CONFIRMED and one.delivery.state is S.ARMED:
        turn.contact.last_out_at = turn.decides_at()
        if not answer.permalink:
            turn.contact.looked_at = None  # the link is asked for behind this round
    return turn.keep(happening)


def _after(turn: Turn, before: Sending, answer: SendAnswer, delivery: Delivery) -> Sending:
    sending = replace(before, fault=answer.fault, detail=answer.detail)
    if answer.outcome is Out.CONFIRMED:
        due_at = delivery.due_at if delivery.state is S.HANDOVER else None
        return replace(sending, remote_id=answer.remote_id, remote_due_at=due_at, not_sent=0)
    if answer.outcome is Out.NOT_SENT:
        tries = before.not_sent + 1
        return replace(sending, not_sent=tries, wait_until=turn.now() + back_off(tries))
    if answer.outcome is Out.THROTTLED:
        return replace(sending, wait_until=answer.wait_until or turn.now() + _THROTTLED_FOR)
    return sending


def _note_fault(turn: Turn, answer: SendAnswer) -> None:
    """The page's access is broken: its light turns red, and nothing else is tried on it until it is well."""
    turn.fault = answer.fault or "blocked"
    with turn.write() as unit:
        connection = unit.connections.get(turn.page.id)
        if connection is not None and not connection.fault:
            unit.connections.put(replace(connection, fault=turn.fault, fault_at=turn.now()))
