from collections import Counter

import pytest

from moderator_app.bootstrap import build_core
from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.roster_faults import FaultKind
from moderator_app.services.board import NeedKind
from tests.demo.offices import TODAY, the_demo

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def core():
    found = build_core(the_demo())
    assert found.opening.open_by_itself(writing=False)
    yield found
    found.opening.close()


@pytest.fixture(scope="module")
def view(core):
    return core.roster.fiscal_year(core.sign_in.seats()[0].member.id)


def test_its_roster_is_dealt_out_fairly_over_the_year(view):
    served = Counter(duty.main_id for duty in view.duties)
    assert len(view.duties) == len(view.weeks)
    assert max(served.values()) - min(served.values()) <= 1


def test_somebody_is_on_leave_in_a_week_of_duty_and_covered(view):
    (leave,) = view.leaves
    (fault,) = view.faults
    assert (fault.kind, fault.member_id, fault.covered) == (FaultKind.ON_LEAVE, leave.member_id, True)


def test_a_swap_waits_for_the_founder_and_a_note_stands_for_this_week(core, view):
    founder = core.sign_in.seats()[0].member
    (swap,) = view.swaps
    assert swap.other_id == founder.id
    assert NeedKind.SWAP_ASKED in {need.kind for need in core.board.needs(founder.id)}
    assert view.duty(week_of(TODAY), None).note.startswith("বৃহস্পতিবার")
    assert core.roster.on_duty(founder.id)[0].holder is not None
