from dataclasses import replace
from datetime import date, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import (
    DutyNotForRole,
    DutyPast,
    DutyTwice,
    FieldTooLong,
    LeaveOverlaps,
    NothingThere,
    NotInOffice,
    SwapAlreadyAsked,
    SwapAnswered,
    SwapNotForYou,
    SwapNotFree,
    SwapNotTheirs,
    SwapNotYours,
    SwapOutdated,
    SwapPast,
    SwapWithSelf,
    WrongOrderOfDays,
)
from moderator_app.domain.ids import LeaveId, MemberId, SwapId
from moderator_app.domain.panel import Role
from moderator_app.domain.roster import Duty, DutyKey, Leave, Swap, SwapState
from moderator_app.domain.roster_rules import (
    SwapAsk,
    check_acceptance,
    check_answer,
    check_leave,
    check_not_asked,
    check_swap,
    check_withdrawal,
    checked_duty,
    swapped,
)
from tests.domain.samples import KAMAL, NASRIN, NOW, PAGE, RUMA, SUNDAY, TODAY, member

WEEK = Week(SUNDAY)
ASKER, OTHER, THIRD = member(), member(id=KAMAL), member(id=RUMA)
PANEL = (ASKER, OTHER, THIRD)
GIVE = Duty(DutyKey(WEEK), NASRIN, RUMA)
TAKE = Duty(DutyKey(WEEK.next), KAMAL, RUMA)
ASK = SwapAsk(ASKER, OTHER, GIVE, TAKE)
SWAP = Swap(SwapId("swap-1"), NASRIN, KAMAL, GIVE.key, TAKE.key, SwapState.ASKED, NOW)


def leave(member_id=NASRIN, first=SUNDAY, last=SUNDAY + timedelta(2), name="leave-1") -> Leave:
    return Leave(LeaveId(name), member_id, first, last)


def test_a_duty_that_a_person_names_is_kept_with_a_clean_note():
    named = checked_duty(replace(GIVE, note="  সভা \n ২টায় "), PANEL, TODAY)
    assert named == replace(GIVE, note="সভা ২টায়")
    assert checked_duty(Duty(GIVE.key), PANEL, TODAY) == Duty(GIVE.key)


@pytest.mark.parametrize(
    ("duty", "error"),
    [
        (Duty(DutyKey(WEEK.previous), NASRIN), DutyPast),
        (Duty(GIVE.key, NASRIN, NASRIN), DutyTwice),
        (Duty(GIVE.key, MemberId("nobody")), NothingThere),
        (Duty(GIVE.key, NASRIN, note="ক" * 501), FieldTooLong),
    ],
)
def test_a_duty_of_the_past_a_double_one_and_an_endless_note_are_refused(duty, error):
    with pytest.raises(error):
        checked_duty(duty, PANEL, TODAY)


def test_nobody_is_named_who_is_not_there_at_all_that_week_or_may_not_draft():
    gone = member(id=KAMAL, to_on=SUNDAY - timedelta(1))
    with pytest.raises(NotInOffice):
        checked_duty(Duty(GIVE.key, NASRIN, KAMAL), (ASKER, gone), TODAY)
    leaving = member(id=KAMAL, to_on=SUNDAY)
    assert checked_duty(Duty(GIVE.key, KAMAL), (leaving,), TODAY).main_id == KAMAL
    with pytest.raises(DutyNotForRole):
        checked_duty(Duty(GIVE.key, NASRIN), (member(roles=frozenset({Role.AUDITOR})),), TODAY)


def test_two_mains_may_swap_their_weeks_and_one_may_give_a_week_away():
    check_swap(ASK, [], TODAY)
    check_swap(replace(ASK, take=None), [leave(last=date(2026, 12, 1))], TODAY)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (replace(ASK, other=ASKER), SwapWithSelf),
        (replace(ASK, give=replace(GIVE, main_id=RUMA)), SwapNotYours),
        (replace(ASK, give=replace(GIVE, main_id=None)), SwapNotYours),
        (replace(ASK, take=replace(TAKE, main_id=RUMA)), SwapNotTheirs),
        (replace(ASK, give=replace(GIVE, key=DutyKey(WEEK.previous))), SwapPast),
        (replace(ASK, take=replace(TAKE, key=DutyKey(WEEK.previous))), SwapPast),
        (replace(ASK, other=replace(OTHER, roles=frozenset({Role.AUDITOR}))), DutyNotForRole),
        (replace(ASK, other=replace(OTHER, to_on=TODAY)), SwapNotFree),
        (replace(ASK, asker=replace(ASKER, to_on=TODAY)), SwapNotFree),
    ],
)
def test_what_cannot_be_swapped_says_why(ask, error):
    with pytest.raises(error):
        check_swap(ask, [], TODAY)


