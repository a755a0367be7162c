"""What may be out is looked for on the page: found, alike, or absent; nothing is ever sent here."""

from dataclasses import replace
from datetime import datetime

from moderator_app.domain.delivery import Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.matching import Match, MatchKind, matched
from moderator_app.domain.release import UNCLEAN_AGAIN, cannot_be_read, is_absent, next_read_at
from moderator_app.domain.sending import Listing, RemotePost
from moderator_app.ports import ReadingBack
from moderator_app.services.publishing.keeping import Happening
from moderator_app.services.publishing.parcels import FOUND, looked_from, sought_after
from moderator_app.services.publishing.turn import InHand, Turn

S, E = DeliveryState, DeliveryEvent


def abandon(turn: Turn) -> None:
    """Found in the middle of a call, and nobody is making it: its outcome is not known. Before anything else."""
    for one in turn.in_hand(S.ARMED, S.HANDOVER):
        turn.keep(Happening(one.delivery, one.sending, E.ABANDONED, "found", "abandoned"))


def settle(turn: Turn) -> None:
    """Reads the page for everything whose next read has come."""
    settling = turn.in_hand(S.SETTLING)
    reading = turn.channel.reading if turn.channel else None
    if reading is None:
        for one in settling:
            turn.keep(Happening(one.delivery, one.sending, E.UNREADABLE, "read_back", "no_reading"))
        return
    due = [one for one in settling if _is_due(one, reading, turn.decides_at())]
    if due and turn.may_talk:
        _read(turn, reading, due)
    elif due:
        _give_up(turn, due)


def _is_due(one: InHand, reading: ReadingBack, now: datetime) -> bool:
    at = next_read_at(one.sending, reading.window)
    wait = one.sending.wait_until
    return (at is None or at <= now) and (wait is None or wait <= now)


def _read(turn: Turn, reading: ReadingBack, due: list[InHand]) -> None:
    account = turn.account()
    assert account is not None, "asked for by `may_talk`"
    since = min((at for one in due if (at := looked_from(one.delivery, one.sending))), default=turn.now())
    out = reading.published(account, since)
    turn.heard(out)
    waiting = _waiting(turn, due) if out.clean else Listing(clean=True)
    for one in due:
        if out.clean and waiting.clean:
            _judge(turn, reading, one, out, waiting)
        elif cannot_be_read(one.sending, turn.now()):
            _give_up(turn, [one])
        else:
            again = turn.now() + UNCLEAN_AGAIN
            turn.note(one, replace(one.sending, wait_until=again, fault=out.fault or waiting.fault))


def _waiting(turn: Turn, due: list[InHand]) -> Listing:
    """What the platform keeps for later, asked only where something may have been handed over."""
    handing = turn.channel.handing if turn.channel else None
    account = turn.account()
    over = [one for one in due if one.delivery.route is Route.HAND_OVER]
    if handing is None or account is None or not over:
        return Listing(clean=True)
    listing = handing.waiting(account)
    turn.heard(listing)
    return listing


def _judge(turn: Turn, reading: ReadingBack, one: InHand, out: Listing, waiting: Listing) -> None:
    with turn.read() as unit:
        sought = sought_after(unit, one.delivery, one.sending, (*out.posts, *waiting.posts))
    live, later = matched(sought, out.posts), matched(sought, waiting.posts)
    if live.kind in FOUND:
        take_away(turn, later.posts if later.kind in FOUND else ())
        found(turn, one, live)
    elif later.kind in FOUND:
        take_away(turn, later.posts[1:])
        found_waiting(turn, one, later.posts[0])
    elif MatchKind.LOOSE in (live.kind, later.kind):
        detail = (*live.posts, *later.posts)[0].permalink
        turn.keep(Happening(one.delivery, one.sending, E.LOOKS_LIKE_IT, "read_back", "alike", detail))
    else:
        _nothing(turn, reading, one)


def found(turn: Turn, one: InHand, match: Match, event: DeliveryEvent = E.FOUND) -> None:
    """It is on the page: the first of them is it, and more than one is an alarm."""
    post, several = match.posts[0], match.kind is MatchKind.SEVERAL
    event = E.FOUND_SEVERAL if several and event is E.FOUND else event
    sending = replace(one.sending, remote_id=post.remote_id, double=several or one.sending.double)
    detail = " ".join(p.remote_id for p in match.posts)
    turn.keep(Happening(one.delivery, sending, event, "read_back", match.kind.value, detail, found=post))


def found_waiting(turn: Turn, one: InHand, post: RemotePost) -> None:
    """The platform keeps it for its time."""
    sending = replace(one.sending, remote_id=post.remote_id, remote_due_at=post.at or one.delivery.due_at)
    turn.keep(
        Happening(one.delivery, sending, E.FOUND_WAITING, "read_back", "waiting", post.remote_id, route=Route.HAND_OVER)
    )


def take_away(turn: Turn, copies: tuple[RemotePost, ...]) -> bool:
    """Deletes hidden copies of ours before anyone sees them; what others scheduled stays. Tells whether all went."""
    handing = turn.channel.handing if turn.channel else None
    account = turn.account()
    gone = True
    for post in copies:
        if handing is None or account is None or post.published or post.ours is False:
            gone = False
            continue
        answer = handing.take_back(account, post.remote_id)
        turn.heard(answer)
        gone = gone and answer.outcome.value == "confirmed"
    return gone


def _nothing(turn: Turn, reading: ReadingBack, one: InHand) -> None:
    sending = replace(one.sending, reads=one.sending.reads + 1, read_at=turn.decides_at(), wait_until=None)
    if is_absent(sending, reading.window):
        turn.keep(Happening(one.delivery, sending, E.NOT_FOUND, "read_back", "absent"))
    else:
        turn.note(one, sending, "read_back", "nothing")


def _give_up(turn: Turn, settling: "tuple[InHand, ...] | list[InHand]") -> None:
    for one in settling:
        if cannot_be_read(one.sending, turn.now()):
            turn.keep(Happening(one.delivery, one.sending, E.UNREADABLE, "read_back", "unreadable", turn.fault))
