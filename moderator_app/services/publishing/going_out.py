"""What is due goes out: resumed, released, looked for once more, and sent."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import ContentChanged, MediaDamaged, ModeratorError
from moderator_app.domain.matching import Match, matched
from moderator_app.domain.release import Waiting, released
from moderator_app.domain.sending import Listing, Parcel
from moderator_app.ports import Unit
from moderator_app.services.publishing.calling import called, put_off, staged
from moderator_app.services.publishing.keeping import Happening
from moderator_app.services.publishing.parcels import FOUND, READ_BEFORE, might_be_there, parcels_of, sought_before
from moderator_app.services.publishing.settling import found
from moderator_app.services.publishing.turn import InHand, Turn
from moderator_app.zone import dhaka_day

S, E = DeliveryState, DeliveryEvent
_ON_ITS_WAY = frozenset({"send", "stage", "claim"})


def block(turn: Turn) -> None:
    """Where the access is broken, or its secrets cannot be had: what is due waits loudly, and nothing is lost."""
    waiting = turn.in_hand(S.READY, S.STAGED)
    for one in waiting if waiting and turn.account() is None else ():
        sending = replace(one.sending, fault=turn.fault, detail="")
        turn.keep(Happening(one.delivery, sending, E.BLOCKED, "send", "blocked", turn.fault))


def resume(turn: Turn) -> None:
    """The page's access is well again, or a throttle is over: what waited for it goes on."""
    blocked = turn.in_hand(S.BLOCKED_AUTH)
    for one in blocked if blocked and turn.account() is not None else ():
        clean = replace(one.sending, fault="", detail="", staged=(), wait_until=None)
        due = one.delivery.due_at
        early = due is None or due > turn.decides_at() or not _was_due(turn, one)
        turn.keep(Happening(one.delivery, clean, E.RESUMED_EARLY if early else E.RESUMED, "send", "resumed"))
    for one in turn.in_hand(S.THROTTLED):
        if one.sending.wait_until is None or one.sending.wait_until <= turn.now():
            turn.keep(Happening(one.delivery, replace(one.sending, wait_until=None), E.WAIT_OVER, "send", "wait_over"))


def send_due(turn: Turn) -> None:
    """Sends what is released of this page, one after the other; stops where the platform cannot be reached."""
    waiting = turn.in_hand(S.READY, S.STAGED)
    if not waiting or not turn.may_send:
        return
    by_id = {one.delivery.id: one for one in waiting}
    now = turn.decides_at()
    with turn.read() as unit:
        last = _last_out(unit, turn, now)
    due = [Waiting(one.delivery.id, one.delivery.due_at or now, one.sending.wait_until) for one in waiting]
    release = released(due, last, now, turn.around.settings)
    for key in release.lapsed:
        one = by_id[key]
        turn.keep(Happening(one.delivery, one.sending, E.LAPSED, "send", "too_late", one.sending.fault))
    _send(turn, [by_id[key] for key in release.go])


def _send(turn: Turn, going: Sequence[InHand]) -> None:
    listing = read_first(turn, going) if going else None
    if listing is None:
        return
    for one, parcel in parcels_for(turn, going):
        if not turn.may_send:
            return
        match = there_already(turn, one, parcel, listing)
        if match is not None:
            found(turn, one, match, E.ADOPTED)
        else:
            _send_one(turn, one, parcel)


def there_already(turn: Turn, one: InHand, parcel: Parcel, listing: Listing) -> Match | None:
    """Where a listing shows exactly what would be sent, and it is no other post of ours."""
    if not might_be_there(one.delivery, parcel, listing.posts):
        return None
    with turn.read() as unit:
        match = matched(sought_before(unit, one.delivery, one.sending, listing.posts), listing.posts)
    return match if match.kind in FOUND else None


def read_first(turn: Turn, going: Sequence[InHand]) -> Listing | None:
    """What the page shows already: somebody may have posted the same. None where that cannot be known now."""
    reading, account = turn.channel.reading if turn.channel else None, turn.account()
    if reading is None or account is None:
        return Listing(clean=True)
    since = min((one.delivery.due_at or turn.now()) for one in going) - READ_BEFORE
    listing = reading.published(account, min(since, turn.now() - READ_BEFORE))
    turn.heard(listing)
    if listing.clean:
        return listing
    for one in going:
        if turn.contact.offline:
            late(turn, one, listing.fault)
        else:
            put_off(turn, one, listing.fault, listing.detail)
    return None


def late(turn: Turn, one: InHand, fault: str) -> None:
    """Nobody can be reached: it stays as it is, and says so."""
    if one.sending.fault != fault:
        turn.note(one, replace(one.sending, fault=fault, detail=""))


def parcels_for(turn: Turn, going: Sequence[InHand]) -> Iterator[tuple[InHand, Parcel]]:
    """What is sent; what is not what was approved any more is for a person."""
    with turn.read() as unit:
        parcels = parcels_of(unit, turn.around.vault, [one.delivery for one in going])
    for one in going:
        if one.delivery.id in parcels:
            yield one, parcels[one.delivery.id]
        else:
            held_back(turn, one, ContentChanged())


def held_back(turn: Turn, one: InHand, why: ModeratorError) -> None:
    """It cannot leave as it is: a person sees to it."""
    sending = replace(one.sending, fault=why.code, detail="")
    turn.keep(Happening(one.delivery, sending, E.ASK, "send", "held_back", why.code))


def _send_one(turn: Turn, one: InHand, parcel: Parcel) -> None:
    direct, account = turn.channel.direct if turn.channel else None, turn.account()
    if direct is None or account is None:
        return
    try:
        ready = staged(turn, one, parcel)
    except MediaDamaged as damaged:
        held_back(turn, one, damaged)
        return
    if ready is not None and turn.may_send:
        called(turn, ready, E.CLAIM, parcel, lambda made: direct.commit(account, parcel, made))


def _last_out(unit: Unit, turn: Turn, now: datetime) -> datetime | None:
    """When anything last went out on this page, a start of the program notwithstanding."""
    if turn.contact.last_out_at is None:
        week = unit.deliveries.in_week(week_of(dhaka_day(now)))
        mine = [line.delivery.live_at for line in week if line.delivery.page_id == turn.page.id]
        turn.contact.last_out_at = max((at for at in mine if at is not None and at <= now), default=None)
    return turn.contact.last_out_at


def _was_due(turn: Turn, one: InHand) -> bool:
    """Whether it was on its way at its present time already; otherwise the next heartbeat judges that time."""
    due_at = one.delivery.due_at
    with turn.read() as unit:
        tried = unit.attempts.of_delivery(one.delivery.id)
    return due_at is not None and any(a.at >= due_at and a.kind in _ON_ITS_WAY for a in tried)
