"""The office's printable papers as frozen trees: the order that appoints the panel, the duty roster, the register.

What a paper says comes whole from here. `printed_at` is aware UTC; days are days in Dhaka.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from moderator_app.domain.bd_calendar import FiscalQuarter, Week, week_of
from moderator_app.domain.errors import RosterTooLong, WrongOrderOfDays
from moderator_app.domain.fields import optional
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual, Office
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import ApprovalPreset, Member, PanelSize, Role, panel_size
from moderator_app.domain.roster import Duty, Leave, duty_of
from moderator_app.domain.roster_faults import FaultKind, RosterFault, Severity

LONGEST_ROSTER = 106
"""Weeks of two fiscal years: the most that one roster prints."""


class PaperKind(StrEnum):
    """A paper beside the evaluation."""

    OFFICE_ORDER = "office_order"
    DUTY_ROSTER = "duty_roster"
    REGISTER_CARD = "register_card"
    REGISTER = "register"


# ---------------------------------------------------------------- the office order


@dataclass(frozen=True, slots=True)
class OrderText:
    """What the office types for its order. The number is free text; without one the paper is a draft.

    `reference` stands beside the directive's name: the letter by which the office was told, or nothing.
    """

    number: str = ""
    dated_on: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class OfficeOrder:
    """The order that appoints the panel; `members` is everyone whose time is not over, the convenor first.

    `dated_on` is the day the office gave it, or that of the printing.
    """

    office: Office
    text: OrderText
    dated_on: date
    members: tuple[Member, ...]
    size: PanelSize
    preset: ApprovalPreset
    printed_at: datetime

    @property
    def draft(self) -> bool:
        """Whether the office gave it no number yet."""
        return not self.text.number


def checked_order_text(text: OrderText) -> OrderText:
    """The order's text with every field cleaned.

    Raises:
        FieldTooLong: a field is longer than a line.
    """
    return OrderText(optional("order_no", text.number), text.dated_on, optional("order_reference", text.reference))


def usual_order(members: Iterable[Member], today: date) -> OrderText:
    """The newest order by which somebody of the present panel sits on it; nothing where no order is recorded."""
    numbered = [m for m in appointed(members, today) if m.order_no]
    newest = max(numbered, key=lambda m: m.order_on or date.min, default=None)
    return OrderText(newest.order_no, newest.order_on) if newest else OrderText()


def appointed(members: Iterable[Member], today: date) -> tuple[Member, ...]:
    """Everyone whose time on the panel is not over, who is still to begin included; the convenor first."""
    present = [m for m in members if m.to_on is None or m.to_on >= today]
    return tuple(sorted(present, key=lambda m: Role.CONVENOR not in m.roles))


def office_order(
    office: Office, members: Iterable[Member], preset: ApprovalPreset, text: OrderText, days: tuple[date, datetime]
) -> OfficeOrder:
    """The order; `days` is the day of printing and its moment.

    Raises:
        FieldTooLong: a field of the text is longer than a line.
    """
    today, printed_at = days
    seated, clean = appointed(members, today), checked_order_text(text)
    return OfficeOrder(office, clean, clean.dated_on or today, seated, panel_size(len(seated)), preset, printed_at)


# ---------------------------------------------------------------- the duty roster


@dataclass(frozen=True, slots=True)
class RosterCell:
    """Who keeps a page in a week and who stands by; None: nobody who is on the panel in that week."""

    main: Bilingual | None
    standby: Bilingual | None


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A week with a cell for each column."""

    week: Week
    cells: tuple[RosterCell, ...]


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """A member's leave within the span."""

    name: Bilingual
    first_on: date
    last_on: date
    note: str


@dataclass(frozen=True, slots=True)
class FaultLine:
    """The same fault in all weeks of one fiscal year that have it; names are None where it has none."""

    weeks: tuple[Week, ...]
    kind: FaultKind
    severity: Severity
    page: Bilingual | None
    member: Bilingual | None
    covered: bool

    @property
    def fiscal_year(self) -> str:
        """`2026-27`."""
        return FiscalQuarter.of(self.weeks[0].first_on).fiscal_year


