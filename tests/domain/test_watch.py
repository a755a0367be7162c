"""Who is there to be told."""

from dataclasses import replace
from datetime import date

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import LeaveId
from moderator_app.domain.panel import Role
from moderator_app.domain.reminders import Rung
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.domain.watch import Watch, watch_of
from tests.domain.samples import JOY, KAMAL, NASRIN, RUMA, SUNDAY, TODAY, member

DRAFTER = frozenset({Role.DRAFTER})
NASRIN_M = member()
KAMAL_M = member(id=KAMAL, roles=DRAFTER)
RUMA_M = member(id=RUMA, roles=DRAFTER)
AUDITOR = member(id=JOY, roles=frozenset({Role.AUDITOR}))
PANEL = (NASRIN_M, KAMAL_M, RUMA_M, AUDITOR)
DUTY = Duty(DutyKey(Week(SUNDAY)), KAMAL, RUMA)


def away(who):
    return Leave(LeaveId(f"away-{who}"), who, TODAY, TODAY)


def test_the_holder_the_panel_and_the_convenor_are_there_and_who_only_reads_is_not_told():
    assert watch_of(DUTY, TODAY, PANEL, ()) == Watch(KAMAL, (NASRIN, KAMAL, RUMA), (NASRIN,))


def test_whoever_is_on_leave_is_not_told_while_another_is_there():
    assert watch_of(DUTY, TODAY, PANEL, [away(KAMAL)]) == Watch(RUMA, (NASRIN, RUMA), (NASRIN,))
    second = replace(RUMA_M, roles=frozenset({Role.CONVENOR}))
    assert watch_of(DUTY, TODAY, (NASRIN_M, second), [away(NASRIN)]).convenors == (RUMA,)


def test_the_only_convenor_is_told_on_leave_too():
    assert watch_of(DUTY, TODAY, PANEL, [away(NASRIN)]).convenors == (NASRIN,)


def test_a_member_who_left_is_not_there():
    left = replace(KAMAL_M, to_on=date(2026, 10, 5))
    assert watch_of(DUTY, TODAY, (NASRIN_M, left, RUMA_M), ()).holder == RUMA


def test_without_a_duty_nobody_holds_it():
    assert watch_of(None, TODAY, PANEL, ()).holder is None


def test_in_an_office_without_a_convenor_everybody_there_is_told():
    assert watch_of(None, TODAY, (KAMAL_M, RUMA_M), [away(RUMA)]).convenors == (KAMAL,)
    assert watch_of(None, TODAY, (KAMAL_M,), [away(KAMAL)]).convenors == (KAMAL,)


def test_each_step_has_its_own_audience():
    watch = Watch(KAMAL, (NASRIN, KAMAL, RUMA), (NASRIN,))
    assert watch.audience(Rung.PLAN) == watch.audience(Rung.DUTY) == (KAMAL,)
    assert watch.audience(Rung.PANEL) == (NASRIN, KAMAL, RUMA)
    assert watch.audience(Rung.CONVENOR) == (NASRIN,)
    assert watch.audience(Rung.LEANING) == watch.audience(Rung.LOST) == (NASRIN, KAMAL)


def test_a_convenor_on_duty_is_told_once():
    assert Watch(NASRIN, (NASRIN,), (NASRIN,)).audience(Rung.AGAIN) == (NASRIN,)


def test_where_nobody_of_a_step_is_there_the_convenor_is_told():
    empty = Watch(None, (), (NASRIN,))
    assert {empty.audience(rung) for rung in Rung} == {(NASRIN,)}
