"""The office's printable papers: drawn for the eye, and saved as exactly the bytes that were looked at.

Everyone in office may print; what is saved is logged, a look is not.
"""

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import final

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import EmptyField
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.office import Office
from moderator_app.domain.panel import Action
from moderator_app.domain.papers import (
    OrderText,
    PaperKind,
    RegisterPaper,
    RosterPaper,
    RosterSpan,
    fault_lines,
    fiscal_weeks,
    leave_lines,
    office_order,
    roster_columns,
    roster_lines,
    usual_order,
    weeks_between,
)
from moderator_app.domain.roster_faults import roster_faults
from moderator_app.ports import FileWriter, PaperPrinter, PaperViewer, Unit
from moderator_app.services.workroom import Workroom
from moderator_app.words import Language
from moderator_app.zone import dhaka_day


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A finished PDF; `name` is the file name that suggests itself, `page_id` the account whose card it is."""

    kind: PaperKind
    language: Language
    name: str
    pdf: bytes
    pages: int
    page_id: PageId | None = None


@final
class PapersDesk:
    """Prints the office order, the duty roster and the account register. A paper's time is that of its printing."""

    def __init__(self, room: Workroom, printer: PaperPrinter, viewer: PaperViewer, files: FileWriter) -> None:
        """Works on the store of the room."""
        self._room = room
        self._printer = printer
        self._viewer = viewer
        self._files = files

    def usual_order(self, actor: MemberId) -> OrderText:
        """What the members' own orders suggest for the form of the office order."""
        with self._room.reading(actor) as unit:
            return usual_order(unit.members.all(), self._room.today())

    def office_order(self, actor: MemberId, language: Language, text: OrderText) -> PrintedPaper:
        """The order that appoints the panel; a draft as long as it has no number.

        Raises:
            EmptyField: the office has no profile yet.
            FieldTooLong: a field of the text is longer than a line.
            ReportFailed: it could not be typeset.
        """
        with self._room.reading(actor) as unit:
            office, members, preset = _office(unit), unit.members.all(), unit.office.settings().preset
        order = office_order(office, members, preset, text, self._days())
        pdf = self._printer.office_order(order, language)
        return self._printed(PaperKind.OFFICE_ORDER, language, "office-order", pdf)

    def fiscal_span(self, actor: MemberId, day: date | None = None) -> RosterSpan:
        """The weeks of the fiscal year in which a day lies; None for today."""
        with self._room.reading(actor):
            return RosterSpan(*fiscal_weeks(day or self._room.today()))

    def roster(
        self, actor: MemberId, language: Language, first: Week, last: Week, page_ids: tuple[PageId, ...] = ()
    ) -> PrintedPaper:
        """The duty roster of some weeks, of the pages that are named; without names, of whatever it is kept by.

        Raises:
            EmptyField: the office has no profile yet.
            WrongOrderOfDays: the last week lies before the first.
            RosterTooLong: more than two fiscal years.
            NothingThere: no such page.
            ReportFailed: it could not be typeset.
        """
        with self._room.reading(actor) as unit:
            paper = self._roster(unit, first, last, page_ids)
        name = f"duty-roster-{paper.fiscal_year or first.first_on.isoformat()}"
        return self._printed(PaperKind.DUTY_ROSTER, language, name, self._printer.roster(paper, language))

    def register_card(self, actor: MemberId, language: Language, page_id: PageId | None = None) -> PrintedPaper:
        """The card of one account, or the register of all the office keeps (None).

        Raises:
            EmptyField: the office has no profile yet.
            NothingThere: no such account.
            ReportFailed: it could not be typeset.
        """
        today, printed_at = self._days()
        with self._room.reading(actor) as unit:
            office = _office(unit)
            kept = tuple(page for page in unit.pages.all() if page.last_on is None or page.last_on >= today)
            pages = kept if page_id is None else (unit.pages.get(page_id),)
        paper = RegisterPaper(office, pages, page_id is None, today, printed_at)
        pdf = self._printer.register(paper, language)
        if page_id is None:
            return self._printed(PaperKind.REGISTER, language, "account-register", pdf)
        card = self._printed(PaperKind.REGISTER_CARD, language, f"register-card-{page_id[:8]}", pdf)
        return replace(card, page_id=page_id)

    def page_png(self, paper: PrintedPaper, page: int, width: int) -> bytes:
        """A page (from 0) as a picture, so many pixels wide."""
        return self._viewer.page_png(paper.pdf, page, width)

    def save(self, actor: MemberId, paper: PrintedPaper, path: Path) -> Path:
        """Writes the paper to a file, and that it was printed into the log.

        Raises:
            NotInOffice: the member's time has not begun or is over.
            FolderIsFile, FolderNotWritable, DiskFull: it cannot stand there.
        """
        self._room.allow(actor, Action.READ)
        self._files.write(path, paper.pdf)
        with self._room.acting(actor, Action.READ) as acting:
            about = ("page", paper.page_id) if paper.page_id else ("office", "settings")
            acting.log("paper_printed", *about, file=path.name, paper=paper.kind.value)
        return path

    def _roster(self, unit: Unit, first: Week, last: Week, page_ids: tuple[PageId, ...]) -> RosterPaper:
        weeks = weeks_between(first, last)
        members, duties = unit.members.all(), unit.roster.duties(first, last)
        kept = [p for p in unit.pages.all() if p.last_on is None or p.last_on >= first.first_on]
        leaves = unit.roster.leaves(first.first_on, last.last_on)
        columns = tuple(unit.pages.get(one) for one in page_ids) or roster_columns(duties, kept)
        looked_at = [page for page in columns if page] or kept
        return RosterPaper(
            office=_office(unit),
            first=first,
            last=last,
            columns=columns,
            lines=roster_lines(weeks, columns, duties, members),
            leaves=leave_lines(leaves, members),
            faults=fault_lines(roster_faults(weeks, looked_at, duties, members, leaves), looked_at, members),
            printed_at=self._days()[1],
        )

    def _days(self) -> tuple[date, datetime]:
        """The day and the moment of printing; `SOURCE_DATE_EPOCH` overrides."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        at = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else self._room.now()
        return dhaka_day(at), at

    def _printed(self, kind: PaperKind, language: Language, name: str, pdf: bytes) -> PrintedPaper:
        return PrintedPaper(kind, language, f"{name}-{language.value}.pdf", pdf, self._viewer.page_count(pdf))


def _office(unit: Unit) -> Office:
    office = unit.office.get()
    if office is None:
        raise EmptyField(field="office_name")
    return office
