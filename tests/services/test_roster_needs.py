"""What the duty roster asks of members on the week board."""

from datetime import date

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.roster import DutyKey
from moderator_app.domain.roster_faults import FaultKind
from moderator_app.services.board import NeedKind
from moderator_app.services.roster import RotationWish

THIS_WEEK = Week(date(2026, 2, 8))  # the bench's clock stands on Tuesday, 10 February 2026


def needs(bench, key, kind):
    return [need for need in bench.core.board.needs(bench.members[key]) if need.kind is kind]


@pytest.fixture
def rota(bench):
    uno = bench.members["uno"]
    bench.core.roster.rotate(uno, bench.core.roster.preview(uno, RotationWish(2025)))
    return bench


def test_an_office_that_keeps_no_roster_is_asked_for_none(bench):
    assert needs(bench, "uno", NeedKind.DUTY_VACANT) == []


def test_a_whole_roster_asks_for_nothing(rota):
    assert needs(rota, "uno", NeedKind.DUTY_VACANT) == []


def test_when_a_member_leaves_the_convenor_is_asked_for_the_weeks_of_the_next_fortnight(rota):
    uno, ict, land = (rota.members[k] for k in ("uno", "ict", "land"))
    rota.core.roster.set_duty(uno, DutyKey(THIS_WEEK.next), ict, land)
    rota.core.panel.end(uno, ict, date(2026, 2, 14))
    found = [n.fault for n in needs(rota, "uno", NeedKind.DUTY_VACANT)]
    assert (found[0].week, found[0].kind, found[0].member_id) == (THIS_WEEK.next, FaultKind.LEFT, ict)
    assert {fault.kind for fault in found} == {FaultKind.LEFT}
    assert needs(rota, "land", NeedKind.DUTY_VACANT) == []


def test_a_vacated_week_is_asked_for_until_somebody_is_named(rota):
    uno, key = rota.members["uno"], DutyKey(THIS_WEEK.next)
    rota.core.roster.set_duty(uno, key, None, None)
    assert [n.fault.kind for n in needs(rota, "uno", NeedKind.DUTY_VACANT)] == [FaultKind.VACANT]
    rota.core.roster.set_duty(uno, key, uno, None)
    assert needs(rota, "uno", NeedKind.DUTY_VACANT) == []


def test_a_week_further_off_than_a_fortnight_is_not_asked_for_yet(rota):
    far = Week(date(2026, 3, 1))
    rota.core.roster.set_duty(rota.members["uno"], DutyKey(far), None, None)
    assert needs(rota, "uno", NeedKind.DUTY_VACANT) == []
    rota.clock.go_on(days=7)
    assert [n.fault.week for n in needs(rota, "uno", NeedKind.DUTY_VACANT)] == [far]


def test_leave_that_nobody_covers_is_asked_for_and_covered_leave_is_not(rota):
    uno, week = rota.members["uno"], THIS_WEEK.next
    duty = rota.core.roster.fiscal_year(uno).duty(week, None)
    rota.core.leaves.add(uno, duty.main_id, week.days[1], week.days[1])
    assert needs(rota, "uno", NeedKind.DUTY_VACANT) == []
    rota.core.leaves.add(uno, duty.standby_id, week.days[1], week.days[1])
    assert [n.fault.kind for n in needs(rota, "uno", NeedKind.DUTY_VACANT)] == [FaultKind.ON_LEAVE]


def test_a_swap_asks_only_whom_it_was_asked_of_and_only_until_it_is_answered(bench):
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    bench.core.roster.set_duty(uno, DutyKey(THIS_WEEK.next), ict, None)
    swap = bench.core.swaps.ask(ict, land, DutyKey(THIS_WEEK.next))
    assert [n.swap for n in needs(bench, "land", NeedKind.SWAP_ASKED)] == [swap]
    assert needs(bench, "uno", NeedKind.SWAP_ASKED) == needs(bench, "ict", NeedKind.SWAP_ASKED) == []
    bench.core.swaps.decline(land, swap.id)
    assert needs(bench, "land", NeedKind.SWAP_ASKED) == []
