"""What the office's papers say, before anybody prints them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import FieldTooLong, RosterTooLong, WrongOrderOfDays
from moderator_app.domain.ids import LeaveId, MemberId, OfficeId, PageId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, Member, PanelSize, Role
from moderator_app.domain.papers import (
    OrderText,
    RosterPaper,
    appointed,
    fault_lines,
    fiscal_weeks,
    leave_lines,
    office_order,
    roster_columns,
    roster_lines,
    usual_order,
    weeks_between,
)
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.domain.roster_faults import FaultKind, RosterFault, Severity

TODAY = date(2026, 7, 8)
AT = datetime(2026, 7, 8, 4, tzinfo=UTC)
NAME = Bilingual("নাম", "Name")
OFFICE = Office(OfficeId("o"), NAME, NAME, Signatory(NAME, NAME), date(2025, 7, 1))
FIRST = Week(date(2026, 7, 5))


def member(key, *roles, **other):
    whole = Member(
        MemberId(key), Bilingual(key), NAME, frozenset(roles or {Role.DRAFTER}), date(2026, 1, 1), order_no="১"
    )
    return replace(whole, **other)


def page(key):
    return Page(PageId(key), Bilingual(key), Platform.FACEBOOK, PageKind.PAGE, "https://x.example", date(2026, 1, 1))


def order(members, text=OrderText()):  # noqa: B008 - frozen
    return office_order(OFFICE, members, ApprovalPreset.ONE_OTHER, text, (TODAY, AT))


def test_the_convenor_stands_first_and_who_is_gone_stands_nowhere():
    gone, new = member("gone", to_on=date(2026, 7, 7)), member("new", from_on=date(2026, 8, 1))
    last_day = member("last", to_on=TODAY)
    panel = (member("one"), gone, new, last_day, member("uno", Role.CONVENOR, Role.REVIEWER))
    assert [m.id for m in appointed(panel, TODAY)] == ["uno", "one", "new", "last"]


def test_the_newest_order_of_the_present_members_is_the_usual_one():
    old = member("a", order_no="১০", order_on=date(2026, 1, 1))
    new = member("b", order_no="২০", order_on=date(2026, 6, 1))
    gone = member("c", order_no="৩০", order_on=date(2026, 6, 30), to_on=date(2026, 7, 1))
    undated = member("d", order_no="৪০")
    bare = member("e", order_no="", order_on=date(2026, 7, 1))
    assert usual_order((old, new, gone, undated, bare), TODAY) == OrderText("২০", date(2026, 6, 1))
    assert usual_order((undated,), TODAY) == OrderText("৪০")
    assert usual_order((bare, gone), TODAY) == OrderText()


def test_an_order_is_a_draft_until_it_has_a_number_and_dated_when_the_office_says():
    draft = order((member("a"), member("b")), OrderText("  "))
    assert (draft.draft, draft.dated_on, draft.size) == (True, TODAY, PanelSize.TWO)
    given = order((member("a"),), OrderText(" ০৫.২৬-১১ ", date(2026, 7, 1), "স্মারক\n১১"))
    assert (given.draft, given.dated_on, given.size) == (False, date(2026, 7, 1), PanelSize.AS_DIRECTED)
    assert (given.text.number, given.text.reference) == ("০৫.২৬-১১", "স্মারক ১১")


def test_a_number_longer_than_a_line_is_refused():
    with pytest.raises(FieldTooLong):
        order((), OrderText("১" * 500))


def test_a_fiscal_year_has_the_weeks_whose_sunday_falls_in_it():
    assert fiscal_weeks(TODAY) == (FIRST, Week(date(2027, 6, 27)))
    assert fiscal_weeks(date(2027, 6, 30)) == fiscal_weeks(TODAY)
    assert len(weeks_between(*fiscal_weeks(date(2030, 1, 1)))) == 53


def test_a_span_the_wrong_way_round_or_too_long_is_refused():
    with pytest.raises(WrongOrderOfDays):
        weeks_between(FIRST.next, FIRST)
    with pytest.raises(RosterTooLong) as error:
        weeks_between(FIRST, Week(date(2028, 9, 3)))
    assert error.value.fields == {"weeks": 114, "limit": 106}
    assert weeks_between(FIRST, FIRST) == (FIRST,)


def test_a_roster_is_kept_by_page_as_soon_as_one_page_has_its_own_duty():
    pages = (page("a"), page("b"))
    for_all = Duty(DutyKey(FIRST), MemberId("m"))
    own = Duty(DutyKey(FIRST, PageId("b")), MemberId("m"))
    elsewhere = Duty(DutyKey(FIRST, PageId("gone")), MemberId("m"))
    assert roster_columns((for_all, elsewhere), pages) == (None,)
    assert roster_columns((for_all, own), pages) == pages


def test_who_is_not_on_the_panel_in_a_week_keeps_nothing_in_it():
    a, leaving = member("a"), member("b", to_on=date(2026, 7, 13))
    weeks = weeks_between(FIRST, Week(date(2026, 7, 26)))
    duties = [Duty(DutyKey(week), MemberId("b"), MemberId("a")) for week in weeks[:3]]
    lines = roster_lines(weeks, (None,), [*duties, Duty(DutyKey(weeks[3]), MemberId("unknown"))], (a, leaving))
    names = [(line.cells[0].main, line.cells[0].standby) for line in lines]
    assert names == [(leaving.name, a.name), (leaving.name, a.name), (None, a.name), (None, None)]


def test_a_pages_own_duty_beats_the_one_for_all_and_a_week_without_any_is_empty():
    a, b = member("a"), member("b")
    duties = (Duty(DutyKey(FIRST), a.id), Duty(DutyKey(FIRST, PageId("p")), b.id))
    (first, second) = roster_lines((FIRST, FIRST.next), (page("p"), page("q")), duties, (a, b))
    assert [cell.main for cell in first.cells] == [b.name, a.name]
    assert [cell.main for cell in second.cells] == [None, None]


def test_leave_stands_by_day_with_names():
    late = Leave(LeaveId("1"), MemberId("a"), date(2026, 9, 1), date(2026, 9, 2), "অসুস্থ")
    early = Leave(LeaveId("2"), MemberId("a"), date(2026, 8, 1), date(2026, 8, 1))
    unknown = Leave(LeaveId("3"), MemberId("x"), date(2026, 8, 1), date(2026, 8, 1))
    lines = leave_lines((late, unknown, early), (member("a"),))
    assert [(one.name.bn, one.first_on, one.note) for one in lines] == [
        ("a", date(2026, 8, 1), ""),
        ("a", date(2026, 9, 1), "অসুস্থ"),
    ]


def test_a_fault_of_several_weeks_is_one_line_and_gaps_come_first():
    weeks = weeks_between(FIRST, Week(date(2026, 8, 30)))
    away = [RosterFault(w, FaultKind.ON_LEAVE, Severity.NOTE, None, MemberId("a"), (), True) for w in weeks[:1]]
    twice = [RosterFault(weeks[4], FaultKind.VACANT, Severity.GAP, PageId("p"))] * 2
    vacant = [RosterFault(w, FaultKind.VACANT, Severity.GAP, PageId("p")) for w in weeks[2:4]]
    later = RosterFault(Week(date(2027, 7, 4)), FaultKind.VACANT, Severity.GAP, PageId("p"))
    lines = fault_lines([*away, *vacant, *twice, later], (page("p"),), (member("a"),))
    assert [(line.kind, line.weeks, line.fiscal_year) for line in lines] == [
        (FaultKind.VACANT, weeks[2:5], "2026-27"),
        (FaultKind.VACANT, (later.week,), "2027-28"),
        (FaultKind.ON_LEAVE, weeks[:1], "2026-27"),
    ]
    assert (lines[0].page, lines[0].member, lines[2].page, lines[2].member) == (
        Bilingual("p"),
        None,
        None,
        Bilingual("a"),
    )


@pytest.mark.parametrize(("last", "year"), [(Week(date(2027, 6, 27)), "2026-27"), (FIRST.next, "")])
def test_only_a_whole_fiscal_year_is_called_one(last, year):
    paper = RosterPaper(OFFICE, FIRST, last, (None,), (), (), (), AT)
    assert paper.fiscal_year == year
