"""The repository of posts: the present content, every kept one, and the lists on screen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, final

from sqlalchemy import String, bindparam, delete, func, select

from moderator_app.domain.approval import content_hash
from moderator_app.domain.delivery import OVER, WRITABLE, Delivery
from moderator_app.domain.errors import EditedMeanwhile, NothingThere, PostIsOut
from moderator_app.domain.ids import MediaHash, MemberId, PageId, PostId
from moderator_app.domain.lines import PostFilter, PostLine, PostQuery, PostVersion
from moderator_app.domain.posts import MediaUse, Post, ReviewStage, Variant
from moderator_app.store.likeness import keep_new_prints, keep_prints
from moderator_app.store.post_filters import filtered
from moderator_app.store.post_mapping import draft_json, draft_of, post_of, post_values
from moderator_app.store.post_tables import (
    DeliveryRow,
    PostMediaRow,
    PostPageRow,
    PostRow,
    PostVariantRow,
    PostVersionRow,
)
from moderator_app.store.questions import AnyRow, Question
from moderator_app.store.search import few_match, index_new_posts, index_post
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_POST, _PAGE, _VARIANT = table(PostRow), table(PostPageRow), table(PostVariantRow)
_MEDIA, _VERSION, _DELIVERY = table(PostMediaRow), table(PostVersionRow), table(DeliveryRow)
_FEW = {PostFilter.DRAFTS, PostFilter.WAITING, PostFilter.APPROVED}
_LINE = [
    _POST.c[name]
    for name in (
        "id",
        "title",
        "purpose",
        "author_id",
        "edited_by",
        "stage",
        "version",
        "planned_at",
        "edited_at",
        "reason",
        "origin",
        "owner_id",
    )
]
"""In the order in which `_line` takes them."""
_WANTED = bindparam("posts", type_=String(), expanding=True)
_PLACED = (_PAGE.c.post_id == _DELIVERY.c.post_id) & (_PAGE.c.page_id == _DELIVERY.c.page_id)
_DELIVERIES = (
    select(func.coalesce(_PAGE.c.position, 1_000), *(_DELIVERY.c[part.name] for part in fields(Delivery)))
    .outerjoin(_PAGE, _PLACED)
    .where(_DELIVERY.c.post_id.in_(_WANTED))
)
"""The place, then what a delivery is made of, in its own order: a list makes fifty of them at once."""
_FIRST_MEDIA = select(_MEDIA.c.post_id, _MEDIA.c.media_hash).where(
    _MEDIA.c.post_id.in_(_WANTED), _MEDIA.c.position == 0
)

_PARTS = tuple(
    select(part).where(part.c.post_id.in_(_WANTED)).order_by(part.c.position) for part in (_PAGE, _VARIANT, _MEDIA)
)
_WHOLE = select(_POST).where(_POST.c.id.in_(_WANTED))


def stored_post(transaction: Transaction, post_id: PostId) -> Post:
    """A post as it stands in the store. Raises NothingThere for an unknown id."""
    found = stored_posts(transaction, [post_id])
    if not found:
        raise NothingThere(id=post_id)
    return found[post_id]


def stored_posts(transaction: Transaction, post_ids: Sequence[PostId]) -> dict[PostId, Post]:
    """Posts as they stand in the store, by id; an unknown id is left out. Four questions, however many posts."""
    wanted = {"posts": list(post_ids)}
    parts = [_by_post(transaction.rows(part, wanted)) for part in _PARTS]
    return {
        PostId(row.id): post_of(
            row,
            tuple(PageId(page.page_id) for page in parts[0][row.id]),
            tuple(Variant(PageId(v.page_id), v.text) for v in parts[1][row.id]),
            tuple(MediaUse(MediaHash(m.media_hash), m.alt_text) for m in parts[2][row.id]),
        )
        for row in transaction.rows(_WHOLE, wanted)
    }


def _by_post(rows: Iterable[AnyRow]) -> defaultdict[str, list[AnyRow]]:
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in rows:
        found[row.post_id].append(row)
    return found


def stored_deliveries(transaction: Transaction, post_ids: Iterable[PostId]) -> dict[PostId, list[Delivery]]:
    """Deliveries of some posts, each post's in the order of its pages.

    Those of pages that were taken out come last; on one page what is over comes before what is not.
    """
    rows = [(place, Delivery(*parts)) for place, *parts in transaction.rows(_DELIVERIES, {"posts": list(post_ids)})]
    found: dict[PostId, list[Delivery]] = defaultdict(list)
    for _, delivery in sorted(rows, key=_by_place):
        found[delivery.post_id].append(delivery)
    return found


def _by_place(placed: tuple[int, Delivery]) -> tuple[int, bool, str]:
    return placed[0], placed[1].state not in OVER, placed[1].id


@final
class PostRows:
    """Posts and their versions."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, post_id: PostId) -> Post:
        """Raises NothingThere for an unknown id."""
        return stored_post(self._transaction, post_id)

    def many(self, post_ids: Sequence[PostId]) -> Mapping[PostId, Post]:
        """By id; an unknown id is left out."""
        return stored_posts(self._transaction, post_ids)

    def add(self, post: Post) -> None:
        self._transaction.add_values(PostRow, [post_values(post)])
        self._keep_parts(post)
        self._keep_version(post)
        index_post(self._transaction, post)
        keep_prints(self._transaction, post)

    def add_new(self, posts: Sequence[Post]) -> None:
        """As `add`, for many posts at once that bring neither variants nor media."""
        self._transaction.add_values(PostRow, map(post_values, posts))
        self._transaction.add_values(PostPageRow, [place for post in posts for place in _places(post)])
        self._transaction.add_values(PostVersionRow, map(_version_values, posts))
        numbers = index_new_posts(self._transaction, posts)
        keep_new_prints(self._transaction, posts, numbers)

    def save(self, post: Post, seen_revision: int) -> None:
        """Keeps a post; its stored revision is then `seen_revision` + 1. Where it began never changes.

        Raises:
            EditedMeanwhile: another saved it since.
            PostIsOut: the content of a page would change that is being published or is published.
            NothingThere: no such post.
        """
        self._check_not_out(post)
        values = post_values(post) | {"revision": seen_revision + 1}
        del values["id"], values["origin"]
        mine = _POST.update().where(_POST.c.id == post.id, _POST.c.revision == seen_revision)
        if not self._transaction.change(mine.values(values)):
            self.get(post.id)
            raise EditedMeanwhile()
        for part in (_PAGE, _VARIANT, _MEDIA):
            self._transaction.change(delete(part).where(part.c.post_id == post.id))
        self._keep_parts(post)
        self._keep_version(post)
        index_post(self._transaction, post)
        keep_prints(self._transaction, post)

    def versions(self, post_id: PostId) -> tuple[PostVersion, ...]:
        """Oldest first."""
        rows = self._transaction.rows(
            select(_VERSION).where(_VERSION.c.post_id == post_id).order_by(_VERSION.c.version)
        )
        return tuple(
            PostVersion(post_id, row.version, MemberId(row.saved_by), row.saved_at, draft_of(row.draft)) for row in rows
        )

    def lines(self, query: PostQuery, offset: int, limit: int) -> tuple[PostLine, ...]:
        few_hits = self._few_hits(query)
        wanted: Question = filtered(select(*_LINE), query, few_hits=few_hits)
        if query.by_plan:
            rows = self._by_plan(wanted, query, offset, limit)
        else:
            at = _POST.c.edited_at  # inside a function its index is not walked: the few hits are sorted instead
            at = func.coalesce(at, at) if query.asked and few_hits else at
            rows = self._transaction.rows(wanted.order_by(at.desc(), _POST.c.id).limit(limit).offset(offset))
        ids = [PostId(row[0]) for row in rows]
        deliveries, pictures = stored_deliveries(self._transaction, ids), self._first_media(ids)
        return tuple(_line(row, deliveries.get(PostId(row[0]), []), pictures.get(row[0])) for row in rows)

    def count(self, query: PostQuery) -> int:
        every = select(func.count()).select_from(_POST)
        return self._transaction.number(filtered(every, query, few_hits=self._few_hits(query)))

    def planned_after(self, at: datetime, page_ids: Sequence[PageId]) -> frozenset[datetime]:
        """Planned times of these pages' posts that were not rejected."""
        rows = self._transaction.rows(
            select(_POST.c.planned_at)
            .join(_PAGE, _PAGE.c.post_id == _POST.c.id)
            .where(_POST.c.planned_at > at, _POST.c.stage != ReviewStage.REJECTED, _PAGE.c.page_id.in_(page_ids))
        )
        return frozenset(row.planned_at for row in rows)

    def _few_hits(self, query: PostQuery) -> bool:
        return not query.asked or few_match(self._transaction, query.asked)

    def _by_plan(self, wanted: Question, query: PostQuery, offset: int, limit: int) -> list[AnyRow]:
        """Soonest plan first, those without a plan last; asked in two parts, so that each follows its index.

        Where few posts are meant they are found first and sorted then: the plan inside a function hides its index, or
        SQLite would walk every plan there ever was in search of them.
        """
        at = _POST.c.planned_at
        at = func.coalesce(at, at) if query.which in _FEW else at
        planned = at.is_not(None)
        soonest = wanted.where(planned).order_by(at, _POST.c.id)
        rows = list(self._transaction.rows(soonest.limit(limit).offset(offset)))
        if len(rows) < limit:
            before = self._transaction.number(filtered(select(func.count()).select_from(_POST), query).where(planned))
            rest = wanted.where(~planned).order_by(_POST.c.edited_at.desc(), _POST.c.id)
            rows += self._transaction.rows(rest.limit(limit - len(rows)).offset(max(0, offset - before)))
        return rows

    def _check_not_out(self, post: Post) -> None:
        for delivery in stored_deliveries(self._transaction, [post.id]).get(post.id, []):
            fixed = delivery.state not in WRITABLE and delivery.state not in OVER and delivery.content_hash
            if fixed and delivery.content_hash != content_hash(delivery.page_id, post.content_for(delivery.page_id)):
                raise PostIsOut()

    def _keep_parts(self, post: Post) -> None:
        draft = post.draft
        self._transaction.add_values(PostPageRow, _places(post))
        self._transaction.add_all(
            PostVariantRow(post_id=post.id, page_id=v.page_id, position=n, text=v.text)
            for n, v in enumerate(draft.variants)
        )
        self._transaction.add_all(
            PostMediaRow(post_id=post.id, position=n, media_hash=m.hash, alt_text=m.alt_text)
            for n, m in enumerate(draft.media)
        )

    def _keep_version(self, post: Post) -> None:
        same = (_VERSION.c.post_id == post.id, _VERSION.c.version == post.version)
        if self._transaction.first(select(_VERSION.c.version).where(*same)) is None:
            self._transaction.add_values(PostVersionRow, [_version_values(post)])

    def _first_media(self, ids: list[PostId]) -> dict[str, MediaHash]:
        return {post_id: MediaHash(found) for post_id, found in self._transaction.rows(_FIRST_MEDIA, {"posts": ids})}


def _places(post: Post) -> list[dict[str, Any]]:
    return [{"post_id": post.id, "page_id": page, "position": n} for n, page in enumerate(post.draft.page_ids)]


def _version_values(post: Post) -> dict[str, Any]:
    return {
        "post_id": post.id,
        "version": post.version,
        "saved_by": post.edited_by,
        "saved_at": post.edited_at,
        "draft": draft_json(post.draft),
    }


def _line(row: AnyRow, deliveries: list[Delivery], first_media: MediaHash | None) -> PostLine:
    post_id, title, purpose, author, editor, stage, version, planned_at, edited_at, reason, origin, owner = row
    return PostLine(
        PostId(post_id),
        title,
        purpose,
        MemberId(author),
        MemberId(editor),
        stage,
        version,
        planned_at,
        edited_at,
        reason,
        first_media,
        tuple(deliveries),
        origin,
        MemberId(owner) if owner else None,
    )
