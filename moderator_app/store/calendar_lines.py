"""What stands in the calendar between two moments, in one question of three branches, each of which has its index."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, null, select, union_all

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.lines import CalendarLine
from moderator_app.store.post_mapping import delivery_of
from moderator_app.store.post_tables import DeliveryRow, PostPageRow, PostRow
from moderator_app.store.questions import AnyRow, Question
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction
from moderator_app.zone import dhaka_day

_DELIVERY, _POST, _PAGE = table(DeliveryRow), table(PostRow), table(PostPageRow)
_KEPT = _DELIVERY.c.state != DeliveryState.CANCELLED
"""A page that was taken off a post does not stand in the calendar."""


def calendar_lines(
    transaction: Transaction, since: datetime, until: datetime, page_id: PageId | None
) -> tuple[CalendarLine, ...]:
    """By time, then page; from `since` until before `until`."""
    rows = transaction.rows(calendar_question(since, until, page_id))
    return tuple(sorted((_line(row) for row in rows), key=_order))


def calendar_question(since: datetime, until: datetime, page_id: PageId | None) -> Question:
    """The question itself, for those who time it or ask how it is answered."""
    branches = [_live(since, until), _due(since, until)]
    if page_id is None:
        branches.append(_without_page(since, until))
    else:
        # inside a function, or SQLite begins with the index of pages, which knows nothing of weeks that are due
        page = func.coalesce(_DELIVERY.c.page_id, "")
        branches = [branch.where(page == page_id) for branch in branches]
    return select(union_all(*branches).subquery())


def _live(since: datetime, until: datetime) -> Question:
    at = _DELIVERY.c.live_at
    return _on_pages(at).where(_in_weeks(_DELIVERY.c.live_week, since, until), at >= since, at < until)


def _due(since: datetime, until: datetime) -> Question:
    at = _DELIVERY.c.due_at
    return _on_pages(at).where(
        _in_weeks(_DELIVERY.c.due_week, since, until), at >= since, at < until, _DELIVERY.c.live_at.is_(None)
    )


def _on_pages(at: ColumnElement[Any]) -> Question:
    columns: Select[Any] = select(at.label("at"), *_DELIVERY.c, _POST.c.title, _POST.c.stage)
    return columns.join(_POST, _POST.c.id == _DELIVERY.c.post_id).where(_KEPT)


def _without_page(since: datetime, until: datetime) -> Question:
    at = _POST.c.planned_at
    nothing = [
        _POST.c.id.label("post_id") if column.name == "post_id" else null().label(column.name) for column in _DELIVERY.c
    ]
    on_a_page = exists(select(1).where(_PAGE.c.post_id == _POST.c.id))
    return select(at.label("at"), *nothing, _POST.c.title, _POST.c.stage).where(at >= since, at < until, ~on_a_page)


def _in_weeks(week: ColumnElement[Any], since: datetime, until: datetime) -> ColumnElement[bool]:
    """The weeks have an index, the moments have none."""
    last = until - timedelta(microseconds=1)
    return week.between(week_of(dhaka_day(since)).first_on, week_of(dhaka_day(last)).first_on)


def _line(row: AnyRow) -> CalendarLine:
    delivery = None if row.id is None else delivery_of(row)
    return CalendarLine(PostId(row.post_id), row.title, row.stage, row.at, delivery)


def _order(line: CalendarLine) -> tuple[datetime, str, str]:
    return line.at, line.delivery.page_id if line.delivery else "", line.post_id
