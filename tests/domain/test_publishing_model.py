"""Every interleaving of answers, losses, late effects, crashes, lagging listings and two processes, to the last one."""

from collections import deque

import pytest

from moderator_app.domain.delivery_events import DeliveryEvent, next_state
from moderator_app.domain.delivery_states import DeliveryState
from tests.domain.publishing_model import World, following

S, E = DeliveryState, DeliveryEvent
ENDS = {S.PUBLISHED, S.HUMAN_CLOSED, S.CANCELLED}
IN_FRONT_OF_A_PERSON = {S.NEEDS_HUMAN, S.MISSED, S.EXPIRED, S.REJECTED, S.BLOCKED_AUTH}
MAY_SEND = {S.APPROVED, S.READY, S.STAGED, S.THROTTLED, S.BLOCKED_AUTH}


def explored(table=next_state, *, persons=True, stop_at_double=False):
    """Every world that can come about, with the fewest steps to it and the worlds that may follow it."""
    first = World()
    depth, after, line = {first: 0}, {}, deque([first])
    while line:
        world = line.popleft()
        after[world] = tuple(dict.fromkeys(following(world, table, persons=persons)))
        for fresh in after[world]:
            if fresh not in depth:
                depth[fresh] = depth[world] + 1
                line.append(fresh)
                if stop_at_double and fresh.ours > 1:
                    return depth, after
    return depth, after


@pytest.fixture(scope="module")
def everything():
    return explored()


def test_the_whole_of_it_is_deeper_than_twelve_steps(everything):
    depth, _ = everything
    print(f"worlds: {len(depth)}, steps to the farthest: {max(depth.values())}")
    assert max(depth.values()) >= 12


def test_the_program_never_makes_a_second_post(everything):
    depth, _ = everything
    assert [world for world in depth if world.ours > 1] == []


def test_without_persons_no_timing_whatever_leads_to_a_second_post():
    depth, _ = explored(persons=False)
    assert [world for world in depth if world.ours > 1] == []


def test_published_is_said_only_of_what_is_on_the_page(everything):
    depth, _ = everything
    assert [world for world in depth if world.state is S.PUBLISHED and not world.live] == []


def test_what_may_be_sent_by_itself_is_nowhere_yet(everything):
    depth, _ = everything
    assert [world for world in depth if world.state in MAY_SEND and world.ours] == []


def test_from_everywhere_a_way_leads_to_an_end(everything):
    depth, after = everything
    assert _without_a_way(depth, after, lambda world: world.state in ENDS) == []


def test_without_any_person_it_ends_on_the_page_or_in_front_of_one():
    depth, after = explored(persons=False)
    told = ENDS | IN_FRONT_OF_A_PERSON
    assert _without_a_way(depth, after, lambda world: world.state in told) == []


def test_what_is_closed_as_taken_off_is_not_on_the_page(everything):
    depth, _ = everything
    assert [world for world in depth if world.state is S.CANCELLED and world.ours] == []


def test_a_program_that_tries_again_after_an_unknown_answer_is_caught():
    assert _doubles(_retry)


def test_a_program_that_reads_once_and_tries_again_is_caught():
    assert _doubles(_read_once_and_retry)


def test_a_program_that_takes_what_it_finds_armed_for_unsent_is_caught():
    assert _doubles(_armed_is_unsent)


def _doubles(table):
    depth, _ = explored(table, persons=False, stop_at_double=True)
    return [world for world in depth if world.ours > 1]


def _retry(state, event):
    return S.READY if (state, event) == (S.ARMED, E.UNKNOWN) else next_state(state, event)


def _read_once_and_retry(state, event):
    return S.READY if (state, event) == (S.SETTLING, E.NOT_FOUND) else next_state(state, event)


def _armed_is_unsent(state, event):
    return S.READY if (state, event) == (S.ARMED, E.ABANDONED) else next_state(state, event)


def _without_a_way(depth, after, is_end):
    """The worlds from which no step ever leads to an end."""
    before = {}
    for world, nexts in after.items():
        for fresh in nexts:
            before.setdefault(fresh, []).append(world)
    reached = {world for world in depth if is_end(world)}
    line = deque(reached)
    while line:
        for world in before.get(line.popleft(), ()):
            if world not in reached:
                reached.add(world)
                line.append(world)
    return [world for world in depth if world not in reached]
