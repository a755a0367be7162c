"""Rows to domain objects and back: the duty roster, the year's days, recurring posts."""

from datetime import date, time
from typing import Any

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.ids import ClosureId, DayId, LeaveId, MemberId, PageId, PostId, SeriesId, SwapId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.roster import Duty, DutyKey, Leave, Swap
from moderator_app.domain.series import Every, Occurrence, Recurrence, Series
from moderator_app.store.plan_tables import (
    ClosureRow,
    DutyRow,
    LeaveRow,
    OccurrenceRow,
    SeriesRow,
    SpecialDayRow,
    SwapRow,
)
from moderator_app.store.post_mapping import draft_json, draft_of
from moderator_app.store.questions import AnyRow


def duty_row(duty: Duty) -> DutyRow:
    return DutyRow(
        week=duty.key.week.first_on,
        page_id=duty.key.page_id or "",
        main_id=duty.main_id,
        standby_id=duty.standby_id,
        note=duty.note,
        by_hand=duty.by_hand,
    )


def duty_of(row: AnyRow) -> Duty:
    return Duty(_key(row.week, row.page_id), _member(row.main_id), _member(row.standby_id), row.note, row.by_hand)


def leave_row(leave: Leave) -> LeaveRow:
    return LeaveRow(
        id=leave.id, member_id=leave.member_id, first_on=leave.first_on, last_on=leave.last_on, note=leave.note
    )


def leave_of(row: AnyRow) -> Leave:
    return Leave(LeaveId(row.id), MemberId(row.member_id), row.first_on, row.last_on, row.note)


def swap_row(swap: Swap) -> SwapRow:
    return SwapRow(
        id=swap.id,
        asker_id=swap.asker_id,
        other_id=swap.other_id,
        give_week=swap.give.week.first_on,
        give_page=swap.give.page_id or "",
        take_week=swap.take.week.first_on if swap.take else None,
        take_page=(swap.take.page_id or "") if swap.take else "",
        state=swap.state,
        asked_at=swap.asked_at,
        answered_at=swap.answered_at,
    )


def swap_of(row: AnyRow) -> Swap:
    return Swap(
        id=SwapId(row.id),
        asker_id=MemberId(row.asker_id),
        other_id=MemberId(row.other_id),
        give=_key(row.give_week, row.give_page),
        take=_key(row.take_week, row.take_page) if row.take_week else None,
        state=row.state,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
    )


def day_row(day: SpecialDay) -> SpecialDayRow:
    return SpecialDayRow(
        id=day.id,
        on=day.on,
        name_bn=day.name.bn,
        name_en=day.name.en,
        day_class=day.day_class,
        closed=day.closed,
        moon=day.moon,
        provisional=day.provisional,
        cancelled=day.cancelled,
        source=day.source,
        seed=day.seed,
    )


def day_of(row: AnyRow) -> SpecialDay:
    return SpecialDay(
        id=DayId(row.id),
        on=row.on,
        name=Bilingual(row.name_bn, row.name_en),
        day_class=row.day_class,
        closed=row.closed,
        moon=row.moon,
        provisional=row.provisional,
        cancelled=row.cancelled,
        source=row.source,
        seed=row.seed,
    )


def closure_row(closure: Closure) -> ClosureRow:
    return ClosureRow(id=closure.id, first_on=closure.first_on, last_on=closure.last_on, reason=closure.reason)


def closure_of(row: AnyRow) -> Closure:
    return Closure(ClosureId(row.id), row.first_on, row.last_on, row.reason)


def series_row(series: Series) -> SeriesRow:
    return SeriesRow(
        id=series.id,
        author_id=series.author_id,
        made_at=series.made_at,
        draft=draft_json(series.draft),
        rule=_rule_json(series.rule),
        at=series.at.isoformat(),
        skip_holidays=series.skip_holidays,
        stopped_at=series.stopped_at,
    )


def series_of(row: AnyRow) -> Series:
    return Series(
        id=SeriesId(row.id),
        author_id=MemberId(row.author_id),
        made_at=row.made_at,
        draft=draft_of(row.draft),
        rule=_rule_of(row.rule),
        at=time.fromisoformat(row.at),
        skip_holidays=row.skip_holidays,
        stopped_at=row.stopped_at,
    )


def occurrence_row(occurrence: Occurrence) -> OccurrenceRow:
    return OccurrenceRow(
        series_id=occurrence.series_id, on=occurrence.on, post_id=occurrence.post_id, why=occurrence.why
    )


def occurrence_of(row: AnyRow) -> Occurrence:
    return Occurrence(SeriesId(row.series_id), row.on, PostId(row.post_id) if row.post_id else None, row.why)


def _key(sunday: date, page_id: str) -> DutyKey:
    return DutyKey(Week(sunday), PageId(page_id) if page_id else None)


def _member(member_id: str | None) -> MemberId | None:
    return MemberId(member_id) if member_id else None


def _rule_json(rule: Recurrence) -> dict[str, Any]:
    return {
        "every": rule.every.value,
        "first_on": rule.first_on.isoformat(),
        "interval": rule.interval,
        "days": sorted(rule.days),
        "last_on": rule.last_on.isoformat() if rule.last_on else None,
        "count": rule.count,
    }


def _rule_of(kept: dict[str, Any]) -> Recurrence:
    return Recurrence(
        every=Every(kept["every"]),
        first_on=date.fromisoformat(kept["first_on"]),
        interval=kept["interval"],
        days=frozenset(kept["days"]),
        last_on=date.fromisoformat(kept["last_on"]) if kept["last_on"] else None,
        count=kept["count"],
    )
