"""The quarterly self-evaluation: read in one transaction, the same data for both languages."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import final

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import PageWeek
from moderator_app.domain.errors import EmptyField
from moderator_app.domain.evaluation import (
    Check,
    CountReason,
    EntryFacts,
    Evaluation,
    Frozen,
    PersonFacts,
    build_evaluation,
    check_quarter,
    previous_quarter,
)
from moderator_app.domain.ids import MemberId
from moderator_app.domain.lines import LiveEntry
from moderator_app.domain.office import Office
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Member, panel_size
from moderator_app.ports import EvaluationPrinter, FileWriter, PaperViewer, Unit
from moderator_app.services.board import page_weeks_of
from moderator_app.services.workroom import Workroom
from moderator_app.words import Language
from moderator_app.zone import dhaka_day


@final
class Evaluations:
    """Draws up drafts of the evaluation. A draft writes nothing to store or log."""

    def __init__(
        self, room: Workroom, printer: EvaluationPrinter, viewer: PaperViewer, files: FileWriter, program: str
    ) -> None:
        """Works on the store of the room; `program` is the program's name and version, printed on the paper."""
        self._room = room
        self._printer = printer
        self._viewer = viewer
        self._files = files
        self._program = program

    def quarter(self, text: str) -> FiscalQuarter:
        """Reads `2025-26-Q3`, or `previous` for the last whole quarter and `current` for the running one.

        Raises:
            WrongQuarter: no quarter is written so.
            QuarterInFuture, QuarterBeforeOffice: nothing can be evaluated there.
        """
        today = self._room.today()
        named = {"previous": previous_quarter(today), "current": FiscalQuarter.of(today)}
        quarter = named.get(text.strip().lower()) or FiscalQuarter.parse(text)
        with self._room.store.read() as unit:
            check_quarter(quarter, _office(unit).first_on, today)
        return quarter

    def quarters(self) -> tuple[FiscalQuarter, ...]:
        """Every quarter that can be evaluated, newest first, the running one included."""
        with self._room.store.read() as unit:
            office = unit.office.get()
        if office is None:
            return ()
        found = [FiscalQuarter.of(self._room.today())]
        while found[-1].first_on > office.first_on:
            found.append(found[-1].previous)
        return tuple(found)

    def draw_up(self, quarter: FiscalQuarter) -> Evaluation:
        """The draft of a quarter, frozen at the time of the last log entry (`SOURCE_DATE_EPOCH` overrides).

        Raises:
            QuarterInFuture, QuarterBeforeOffice: nothing can be evaluated there.
            EmptyField: the office has no profile yet.
        """
        now = self._room.now()
        with self._room.store.read() as unit:
            office = _office(unit)
            check_quarter(quarter, office.first_on, dhaka_day(now))
            head = unit.activity.head()
            at = _frozen_at(head.at or now)
            present = [m for m in unit.members.all() if m.in_office(dhaka_day(now))]
            frozen = Frozen(
                office=office,
                preset=unit.office.settings().preset,
                panel=tuple(PersonFacts(m.name, m.designation, tuple(sorted(m.roles))) for m in present),
                panel_size=panel_size(len(present)),
                page_weeks=_page_weeks(page_weeks_of(unit, quarter.weeks, now)),
                entries=_entries(unit, quarter),
                head=head,
                at=at,
            )
        return build_evaluation(frozen, quarter, self._program)

    def print(self, evaluation: Evaluation, language: Language) -> bytes:
        """The evaluation as PDF, with `evaluation.json` and `posts.csv` attached. Raises ReportFailed."""
        return self._printer.print(evaluation, language)

    def save(self, evaluation: Evaluation, languages: Sequence[Language], folder: Path) -> tuple[Path, ...]:
        """Prints the evaluation in each language into a folder; written only when all are printed.

        Raises:
            ReportFailed: a paper could not be printed.
            FolderIsFile, FolderNotWritable, DiskFull: the folder cannot take it.
        """
        printed = {
            folder / f"evaluation-{evaluation.quarter.code}-{language.value}.pdf": self.print(evaluation, language)
            for language in languages
        }
        for path, pdf in printed.items():
            self._files.write(path, pdf)
        return tuple(printed)

    def page_count(self, pdf: bytes) -> int:
        """How many pages a printed evaluation has."""
        return self._viewer.page_count(pdf)

    def page_png(self, pdf: bytes, page: int, width: int) -> bytes:
        """A page (from 0) as a picture, so many pixels wide."""
        return self._viewer.page_png(pdf, page, width)


def _office(unit: Unit) -> Office:
    office = unit.office.get()
    if office is None:
        raise EmptyField(field="office_name")
    return office


def _frozen_at(at: datetime) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else at


def _page_weeks(found: Sequence[PageWeek]) -> dict[Page, list[PageWeek]]:
    by_page: dict[Page, list[PageWeek]] = {}
    for page_week in found:
        by_page.setdefault(page_week.page, []).append(page_week)
    return by_page


def _entries(unit: Unit, quarter: FiscalQuarter) -> list[EntryFacts]:
    members = {m.id: m for m in unit.members.all()}
    weeks = quarter.weeks
    return [_entry(entry, members) for entry in unit.deliveries.live_entries(weeks[0], weeks[-1])]


def _entry(entry: LiveEntry, members: dict[MemberId, Member]) -> EntryFacts:
    delivery = entry.delivery
    counts = delivery.is_live
    assert delivery.live_at is not None
    return EntryFacts(
        number=0,
        post_id=delivery.post_id,
        page_id=delivery.page_id,
        live_at=delivery.live_at,
        title=entry.title,
        purpose=entry.purpose,
        author=members[entry.author_id].name,
        approvers=tuple(members[a].name for a in entry.approver_ids),
        check=_check(entry),
        link=delivery.permalink,
        witnessed=delivery.witnessed,
        pictures=entry.pictures,
        pictures_with_alt=entry.pictures_with_alt,
        counts=counts,
        reason=CountReason.LIVE if counts else CountReason.REMOVED,
    )


def _check(entry: LiveEntry) -> Check:
    if set(entry.approver_ids) - entry.writers:
        return Check.SECOND_MEMBER
    return Check.SELF_DECLARED if entry.self_declared else Check.NOT_CHECKED
