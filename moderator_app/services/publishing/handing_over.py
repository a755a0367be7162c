"""The platform's own timer: posts are handed over as soon as they are approved, and taken back when asked."""

from dataclasses import replace
from datetime import datetime, timedelta

from moderator_app.domain.delivery import Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import MediaDamaged
from moderator_app.domain.matching import Match
from moderator_app.domain.sending import Listing, Parcel, RemotePost, SendOutcome
from moderator_app.ports import Account, HandingOver
from moderator_app.services.publishing.calling import called, put_off, staged
from moderator_app.services.publishing.going_out import held_back, late, parcels_for, read_first, there_already
from moderator_app.services.publishing.keeping import Happening
from moderator_app.services.publishing.settling import found, found_waiting, take_away
from moderator_app.services.publishing.turn import InHand, Turn

S, E = DeliveryState, DeliveryEvent
SAME_TIME = timedelta(seconds=90)
TAKE_BACK, FOR_GOOD = "take_back", "asked_for_good"
"""The row of what was tried in which a member asks for a post that lies with its platform."""


def hand_over(turn: Turn) -> None:
    """Hands over what is approved and fits; what does not waits for its time here."""
    handing = turn.channel.handing if turn.channel else None
    if handing is None or not turn.around.settings.hand_over:
        return
    fitting = [one for one in turn.in_hand(S.APPROVED) if _fits(turn, handing, one)]
    if not fitting or not turn.may_send:
        return
    listings = _looked(turn, handing, fitting)
    if listings is None:
        return
    for one, parcel in parcels_for(turn, fitting):
        if not turn.may_send:
            return
        _hand_over_one(turn, handing, (one, replace(parcel, goes_out_at=one.delivery.due_at)), *listings)


def _fits(turn: Turn, handing: HandingOver, one: InHand) -> bool:
    due_at, now, wait = one.delivery.due_at, turn.decides_at(), one.sending.wait_until
    if due_at is None or one.delivery.route is Route.MANUAL or (wait is not None and wait > now):
        return False
    return due_at > now and handing.fits(due_at, now)


def _looked(turn: Turn, handing: HandingOver, fitting: list[InHand]) -> tuple[Listing, Listing] | None:
    """What the page shows and what waits there already; None where that cannot be known now."""
    out = read_first(turn, fitting)
    account = turn.account()
    if out is None or account is None:
        return None
    waiting = handing.waiting(account)
    turn.heard(waiting)
    if waiting.clean:
        return out, waiting
    for one in fitting:
        if turn.contact.offline:
            late(turn, one, waiting.fault)
        else:
            put_off(turn, one, waiting.fault, waiting.detail)
    return None


def _hand_over_one(
    turn: Turn, handing: HandingOver, sent: tuple[InHand, Parcel], out: Listing, waiting: Listing
) -> None:
    one, parcel = sent
    live = there_already(turn, one, parcel, out)
    later = there_already(turn, one, parcel, waiting)
    if live is not None:
        found(turn, one, live, E.ADOPTED)
    elif later is None or not _adopted(turn, one, later):
        _call(turn, handing, one, parcel)


def _adopted(turn: Turn, one: InHand, later: Match) -> bool:
    """What lies there already at the right time, or scheduled by somebody else, is it; old copies of ours go first.

    Raises nothing: a copy that cannot be taken away is adopted as it stands, for two would be worse.
    """
    right = next((post for post in later.posts if _stays(one, post)), None)
    others = tuple(post for post in later.posts if post is not right)
    if take_away(turn, others) and right is None:
        return False
    found_waiting(turn, one, right or later.posts[0])
    return True


def _stays(one: InHand, post: RemotePost) -> bool:
    due_at = one.delivery.due_at
    return post.ours is False or post.at is None or due_at is None or abs(post.at - due_at) <= SAME_TIME


def _call(turn: Turn, handing: HandingOver, one: InHand, parcel: Parcel) -> None:
    account = turn.account()
    if account is None:
        return
    try:
        ready = staged(turn, one, parcel)
    except MediaDamaged as damaged:
        held_back(turn, one, damaged)
        return
    if ready is not None and turn.may_send:
        called(turn, ready, E.HAND_OVER, parcel, lambda made: handing.hand_over(account, parcel, made))


# ---------------------------------------------------------------- taking back


def take_back(turn: Turn) -> None:
    """Asks the platform for what is wanted back, each round until it has confirmed; a pause does not hold this up."""
    handing = turn.channel.handing if turn.channel else None
    for one in turn.in_hand(S.CANCEL_PENDING):
        due_at = one.sending.remote_due_at or one.delivery.due_at
        ahead = due_at is None or due_at > turn.decides_at()
        account = turn.account() if ahead and turn.may_talk else None
        if handing is not None and account is not None:
            _ask_back(turn, handing, account, one)


def _ask_back(turn: Turn, handing: HandingOver, account: Account, one: InHand) -> None:
    answer = handing.take_back(account, one.sending.remote_id)
    turn.heard(answer)
    if answer.outcome is not SendOutcome.CONFIRMED:
        if one.sending.fault != answer.fault:
            told = replace(one.sending, fault=answer.fault, detail=answer.detail)
            turn.note(one, told, TAKE_BACK, answer.outcome.value, answer.fault)
        return
    with turn.read() as unit:
        asked = [a.outcome for a in unit.attempts.of_delivery(one.delivery.id) if a.kind == TAKE_BACK]
    wishes = [outcome for outcome in asked if outcome.startswith("asked")]
    for_good = bool(wishes) and wishes[-1] == FOR_GOOD
    clean = replace(
        one.sending, remote_id="", remote_due_at=None, staged=(), armed_at=None, wait_until=None, fault="", detail=""
    )
    event = E.TAKEN_BACK_FOR_GOOD if for_good else E.TAKEN_BACK
    # Without a pause it would be handed over again at once: its time stays open until somebody gives it one.
    stock = not for_good and not turn.around.paused
    turn.keep(
        Happening(
            one.delivery, clean, event, TAKE_BACK, answer.outcome.value, one.sending.remote_id,
            route=Route.DIRECT, due_open=stock,
        )
    )  # fmt: skip


def is_over(due_at: datetime | None, now: datetime, grace: timedelta) -> bool:
    """Whether a time has passed by more than a grace."""
    return due_at is not None and now > due_at + grace
