"""Warns of posts that are like another: (nearly) the same text, same picture, too close in time. It never refuses."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.likeness import (
    CLOSE,
    WINDOW,
    Alike,
    Likeness,
    closest,
    picture_mark,
    pictures_of,
    print_of,
    texts_of,
)
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Draft, Post, ReviewStage
from moderator_app.ports import Unit
from moderator_app.services.workroom import Workroom
from moderator_app.zone import dhaka_day

SHOWN = 3
"""Posts told of each kind: text, picture, time."""
_COMPARED = 12
_SLACK = timedelta(days=14)
"""A post may have gone live this long after the day that was planned."""
_GONE = frozenset({DeliveryState.CANCELLED, DeliveryState.EXPIRED, DeliveryState.REMOVED_REMOTELY})


@final
class LikenessDesk:
    """Looks for posts like one that is being written, or that is kept already."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def of_draft(self, actor: MemberId, post_id: PostId | None, draft: Draft) -> tuple[Alike, ...]:
        """What a draft is like, the strongest first; `post_id` is its own post, which is never meant."""
        with self._room.reading(actor) as unit:
            return _alike(unit, post_id, draft, draft.planned_at or self._room.now())

    def of_post(self, actor: MemberId, post_id: PostId) -> tuple[Alike, ...]:
        """What a kept post is like. Raises NothingThere for an unknown id."""
        with self._room.reading(actor) as unit:
            post = unit.posts.get(post_id)
            return _alike(unit, post_id, post.draft, _moment(post, unit.deliveries.of_post(post_id)))

    def sent_all_the_same(self, actor: MemberId, post_id: PostId, warned: Sequence[Alike]) -> None:
        """Notes that a post was sent although the member had been warned; of nothing, nothing is noted.

        Raises:
            NothingThere: no such post.
            NotAllowed: the member may not draft.
        """
        if not warned:
            return
        with self._room.acting(actor, Action.DRAFT) as acting:
            acting.unit.posts.get(post_id)
            titles = "; ".join(dict.fromkeys(alike.title for alike in warned))
            kinds = " ".join(dict.fromkeys(alike.kind.value for alike in warned))
            others = " ".join(dict.fromkeys(alike.post_id for alike in warned))
            acting.log("sent_though_alike", "post", post_id, titles=titles, kinds=kinds, others=others)


def _alike(unit: Unit, own: PostId | None, draft: Draft, at: datetime) -> tuple[Alike, ...]:
    return (*_texts(unit, own, draft, at), *_pictures(unit, own, draft, at), *_close(unit, own, draft))


def _texts(unit: Unit, own: PostId | None, draft: Draft, at: datetime) -> Iterable[Alike]:
    texts = texts_of(draft)
    prints = [print_of(text) for text in texts]
    found: dict[PostId, Alike] = {}
    for marks in (
        [mark for one in prints for mark in (one.same, one.but_numbers) if mark is not None],
        [band for one in prints for band in one.bands],
    ):
        if len(found) >= SHOWN:
            break
        for post in _bearing(unit, own, marks, at):
            kind, share = closest(texts, texts_of(post.draft))
            moment = _in_window(unit, post, at) if kind and post.id not in found else None
            if kind is not None and moment is not None:
                found[post.id] = _told(kind, post, moment, post.draft.page_ids, share)
    order = list(Likeness)
    return sorted(found.values(), key=lambda one: (order.index(one.kind), -one.share))[:SHOWN]


def _pictures(unit: Unit, own: PostId | None, draft: Draft, at: datetime) -> Iterable[Alike]:
    marks = [picture_mark(picture) for picture in pictures_of(draft)]
    timed = ((post, _in_window(unit, post, at)) for post in _bearing(unit, own, marks, at))
    found = [_told(Likeness.SAME_PICTURE, post, moment, post.draft.page_ids) for post, moment in timed if moment]
    return found[:SHOWN]


def _close(unit: Unit, own: PostId | None, draft: Draft) -> Iterable[Alike]:
    at = draft.planned_at
    if at is None or not draft.page_ids:
        return ()
    ids = unit.likenesses.planned_between(draft.page_ids, at - CLOSE, at + CLOSE, own)
    if not ids:
        return ()
    posts = unit.posts.many(ids[:_COMPARED])
    found: list[Alike] = []
    for post_id in ids[:_COMPARED]:
        post = posts[post_id]
        given_up = {d.page_id for d in unit.deliveries.of_post(post_id) if d.state in _GONE}
        pages = tuple(page for page in post.draft.page_ids if page in draft.page_ids and page not in given_up)
        if pages and post.draft.planned_at is not None:
            found.append(_told(Likeness.CLOSE_IN_TIME, post, post.draft.planned_at, pages))
    return found[:SHOWN]


def _bearing(unit: Unit, own: PostId | None, marks: Sequence[int], at: datetime) -> Iterator[Post]:
    since, until = dhaka_day(at - WINDOW - _SLACK), dhaka_day(at + WINDOW + _SLACK)
    ids = unit.likenesses.bearing(marks, since, until, own, _COMPARED)
    if ids:
        posts = unit.posts.many(ids)
        yield from (posts[post_id] for post_id in ids if posts[post_id].stage is not ReviewStage.REJECTED)


def _in_window(unit: Unit, post: Post, at: datetime) -> datetime | None:
    """When a post that was not given up stands on its page, if that is near enough."""
    deliveries = unit.deliveries.of_post(post.id)
    if deliveries and all(delivery.state in _GONE for delivery in deliveries):
        return None
    moment = _moment(post, deliveries)
    return moment if abs(moment - at) <= WINDOW else None


def _moment(post: Post, deliveries: Iterable[Delivery]) -> datetime:
    lived = [delivery.live_at for delivery in deliveries if delivery.live_at is not None]
    return min(lived, default=None) or post.draft.planned_at or post.edited_at


def _told(kind: Likeness, post: Post, at: datetime, page_ids: tuple[PageId, ...], share: float = 1.0) -> Alike:
    return Alike(kind, post.id, post.title, at, page_ids, share)
