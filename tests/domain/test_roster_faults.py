from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import LeaveId, MemberId
from moderator_app.domain.panel import Role
from moderator_app.domain.roster import Duty, DutyKey, Leave, holder_on
from moderator_app.domain.roster_faults import FaultKind, Severity, roster_faults
from moderator_app.domain.rotation import rotated, working_days
from tests.domain.samples import KAMAL, NASRIN, OTHER_PAGE, PAGE, RUMA, SUNDAY, member, page

WEEK = Week(SUNDAY)
ONE_PAGE = page()
PANEL = [member(), member(id=KAMAL), member(id=RUMA)]
MONDAY, THURSDAY = SUNDAY + timedelta(1), SUNDAY + timedelta(4)


def leave(member_id, first=SUNDAY, last=WEEK.last_on) -> Leave:
    return Leave(LeaveId(f"{member_id}-{first}"), member_id, first, last)


def duty(main=NASRIN, standby=KAMAL, page_id=None, week=WEEK) -> Duty:
    return Duty(DutyKey(week, page_id), main, standby)


def look(duties, *, pages=(ONE_PAGE,), members=PANEL, leaves=(), weeks=(WEEK,)):
    return roster_faults(weeks, pages, duties, members, list(leaves))


def kinds(*args, **kwargs):
    return [(f.kind, f.severity) for f in look(*args, **kwargs)]


def test_a_whole_duty_has_no_fault():
    assert look([duty()]) == ()


def test_a_week_nobody_planned_is_one_gap_and_a_page_left_out_is_its_own():
    (fault,) = look([])
    assert (fault.kind, fault.severity, fault.page_id) == (FaultKind.VACANT, Severity.GAP, None)
    both = (page(), page(id=OTHER_PAGE))
    (fault,) = look([duty(page_id=PAGE)], pages=both)
    assert (fault.kind, fault.page_id) == (FaultKind.VACANT, OTHER_PAGE)


def test_a_vacated_duty_is_a_gap_unless_somebody_stands_by_all_week():
    assert kinds([duty(None, None)]) == [(FaultKind.VACANT, Severity.GAP)]
    assert kinds([duty(None, KAMAL)]) == [(FaultKind.VACANT, Severity.WEAK)]
    assert kinds([duty(None, KAMAL)], leaves=[leave(KAMAL, MONDAY, MONDAY)]) == [(FaultKind.VACANT, Severity.GAP)]
    assert kinds([duty(None, MemberId("nobody"))]) == [(FaultKind.VACANT, Severity.GAP)]


def test_the_main_on_leave_is_a_note_while_the_standby_covers_and_a_gap_otherwise():
    (fault,) = look([duty()], leaves=[leave(NASRIN, MONDAY, THURSDAY + timedelta(1))])
    assert (fault.kind, fault.severity, fault.member_id) == (FaultKind.ON_LEAVE, Severity.NOTE, NASRIN)
    assert (fault.days[0], fault.days[-1], fault.covered) == (MONDAY, THURSDAY, True)
    away = [leave(NASRIN, MONDAY, MONDAY), leave(KAMAL, MONDAY, MONDAY)]
    assert kinds([duty()], leaves=away) == [
        (FaultKind.ON_LEAVE, Severity.GAP),
        (FaultKind.STANDBY_AWAY, Severity.NOTE),
    ]


def test_leave_on_the_weekend_alone_is_no_fault():
    assert look([duty()], leaves=[leave(NASRIN, THURSDAY + timedelta(1), WEEK.last_on)]) == ()


def test_a_main_who_left_or_has_not_begun_is_said_with_the_days():
    gone = [member(to_on=SUNDAY - timedelta(1)), *PANEL[1:]]
    (fault,) = look([duty()], members=gone)
    assert (fault.kind, fault.severity, fault.days) == (FaultKind.LEFT, Severity.WEAK, working_days(WEEK))
    assert kinds([duty(standby=None)], members=gone)[0] == (FaultKind.LEFT, Severity.GAP)
    coming = [member(from_on=MONDAY), *PANEL[1:]]
    (fault,) = look([duty()], members=coming, leaves=[leave(NASRIN, THURSDAY, THURSDAY)])[:1]
    assert fault.days == (SUNDAY,)
    assert FaultKind.ON_LEAVE in [f.kind for f in look([duty()], members=coming, leaves=[leave(NASRIN, THURSDAY)])]
    assert kinds([duty(MemberId("nobody"), KAMAL)]) == [(FaultKind.LEFT, Severity.WEAK)]


