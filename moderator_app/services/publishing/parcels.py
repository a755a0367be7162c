"""What is sent, exactly as it was approved, and what is looked for on the page afterwards."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from moderator_app.domain.approval import content_hash
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.fingerprints import exact_fingerprint, loose_fingerprint
from moderator_app.domain.ids import DeliveryId, MediaHash
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.matching import MatchKind, Sought, matched
from moderator_app.domain.posts import Content, MediaUse
from moderator_app.domain.sending import Parcel, ParcelPicture, RemotePost, Sending
from moderator_app.ports import MediaVault, Unit

FOUND = frozenset({MatchKind.ONE, MatchKind.SEVERAL})
READ_BEFORE = timedelta(hours=20)
"""How far back a post may lie that somebody else put on the page instead of us; the same words may go out every day."""
_CLOCKS_STRAY = timedelta(minutes=15)


def parcels_of(unit: Unit, vault: MediaVault, deliveries: Sequence[Delivery]) -> Mapping[DeliveryId, Parcel]:
    """The parcels of deliveries; their pictures are read later, one by one.

    One whose stored content is not what was approved is left out.
    """
    posts = unit.posts.many([d.post_id for d in deliveries])
    contents = {d.id: posts[d.post_id].content_for(d.page_id) for d in deliveries}
    known = unit.media.many({use.hash for content in contents.values() for use in content.media})
    return {
        d.id: _parcel(d, contents[d.id], known, vault)
        for d in deliveries
        if content_hash(d.page_id, contents[d.id]) == d.content_hash
    }


def _parcel(delivery: Delivery, content: Content, known: Mapping[MediaHash, MediaFile], vault: MediaVault) -> Parcel:
    pictures = tuple(
        ParcelPicture(use.hash, known[use.hash].kind, use.alt_text, partial(vault.read, use.hash))
        for use in content.media
    )
    return Parcel(delivery.id, delivery.page_id, content.text, content.link, pictures, marker_of(delivery))


def content_of(parcel: Parcel) -> Content:
    """What a parcel brings, as a post says it."""
    return Content(parcel.text, parcel.link, tuple(MediaUse(p.hash, p.alt_text) for p in parcel.pictures))


def marker_of(delivery: Delivery) -> str:
    """A name by which a post is found again where the platform lets us set one; the same for every try."""
    return f"pub-{hashlib.sha256(delivery.id.encode()).hexdigest()[:8]}"


def with_fingerprints(sending: Sending, parcel: Parcel) -> Sending:
    """The technical side with what makes it known again."""
    content = content_of(parcel)
    return replace(
        sending, fingerprint=exact_fingerprint(content), loose=loose_fingerprint(content), marker=parcel.marker
    )


def might_be_there(delivery: Delivery, parcel: Parcel, posts: Iterable[RemotePost]) -> bool:
    """A first look without the store, whether anything there is what would be sent."""
    since = delivery.due_at - READ_BEFORE if delivery.due_at else None
    return matched(Sought(content_of(parcel), parcel.marker, since=since), posts).kind in FOUND


def sought_before(unit: Unit, delivery: Delivery, sending: Sending, posts: Iterable[RemotePost]) -> Sought:
    """What is looked for before anything is sent: somebody else may have posted the same by phone."""
    since = delivery.due_at - READ_BEFORE if delivery.due_at else None
    return _sought(unit, delivery, sending, posts, since)


def sought_after(unit: Unit, delivery: Delivery, sending: Sending, posts: Iterable[RemotePost]) -> Sought:
    """What is looked for after something was sent, or handed over, or may have been."""
    return _sought(unit, delivery, sending, posts, looked_from(delivery, sending))


def looked_from(delivery: Delivery, sending: Sending) -> datetime | None:
    """Since when a post that we may have sent can stand on its page."""
    times = [at for at in (sending.armed_at, delivery.due_at) if at is not None]
    return min(times) - _CLOCKS_STRAY if times else None


def _sought(
    unit: Unit, delivery: Delivery, sending: Sending, posts: Iterable[RemotePost], since: datetime | None
) -> Sought:
    content = _content(unit, delivery)
    same = unit.sendings.with_fingerprint(exact_fingerprint(content))
    taken = {other.remote_id for other in same if other.remote_id and other.delivery_id != delivery.id}
    for post in posts:
        line = unit.deliveries.by_permalink(post.permalink) if post.permalink and _says(post, content) else None
        if line is not None and line.delivery.id != delivery.id:
            taken.add(post.remote_id)
    return Sought(content, marker_of(delivery), sending.remote_id, since, frozenset(taken))


def _says(post: RemotePost, content: Content) -> bool:
    """A quick look whether a post can be meant at all."""
    return bool(content.text) and post.text.strip()[:20] == content.text.strip()[:20]


def _content(unit: Unit, delivery: Delivery) -> Content:
    return unit.posts.get(delivery.post_id).content_for(delivery.page_id)
