"""Posts from a table: what a row says, and every cell of it that cannot be taken; a good row is a draft, no more."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum

from moderator_app.domain.errors import WrongDate, WrongLink, WrongTime
from moderator_app.domain.fields import TEXT_LIMIT, calendar_day, clean_line, clock_time, plain, web_address
from moderator_app.domain.ids import ImportId, MemberId, PageId, PostId
from moderator_app.domain.pages import Page
from moderator_app.domain.posts import Draft, clean_text
from moderator_app.domain.purposes import Purpose
from moderator_app.zone import DHAKA

_BETWEEN_PAGES, _COMMAS = re.compile("[;؛|\n\r]"), re.compile("[,،]")
"""A comma may also stand in a page's name."""
_CLOCK_WITH_SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}")


class Column(StrEnum):
    """What stands under a head; only TEXT must be there."""

    TEXT = "text"
    TITLE = "title"
    PURPOSE = "purpose"
    PAGES = "pages"
    DATE = "date"
    TIME = "time"
    LINK = "link"


class CellFaultKind(StrEnum):
    """Why a cell cannot be taken."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_PURPOSE = "not_a_purpose"
    NO_SUCH_PAGE = "no_such_page"
    PAGE_UNCLEAR = "page_unclear"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    TIME_MISSING = "time_missing"
    DATE_MISSING = "date_missing"
    PASSED = "passed"
    NOT_A_LINK = "not_a_link"
    UNDER_NO_HEAD = "under_no_head"


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault in a column (None: under no head); `found` is what it is about."""

    column: Column | None
    kind: CellFaultKind
    found: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a file, as a spreadsheet counts; `beyond` is the first text that stands under no head."""

    row: int
    cells: Mapping[Column, str]
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class PostTable:
    """A file as it was read: its name, the SHA-256 of its bytes, its rows, and the heads that nobody knows."""

    name: str
    file_hash: str
    rows: tuple[TableRow, ...]
    ignored: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Around:
    """What the cells are understood by: words of purposes and names of pages as `plain` leaves them, and the moment."""

    purposes: Mapping[str, Purpose]
    pages: Mapping[str, tuple[PageId, ...]]
    now: datetime


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it is understood: a draft, or the faults that stand in the way.

    `fingerprint` is the same for the same draft, whatever file it stands in. `earlier_row` is where the same stood in
    this file before (0: nowhere); `known` tells that the office has brought it in already.
    """

    source: TableRow
    draft: Draft | None = None
    faults: tuple[CellFault, ...] = field(default=())
    fingerprint: str = ""
    earlier_row: int = 0
    known: bool = False

    @property
    def is_new(self) -> bool:
        """Whether a draft is made of it without asking."""
        return self.draft is not None and not self.known and not self.earlier_row


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One bringing-in of a file, kept in the store."""

    id: ImportId
    file_hash: str
    name: str
    member_id: MemberId
    at: datetime


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """Which post a row became."""

    post_id: PostId
    file_id: ImportId
    row: int
    fingerprint: str


def page_names(pages: Iterable[Page], today: date) -> dict[str, tuple[PageId, ...]]:
    """The pages kept today by each name that people may write."""
    found: dict[str, tuple[PageId, ...]] = {}
    for page in pages:
        if page.kept_on(today):
            for name in {plain(page.name.bn), plain(page.name.english)} - {""}:
                found[name] = (*found.get(name, ()), page.id)
    return found


def read_rows(rows: Iterable[TableRow], around: Around) -> list[ReadRow]:
    """Every row understood on its own, and told where the same stood before."""
    first_at: dict[str, int] = {}
    read: list[ReadRow] = []
    for source in rows:
        row = read_row(source, around)
        if row.draft is not None:
            earlier = first_at.setdefault(row.fingerprint, source.row)
            row = replace(row, earlier_row=0 if earlier == source.row else earlier)
        read.append(row)
    return read


def read_row(source: TableRow, around: Around) -> ReadRow:
    """A row as a draft, or with all its faults at once."""
    reading = _Reading(source, around, [])
    draft = Draft(
        text=reading.text(),
        purpose=reading.purpose(),
        page_ids=reading.pages(),
        planned_at=reading.planned_at(),
        link=reading.link(),
    )
    if source.beyond:
        reading.fault(None, CellFaultKind.UNDER_NO_HEAD, source.beyond)
    if reading.faults:
        return ReadRow(source, faults=tuple(reading.faults))
    return ReadRow(source, draft, fingerprint=fingerprint(draft))


def fingerprint(draft: Draft) -> str:
    """SHA-256 over what a draft from a table says; the order of its pages says nothing."""
    at = draft.planned_at.isoformat() if draft.planned_at else ""
    said = [draft.text, draft.link, draft.purpose or "", sorted(draft.page_ids), at]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row under way; what cannot be taken is put down among the faults."""

    source: TableRow
    around: Around
    faults: list[CellFault]

    def fault(self, column: Column | None, kind: CellFaultKind, found: str = "") -> None:
        self.faults.append(CellFault(column, kind, found))

    def cell(self, column: Column) -> str:
        return self.source.cells.get(column, "")

    def text(self) -> str:
        """The title, if there is one, is the first line."""
        title, body = clean_line(self.cell(Column.TITLE)), clean_text(self.cell(Column.TEXT))
        if not body:
            self.fault(Column.TEXT, CellFaultKind.EMPTY)
        whole = f"{title}\n\n{body}" if title else body
        if len(whole) > TEXT_LIMIT:
            self.fault(Column.TEXT, CellFaultKind.TOO_LONG)
        return whole

    def purpose(self) -> Purpose | None:
        word = plain(self.cell(Column.PURPOSE))
        found = self.around.purposes.get(word)
        if word and found is None:
            self.fault(Column.PURPOSE, CellFaultKind.NOT_A_PURPOSE, self.cell(Column.PURPOSE))
        return found

    def pages(self) -> tuple[PageId, ...]:
        names: list[str] = []
        for part in _BETWEEN_PAGES.split(self.cell(Column.PAGES)):
            names.extend([part] if plain(part) in self.around.pages else _COMMAS.split(part))
        found: list[PageId] = []
        for name in filter(plain, names):
            ids = self.around.pages.get(plain(name), ())
            if len(ids) != 1:
                self.fault(Column.PAGES, CellFaultKind.PAGE_UNCLEAR if ids else CellFaultKind.NO_SUCH_PAGE, name)
            found.extend(ids)
        return tuple(dict.fromkeys(found))

    def planned_at(self) -> datetime | None:
        """A day and a time of Dhaka, together or both left open; a date's cell may hold the time as well."""
        day_text, _, rest = clean_line(self.cell(Column.DATE)).upper().replace("T", " ", 1).partition(" ")
        day, hour = self._day(day_text), self._hour(clean_line(self.cell(Column.TIME)) or rest)
        if hour is not None and not day_text:
            self.fault(Column.DATE, CellFaultKind.DATE_MISSING)
        if day is None or hour is None:
            return None
        at = datetime.combine(day, hour, DHAKA)
        if at <= self.around.now:
            self.fault(Column.DATE, CellFaultKind.PASSED, self.cell(Column.DATE))
        return at

    def _day(self, written: str) -> date | None:
        if not written:
            return None
        try:
            return calendar_day(written)
        except WrongDate:
            self.fault(Column.DATE, CellFaultKind.NOT_A_DATE, self.cell(Column.DATE))
            return None

    def _hour(self, written: str) -> time | None:
        if not written:
            if clean_line(self.cell(Column.DATE)):
                self.fault(Column.TIME, CellFaultKind.TIME_MISSING)
            return None
        whole = _CLOCK_WITH_SECONDS.fullmatch(written)
        try:
            return clock_time(whole[1] if whole else written)
        except WrongTime:
            self.fault(Column.TIME, CellFaultKind.NOT_A_TIME, written)
            return None

    def link(self) -> str:
        written = self.cell(Column.LINK)
        try:
            return web_address(written) if written.strip() else ""
        except WrongLink:
            self.fault(Column.LINK, CellFaultKind.NOT_A_LINK, written)
            return ""