def test_a_standby_who_left_is_said_and_one_on_leave_is_a_note():
    gone = [PANEL[0], member(id=KAMAL, to_on=MONDAY), PANEL[2]]
    (fault,) = look([duty()], members=gone)
    assert (fault.kind, fault.severity, fault.member_id) == (FaultKind.STANDBY_LEFT, Severity.WEAK, KAMAL)
    assert kinds([duty()], leaves=[leave(KAMAL)]) == [(FaultKind.STANDBY_AWAY, Severity.NOTE)]


def test_the_same_person_twice_and_nobody_standing_by_are_weak():
    assert kinds([duty(NASRIN, NASRIN)]) == [(FaultKind.SAME_PERSON, Severity.WEAK)]
    assert kinds([duty(NASRIN, None)]) == [(FaultKind.NO_STANDBY, Severity.WEAK)]


def test_an_office_of_one_person_is_not_asked_for_a_standby():
    assert look([duty(NASRIN, None)], members=PANEL[:1]) == ()


def test_where_nobody_is_free_all_week_that_is_the_only_fault():
    away = [leave(m.id) for m in PANEL]
    assert kinds([duty()], leaves=away) == [(FaultKind.NOBODY_FREE, Severity.GAP)]
    assert kinds([], members=[]) == [(FaultKind.NOBODY_FREE, Severity.GAP)]


def test_a_main_who_may_not_draft_is_said():
    auditor = member(id=RUMA, roles=frozenset({Role.AUDITOR}))
    assert kinds([duty(RUMA)], members=[*PANEL[:2], auditor]) == [(FaultKind.CANNOT, Severity.WEAK)]


def test_two_pages_in_one_week_are_noted_only_while_somebody_else_is_idle():
    pages = (page(), page(id=OTHER_PAGE))
    twice = [duty(page_id=PAGE), duty(page_id=OTHER_PAGE)]
    (fault,) = look(twice, pages=pages)
    assert (fault.kind, fault.severity, fault.member_id) == (FaultKind.TWO_PAGES, Severity.NOTE, NASRIN)
    assert look(twice, pages=pages, members=PANEL[:1] + PANEL[1:2], leaves=[leave(KAMAL, MONDAY, MONDAY)])[0].kind is (
        FaultKind.STANDBY_AWAY
    )
    assert look([duty(page_id=PAGE), duty(KAMAL, NASRIN, OTHER_PAGE)], pages=pages) == ()


def test_pages_outside_their_time_are_left_out_and_without_pages_the_common_duty_is_looked_at():
    assert look([], pages=(page(first_on=WEEK.next.first_on),)) == ()
    assert kinds([], pages=()) == [(FaultKind.VACANT, Severity.GAP)]
    assert look([duty()], pages=()) == ()


def test_faults_stand_by_week_and_the_most_pressing_first():
    found = look([duty(NASRIN, None)], weeks=[WEEK, WEEK.next], leaves=[leave(NASRIN, MONDAY, MONDAY)])
    assert [(f.week, f.kind) for f in found] == [
        (WEEK, FaultKind.ON_LEAVE),
        (WEEK, FaultKind.NO_STANDBY),
        (WEEK.next, FaultKind.VACANT),
    ]


def test_days_that_are_over_are_not_looked_at():
    away = [leave(NASRIN, SUNDAY, MONDAY)]
    assert [f.kind for f in look([duty()], leaves=away)] == [FaultKind.ON_LEAVE]
    tuesday, friday = MONDAY + timedelta(1), THURSDAY + timedelta(1)
    assert roster_faults([WEEK], [ONE_PAGE], [duty()], PANEL, away, since=tuesday) == ()
    whole = [leave(m.id) for m in PANEL]
    assert roster_faults([WEEK], [ONE_PAGE], [duty()], PANEL, whole, since=friday) == ()
    (fault,) = roster_faults([WEEK], [ONE_PAGE], [], PANEL, whole, since=friday)
    assert fault.kind is FaultKind.VACANT


days = st.dates(date(2026, 10, 1), date(2026, 11, 20))
leaves_of_panel = st.lists(
    st.builds(
        lambda who, first, n: leave(who, first, first + timedelta(n)),
        st.sampled_from([m.id for m in PANEL]),
        days,
        st.integers(0, 20),
    ),
    max_size=5,
)


@pytest.mark.parametrize("fill", [True, False])
@given(leaves=leaves_of_panel)
def test_a_gap_is_told_exactly_where_on_some_working_day_nobody_keeps_the_page(fill, leaves):
    weeks = [WEEK, WEEK.next, WEEK.next.next]
    duties = rotated(weeks if fill else weeks[:1], PANEL, leaves, None)
    gaps = {f.week for f in look(duties, weeks=weeks, leaves=leaves) if f.severity is Severity.GAP}
    by_week = {d.key.week: d for d in duties}
    empty = {w for w in weeks for d in working_days(w) if holder_on(by_week.get(w), d, PANEL, leaves) is None}
    assert gaps == empty
