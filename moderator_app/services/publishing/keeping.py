"""What a happening means in the store: one function that swaps the delivery and writes down how it came to that."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.delivery import Delivery, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.posts import Content
from moderator_app.domain.sending import RemotePost, Sending, WhyHuman
from moderator_app.ports import Attempt, Unit
from moderator_app.services.evidence_keeping import keep_evidence

S, E = DeliveryState, DeliveryEvent
_WHY: Mapping[DeliveryEvent, WhyHuman] = {
    E.ASK: WhyHuman.REFUSED,
    E.LOOKS_LIKE_IT: WhyHuman.LOOKS_LIKE_IT,
    E.ASKED: WhyHuman.OUTCOME_UNKNOWN,
    E.UNREADABLE: WhyHuman.OUTCOME_UNKNOWN,
    E.REMOVED_THERE: WhyHuman.REMOVED_THERE,
    E.EDITED_THERE: WhyHuman.EDITED_THERE,
}
_ENDS_WAITING = frozenset({S.PUBLISHED, S.SCHEDULED_REMOTE, S.EXPIRED, S.CANCELLED})


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to a delivery as it was seen, with its technical side as it stands after it.

    `kind` and `outcome` become a row of what was tried ("" kind: none). `found` is the post as the page showed it,
    `content` what was sent, where that is at hand.
    """

    seen: Delivery
    sending: Sending
    event: DeliveryEvent
    kind: str = ""
    outcome: str = ""
    detail: str = ""
    permalink: str = ""
    found: RemotePost | None = None
    how: SeenHow = SeenHow.READ_BACK
    route: Route | None = field(default=None)
    due_open: bool = False
    content: Content | None = None


def keep(unit: Unit, what: Happening, at: datetime) -> Delivery:
    """Swaps the delivery, keeps its technical side, and writes down what was tried and what it came to.

    Raises:
        EditedMeanwhile: the delivery is not as it was seen (state or epoch): nothing of it is kept.
        WrongMove: such a thing cannot happen to it.
    """
    after = _live(unit, what.seen.after(what.event), what, at)
    after = replace(after, route=what.route or after.route, due_at=None if what.due_open else after.due_at)
    unit.deliveries.save(after, what.seen)
    unit.sendings.put(_tidied(after, what, at))
    if what.kind:
        unit.attempts.add(Attempt(after.id, after.epoch, what.kind, what.outcome, at, what.detail))
    if after.state is not what.seen.state:
        _log(unit, after, what, at)
    if after.state is S.PUBLISHED:
        keep_evidence(unit, after, what.how, at, what.found.text if what.found else "", what.content)
    if after.state is S.ABSENT:
        asked = Happening(after, unit.sendings.get(after.id), E.ASKED)
        return keep(unit, asked, at)
    return after


def _live(unit: Unit, after: Delivery, what: Happening, at: datetime) -> Delivery:
    """A link that another delivery has already is left out: that it went out matters more."""
    if after.state is not S.PUBLISHED:
        return after
    link = (what.found.permalink if what.found else "") or what.permalink
    other = unit.deliveries.by_permalink(link) if link else None
    live_at = what.found.at if what.found and what.found.at and what.found.at <= at else at
    return replace(after, permalink=link if other is None or other.delivery.id == after.id else "", live_at=live_at)


def _tidied(after: Delivery, what: Happening, at: datetime) -> Sending:
    sending = what.sending
    if after.state is S.SETTLING and what.seen.state is not S.SETTLING:
        sending = replace(sending, settling_since=at, reads=0, read_at=None, wait_until=None)
    if after.state in _ENDS_WAITING:
        sending = replace(sending, wait_until=None, not_sent=0, settling_since=None, why=None, fault="", detail="")
    double = sending.double or what.event is E.FOUND_SEVERAL
    why = WhyHuman.DOUBLE if what.event is E.FOUND_SEVERAL else _WHY.get(what.event, sending.why)
    return replace(sending, why=why, double=double, adopted=sending.adopted or what.event is E.ADOPTED)


def _log(unit: Unit, after: Delivery, what: Happening, at: datetime) -> None:
    """The activity log tells what people should be able to read years later; the rest is in what was tried."""
    match after.state:
        case S.PUBLISHED:
            _put_down(unit, "delivery_published", after, at)
        case S.SCHEDULED_REMOTE:
            _put_down(unit, "delivery_handed_over", after, at)
        case S.SETTLING:
            _put_down(unit, "delivery_unknown", after, at)
        case S.NEEDS_HUMAN:
            _put_down(unit, "delivery_needs_human", after, at)
        case S.REJECTED:
            _put_down(unit, "delivery_rejected", after, at)
        case S.BLOCKED_AUTH:
            _put_down(unit, "delivery_blocked", after, at)
        case S.EXPIRED:
            _put_down(unit, "delivery_too_late", after, at)
        case S.REMOVED_REMOTELY:
            _put_down(unit, "delivery_gone", after, at)
        case S.APPROVED | S.CANCELLED if what.event in {E.TAKEN_BACK, E.TAKEN_BACK_FOR_GOOD}:
            _put_down(unit, "delivery_taken_back", after, at)
        case _:
            return


def _put_down(unit: Unit, verb: str, after: Delivery, at: datetime) -> None:
    unit.activity.append(at, SYSTEM, verb, ("delivery", after.id), {"page": after.page_id})
