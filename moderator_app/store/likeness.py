"""Finds the few posts that may be like another: by marks of their texts and pictures, kept in the same transaction.

Which of them really are, `domain/likeness.py` says. Nothing that could be read back is kept, only numbers.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, final

from sqlalchemy import String, bindparam, delete, func, select

from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.likeness import Candidate, Standing, marks_of
from moderator_app.domain.posts import Post, ReviewStage
from moderator_app.store.likeness_tables import PostPrintRow
from moderator_app.store.post_tables import DeliveryRow, PostPageRow, PostRow, PostVariantRow
from moderator_app.store.questions import Question
from moderator_app.store.search import SearchedPostRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction
from moderator_app.zone import dhaka_day

_PRINT, _SEARCHED, _POST, _PAGE = table(PostPrintRow), table(SearchedPostRow), table(PostRow), table(PostPageRow)
_VARIANT, _DELIVERY = table(PostVariantRow), table(DeliveryRow)
_SOME = bindparam("posts", type_=String(), expanding=True)
_CANDIDATES = select(_POST.c.id, _POST.c.title, _POST.c.text, _POST.c.planned_at, _POST.c.edited_at).where(
    _POST.c.id.in_(_SOME), _POST.c.stage != ReviewStage.REJECTED
)
_VARIANTS = (
    select(_VARIANT.c.post_id, _VARIANT.c.text).where(_VARIANT.c.post_id.in_(_SOME)).order_by(_VARIANT.c.position)
)
_PAGES = select(_PAGE.c.post_id, _PAGE.c.page_id).where(_PAGE.c.post_id.in_(_SOME)).order_by(_PAGE.c.position)
_STANDINGS = select(_DELIVERY.c.post_id, _DELIVERY.c.page_id, _DELIVERY.c.state, _DELIVERY.c.live_at).where(
    _DELIVERY.c.post_id.in_(_SOME)
)
_MARKED = ("mark", "day", "seq")

_BEARING = (
    select(_SEARCHED.c.post_id)
    .join(_PRINT, _PRINT.c.seq == _SEARCHED.c.seq)
    .where(_PRINT.c.mark.in_(bindparam("marks", expanding=True)))
    .where(_PRINT.c.day.between(bindparam("since"), bindparam("until")))
    .where(_SEARCHED.c.post_id != bindparam("besides"))
    .group_by(_PRINT.c.seq)
    .order_by(func.count().desc(), func.max(_PRINT.c.day).desc(), _PRINT.c.seq.desc())
    .limit(bindparam("most"))
)
_PLANNED = (
    select(_POST.c.id)
    .join(_PAGE, _PAGE.c.post_id == _POST.c.id)
    .where(_POST.c.planned_at.between(bindparam("since"), bindparam("until")))
    .where(_PAGE.c.page_id.in_(bindparam("pages", expanding=True)))
    .where(_POST.c.stage != ReviewStage.REJECTED, _POST.c.id != bindparam("besides"))
    .order_by(_POST.c.planned_at, _POST.c.id)
)


def keep_prints(transaction: Transaction, post: Post) -> None:
    """Keeps the marks of a post as it stands now; the full-text index has it already."""
    seq = transaction.number(select(_SEARCHED.c.seq).where(_SEARCHED.c.post_id == post.id))
    transaction.change(delete(_PRINT).where(_PRINT.c.seq == seq))
    transaction.add_bare(_PRINT.name, _MARKED, _prints(post, seq))


def keep_new_prints(transaction: Transaction, posts: Sequence[Post], numbers: Sequence[int]) -> None:
    """As `keep_prints`, for many posts that are all new, with the numbers under which the full-text index has them."""
    every = [one for post, seq in zip(posts, numbers, strict=True) for one in _prints(post, seq)]
    transaction.add_bare(_PRINT.name, _MARKED, sorted(every))  # in the table's own order its pages are visited once


def _prints(post: Post, seq: int) -> list[tuple[int, int, int]]:
    day = dhaka_day(post.draft.planned_at or post.edited_at).toordinal()
    return [(mark, day, seq) for mark in marks_of(post.draft)]


@final
class LikenessRows:
    """Which posts may be like one that is being written."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def bearing(
        self, marks: Sequence[int], since: date, until: date, besides: PostId | None, most: int
    ) -> tuple[PostId, ...]:
        """Those that bear any of these marks, of days from `since` to `until`: most marks first, then the latest."""
        if not marks:
            return ()
        values = {"marks": marks, "since": since.toordinal(), "until": until.toordinal(), "besides": besides or ""}
        return tuple(PostId(row.post_id) for row in self._transaction.rows(_BEARING, values | {"most": most}))

    def candidates(self, post_ids: Sequence[PostId]) -> tuple[Candidate, ...]:
        """These posts, in this order, as far as they are compared; a rejected one is left out."""
        ids = {"posts": list(post_ids)}
        variants, pages = self._by_post(_VARIANTS, ids), self._by_post(_PAGES, ids)
        standings = self._by_post(_STANDINGS, ids)
        found = {
            post_id: Candidate(
                PostId(post_id),
                title,
                tuple(dict.fromkeys(one for one in (text, *(v for (v,) in variants[post_id])) if one.strip())),
                planned_at,
                edited_at,
                tuple(PageId(page) for (page,) in pages[post_id]),
                tuple(Standing(*standing) for standing in standings[post_id]),
            )
            for post_id, title, text, planned_at, edited_at in self._transaction.rows(_CANDIDATES, ids)
        }
        return tuple(found[post_id] for post_id in post_ids if post_id in found)

    def _by_post(self, asked: Question, values: Mapping[str, Sequence[str]]) -> defaultdict[str, list[Sequence[Any]]]:
        found: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
        for post_id, *parts in self._transaction.rows(asked, values):
            found[post_id].append(parts)
        return found

    def planned_between(
        self, page_ids: Sequence[PageId], since: datetime, until: datetime, besides: PostId | None
    ) -> tuple[PostId, ...]:
        """Those planned for any of these pages between two moments, both included, and not rejected; soonest first."""
        values = {"pages": page_ids, "since": since, "until": until, "besides": besides or ""}
        return tuple(dict.fromkeys(PostId(row.id) for row in self._transaction.rows(_PLANNED, values)))
