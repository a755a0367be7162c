"""What a page shows now, read for the person who must say whether a post is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from moderator_app.domain.connections import Connection
from moderator_app.domain.delivery import Route
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import DeliveryId
from moderator_app.domain.likeness import compared
from moderator_app.domain.matching import MatchKind, Sought, matched
from moderator_app.domain.sending import Listing, RemotePost
from moderator_app.ports import Account, Channel, Channels
from moderator_app.services.page_secrets import account_of
from moderator_app.services.workroom import Workroom

SHOWN = 12
_BEFORE_SENDING = timedelta(days=2)


class Alike(StrEnum):
    """How a post on the page compares with what was sent."""

    SAME = "same"
    ALMOST = "almost"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SeenPost:
    """A post as the page shows it; `ours` is the title of the other post that was confirmed with its link."""

    post: RemotePost
    alike: Alike
    ours: str = ""


@dataclass(frozen=True, slots=True)
class PageLook:
    """The page's last posts, those most like what was sent first.

    `clean`: the page was read whole. Where it was not, `fault` is the code of what hindered it ("" where this page is
    not read by the program at all).
    """

    posts: tuple[SeenPost, ...] = ()
    clean: bool = False
    fault: str = ""
    at: datetime | None = None


def look_at_page(room: Workroom, channels: Channels | None, delivery_id: DeliveryId) -> PageLook:
    """Reads the page of a delivery; never inside a transaction, and never with an error of its own."""
    with room.store.read() as unit:
        delivery = unit.deliveries.get(delivery_id)
        page = unit.pages.get(delivery.page_id)
        content = unit.posts.get(delivery.post_id).content_for(delivery.page_id)
        sending, connection = unit.sendings.get(delivery_id), unit.connections.get(delivery.page_id)
    channel = None if channels is None else channels.of(page.platform)
    if channel is None or connection is None:
        return PageLook()
    since = (sending.armed_at or delivery.due_at or room.now()) - _BEFORE_SENDING
    try:
        listing = _listed(room, channel, connection, since, waiting=delivery.route is Route.HAND_OVER)
    except ModeratorError as fault:
        return PageLook(fault=fault.code, at=room.now())
    sought = Sought(content, sending.marker, sending.remote_id)
    posts = _compared(room, delivery_id, sought, listing.posts)
    return PageLook(posts, listing.clean, listing.fault, room.now())


def _listed(room: Workroom, channel: Channel, connection: Connection, since: datetime, *, waiting: bool) -> Listing:
    account = account_of(room, connection)
    if channel.reading is None:
        return Listing()
    shown = channel.reading.published(account, since)
    return shown if not waiting else _with_waiting(channel, account, shown)


def _with_waiting(channel: Channel, account: Account, shown: Listing) -> Listing:
    if channel.handing is None:
        return shown
    kept = channel.handing.waiting(account)
    return Listing((*shown.posts, *kept.posts), shown.clean and kept.clean, shown.fault or kept.fault)


def _compared(
    room: Workroom, delivery_id: DeliveryId, sought: Sought, posts: Iterable[RemotePost]
) -> tuple[SeenPost, ...]:
    seen: list[SeenPost] = []
    with room.store.read() as unit:
        for post in posts:
            other = unit.deliveries.by_permalink(post.permalink) if post.permalink else None
            ours = "" if other is None or other.delivery.id == delivery_id else other.title
            seen.append(SeenPost(post, Alike.OTHER if ours else _alike(sought, post), ours))
    order = tuple(Alike)
    newest = sorted(seen, key=lambda one: one.post.at.timestamp() if one.post.at else 0.0, reverse=True)
    return tuple(sorted(newest, key=lambda one: order.index(one.alike))[:SHOWN])


def _alike(sought: Sought, post: RemotePost) -> Alike:
    """More forgiving than what the program decides by itself: a person looks at both."""
    match matched(sought, [post]).kind:
        case MatchKind.ONE | MatchKind.SEVERAL:
            return Alike.SAME
        case MatchKind.LOOSE:
            return Alike.ALMOST
        case MatchKind.NONE:
            near, _share = compared(sought.content.with_link, post.text)
            return Alike.OTHER if near is None else Alike.ALMOST