def test_nobody_takes_over_a_week_of_their_leave():
    with pytest.raises(SwapNotFree) as refused:
        check_swap(ASK, [leave(KAMAL)], TODAY)
    assert refused.value.fields["first"] == SUNDAY
    with pytest.raises(SwapNotFree):
        check_swap(ASK, [leave(NASRIN, WEEK.next.first_on, WEEK.next.last_on)], TODAY)
    check_swap(ASK, [leave(NASRIN), leave(KAMAL, WEEK.next.first_on, WEEK.next.last_on)], TODAY)


def test_a_duty_is_in_one_open_question_at_a_time():
    with pytest.raises(SwapAlreadyAsked):
        check_not_asked(GIVE.key, None, [SWAP])
    with pytest.raises(SwapAlreadyAsked):
        check_not_asked(DutyKey(WEEK, PAGE), GIVE.key, [SWAP])
    check_not_asked(GIVE.key, TAKE.key, [replace(SWAP, state=SwapState.DECLINED)])
    check_not_asked(DutyKey(WEEK, PAGE), None, [replace(SWAP, take=None)])


def test_only_who_was_asked_answers_and_only_who_asked_withdraws():
    check_answer(SWAP, OTHER)
    check_withdrawal(SWAP, ASKER)
    for check, actor in ((check_answer, ASKER), (check_answer, THIRD), (check_withdrawal, OTHER)):
        with pytest.raises(SwapNotForYou):
            check(SWAP, actor)


@pytest.mark.parametrize("state", [SwapState.ACCEPTED, SwapState.DECLINED, SwapState.WITHDRAWN])
def test_an_answered_swap_is_answered(state):
    with pytest.raises(SwapAnswered):
        check_answer(replace(SWAP, state=state), OTHER)
    with pytest.raises(SwapAnswered):
        check_withdrawal(replace(SWAP, state=state), ASKER)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (replace(ASK, asker=replace(ASKER, to_on=TODAY - timedelta(1)), take=None), NotInOffice),
        (replace(ASK, give=replace(GIVE, main_id=RUMA)), SwapOutdated),
        (replace(ASK, take=replace(TAKE, main_id=RUMA)), SwapOutdated),
        (replace(ASK, take=replace(TAKE, key=DutyKey(WEEK.previous))), SwapPast),
    ],
)
def test_at_acceptance_everything_is_looked_at_once_more(ask, error):
    check_acceptance(replace(ASK, take=None), [], TODAY)
    check_acceptance(ASK, [], TODAY)
    with pytest.raises(error):
        check_acceptance(ask, [], TODAY)


def test_an_accepted_swap_changes_both_mains_and_marks_them_as_made_by_hand():
    given, taken = swapped(ASK)
    assert (given.main_id, taken.main_id) == (KAMAL, NASRIN)
    assert (given.standby_id, taken.standby_id) == (RUMA, RUMA)
    assert given.by_hand
    assert taken.by_hand
    assert swapped(replace(ASK, take=None)) == (given,)


def test_who_stood_by_and_becomes_the_main_is_stood_by_for_by_the_other():
    (given,) = swapped(replace(ASK, give=replace(GIVE, standby_id=KAMAL), take=None))
    assert (given.main_id, given.standby_id) == (KAMAL, NASRIN)


def test_leave_overlaps_only_ones_own_and_another():
    assert check_leave(replace(leave(), note=" ঈদ "), [leave(KAMAL, name="2"), leave(name="leave-1")]).note == "ঈদ"
    with pytest.raises(LeaveOverlaps) as refused:
        check_leave(leave(), [leave(first=SUNDAY + timedelta(2), last=SUNDAY + timedelta(9), name="2")])
    assert refused.value.fields == {"first": SUNDAY + timedelta(2), "last": SUNDAY + timedelta(9)}
    check_leave(leave(), [leave(first=SUNDAY + timedelta(3), last=SUNDAY + timedelta(9), name="2")])


def test_leave_ends_after_it_begins_and_may_be_over():
    with pytest.raises(WrongOrderOfDays):
        check_leave(leave(last=SUNDAY - timedelta(1)), [])
    check_leave(leave(first=date(2025, 1, 1), last=date(2025, 1, 1)), [])
