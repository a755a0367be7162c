"""Repositories of the plan: duty roster, the year's days, recurring posts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import final

from sqlalchemy import delete, select

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.errors import NothingThere
from moderator_app.domain.ids import ClosureId, DayId, LeaveId, PostId, SeriesId, SwapId
from moderator_app.domain.roster import Duty, DutyKey, Leave, Swap
from moderator_app.domain.series import Occurrence, Series
from moderator_app.store import plan_mapping as mapping
from moderator_app.store.plan_tables import (
    ClosureRow,
    DutyRow,
    LeaveRow,
    OccurrenceRow,
    SeriesRow,
    SpecialDayRow,
    SwapRow,
)
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_DUTY, _LEAVE, _SWAP = table(DutyRow), table(LeaveRow), table(SwapRow)
_DAY, _CLOSURE = table(SpecialDayRow), table(ClosureRow)
_SERIES, _OCCURRENCE = table(SeriesRow), table(OccurrenceRow)


@final
class RosterRows:
    """Duties by week and page, leave by day, swaps by the moment they were asked."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def duties(self, first: Week, last: Week) -> tuple[Duty, ...]:
        """Those of the weeks from `first` to `last`, both included; within a week the one for all pages first."""
        asked = select(_DUTY).where(_DUTY.c.week.between(first.first_on, last.first_on))
        rows = self._transaction.rows(asked.order_by(_DUTY.c.week, _DUTY.c.page_id))
        return tuple(mapping.duty_of(row) for row in rows)

    def put_duty(self, duty: Duty) -> None:
        self._transaction.put(mapping.duty_row(duty))

    def remove_duty(self, key: DutyKey) -> None:
        self._transaction.change(
            delete(_DUTY).where(_DUTY.c.week == key.week.first_on, _DUTY.c.page_id == (key.page_id or ""))
        )

    def leaves(self, first: date, last: date) -> tuple[Leave, ...]:
        """Those that touch the days from `first` to `last`, both included."""
        touching = (_LEAVE.c.last_on >= first) & (_LEAVE.c.first_on <= last)
        rows = self._transaction.rows(select(_LEAVE).where(touching).order_by(_LEAVE.c.first_on, _LEAVE.c.id))
        return tuple(mapping.leave_of(row) for row in rows)

    def put_leave(self, leave: Leave) -> None:
        self._transaction.put(mapping.leave_row(leave))

    def remove_leave(self, leave_id: LeaveId) -> None:
        self._transaction.change(delete(_LEAVE).where(_LEAVE.c.id == leave_id))

    def swap(self, swap_id: SwapId) -> Swap:
        """Raises NothingThere for an unknown id."""
        row = self._transaction.first(select(_SWAP).where(_SWAP.c.id == swap_id))
        if row is None:
            raise NothingThere(id=swap_id)
        return mapping.swap_of(row)

    def swaps(self, since: datetime) -> tuple[Swap, ...]:
        """Those asked since a moment, oldest first."""
        rows = self._transaction.rows(
            select(_SWAP).where(_SWAP.c.asked_at >= since).order_by(_SWAP.c.asked_at, _SWAP.c.id)
        )
        return tuple(mapping.swap_of(row) for row in rows)

    def put_swap(self, swap: Swap) -> None:
        self._transaction.put(mapping.swap_row(swap))


@final
class DayRows:
    """National days and closures, by day."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def days(self, first: date, last: date) -> tuple[SpecialDay, ...]:
        """Those from `first` to `last`, both included."""
        rows = self._transaction.rows(
            select(_DAY).where(_DAY.c.on.between(first, last)).order_by(_DAY.c.on, _DAY.c.name_bn, _DAY.c.id)
        )
        return tuple(mapping.day_of(row) for row in rows)

    def put_day(self, day: SpecialDay) -> None:
        self._transaction.put(mapping.day_row(day))

    def remove_day(self, day_id: DayId) -> None:
        self._transaction.change(delete(_DAY).where(_DAY.c.id == day_id))

    def closures(self, first: date, last: date) -> tuple[Closure, ...]:
        """Those that touch the days from `first` to `last`, both included."""
        touching = (_CLOSURE.c.last_on >= first) & (_CLOSURE.c.first_on <= last)
        rows = self._transaction.rows(select(_CLOSURE).where(touching).order_by(_CLOSURE.c.first_on, _CLOSURE.c.id))
        return tuple(mapping.closure_of(row) for row in rows)

    def put_closure(self, closure: Closure) -> None:
        self._transaction.put(mapping.closure_row(closure))

    def remove_closure(self, closure_id: ClosureId) -> None:
        self._transaction.change(delete(_CLOSURE).where(_CLOSURE.c.id == closure_id))


@final
class SeriesRows:
    """Recurring posts in the order in which they were made, and their days."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def all(self) -> tuple[Series, ...]:
        rows = self._transaction.rows(select(_SERIES).order_by(_SERIES.c.made_at, _SERIES.c.id))
        return tuple(mapping.series_of(row) for row in rows)

    def get(self, series_id: SeriesId) -> Series:
        """Raises NothingThere for an unknown id."""
        row = self._transaction.first(select(_SERIES).where(_SERIES.c.id == series_id))
        if row is None:
            raise NothingThere(id=series_id)
        return mapping.series_of(row)

    def put(self, series: Series) -> None:
        self._transaction.put(mapping.series_row(series))

    def occurrences(self, series_id: SeriesId) -> tuple[Occurrence, ...]:
        """By day."""
        rows = self._transaction.rows(
            select(_OCCURRENCE).where(_OCCURRENCE.c.series_id == series_id).order_by(_OCCURRENCE.c.on)
        )
        return tuple(mapping.occurrence_of(row) for row in rows)

    def add_occurrence(self, occurrence: Occurrence) -> None:
        """Raises EditedMeanwhile for a day that was dealt with already."""
        self._transaction.add(mapping.occurrence_row(occurrence))

    def of_posts(self, post_ids: Sequence[PostId]) -> Mapping[PostId, SeriesId]:
        """Which series each post belongs to; one of none is left out."""
        rows = self._transaction.rows(select(_OCCURRENCE).where(_OCCURRENCE.c.post_id.in_(list(post_ids))))
        return {PostId(row.post_id): SeriesId(row.series_id) for row in rows}
