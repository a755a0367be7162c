from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.approval import content_hash
from moderator_app.domain.delivery import WAITING, WRITABLE, DeliveryState, Route
from moderator_app.domain.editing import check_movable, edit_effect, time_changes
from moderator_app.domain.errors import PostIsOut, PostTimeFixed, PostTimeMissed
from moderator_app.domain.posts import ReviewStage
from tests.domain.samples import NOW, OTHER_PAGE, PAGE, delivery, draft, post

S = DeliveryState
HASH = content_hash(PAGE, post().content_for(PAGE))
PLANNED = draft().planned_at


def on_page(state, **other):
    bound = {"content_hash": HASH, "version": 1} if state is not S.DRAFT else {}
    return delivery(state=state, due_at=PLANNED, **bound, **other)


def test_a_new_page_needs_a_delivery_and_leaves_the_others_as_they_are():
    effect = edit_effect(post(draft=draft(page_ids=(PAGE, OTHER_PAGE))), [on_page(S.APPROVED)])
    assert effect.changes == ()
    assert effect.new_pages == (OTHER_PAGE,)


@pytest.mark.parametrize("state", [S.APPROVED, S.MANUAL_READY, S.MISSED, S.REJECTED])
def test_changed_content_goes_back_to_draft_and_loses_its_approval(state):
    (change,) = edit_effect(post(draft=draft(text="অন্য কথা")), [on_page(state)]).changes
    assert change.voided
    assert (change.after.state, change.after.content_hash, change.after.version) == (S.DRAFT, "", 0)


def test_changing_only_the_time_keeps_the_approval():
    later = NOW + timedelta(days=3)
    (change,) = edit_effect(post(draft=draft(planned_at=later)), [on_page(S.MANUAL_READY)]).changes
    assert not change.voided
    assert (change.after.state, change.after.due_at, change.after.content_hash) == (S.MANUAL_READY, later, HASH)


def test_a_missed_page_waits_for_a_new_time_and_keeps_its_approval():
    later = NOW + timedelta(days=3)
    (change,) = edit_effect(post(draft=draft(planned_at=later)), [on_page(S.MISSED)]).changes
    assert not change.voided
    assert (change.after.state, change.after.due_at, change.after.content_hash) == (S.MANUAL_READY, later, HASH)
    assert edit_effect(post(), [on_page(S.MISSED)]).changes == ()


@pytest.mark.parametrize("state", [S.APPROVED, S.MANUAL_READY])
def test_leaving_the_time_open_again_keeps_the_approval_and_puts_the_page_into_stock(state):
    (change,) = edit_effect(post(draft=draft(planned_at=None)), [on_page(state)]).changes
    assert not change.voided
    assert (change.after.state, change.after.due_at, change.after.content_hash) == (state, None, HASH)
    assert change.after.in_stock


def test_a_missed_page_whose_time_is_left_open_waits_in_stock():
    (change,) = edit_effect(post(draft=draft(planned_at=None)), [on_page(S.MISSED)]).changes
    assert not change.voided
    assert (change.after.state, change.after.due_at) == (S.MANUAL_READY, None)


def test_a_draft_takes_the_new_time_and_loses_nothing():
    later = NOW + timedelta(days=3)
    (change,) = edit_effect(post(draft=draft(text="অন্য কথা", planned_at=later)), [on_page(S.DRAFT)]).changes
    assert not change.voided
    assert (change.after.state, change.after.due_at) == (S.DRAFT, later)


@pytest.mark.parametrize("state", sorted(WRITABLE))
def test_a_page_taken_off_is_cancelled(state):
    (change,) = edit_effect(post(draft=draft(page_ids=())), [on_page(state)]).changes
    assert change.after.state is S.CANCELLED
    assert change.voided == (state is not S.DRAFT)


def test_a_cancelled_page_starts_over_only_when_it_is_chosen_again():
    gone = on_page(S.CANCELLED)
    assert edit_effect(post(draft=draft(page_ids=())), [gone]).changes == ()
    (change,) = edit_effect(post(), [gone]).changes
    assert not change.voided
    assert (change.after.state, change.after.content_hash, change.after.due_at) == (S.DRAFT, "", PLANNED)


