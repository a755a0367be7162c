"""Warns of posts that are like another: (nearly) the same text, same picture, too close in time. It never refuses."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.activity import LogValue
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.likeness import (
    CLOSE,
    WINDOW,
    Alike,
    Candidate,
    Likeness,
    closest,
    compared,
    picture_mark,
    pictures_of,
    print_of,
    texts_of,
)
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Draft
from moderator_app.ports import Unit
from moderator_app.services.workroom import Workroom
from moderator_app.zone import dhaka_day

SHOWN = 3
"""Posts told of each kind: text, picture, time."""
_COMPARED = 12
_SLACK = timedelta(days=14)
"""A post may have gone live this long after the day that was planned."""
_SAME = {Likeness.SAME_TEXT, Likeness.OTHER_NUMBERS}


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
            return alike_of_post(unit, post_id)

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
            acting.log("sent_though_alike", "post", post_id, **told_of(warned))


def alike_of_post(unit: Unit, post_id: PostId) -> tuple[Alike, ...]:
    """What a kept post is like, the strongest first. Raises NothingThere for an unknown id."""
    draft = unit.posts.get(post_id).draft
    own = unit.likenesses.candidates([post_id])
    return _alike(unit, post_id, draft, own[0].at) if own else ()


def told_of(warned: Sequence[Alike]) -> dict[str, LogValue]:
    """What the log notes of the posts that were warned of."""
    titles = "; ".join(dict.fromkeys(alike.title for alike in warned))
    kinds = " ".join(dict.fromkeys(alike.kind.value for alike in warned))
    others = " ".join(dict.fromkeys(alike.post_id for alike in warned))
    return {"titles": titles, "kinds": kinds, "others": others}


def _alike(unit: Unit, own: PostId | None, draft: Draft, at: datetime) -> tuple[Alike, ...]:
    looked = _Looked(unit, own, _siblings_of(unit, own, draft), at)
    return (*_texts(looked, draft), *_pictures(looked, draft), *_close(unit, own, draft))


@final
class _Looked:
    """The posts that may be like one; each is read once."""

    def __init__(self, unit: Unit, own: PostId | None, siblings: "_Siblings", at: datetime) -> None:
        self._unit, self._own, self._siblings, self._at = unit, own, siblings, at
        self._seen: set[PostId] = set()

    def bearing(self, marks: Sequence[int]) -> Iterator[Candidate]:
        """Those with any of these marks that were not met yet, near in time, and of another series."""
        since, until = dhaka_day(self._at - WINDOW - _SLACK), dhaka_day(self._at + WINDOW + _SLACK)
        ids = self._unit.likenesses.bearing(marks, since, until, self._own, _COMPARED + self._siblings.most)
        new = self._siblings.others([post_id for post_id in ids if post_id not in self._seen])[:_COMPARED]
        self._seen.update(new)
        if new:
            yield from (one for one in self._unit.likenesses.candidates(new) if one.stands_near(self._at))

    def anew(self) -> None:
        """What was met before is met again."""
        self._seen.clear()


def _texts(looked: _Looked, draft: Draft) -> Iterable[Alike]:
    texts = texts_of(draft)
    prints = [print_of(text) for text in texts]
    found: list[Alike] = []
    for marks in (
        [mark for one in prints for mark in (one.same, one.but_numbers) if mark is not None],
        [band for one in prints for band in one.bands],
    ):
        if len(found) >= SHOWN:
            break
        for other in looked.bearing(marks):
            kind, share = closest(texts, other.texts)
            if kind is not None:
                found.append(_told(kind, other, other.at, other.page_ids, share))
    order = list(Likeness)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.share))[:SHOWN]


def _pictures(looked: _Looked, draft: Draft) -> Iterable[Alike]:
    marks = [picture_mark(picture) for picture in pictures_of(draft)]
    looked.anew()
    return [_told(Likeness.SAME_PICTURE, other, other.at, other.page_ids) for other in looked.bearing(marks)][:SHOWN]


def _close(unit: Unit, own: PostId | None, draft: Draft) -> Iterable[Alike]:
    at = draft.planned_at
    if at is None or not draft.page_ids:
        return ()
    ids = unit.likenesses.planned_between(draft.page_ids, at - CLOSE, at + CLOSE, own)
    if not ids:
        return ()
    found: list[Alike] = []
    for other in unit.likenesses.candidates(ids[:_COMPARED]):
        pages = tuple(page for page in other.page_ids if page in draft.page_ids and page not in other.given_up)
        if pages and other.planned_at is not None:
            found.append(_told(Likeness.CLOSE_IN_TIME, other, other.planned_at, pages))
    return found[:SHOWN]


def _told(kind: Likeness, other: Candidate, at: datetime, page_ids: tuple[PageId, ...], share: float = 1.0) -> Alike:
    return Alike(kind, other.post_id, other.title, at, page_ids, share)


@final
class _Siblings:
    """The posts of the same series, which say the same because they are meant to."""

    def __init__(self, ids: frozenset[PostId] = frozenset()) -> None:
        self._ids = ids

    @property
    def most(self) -> int:
        """How many of them may stand in the way of others."""
        return len(self._ids)

    def others(self, post_ids: Sequence[PostId]) -> list[PostId]:
        """Those that are none."""
        return [post_id for post_id in post_ids if post_id not in self._ids]


def _siblings_of(unit: Unit, own: PostId | None, draft: Draft) -> _Siblings:
    """None where the text is another than that of the series: what a person wrote anew is compared with all."""
    series_id = unit.series.of_posts([own]).get(own) if own is not None else None
    if series_id is None:
        return _Siblings()
    meant = texts_of(unit.series.get(series_id).draft)
    if any(all(compared(text, other)[0] not in _SAME for other in meant) for text in texts_of(draft)):
        return _Siblings()
    made = (occurrence.post_id for occurrence in unit.series.occurrences(series_id))
    return _Siblings(frozenset(post_id for post_id in made if post_id is not None and post_id != own))
