"""Every pair of state and event, against the table as it is written for people."""

from itertools import product

import pytest

from moderator_app.domain.delivery import LIVE_STATES
from moderator_app.domain.delivery_events import MOVES, NEXT, PERSONS, DeliveryEvent, next_state
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import WrongMove
from moderator_app.domain.sending import SendOutcome
from tests.domain.samples import delivery

S, E = DeliveryState, DeliveryEvent
CLAIMING = {S.ARMED, S.HANDOVER}
SENDING = {S.READY, S.STAGED, S.ARMED, S.HANDOVER, S.APPROVED, S.MANUAL_READY, S.MANUAL_OPEN, S.THROTTLED}

TABLE = """
draft            approved>approved taken_off>cancelled lapsed>expired
approved         changed>draft for_a_person>manual_ready due>ready late>approved hand_over>handover adopted>published
approved         found_waiting>scheduled_remote suspected>settling taken_off>cancelled lapsed>expired
approved         time_missed>missed by_hand>manual_ready blocked>blocked_auth rejected>rejected ask>needs_human
manual_ready     changed>draft kit_opened>manual_open for_the_program>approved time_missed>missed
manual_ready     taken_off>cancelled lapsed>expired
manual_open      kit_given_back>manual_ready link_claimed>claimed closed>human_closed taken_off>cancelled
manual_open      lapsed>expired
claimed          link_verified>verified gone>removed_remotely
verified         gone>removed_remotely
handover         confirmed>scheduled_remote not_sent>approved throttled>approved rejected>rejected
handover         blocked>blocked_auth ask>needs_human unknown>settling duplicate>settling abandoned>settling
scheduled_remote found>published found_several>published found_waiting>scheduled_remote overdue>settling
scheduled_remote removed_there>needs_human edited_there>needs_human take_back>cancel_pending
ready            late>ready adopted>published staged>staged claim>armed blocked>blocked_auth throttled>throttled
ready            rejected>rejected ask>needs_human suspected>settling changed>draft
ready            time_missed>missed by_hand>manual_ready taken_off>cancelled lapsed>expired
staged           late>staged adopted>published staged>staged claim>armed blocked>blocked_auth throttled>throttled
staged           rejected>rejected ask>needs_human suspected>settling
staged           time_missed>missed by_hand>manual_ready taken_off>cancelled lapsed>expired
armed            confirmed>published not_sent>ready throttled>throttled rejected>rejected blocked>blocked_auth
armed            ask>needs_human unknown>settling duplicate>settling abandoned>settling
published        gone>removed_remotely
rejected         changed>draft by_hand>manual_ready taken_off>cancelled lapsed>expired
throttled        wait_over>ready suspected>settling time_missed>missed by_hand>manual_ready taken_off>cancelled
throttled        lapsed>expired
blocked_auth     resumed>ready resumed_early>approved suspected>settling time_missed>missed by_hand>manual_ready
blocked_auth     taken_off>cancelled lapsed>expired
needs_human      found>published found_several>published once_more>ready once_more_later>approved
needs_human      by_hand>manual_ready left_as_it_is>scheduled_remote closed>human_closed
settling         found>published found_several>published found_waiting>scheduled_remote looks_like_it>needs_human
settling         not_found>absent unreadable>needs_human suspected>settling
absent           asked>needs_human
missed           changed>draft go_now>ready new_time>approved by_hand>manual_ready taken_off>cancelled lapsed>expired
expired          begun_anew>draft taken_off>cancelled new_time>approved
cancel_pending   found>published found_several>published overdue>settling taken_back>approved
cancel_pending   taken_back_for_good>cancelled
cancelled        begun_anew>draft
human_closed     gone>removed_remotely
"""


def told():
    for line in TABLE.strip().splitlines():
        state, *rest = line.split()
        for pair in rest:
            event, after = pair.split(">")
            yield (S(state), E(event)), S(after)


TOLD = dict(told())


@pytest.mark.parametrize("state", S)
def test_every_event_leads_where_the_table_says_or_is_refused(state):
    for event in E:
        wanted = TOLD.get((state, event))
        if wanted is not None:
            assert next_state(state, event) is wanted, f"{state} on {event}"
            assert delivery(state=state, epoch=4).after(event) == delivery(state=wanted, epoch=4)
        else:
            with pytest.raises(WrongMove) as refused:
                next_state(state, event)
            assert refused.value.fields == {"state": state.value, "wished": event.value}


def test_every_state_has_its_row_and_every_event_happens_somewhere():
    assert set(NEXT) == set(S)
    assert {event for row in NEXT.values() for event in row} == set(E)


def test_every_answer_of_a_platform_is_decided_for_what_is_armed_and_for_what_is_handed_over():
    assert all(E(outcome.value) in NEXT[state] for state, outcome in product(CLAIMING, SendOutcome))


def test_nothing_behind_live_leads_back_to_sending():
    found, todo = set(), set(LIVE_STATES)
    while todo:
        new = MOVES[todo.pop()] - found
        found |= new
        todo |= new
    assert found == {S.VERIFIED, S.REMOVED_REMOTELY}


def test_armed_is_entered_only_by_a_claim_and_handover_only_by_handing_over():
    into = {(state, event, to) for state, row in NEXT.items() for event, to in row.items() if to in CLAIMING}
    assert into == {(S.READY, E.CLAIM, S.ARMED), (S.STAGED, E.CLAIM, S.ARMED), (S.APPROVED, E.HAND_OVER, S.HANDOVER)}


def test_what_is_not_known_leads_to_sending_only_through_a_person():
    """Starting from every state whose outcome may be out already, without any event that only a member brings."""
    doubtful, todo = set(), {S.SETTLING, S.ABSENT, S.NEEDS_HUMAN, S.SCHEDULED_REMOTE, S.CANCEL_PENDING}
    while todo:
        state = todo.pop()
        doubtful.add(state)
        # What was confirmed as taken back is provably not out: only then may it wait again.
        events = set(NEXT[state]) - PERSONS - {E.TAKEN_BACK, E.TAKEN_BACK_FOR_GOOD}
        todo |= {NEXT[state][event] for event in events} - doubtful
    assert not doubtful & SENDING
    assert doubtful == {
        S.SETTLING, S.ABSENT, S.NEEDS_HUMAN, S.SCHEDULED_REMOTE, S.CANCEL_PENDING, S.PUBLISHED, S.REMOVED_REMOTELY,
    }  # fmt: skip


def test_from_every_state_an_end_can_be_reached():
    ends = {S.PUBLISHED, S.VERIFIED, S.CLAIMED, S.CANCELLED, S.EXPIRED, S.HUMAN_CLOSED, S.REMOVED_REMOTELY}
    reaching = set(ends)
    while new := {state for state, after in MOVES.items() if after & reaching} - reaching:
        reaching |= new
    assert reaching == set(S)


def test_nothing_that_a_person_must_decide_is_decided_by_itself_except_by_seeing_it_on_the_page():
    alone = {event for event in NEXT[S.NEEDS_HUMAN] if event not in PERSONS}
    assert alone == {E.FOUND, E.FOUND_SEVERAL}
    assert not [event for event in NEXT[S.MISSED] if event not in PERSONS | {E.LAPSED}]


def test_the_moves_are_those_of_the_events_and_no_others():
    for state in S:
        assert MOVES[state] == {after for (before, _), after in TOLD.items() if before is state} - {state}
