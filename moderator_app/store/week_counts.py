"""What the week board and the evaluation count, grouped in SQL by page and Sunday."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, exists, func, or_, select

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import WeekCount
from moderator_app.domain.delivery import APPROVED_NOT_OUT, OVER, DeliveryState
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.lines import LiveEntry
from moderator_app.domain.posts import ReviewStage
from moderator_app.store.post_filters import is_live
from moderator_app.store.post_mapping import delivery_of
from moderator_app.store.post_tables import ApprovalRow, DeliveryRow, PostMediaRow, PostPageRow, PostRow
from moderator_app.store.questions import AnyRow, Question
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_DELIVERY, _POST, _PAGE = table(DeliveryRow), table(PostRow), table(PostPageRow)
_MEDIA, _APPROVAL = table(PostMediaRow), table(ApprovalRow)

_OTHER = _POST.alias("rejected")
_REJECTED = select(_OTHER.c.id).where(_OTHER.c.stage == ReviewStage.REJECTED)

Counted = tuple[PageId, Week]


class WeekCounts:
    """The counting half of the repository of deliveries."""

    def __init__(self, transaction: Transaction) -> None:
        self._questions = transaction

    def counts(self, weeks: Sequence[Week], now: datetime) -> Mapping[Counted, WeekCount]:
        """Posts by page and week; pairs without any are left out.

        `maybe` are proposed for a page and a later time, not approved there, and not rejected.
        """
        sundays = [week.first_on for week in weeks]
        found: dict[Counted, WeekCount] = defaultdict(WeekCount)
        for key, number in self._grouped(_live(sundays)):
            found[key] = replace(found[key], live=number)
        for key, number in self._grouped(_scheduled(sundays, now)):
            found[key] = replace(found[key], scheduled=number)
        for question in (_drafted(sundays, now), _not_begun(weeks, now)):
            for key, number in self._grouped(question):
                found[key] = replace(found[key], maybe=found[key].maybe + number)
        return dict(found)

    def lived(self, first: Week, last: Week) -> Mapping[Counted, int]:
        """Live posts by page and week from `first` to `last`, both included; pairs without any are left out.

        Counted over whole years: all that ever went live stands in an index of its own, and what counts no more
        is little.
        """
        weeks = _DELIVERY.c.live_week.between(first.first_on, last.first_on)
        keys = (_DELIVERY.c.page_id, _DELIVERY.c.live_week)
        found = dict(self._grouped(select(*keys, func.count()).where(weeks).group_by(*keys)))
        ended = _DELIVERY.c.state.in_(sorted(OVER))
        for key, number in self._grouped(select(*keys, func.count()).where(weeks, ended, ~is_live()).group_by(*keys)):
            found[key] -= number
        return found

    def live_entries(self, first: Week, last: Week) -> tuple[LiveEntry, ...]:
        """What is or was live in the weeks from `first` to `last`, by time."""
        was_live = or_(is_live(), _DELIVERY.c.state == DeliveryState.REMOVED_REMOTELY)
        weeks = _DELIVERY.c.live_week.between(first.first_on, last.first_on)
        columns = select(_DELIVERY, _POST.c.title, _POST.c.purpose, _POST.c.author_id, _POST.c.edited_by)
        rows = self._questions.rows(
            columns.join(_POST, _POST.c.id == _DELIVERY.c.post_id)
            .where(was_live, weeks)
            .order_by(_DELIVERY.c.live_at, _DELIVERY.c.id)
        )
        span = select(_DELIVERY.c.post_id).where(was_live, weeks)
        approvers, pictures = self._approvers(span), self._pictures(span)
        return tuple(_entry(row, approvers, pictures) for row in rows)

    def _grouped(self, wanted: Question) -> Iterable[tuple[Counted, int]]:
        for page_id, sunday, number in self._questions.rows(wanted):
            yield (PageId(page_id), Week(sunday)), int(number)

    def _approvers(self, span: Question) -> dict[tuple[str, str, str], list[MemberId]]:
        rows = self._questions.rows(
            select(_APPROVAL).where(_APPROVAL.c.post_id.in_(span)).order_by(_APPROVAL.c.at, _APPROVAL.c.id)
        )
        found: dict[tuple[str, str, str], list[MemberId]] = defaultdict(list)
        for row in rows:
            found[row.post_id, row.page_id, row.content_hash].append(MemberId(row.member_id))
        return found

    def _pictures(self, span: Question) -> dict[str, tuple[int, int]]:
        described = func.sum(case((_MEDIA.c.alt_text != "", 1), else_=0))
        rows = self._questions.rows(
            select(_MEDIA.c.post_id, func.count(), described)
            .where(_MEDIA.c.post_id.in_(span))
            .group_by(_MEDIA.c.post_id)
        )
        return {post_id: (int(total), int(with_alt)) for post_id, total, with_alt in rows}


def _live(sundays: Sequence[Any]) -> Question:
    week = _DELIVERY.c.live_week
    # inside a function, or SQLite begins with the index of states for several weeks: nearly every delivery is live
    live = is_live(func.coalesce(_DELIVERY.c.state, DeliveryState.DRAFT))
    return (
        select(_DELIVERY.c.page_id, week, func.count())
        .where(live, week.in_(sundays))
        .group_by(_DELIVERY.c.page_id, week)
    )


def _scheduled(sundays: Sequence[Any], now: datetime) -> Question:
    week = _DELIVERY.c.due_week
    return (
        select(_DELIVERY.c.page_id, week, func.count())
        .where(_DELIVERY.c.state.in_(sorted(APPROVED_NOT_OUT)), _DELIVERY.c.due_at > now, week.in_(sundays))
        .group_by(_DELIVERY.c.page_id, week)
    )


def _drafted(sundays: Sequence[Any], now: datetime) -> Question:
    """Pages that wait for an approval; their due time is the planned one."""
    week = _DELIVERY.c.due_week
    return (
        select(_DELIVERY.c.page_id, week, func.count())
        .where(
            _DELIVERY.c.state == DeliveryState.DRAFT,
            _DELIVERY.c.due_at > now,
            week.in_(sundays),
            _DELIVERY.c.post_id.not_in(_REJECTED),
        )
        .group_by(_DELIVERY.c.page_id, week)
    )


def _not_begun(weeks: Sequence[Week], now: datetime) -> Question:
    """Pages that were chosen and not begun. Posts carry their texts: only those that are found are looked up."""
    wanted = _POST.alias("wanted")
    begun = exists(select(1).where(
        _DELIVERY.c.post_id == _PAGE.c.post_id,
        _DELIVERY.c.page_id == _PAGE.c.page_id,
        _DELIVERY.c.state != DeliveryState.CANCELLED,
    ))  # fmt: skip
    found = (
        select(_PAGE.c.page_id, _PAGE.c.post_id)
        .join(wanted, wanted.c.id == _PAGE.c.post_id)
        .where(
            wanted.c.planned_at > now, wanted.c.planned_at < max((week.ends_at for week in weeks), default=now), ~begun
        )
        .where(wanted.c.id.not_in(_REJECTED))
        .subquery()
    )
    return (
        select(found.c.page_id, _POST.c.planned_week, func.count())
        .join(_POST, _POST.c.id == found.c.post_id)
        .where(_POST.c.planned_week.in_([week.first_on for week in weeks]))
        .group_by(found.c.page_id, _POST.c.planned_week)
    )


def _entry(
    row: AnyRow,
    approvers: Mapping[tuple[str, str, str], list[MemberId]],
    pictures: Mapping[str, tuple[int, int]],
) -> LiveEntry:
    writers = frozenset({MemberId(row.author_id), MemberId(row.edited_by)})
    given = tuple(approvers.get((row.post_id, row.page_id, row.content_hash), ()))
    total, with_alt = pictures.get(row.post_id, (0, 0))
    return LiveEntry(
        delivery=delivery_of(row),
        title=row.title,
        purpose=row.purpose,
        author_id=MemberId(row.author_id),
        writers=writers,
        approver_ids=given,
        self_declared=len(given) == 1 and given[0] in writers,
        pictures=total,
        pictures_with_alt=with_alt,
    )
