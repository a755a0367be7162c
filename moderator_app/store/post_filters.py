"""Which posts a list shows, in SQL: what `PostFilter` means, on one page or all, live in a span of time."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from moderator_app.domain.delivery import APPROVED_NOT_OUT, LIVE_STATES, OVER, DeliveryState
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.posts import ReviewStage
from moderator_app.store.post_tables import DeliveryRow, PostPageRow, PostRow
from moderator_app.store.questions import Question
from moderator_app.store.search import posts_matching
from moderator_app.store.tables import table

_POST, _PAGE, _DELIVERY = table(PostRow), table(PostPageRow), table(DeliveryRow)
_S = DeliveryState

Condition = ColumnElement[bool]


def is_live(state: ColumnElement[DeliveryState] = _DELIVERY.c.state) -> Condition:
    """A delivery that counts as published: `Delivery.is_live` in SQL; `state` where its index is not wanted."""
    plainly = state.in_(sorted(LIVE_STATES - {_S.HUMAN_CLOSED}))
    return or_(plainly, and_(state == _S.HUMAN_CLOSED, _DELIVERY.c.published.is_(True)))


def filtered(wanted: Question, query: PostQuery, *, few_hits: bool = True) -> Question:
    """A question about posts, narrowed to what a list asks for; `few_hits`: few posts hold the words looked for."""
    conditions = _which(query)
    if query.page_id is not None and not conditions.needs_delivery:
        meant = exists().where(_PAGE.c.post_id == _POST.c.id, _PAGE.c.page_id == query.page_id)
        wanted = wanted.where(meant)
    if conditions.needs_delivery:
        wanted = wanted.where(_has_delivery(query.which, conditions.of_delivery))
    return wanted.where(*conditions.of_post, *_looked_for(query, few_hits=few_hits))


def _looked_for(query: PostQuery, *, few_hits: bool) -> Iterable[Condition]:
    """What is searched for: words, purpose, writer, time."""
    if query.asked:
        yield posts_matching(query.asked, few=few_hits)
    if query.purpose is not None:
        yield _POST.c.purpose == query.purpose
    if query.author_id is not None:
        yield or_(_POST.c.author_id == query.author_id, _POST.c.edited_by == query.author_id)
    if query.since is not None:
        yield _time_of_post() >= query.since
    if query.before is not None:
        yield _time_of_post() < query.before


def _time_of_post() -> ColumnElement[datetime]:
    live_at = select(func.min(_DELIVERY.c.live_at)).where(_DELIVERY.c.post_id == _POST.c.id).scalar_subquery()
    return func.coalesce(live_at, _POST.c.planned_at, _POST.c.edited_at)


def _has_delivery(which: PostFilter, conditions: Sequence[Condition]) -> Condition:
    """That a post has such a delivery, asked so that the database begins with the smaller heap.

    Most posts are live: walk the list and look each up. Few wait or are approved: begin with those.
    """
    if which in {PostFilter.LIVE, PostFilter.ALL}:
        return exists(select(1).where(_DELIVERY.c.post_id == _POST.c.id, *conditions))
    return _POST.c.id.in_(select(_DELIVERY.c.post_id).where(*conditions))


class _Conditions:
    def __init__(self) -> None:
        self.of_post: list[Condition] = []
        self.of_delivery: list[Condition] = []

    @property
    def needs_delivery(self) -> bool:
        return bool(self.of_delivery)


def _which(query: PostQuery) -> _Conditions:
    found = _Conditions()
    match query.which:
        case PostFilter.ALL:
            pass
        case PostFilter.DRAFTS:
            found.of_post.append(_POST.c.stage.in_([ReviewStage.DRAFT, ReviewStage.CHANGES_ASKED]))
        case PostFilter.WAITING:
            # inside a function, or SQLite begins with the index of stages: nearly every post was submitted once
            stage = func.coalesce(_POST.c.stage, ReviewStage.DRAFT)
            found.of_post.append(stage.in_([ReviewStage.SUBMITTED, ReviewStage.HELD]))
            found.of_delivery.append(_DELIVERY.c.state == _S.DRAFT)
        case PostFilter.APPROVED:
            found.of_delivery.append(_DELIVERY.c.state.in_(sorted(APPROVED_NOT_OUT | {_S.MISSED})))
        case PostFilter.STOCK:
            found.of_post.append(_POST.c.planned_at.is_(None))
            found.of_delivery.append(_DELIVERY.c.state.in_([_S.APPROVED, _S.MANUAL_READY]))
        case PostFilter.EXPIRED:
            found.of_delivery.append(_DELIVERY.c.state == _S.EXPIRED)
        case PostFilter.LIVE:
            found.of_delivery.append(is_live())
        case PostFilter.CLOSED:
            found.of_post.append(_closed())
    _narrow(found, query)
    return found


def _narrow(found: _Conditions, query: PostQuery) -> None:
    """Live in a span of time, and on one page."""
    if query.live_from is not None:
        found.of_delivery.append(and_(is_live(), _DELIVERY.c.live_at >= query.live_from))
    if query.live_before is not None:
        found.of_delivery.append(and_(is_live(), _DELIVERY.c.live_at < query.live_before))
    if query.page_id is not None and found.of_delivery:
        found.of_delivery.append(_DELIVERY.c.page_id == query.page_id)


def _closed() -> Condition:
    """Rejected in review, or every delivery over and none of them live."""
    over = and_(_DELIVERY.c.state.in_(sorted(OVER)), ~is_live())
    some_over = _POST.c.id.in_(select(_DELIVERY.c.post_id).where(over))
    none_else = _POST.c.id.not_in(select(_DELIVERY.c.post_id).where(~over))
    return or_(_POST.c.stage == ReviewStage.REJECTED, and_(some_over, none_else))
