from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.delivery import (
    APPROVED_NOT_OUT,
    LIVE_STATES,
    MOVES,
    OVER,
    WAITING,
    DeliveryState,
    KitStep,
    Route,
)
from moderator_app.domain.errors import WrongMove
from tests.domain.samples import NOW, delivery

S = DeliveryState
SENDING = {S.READY, S.STAGED, S.ARMED, S.HANDOVER, S.SCHEDULED_REMOTE, S.MANUAL_READY, S.MANUAL_OPEN, S.THROTTLED}
BEFORE_ANY_SEND = WAITING | SENDING | {S.MISSED, S.EXPIRED, S.BLOCKED_AUTH}
states = st.sampled_from(list(S))


def reach(start):
    """Every state that can follow from the given ones, in any number of moves."""
    found, todo = set(), set(start)
    while todo:
        state = todo.pop()
        new = MOVES[state] - found
        found |= new
        todo |= new
    return found


def test_every_state_has_its_row_in_the_table_of_moves():
    assert set(MOVES) == set(S)
    assert all(isinstance(to, DeliveryState) for row in MOVES.values() for to in row)


def test_every_state_can_be_reached_from_a_draft():
    assert reach({S.DRAFT}) | {S.DRAFT} == set(S)


def test_nothing_behind_live_leads_back_to_sending():
    assert reach(LIVE_STATES) == {S.VERIFIED, S.REMOVED_REMOTELY}
    assert not reach(LIVE_STATES) & BEFORE_ANY_SEND


def test_what_is_removed_stays_so_and_what_is_cancelled_can_only_begin_again_as_a_draft():
    assert not MOVES[S.REMOVED_REMOTELY]
    assert MOVES[S.CANCELLED] == {S.DRAFT}


def test_sending_begins_only_behind_an_approval():
    without_approval, todo = set(), {S.DRAFT}
    while todo:
        state = todo.pop()
        without_approval.add(state)
        todo |= MOVES[state] - without_approval - {S.APPROVED}
    assert without_approval == {S.DRAFT, S.CANCELLED, S.EXPIRED}


def test_a_draft_is_never_live_and_groups_of_states_do_not_overlap_wrongly():
    assert not LIVE_STATES & APPROVED_NOT_OUT
    assert not LIVE_STATES & WAITING
    assert not APPROVED_NOT_OUT & OVER
    assert {S.HUMAN_CLOSED} == LIVE_STATES & OVER


def test_what_waits_may_go_back_to_draft():
    assert all(S.DRAFT in MOVES[state] for state in WAITING - {S.DRAFT})


def test_the_manual_path_walks_from_draft_to_verified():
    walked = delivery()
    for state in (S.APPROVED, S.MANUAL_READY, S.MANUAL_OPEN, S.CLAIMED, S.VERIFIED, S.REMOVED_REMOTELY):
        walked = walked.moved(state)
    assert walked.state is S.REMOVED_REMOTELY
    assert (walked.route, walked.step) == (Route.MANUAL, KitStep.TEXT)


@given(states, states)
def test_a_move_is_made_exactly_when_the_table_has_it(before, after):
    start = delivery(state=before, epoch=3)
    if after in MOVES[before]:
        moved = start.moved(after)
        assert (moved.state, moved.epoch, start.state) == (after, 3, before)
    else:
        with pytest.raises(WrongMove) as refused:
            start.moved(after)
        assert refused.value.fields == {"state": before.value, "wished": after.value}


@given(states, st.sampled_from([None, True, False]))
def test_only_live_states_count_and_a_closed_one_only_when_it_went_out(state, published):
    found = delivery(state=state, published=published).is_live
    wanted = published is True if state is S.HUMAN_CLOSED else state in LIVE_STATES
    assert found == wanted


def test_scheduled_means_approved_due_later_than_now_and_not_live():
    later = NOW + timedelta(minutes=1)
    assert delivery(state=S.MANUAL_READY, due_at=later).is_scheduled(NOW)
    assert not delivery(state=S.MANUAL_READY, due_at=NOW).is_scheduled(NOW)
    assert not delivery(state=S.MANUAL_READY).is_scheduled(NOW)
    assert not delivery(state=S.DRAFT, due_at=later).is_scheduled(NOW)
    assert not delivery(state=S.CLAIMED, due_at=later).is_scheduled(NOW)


@given(states)
def test_no_delivery_is_scheduled_and_live_at_once(state):
    found = delivery(state=state, due_at=NOW + timedelta(days=1), published=True)
    assert not (found.is_live and found.is_scheduled(NOW))