@dataclass(frozen=True, slots=True)
class RosterSpan:
    """Which weeks are printed, and which pages; without pages, whatever the roster itself is kept by."""

    first: Week
    last: Week
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterPaper:
    """The roster of a span of weeks; a column of None is for all pages together."""

    office: Office
    first: Week
    last: Week
    columns: tuple[Page | None, ...]
    lines: tuple[RosterLine, ...]
    leaves: tuple[LeaveLine, ...]
    faults: tuple[FaultLine, ...]
    printed_at: datetime

    @property
    def fiscal_year(self) -> str:
        """`2026-27` where the span is exactly the weeks of that fiscal year, else ""."""
        quarter = FiscalQuarter.of(self.first.first_on)
        return quarter.fiscal_year if fiscal_weeks(self.first.first_on) == (self.first, self.last) else ""


def fiscal_weeks(day: date) -> tuple[Week, Week]:
    """The first and the last week of the fiscal year in which a day lies: those whose Sunday falls in it."""
    year = FiscalQuarter.of(day).year
    return week_of(date(year, 7, 7)), week_of(date(year + 1, 6, 30))


def weeks_between(first: Week, last: Week) -> tuple[Week, ...]:
    """Every week from the first to the last.

    Raises:
        WrongOrderOfDays: the last lies before the first.
        RosterTooLong: there are more of them than one paper holds.
    """
    if last < first:
        raise WrongOrderOfDays(first=first.first_on, last=last.last_on)
    number = (last.first_on - first.first_on).days // 7 + 1
    if number > LONGEST_ROSTER:
        raise RosterTooLong(weeks=number, limit=LONGEST_ROSTER)
    weeks = [first]
    while weeks[-1] != last:
        weeks.append(weeks[-1].next)
    return tuple(weeks)


def roster_columns(duties: Iterable[Duty], pages: Sequence[Page]) -> tuple[Page | None, ...]:
    """A column a page where some page has a duty of its own, else one for all pages."""
    own = {duty.key.page_id for duty in duties} - {None}
    return tuple(pages) if any(page.id in own for page in pages) else (None,)


def roster_lines(
    weeks: Iterable[Week], columns: Sequence[Page | None], duties: Sequence[Duty], members: Iterable[Member]
) -> tuple[RosterLine, ...]:
    """What stands in each week; who is not on the panel in a week keeps nothing in it."""
    everyone = {member.id: member for member in members}
    return tuple(
        RosterLine(week, tuple(_cell(duty_of(duties, page.id if page else None, week), everyone) for page in columns))
        for week in weeks
    )


def _cell(duty: Duty | None, members: Mapping[MemberId, Member]) -> RosterCell:
    if duty is None:
        return RosterCell(None, None)
    main, standby = (_seated(member_id, duty.key.week, members) for member_id in (duty.main_id, duty.standby_id))
    return RosterCell(main, standby)


def _seated(member_id: MemberId | None, week: Week, members: Mapping[MemberId, Member]) -> Bilingual | None:
    member = members.get(member_id) if member_id else None
    return member.name if member and any(member.in_office(day) for day in week.days) else None


def leave_lines(leaves: Iterable[Leave], members: Iterable[Member]) -> tuple[LeaveLine, ...]:
    """Leave with the names of who is away, by day."""
    names = {member.id: member.name for member in members}
    known = [leave for leave in leaves if leave.member_id in names]
    known.sort(key=lambda leave: (leave.first_on, leave.last_on, leave.id))
    return tuple(LeaveLine(names[one.member_id], one.first_on, one.last_on, one.note) for one in known)


def fault_lines(
    faults: Iterable[RosterFault], pages: Iterable[Page], members: Iterable[Member]
) -> tuple[FaultLine, ...]:
    """Gaps and conflicts with their names, the gravest first; what is wrong in several weeks is one line."""
    page_names = {page.id: page.name for page in pages}
    names = {member.id: member.name for member in members}
    found: dict[tuple[object, ...], FaultLine] = {}
    for fault in faults:
        page = page_names.get(fault.page_id) if fault.page_id else None
        member = names.get(fault.member_id) if fault.member_id else None
        line = FaultLine((fault.week,), fault.kind, fault.severity, page, member, fault.covered)
        alike = (line.fiscal_year, line.kind, line.severity, fault.page_id, fault.member_id, line.covered)
        known = found.get(alike)
        weeks = tuple(dict.fromkeys((*known.weeks, fault.week))) if known else line.weeks
        found[alike] = replace(line, weeks=weeks)
    kinds, severities = list(FaultKind), list(Severity)
    return tuple(sorted(found.values(), key=lambda f: (severities.index(f.severity), f.weeks[0], kinds.index(f.kind))))


# ---------------------------------------------------------------- the account register


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """One account's card, or the register of all (`whole`)."""

    office: Office
    pages: tuple[Page, ...]
    whole: bool
    today: date
    printed_at: datetime
