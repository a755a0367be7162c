"""What stands in the calendar between two moments, in one question of three branches, each of which has its index."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from moderator_app.domain.bd_calendar import midnight, week_of
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.lines import CalendarLine
from moderator_app.domain.posts import ReviewStage
from moderator_app.store.post_mapping import delivery_of
from moderator_app.store.post_tables import DeliveryRow, PostPageRow, PostRow
from moderator_app.store.questions import AnyRow, Question
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction
from moderator_app.zone import dhaka_day

_DELIVERY, _POST, _PAGE = table(DeliveryRow), table(PostRow), table(PostPageRow)
_S = DeliveryState
_OTHER = _POST.alias("rejected")
_REJECTED = select(_OTHER.c.id).where(_OTHER.c.stage == ReviewStage.REJECTED)
_STANDS = and_(
    _DELIVERY.c.state != _S.CANCELLED,
    or_(_DELIVERY.c.state != _S.HUMAN_CLOSED, func.coalesce(_DELIVERY.c.published, false())),
    or_(
        _DELIVERY.c.state != _S.DRAFT,
        _DELIVERY.c.post_id.not_in(_REJECTED),
    ),
)
"""Not what was taken off its page, closed unpublished, or rejected in review: no longer planned, it stands nowhere.

The few rejected posts are found first: posts carry their texts, and to look each up is what takes the time.
"""
_OF_POST = (_POST.c.title, _POST.c.stage, _POST.c.author_id, _POST.c.owner_id)
_WEEK_OF_MOMENT = {"live_at": "live_week", "due_at": "due_week"}


def calendar_lines(
    transaction: Transaction, since: datetime, until: datetime, page_id: PageId | None, most: int | None = None
) -> tuple[CalendarLine, ...]:
    """By time, then page; from `since` until before `until`; of each day in Dhaka at most so many, the first ones."""
    rows = transaction.rows(*calendar_question(since, until, page_id, most))
    if most is not None:
        return tuple(_line(row, row.of_day) for row in rows)
    counts = Counter(dhaka_day(row.at) for row in rows)
    return tuple(_line(row, counts[dhaka_day(row.at)]) for row in rows)


def calendar_question(
    since: datetime, until: datetime, page_id: PageId | None, most: int | None = None
) -> tuple[Question, Mapping[str, Any]]:
    """The question itself with its values, for those who time it or ask how it is answered."""
    last = until - timedelta(microseconds=1)
    values: dict[str, Any] = {
        "since": since,
        "until": until,
        "first_week": week_of(dhaka_day(since)).first_on,
        "last_week": week_of(dhaka_day(last)).first_on,
        "page": page_id,
        "most": most,
    }
    days = (dhaka_day(last) - dhaka_day(since)).days + 1 if most is not None else 0
    values |= {f"end_{n}": midnight(dhaka_day(since) + timedelta(days=n + 1)) for n in range(days)}
    return _question(days, one_page=page_id is not None), values


@cache
def _question(days: int, *, one_page: bool) -> Question:
    """The question of so many days, each with its place in its day (0: without); built once, for it is long."""
    standing = _standing(one_page=one_page)
    found = _placed(standing, days) if days else standing
    columns = [found.c.at, found.c.post_id.label("line_post"), *_DELIVERY.c, *_OF_POST]
    wanted = select(*columns, found.c.of_day).where(found.c.place <= bindparam("most")) if days else select(*columns)
    wanted = wanted.select_from(found).join(_POST, _POST.c.id == found.c.post_id)
    wanted = wanted.outerjoin(_DELIVERY, _DELIVERY.c.id == found.c.delivery_id)
    return wanted.order_by(found.c.at, found.c.page_id, found.c.post_id)


def calendar_moments(
    transaction: Transaction, at: datetime, page_id: PageId | None, *, later: bool, limit: int
) -> Sequence[datetime]:
    """When the next so many stand, soonest first, from `at` on; or the ones before it, latest first."""
    moments = union_all(*(_nearest(branch, at, limit, later=later) for branch in _branches(page_id))).subquery()
    order = moments.c.at.asc() if later else moments.c.at.desc()
    return [row.at for row in transaction.rows(select(moments.c.at).order_by(order).limit(limit))]


def _standing(*, one_page: bool) -> Subquery:
    branches: list[Question] = []
    for branch in _branches(_value("page", _DELIVERY.c.page_id) if one_page else None):
        at, week = _time_of(branch)
        within = [at >= _value("since", at), at < _value("until", at)]
        if week is not None:  # the weeks have an index, the moments have none
            within.append(week.between(_value("first_week", week), _value("last_week", week)))
        branches.append(branch.where(*within))
    return union_all(*branches).subquery()


def _placed(standing: Subquery, days: int) -> Subquery:
    """Each with its place in its day in Dhaka, and how many that day holds."""
    ends = (_value(f"end_{n}", standing.c.at) for n in range(days))
    of_day = case(*((standing.c.at < end, literal(n)) for n, end in enumerate(ends)))
    order = (standing.c.at, standing.c.page_id, standing.c.post_id)
    place = func.row_number().over(partition_by=of_day, order_by=order)
    return select(*standing.c, place.label("place"), func.count().over(partition_by=of_day).label("of_day")).subquery()


def _value(name: str, column: ColumnElement[Any]) -> BindParameter[Any]:
    """A value that comes when the question is asked, kept as the column keeps it."""
    return bindparam(name, type_=column.type)


def _branches(page_id: PageId | BindParameter[Any] | None) -> list[Question]:
    """Live ones at their stated time, others at their due time, and posts with a time and no page yet."""
    live, due = _on_pages("live_at"), _on_pages("due_at").where(_DELIVERY.c.live_at.is_(None))
    if page_id is None:
        return [live, due, _without_page()]
    # inside a function, or SQLite begins with the index of pages, which knows nothing of weeks that are due
    page = func.coalesce(_DELIVERY.c.page_id, "")
    return [live.where(page == page_id), due.where(page == page_id)]


def _on_pages(moment: str) -> Question:
    columns = [
        _DELIVERY.c[moment].label("at"),
        _DELIVERY.c.id.label("delivery_id"),
        _DELIVERY.c.page_id.label("page_id"),
        _DELIVERY.c.post_id.label("post_id"),
    ]
    return select(*columns).where(_STANDS)


def _without_page() -> Question:
    on_a_page = exists(select(1).where(_PAGE.c.post_id == _POST.c.id))
    columns: list[Any] = [
        _POST.c.planned_at.label("at"),
        null().label("delivery_id"),
        literal("").label("page_id"),
        _POST.c.id.label("post_id"),
    ]
    return select(*columns).where(~on_a_page, _POST.c.id.not_in(_REJECTED))


def _time_of(branch: Question) -> tuple[ColumnElement[Any], ColumnElement[Any] | None]:
    """The column of a branch's moments, and that of their weeks."""
    moment: Any = branch.selected_columns["at"]
    name = str(moment.element.name)
    return moment.element, _DELIVERY.c[_WEEK_OF_MOMENT[name]] if name in _WEEK_OF_MOMENT else None


def _nearest(branch: Question, at: datetime, limit: int, *, later: bool) -> Question:
    """The nearest moments of a branch, asked week by week where the weeks have the index."""
    moment, week = _time_of(branch)
    here = week_of(dhaka_day(at)).first_on
    near = [moment >= at if later else moment < at]
    order = [moment]
    if week is not None:
        near.append(week >= here if later else week <= here)
        order.insert(0, week)
    order = [column.asc() if later else column.desc() for column in order]
    only: Select[Any] = branch.with_only_columns(moment.label("at"), maintain_column_froms=True)
    return select(only.where(*near).order_by(*order).limit(limit).subquery())


def _line(row: AnyRow, of_day: int) -> CalendarLine:
    delivery = None if row.id is None else delivery_of(row)
    owner = None if row.owner_id is None else MemberId(row.owner_id)
    who = owner or MemberId(row.author_id)
    return CalendarLine(PostId(row.line_post), row.title, row.stage, row.at, delivery, who, of_day)
