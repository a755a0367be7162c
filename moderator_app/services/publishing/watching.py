"""What lies with a platform, and what is out: is it still there, as it was sent? A person decides on anything else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.delivery import Delivery, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.matching import Match, MatchKind, matched, same_text
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.release import GIVE_UP_READING
from moderator_app.domain.sending import Listing, RemotePost
from moderator_app.ports import ReadingBack, Unit
from moderator_app.services.evidence_keeping import keep_evidence
from moderator_app.services.publishing.handing_over import is_over
from moderator_app.services.publishing.keeping import Happening
from moderator_app.services.publishing.parcels import FOUND, looked_from, sought_after
from moderator_app.services.publishing.settling import found
from moderator_app.services.publishing.turn import InHand, Turn
from moderator_app.zone import dhaka_day

S, E = DeliveryState, DeliveryEvent
WATCH_EVERY = timedelta(minutes=15)
LOOK_EVERY = timedelta(hours=6)
LINK_AGAIN = timedelta(minutes=5)
"""A link that the page does not show yet is looked for again after this, within the first hour."""
LINK_WITHIN = timedelta(hours=1)
YOUNG = timedelta(days=7)
SHOWS_WITHIN = timedelta(minutes=3)
"""So long after its time a post that lies with its platform may still not be shown."""
_MOVED_BY = timedelta(minutes=2)


def see_published(turn: Turn) -> None:
    """What lies with the platform and whose time has come: the page is read until it shows there."""
    now = turn.decides_at()
    over = [
        one for one in turn.in_hand(S.SCHEDULED_REMOTE, S.CANCEL_PENDING) if is_over(_goes_at(one), now, timedelta())
    ]
    if not over:
        return
    reading, account = turn.channel.reading if turn.channel else None, turn.account()
    if reading is None or account is None or not turn.may_talk:
        _overdue(turn, over, now, GIVE_UP_READING)
        return
    since = min((at for one in over if (at := looked_from(one.delivery, one.sending))), default=now)
    listing = reading.published(account, since)
    turn.heard(listing)
    if not listing.clean:
        _overdue(turn, over, now, GIVE_UP_READING)
        return
    _overdue(turn, [one for one in over if not _seen(turn, one, listing)], now, SHOWS_WITHIN)


def _seen(turn: Turn, one: InHand, listing: Listing) -> bool:
    with turn.read() as unit:
        match = matched(sought_after(unit, one.delivery, one.sending, listing.posts), listing.posts)
    if match.kind in FOUND:
        found(turn, one, match)
    return match.kind in FOUND


def _overdue(turn: Turn, over: list[InHand], now: datetime, grace: timedelta) -> None:
    for one in over:
        if is_over(_goes_at(one), now, grace):
            turn.keep(Happening(one.delivery, one.sending, E.OVERDUE, "read_back", "overdue"))


def _goes_at(one: InHand) -> datetime | None:
    return one.sending.remote_due_at or one.delivery.due_at


# ---------------------------------------------------------------- before its time


def watch_waiting(turn: Turn) -> None:
    """From time to time: is what was handed over still there, and still what was approved?"""
    now, last = turn.decides_at(), turn.contact.watched_at
    if last is not None and now - last < WATCH_EVERY:
        return
    ahead = [one for one in turn.in_hand(S.SCHEDULED_REMOTE) if not is_over(_goes_at(one), now, timedelta())]
    handing = turn.channel.handing if turn.channel else None
    account = turn.account() if ahead and turn.may_talk else None
    if handing is None or account is None:
        return
    turn.contact.watched_at = now
    listing = handing.waiting(account)
    turn.heard(listing)
    if listing.clean:
        there = {post.remote_id: post for post in listing.posts}
        for one in ahead:
            _compare(turn, one, there.get(one.sending.remote_id), now)


def _compare(turn: Turn, one: InHand, post: RemotePost | None, now: datetime) -> None:
    missing = turn.contact.missing
    if post is not None:
        missing.discard(one.delivery.id)
        if _edited(turn, one, post):
            turn.keep(Happening(one.delivery, one.sending, E.EDITED_THERE, "read_back", "edited", post.remote_id))
    elif one.delivery.id in missing:
        missing.discard(one.delivery.id)
        _gone_from_there(turn, one)
    elif one.sending.armed_at is None or now - one.sending.armed_at >= WATCH_EVERY / 3:
        # One read may lag behind; a second one, minutes later, decides.
        missing.add(one.delivery.id)
        turn.contact.watched_at = now - WATCH_EVERY + timedelta(minutes=2)


def _gone_from_there(turn: Turn, one: InHand) -> None:
    """It waits there no more: somebody published it before its time, or took it away."""
    reading, account = turn.channel.reading if turn.channel else None, turn.account()
    post = reading.one(account, one.sending.remote_id) if reading is not None and account is not None else None
    if post is None:
        turn.keep(Happening(one.delivery, one.sending, E.REMOVED_THERE, "read_back", "removed", one.sending.remote_id))
    elif post.published:
        found(turn, one, Match(MatchKind.ONE, (post,)))


def _edited(turn: Turn, one: InHand, post: RemotePost) -> bool:
    with turn.read() as unit:
        content = unit.posts.get(one.delivery.post_id).content_for(one.delivery.page_id)
    at = _goes_at(one)
    moved = post.at is not None and at is not None and abs(post.at - at) > _MOVED_BY
    return moved or (bool(content.text) and not same_text(content, post))


# ---------------------------------------------------------------- afterwards


def look_after(turn: Turn) -> None:
    """A few times a day: are the young posts of this page still there? A link that was not known is filled in."""
    now, last = turn.decides_at(), turn.contact.looked_at
    if last is not None and now - last < LOOK_EVERY:
        return
    young = _young(turn, now)
    reading = turn.channel.reading if turn.channel else None
    account = turn.account() if young and turn.may_talk else None
    if reading is None or account is None:
        turn.contact.looked_at = turn.contact.looked_at if young else now
        return
    turn.contact.looked_at = now
    since = min(one.delivery.live_at or now for one in young) - timedelta(hours=1)
    listing = reading.published(account, since)
    turn.heard(listing)
    if listing.clean:
        there = {post.remote_id: post for post in listing.posts}
        for one in young:
            _still_there(turn, reading, one, there.get(one.sending.remote_id))
        _fill_in_links(turn, [one for one in young if not one.delivery.permalink], there)


def _young(turn: Turn, now: datetime) -> list[InHand]:
    today = week_of(dhaka_day(now))
    with turn.read() as unit:
        lines = [line.delivery for week in (today.previous, today) for line in unit.deliveries.in_week(week)]
        mine = [d for d in lines if d.page_id == turn.page.id and _is_young(d, now)]
        sendings = unit.sendings.many([d.id for d in mine])
    return [InHand(d, sendings[d.id]) for d in mine if sendings[d.id].remote_id]


def _is_young(delivery: Delivery, now: datetime) -> bool:
    live_at = delivery.live_at
    ours = delivery.state is S.PUBLISHED and delivery.route is not Route.MANUAL
    return ours and live_at is not None and now - live_at <= YOUNG


def _still_there(turn: Turn, reading: ReadingBack, one: InHand, post: RemotePost | None) -> None:
    missing, account = turn.contact.missing, turn.account()
    if post is not None:
        missing.discard(one.delivery.id)
        return
    if account is None or reading.one(account, one.sending.remote_id) is not None:
        return
    if one.delivery.id not in missing:
        missing.add(one.delivery.id)
        return
    missing.discard(one.delivery.id)
    turn.keep(Happening(one.delivery, one.sending, E.GONE, "read_back", "gone", one.sending.remote_id))


def _fill_in_links(turn: Turn, wanting: list[InHand], there: Mapping[str, RemotePost]) -> None:
    """Links that were not known when the posts went out, with what the page shows under them; all in one go."""
    now = turn.decides_at()
    shown = [(one, there[one.sending.remote_id]) for one in wanting if one.sending.remote_id in there]
    linked: list[Delivery] = []
    if shown:
        with turn.write() as unit:
            linked = [new for one, post in shown if (new := _linked(unit, one.delivery, post, turn.now())) is not None]
    turn.told(linked)
    known = {delivery.id for delivery in linked}
    fresh = [one for one in wanting if one.delivery.id not in known and now - _live_at(one, now) < LINK_WITHIN]
    if fresh:
        turn.contact.looked_at = now - LOOK_EVERY + LINK_AGAIN


def _linked(unit: Unit, delivery: Delivery, post: RemotePost, at: datetime) -> Delivery | None:
    if not post.permalink or unit.deliveries.by_permalink(post.permalink) is not None:
        return None
    linked = replace(delivery, permalink=post.permalink)
    unit.deliveries.save(linked, delivery)
    keep_evidence(unit, linked, SeenHow.READ_BACK, at, post.text)
    return linked


def _live_at(one: InHand, now: datetime) -> datetime:
    return one.delivery.live_at or now
