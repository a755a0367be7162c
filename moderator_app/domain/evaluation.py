"""The quarterly self-evaluation as one frozen tree: what `evaluation.json` holds and both PDFs print.

No citizen's data enters it. Every number can be counted again from the lists it carries.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from moderator_app.domain.activity import LogHead
from moderator_app.domain.bd_calendar import FiscalQuarter, Week, week_of
from moderator_app.domain.cadence import NoteKind, PageWeek, WeekState
from moderator_app.domain.errors import QuarterBeforeOffice, QuarterInFuture
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.office import Bilingual, Office
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, PanelSize, Role
from moderator_app.domain.purposes import Purpose
from moderator_app.zone import dhaka_day

SCHEMA = "moderator-desk/evaluation/1"
_NAMESPACE = uuid.UUID("6f7d7a52-7a35-5f0e-9c1b-4a2d6c0e9b11")
FULL_PERCENT, PARTIAL_PERCENT = 100, 80


class Check(StrEnum):
    """Who looked at a post before it went out."""

    SECOND_MEMBER = "second_member"
    SELF_DECLARED = "self_declared"
    NOT_CHECKED = "not_checked"


class CountReason(StrEnum):
    """Why an entry counts towards its week, or does not."""

    LIVE = "live"
    REMOVED = "removed"


class ScoreKey(StrEnum):
    """A row of the scorecard."""

    WEEKS_MET = "weeks_met"
    SECOND_CHECKS = "second_checks"
    ALT_TEXTS = "alt_texts"


class ScoreUnit(StrEnum):
    """What a row counts."""

    WEEK = "week"
    POST = "post"
    PICTURE = "picture"


class ScoreStatus(StrEnum):
    """How a row stands: all, at least four fifths, less, or nothing was due."""

    FULL = "full"
    PARTIAL = "partial"
    SHORT = "short"
    NOTHING_DUE = "nothing_due"


@dataclass(frozen=True, slots=True)
class QuarterFacts:
    """The fiscal quarter; its weeks are those whose Sunday falls in it. `running` while it has not ended."""

    code: str
    fiscal_year: str
    number: int
    first_on: date
    last_on: date
    running: bool


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A member of the panel on the day of the freeze."""

    name: Bilingual
    designation: Bilingual
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """One cell of the table of weeks; `note` and `reason` stand where it fell short and someone wrote why."""

    first_on: date
    live: int
    state: WeekState
    note: NoteKind | None
    reason: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page with its weeks; `due` weeks are the met and missed ones, the rest is printed beside it."""

    page_id: PageId
    name: Bilingual
    platform: Platform
    kind: PageKind
    url: str
    weeks: tuple[WeekFacts, ...]
    due: int
    met: int
    missed: int
    excused: int
    not_recorded: int
    open: int
    posts: int


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One post on one page: a line of the annex. Pictures are counted, with those that carry alternative text."""

    number: int
    post_id: PostId
    page_id: PageId
    live_at: datetime
    title: str
    purpose: Purpose | None
    author: Bilingual
    approvers: tuple[Bilingual, ...]
    check: Check
    link: str
    witnessed: bool
    pictures: int
    pictures_with_alt: int
    counts: bool
    reason: CountReason


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A line of the scorecard; a row a page carries its id."""

    key: ScoreKey
    page_id: PageId | None
    unit: ScoreUnit
    target: int
    achieved: int
    status: ScoreStatus


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole self-evaluation of a quarter. Times are aware UTC, days are days in Dhaka.

    `frozen_at` is the time of the data: for a draft that of the last log entry.
    """

    schema: str
    evaluation_id: str
    edition: int
    draft: bool
    program: str
    office: Office
    quarter: QuarterFacts
    frozen_at: datetime
    weekly_minimum: int
    preset: ApprovalPreset
    panel: tuple[PersonFacts, ...]
    panel_size: PanelSize
    scorecard: tuple[ScoreRow, ...]
    pages: tuple[PageFacts, ...]
    purposes: Mapping[Purpose, int]
    entries: tuple[EntryFacts, ...]
    log_seq: int
    log_head: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """What an evaluation is made of, read in one transaction."""

    office: Office
    preset: ApprovalPreset
    panel: tuple[PersonFacts, ...]
    panel_size: PanelSize
    page_weeks: Mapping[Page, Sequence[PageWeek]]
    entries: Sequence[EntryFacts]
    head: LogHead
    at: datetime


def check_quarter(quarter: FiscalQuarter, office_first_on: date, today: date) -> None:
    """Lets a quarter pass that has begun and in which the office recorded.

    Raises:
        QuarterInFuture: it has not begun.
        QuarterBeforeOffice: it had ended before the office's first day.
    """
    if quarter.first_on > today:
        raise QuarterInFuture(quarter=quarter.code, first=quarter.first_on)
    if quarter.last_on < office_first_on:
        raise QuarterBeforeOffice(quarter=quarter.code, first=office_first_on)


def previous_quarter(today: date) -> FiscalQuarter:
    """The last whole fiscal quarter before a day."""
    return FiscalQuarter.of(today).previous


