"""A post is given another time: its approvals stay, and what was done can be taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import (
    EditedMeanwhile,
    NothingThere,
    PostTimeFixed,
    PostTimeMissed,
    RoleNotAllowed,
    TimeInPast,
)
from moderator_app.domain.panel import Role
from moderator_app.events import PostChanged

S = DeliveryState
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office(bench):
    """A post approved for two pages, due tomorrow at noon."""
    bench.register("channel")
    bench.post = bench.approved(bench.draft())
    bench.seat("auditor", Role.AUDITOR)
    return bench


def planned(bench):
    return bench.core.drafting.open(bench.members["uno"], bench.post.id).post.draft.planned_at


def dues(bench):
    return {bench.delivery(bench.post.id, page).due_at for page in ("facebook", "channel")}


def test_every_waiting_page_gets_the_time_and_keeps_its_approval(office):
    told = []
    office.core.bus.subscribe(told.append)
    approvals = office.core.reviewing.detail(office.members["uno"], office.post.id).approvals
    wanted = office.clock.now() + 5 * DAY
    moved = office.core.moving.move(office.members["land"], office.post.id, wanted)
    assert (moved.former, moved.at, moved.title) == (office.post.draft.planned_at, wanted, office.post.title)
    assert (planned(office), dues(office)) == (wanted, {wanted})
    assert office.delivery(office.post.id).state is S.MANUAL_READY
    assert office.core.reviewing.detail(office.members["uno"], office.post.id).approvals == approvals
    assert office.verbs()[-1] == "post_rescheduled"
    assert told == [PostChanged(office.post.id, initiator=office.members["land"])]


def test_a_draft_without_a_page_is_moved_too(office):
    ict, at = office.members["ict"], office.clock.now() + DAY
    post = office.core.drafting.save(ict, None, 0, office.draft(page_ids=(), planned_at=at))
    office.core.moving.move(ict, post.id, at + DAY)
    assert office.core.drafting.open(ict, post.id).post.draft.planned_at == at + DAY


@pytest.mark.parametrize("ago", [timedelta(), HOUR, 30 * DAY])
def test_nothing_is_moved_into_the_past(office, ago):
    before = office.verbs()
    with pytest.raises(TimeInPast):
        office.core.moving.move(office.members["ict"], office.post.id, office.clock.now() - ago)
    assert (planned(office), office.verbs()) == (office.post.draft.planned_at, before)


@pytest.mark.parametrize("how", ["live", "open", "rejected"])
def test_what_is_out_in_somebodys_hands_or_rejected_stays(bench, how):
    if how == "live":
        post = bench.live(1)
    elif how == "open":
        post = bench.approved()
        bench.opened(post.id)
    else:
        post = bench.handed_in()
        bench.core.reviewing.reject(bench.members["land"], post.id, "ধারা ১০")
    before = bench.verbs()
    with pytest.raises(PostTimeFixed):
        bench.core.moving.move(bench.members["ict"], post.id, bench.clock.now() + DAY)
    assert bench.verbs() == before


def test_of_a_post_that_is_live_on_one_page_the_other_is_moved(office):
    office.claim(office.opened(office.post.id))
    live = office.delivery(office.post.id)
    wanted = office.clock.now() + 5 * DAY
    office.core.moving.move(office.members["ict"], office.post.id, wanted)
    assert office.delivery(office.post.id) == live
    assert office.delivery(office.post.id, "channel").due_at == wanted


def test_a_missed_time_is_decided_on_and_not_moved_away(office):
    office.clock.go_on(days=3)
    office.core.heartbeat.beat()
    with pytest.raises(PostTimeMissed):
        office.core.moving.move(office.members["ict"], office.post.id, office.clock.now() + DAY)
    assert office.delivery(office.post.id).state is S.MISSED


def test_a_page_that_was_let_go_does_not_come_back_with_a_new_time(office):
    office.clock.go_on(days=3)
    office.core.heartbeat.beat()
    ict, wanted = office.members["ict"], office.clock.now() + DAY
    office.core.missed.drop(ict, office.delivery(office.post.id, "channel").id)
    office.core.missed.new_time(ict, office.delivery(office.post.id).id, wanted)
    office.core.moving.move(ict, office.post.id, wanted + DAY)
    assert office.delivery(office.post.id).due_at == wanted + DAY
    assert office.delivery(office.post.id, "channel").state is S.CANCELLED


def test_an_auditor_moves_nothing_and_an_unknown_post_is_named(office):
    with pytest.raises(RoleNotAllowed):
        office.core.moving.move(office.members["auditor"], office.post.id, office.clock.now() + DAY)
    with pytest.raises(NothingThere):
        office.core.moving.move(office.members["ict"], "nobody", office.clock.now() + DAY)


# ---------------------------------------------------------------- taking it back


def test_taken_back_it_stands_where_it_stood_and_that_can_be_taken_back_too(office):
    ict, former = office.members["ict"], office.post.draft.planned_at
    moved = office.core.moving.move(ict, office.post.id, former + 4 * DAY)
    back = office.core.moving.undo(ict, moved)
    assert (planned(office), dues(office)) == (former, {former})
    again = office.core.moving.undo(ict, back)
    assert (planned(office), again.at) == (former + 4 * DAY, former + 4 * DAY)
    assert office.verbs().count("post_rescheduled") == 3


def test_what_somebody_saved_meanwhile_is_not_taken_back(office):
    ict = office.members["ict"]
    moved = office.core.moving.move(ict, office.post.id, office.post.draft.planned_at + DAY)
    opened = office.core.drafting.open(ict, office.post.id).post
    draft = replace(opened.draft, purpose=None)
    office.core.drafting.save(office.members["land"], opened.id, opened.revision, draft)
    with pytest.raises(EditedMeanwhile):
        office.core.moving.undo(ict, moved)
    assert planned(office) == moved.at


def test_a_former_time_that_went_by_since_does_not_come_back(office):
    former = office.post.draft.planned_at
    moved = office.core.moving.move(office.members["ict"], office.post.id, former + 4 * DAY)
    office.clock.go_on(days=2)
    with pytest.raises(TimeInPast):
        office.core.moving.undo(office.members["ict"], moved)
    assert planned(office) == moved.at


def test_a_former_time_that_was_over_before_comes_back_as_it_was(office):
    ict, former = office.members["ict"], office.clock.now() - DAY
    post = office.core.drafting.save(ict, None, 0, office.draft(planned_at=former))
    moved = office.core.moving.move(ict, post.id, office.clock.now() + DAY)
    office.core.moving.undo(ict, moved)
    assert office.core.drafting.open(ict, post.id).post.draft.planned_at == former


def test_a_post_that_had_no_time_waits_without_one_again(office):
    ict = office.members["ict"]
    post = office.core.drafting.save(ict, None, 0, office.draft(planned_at=None))
    moved = office.core.moving.move(ict, post.id, office.clock.now() + DAY)
    assert moved.former is None
    office.core.moving.undo(ict, moved)
    assert office.core.drafting.open(ict, post.id).post.draft.planned_at is None