@pytest.mark.parametrize("state", sorted(set(S) - WRITABLE - {S.CANCELLED, S.EXPIRED}))
def test_what_is_on_its_way_out_or_on_the_page_cannot_change(state):
    out = on_page(state)
    assert edit_effect(post(), [out]).changes == ()
    with pytest.raises(PostIsOut):
        edit_effect(post(draft=draft(text="অন্য কথা")), [out])
    with pytest.raises(PostIsOut):
        edit_effect(post(draft=draft(page_ids=())), [out])


# ---------------------------------------------------------------- another time


LATER = NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("state", "after"),
    [(S.DRAFT, S.DRAFT), (S.APPROVED, S.APPROVED), (S.MANUAL_READY, S.MANUAL_READY), (S.MISSED, S.MANUAL_READY)],
)
def test_another_time_holds_for_every_page_that_waits_and_voids_nothing(state, after):
    (change,) = time_changes(post(draft=draft(planned_at=LATER)), [on_page(state)])
    assert (change.after.state, change.after.due_at, change.voided) == (after, LATER, False)


@pytest.mark.parametrize("state", sorted(set(S) - WAITING - {S.EXPIRED}))
def test_another_time_leaves_alone_what_is_out_over_or_taken_off(state):
    assert time_changes(post(draft=draft(planned_at=LATER)), [on_page(state)]) == ()


def test_the_same_time_changes_nothing():
    assert time_changes(post(), [on_page(S.MANUAL_READY)]) == ()


@pytest.mark.parametrize("states", [(), (S.DRAFT,), (S.MANUAL_READY, S.VERIFIED), (S.APPROVED, S.CANCELLED)])
def test_what_waits_on_a_page_or_has_none_yet_can_be_moved(states):
    check_movable(post(), [on_page(state) for state in states])


@pytest.mark.parametrize("states", [(S.VERIFIED,), (S.MANUAL_OPEN, S.CLAIMED), (S.CANCELLED,)])
def test_what_is_out_over_or_in_somebodys_hands_keeps_its_time(states):
    with pytest.raises(PostTimeFixed):
        check_movable(post(), [on_page(state) for state in states])


def test_a_rejected_post_keeps_its_time():
    with pytest.raises(PostTimeFixed):
        check_movable(post(stage=ReviewStage.REJECTED), [on_page(S.DRAFT)])


def test_a_missed_page_is_decided_on_first():
    with pytest.raises(PostTimeMissed):
        check_movable(post(), [on_page(S.MISSED), on_page(S.MANUAL_READY, page_id=OTHER_PAGE)])


def test_what_expired_waits_for_approval_again_and_is_cancelled_when_its_page_is_taken_off():
    expired = replace(on_page(S.EXPIRED), content_hash="", version=0)
    again = time_changes(post(draft=draft(planned_at=LATER)), [expired])[0].after
    assert (again.state, again.due_at, again.content_hash, again.version) == (S.DRAFT, LATER, "", 0)
    edited = edit_effect(post(draft=draft(text="অন্য", planned_at=LATER)), [expired]).changes[0]
    assert (edited.after.state, edited.after.due_at, edited.voided) == (S.DRAFT, LATER, False)
    (off,) = edit_effect(post(draft=draft(page_ids=())), [expired]).changes
    assert (off.after.state, off.voided) == (S.CANCELLED, False)
    check_movable(post(), [expired])


def test_what_was_approved_and_became_too_late_keeps_its_approval_for_a_new_time_and_loses_it_with_its_words():
    late = on_page(S.EXPIRED, route=Route.DIRECT)
    again = time_changes(post(draft=draft(planned_at=LATER)), [late])[0].after
    assert (again.state, again.due_at, again.content_hash) == (S.APPROVED, LATER, HASH)
    (edited,) = edit_effect(post(draft=draft(text="অন্য", planned_at=LATER)), [late]).changes
    assert (edited.after.state, edited.after.content_hash) == (S.DRAFT, "")


def test_what_was_missed_waits_for_its_new_time_on_the_way_it_had():
    for route, wanted in ((Route.MANUAL, S.MANUAL_READY), (Route.HAND_OVER, S.APPROVED)):
        (change,) = time_changes(post(draft=draft(planned_at=LATER)), [on_page(S.MISSED, route=route)])
        assert (change.after.state, change.after.due_at) == (wanted, LATER)