def evaluation_id(office_id: str, quarter: FiscalQuarter, edition: int) -> str:
    """The UUIDv5 of office, quarter and edition."""
    return str(uuid.uuid5(_NAMESPACE, f"{office_id}/{quarter.code}/{edition}"))


def build_evaluation(frozen: Frozen, quarter: FiscalQuarter, program: str, edition: int = 1) -> Evaluation:
    """The draft evaluation of a quarter from what was read; entries of other quarters' weeks are left out."""
    entries = _numbered(frozen.entries, quarter)
    pages = tuple(_page_facts(page, weeks, entries) for page, weeks in frozen.page_weeks.items())
    return Evaluation(
        schema=SCHEMA,
        evaluation_id=evaluation_id(frozen.office.id, quarter, edition),
        edition=edition,
        draft=True,
        program=program,
        office=frozen.office,
        quarter=_quarter_facts(quarter, dhaka_day(frozen.at)),
        frozen_at=frozen.at,
        weekly_minimum=frozen.office.weekly_minimum,
        preset=frozen.preset,
        panel=frozen.panel,
        panel_size=frozen.panel_size,
        scorecard=_scorecard(pages, entries),
        pages=pages,
        purposes=_purposes(entries),
        entries=entries,
        log_seq=frozen.head.seq,
        log_head=frozen.head.hash,
    )


def percent(part: int, whole: int) -> int | None:
    """A share in whole per cent, rounded down so that 100 is only said of all; None of nothing."""
    return part * 100 // whole if whole else None


def score_status(target: int, achieved: int) -> ScoreStatus:
    """How a row of the scorecard stands."""
    share = percent(achieved, target)
    if share is None:
        return ScoreStatus.NOTHING_DUE
    if share >= FULL_PERCENT:
        return ScoreStatus.FULL
    return ScoreStatus.PARTIAL if share >= PARTIAL_PERCENT else ScoreStatus.SHORT


def quarter_of_week(week: Week) -> FiscalQuarter:
    """The quarter a week belongs to: that of its Sunday."""
    return FiscalQuarter.of(week.first_on)


def _quarter_facts(quarter: FiscalQuarter, today: date) -> QuarterFacts:
    return QuarterFacts(
        quarter.code, quarter.fiscal_year, quarter.number, quarter.first_on, quarter.last_on, quarter.last_on >= today
    )


def _numbered(entries: Sequence[EntryFacts], quarter: FiscalQuarter) -> tuple[EntryFacts, ...]:
    mine = [e for e in entries if quarter_of_week(week_of(dhaka_day(e.live_at))) == quarter]
    mine.sort(key=lambda e: (e.live_at, e.post_id, e.page_id))
    return tuple(replace(entry, number=n) for n, entry in enumerate(mine, start=1))


def _page_facts(page: Page, weeks: Sequence[PageWeek], entries: Sequence[EntryFacts]) -> PageFacts:
    states = Counter(w.state for w in weeks)
    met, missed = states[WeekState.MET], states[WeekState.MISSED]
    return PageFacts(
        page_id=page.id,
        name=page.name,
        platform=page.platform,
        kind=page.kind,
        url=page.url,
        weeks=tuple(_week_facts(w) for w in weeks),
        due=met + missed,
        met=met,
        missed=missed,
        excused=states[WeekState.EXCUSED],
        not_recorded=states[WeekState.NOT_RECORDED],
        open=states[WeekState.ON_TRACK] + states[WeekState.AT_RISK],
        posts=sum(1 for e in entries if e.page_id == page.id and e.counts),
    )


def _week_facts(week: PageWeek) -> WeekFacts:
    shows_note = week.note is not None and week.state in (WeekState.MISSED, WeekState.EXCUSED)
    note = week.note if shows_note else None
    return WeekFacts(
        week.week.first_on, week.count.live, week.state, note.kind if note else None, note.reason if note else ""
    )


def _purposes(entries: Sequence[EntryFacts]) -> dict[Purpose, int]:
    posts = {(e.post_id, e.purpose) for e in entries if e.counts}
    return {purpose: sum(1 for _, used in posts if used is purpose) for purpose in Purpose}


def _scorecard(pages: Sequence[PageFacts], entries: Sequence[EntryFacts]) -> tuple[ScoreRow, ...]:
    counted = [e for e in entries if e.counts]
    checked = sum(1 for e in counted if e.check is Check.SECOND_MEMBER)
    pictures, with_alt = sum(e.pictures for e in counted), sum(e.pictures_with_alt for e in counted)
    return (
        *(_row(ScoreKey.WEEKS_MET, p.page_id, ScoreUnit.WEEK, p.due, p.met) for p in pages),
        _row(ScoreKey.SECOND_CHECKS, None, ScoreUnit.POST, len(counted), checked),
        _row(ScoreKey.ALT_TEXTS, None, ScoreUnit.PICTURE, pictures, with_alt),
    )


def _row(key: ScoreKey, page_id: PageId | None, unit: ScoreUnit, target: int, achieved: int) -> ScoreRow:
    return ScoreRow(key, page_id, unit, target, achieved, score_status(target, achieved))
