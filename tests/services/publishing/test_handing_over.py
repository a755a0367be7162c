"""The platform's own timer: handed over at once, watched, taken back, and read when its time has come."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.sending import Listing, SendOutcome, WhyHuman
from tests.fakes.channel import Lost, answer
from tests.services.publishing.publishing_bench import HOUR, MINUTE, TEXT

S, Out = DeliveryState, SendOutcome
UNKNOWN = answer(Out.UNKNOWN, fault="net.answer_lost")


def handed(bench, wait=2 * HOUR, **other):
    post = bench.due_in(wait, **other)
    bench.awake(1)
    assert (bench.state(post), bench.delivery(post.id).route) == (S.SCHEDULED_REMOTE, Route.HAND_OVER)
    return post


def test_what_fits_is_handed_over_at_once_and_goes_out_with_the_pc_off(handing):
    post = handed(handing)
    due_at = handing.delivery(post.id).due_at
    assert (handing.sending(post).remote_due_at, handing.remote.later[0].at) == (due_at, due_at)
    handing.clock.go_on(hours=5)
    handing.core.heartbeat.beat()
    assert (handing.state(post), handing.remote.texts()) == (S.PUBLISHED, [TEXT])
    assert handing.delivery(post.id).live_at == due_at
    assert handing.remote.named("commit") == []


def test_what_is_due_soon_is_not_handed_over_but_sent_at_its_time(handing):
    post = handing.due_in(15 * MINUTE)
    handing.awake(15)
    assert (handing.state(post), handing.delivery(post.id).route) == (S.PUBLISHED, Route.DIRECT)
    assert handing.remote.named("hand_over") == []


def test_an_office_may_keep_everything_to_itself(handing):
    handing.settings(hand_over=False)
    post = handing.due_in(HOUR)
    handing.awake(60, 5)
    assert (handing.state(post), handing.delivery(post.id).route) == (S.PUBLISHED, Route.DIRECT)


def test_a_handing_over_whose_answer_was_lost_is_found_waiting_and_copies_of_it_are_taken_away(handing):
    post = handing.due_in(2 * HOUR)
    handing.remote.will("hand_over", Lost(UNKNOWN))
    handing.awake(1)
    assert handing.state(post) is S.SETTLING
    handing.remote.later.append(replace(handing.remote.later[0], remote_id="9_copy"))
    handing.awake(1)
    assert (handing.state(post), len(handing.remote.later)) == (S.SCHEDULED_REMOTE, 1)
    assert handing.sending(post).remote_id == handing.remote.later[0].remote_id


def test_a_handing_over_that_nobody_finds_is_asked_and_not_repeated(handing):
    post = handing.due_in(2 * HOUR)
    handing.remote.will("hand_over", UNKNOWN)
    handing.awake(20)
    assert (handing.state(post), handing.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.OUTCOME_UNKNOWN)
    assert len(handing.remote.named("hand_over")) == 1


@pytest.mark.parametrize("outcome", [Out.NOT_SENT, Out.THROTTLED])
def test_what_could_not_be_handed_over_is_tried_again_and_at_last_sent_at_its_time(handing, outcome):
    post = handing.due_in(25 * MINUTE)
    handing.remote.will("hand_over", *[answer(outcome, fault="net.not_reached")] * 20)
    handing.awake(4)
    assert handing.state(post) is S.APPROVED
    handing.awake(21)
    assert (handing.state(post), handing.remote.texts(), handing.remote.later) == (S.PUBLISHED, [TEXT], [])


def test_what_lies_there_already_at_its_time_is_adopted_and_an_old_copy_is_taken_away_first(handing):
    post = handed(handing)
    lost = handing.remote.later[0]
    # The store came from a backup that knows nothing of it.
    with handing.folder.store.write() as unit:
        seen = unit.deliveries.of_post(post.id)[0]
        unit.sendings.put(replace(unit.sendings.get(seen.id), remote_id="", remote_due_at=None))
        pending = seen.moved(S.CANCEL_PENDING)
        unit.deliveries.save(pending, seen)
        unit.deliveries.save(replace(pending.moved(S.APPROVED), route=Route.DIRECT), pending)
    handing.awake(1)
    assert (handing.state(post), handing.sending(post).remote_id) == (S.SCHEDULED_REMOTE, lost.remote_id)
    assert len(handing.remote.later) == 1


def test_removed_there_before_its_time_is_asked_and_never_made_again(handing):
    post = handed(handing)
    handing.remote.later.clear()
    handing.awake(30)
    assert (handing.state(post), handing.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.REMOVED_THERE)
    assert len(handing.remote.named("hand_over")) == 1


def test_published_there_by_a_person_before_its_time_is_out_and_not_removed(handing):
    post = handed(handing)
    waiting = handing.remote.later.pop()
    handing.remote.live.append(replace(waiting, published=True, at=handing.clock.now()))
    handing.awake(30)
    assert (handing.state(post), handing.sending(post).why) == (S.PUBLISHED, None)
    assert len(handing.remote.named("hand_over")) == 1


@pytest.mark.parametrize("change", [{"text": "অন্য কথা"}, {"at": None}])
def test_edited_there_is_asked(handing, change):
    post = handed(handing)
    [lies] = handing.remote.later
    if "at" in change:
        change = {"at": lies.at + timedelta(hours=1)}
    handing.remote.later = [replace(lies, **change)]
    handing.awake(20, 5)
    assert (handing.state(post), handing.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.EDITED_THERE)
    handing.core.deciding.leave_as_it_is(handing.members["ict"], handing.delivery(post.id).id)
    assert handing.state(post) is S.SCHEDULED_REMOTE


def test_what_should_be_out_and_is_not_shown_settles_and_is_asked(handing):
    post = handed(handing)
    handing.remote.lag = True
    handing.clock.go_on(hours=2)
    handing.awake(6)
    assert handing.state(post) is S.SETTLING
    handing.remote.lag = False
    handing.awake(6)
    assert (handing.state(post), handing.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_taken_back_it_waits_in_stock_with_its_approvals(handing):
    post = handed(handing)
    handing.core.deciding.take_back(handing.members["ict"], handing.delivery(post.id).id)
    handing.remote.will("take_back", answer(Out.NOT_SENT, fault="net.not_reached"))
    handing.awake(1)
    assert (handing.state(post), len(handing.remote.later)) == (S.CANCEL_PENDING, 1)
    handing.awake(1)
    delivery = handing.delivery(post.id)
    assert (delivery.state, delivery.due_at, delivery.content_hash != "", handing.remote.later) == (
        S.APPROVED,
        None,
        True,
        [],
    )
    handing.awake(20, 5)
    assert len(handing.remote.named("hand_over")) == 1


def test_taken_back_under_a_pause_it_keeps_its_time(handing):
    post = handed(handing)
    due_at = handing.delivery(post.id).due_at
    handing.core.pausing.pause(handing.members["ict"], "দেখা হচ্ছে", handing.clock.now() + HOUR)
    handing.core.pausing.take_back(handing.members["ict"], [handing.delivery(post.id).id])
    handing.awake(2)
    assert (handing.state(post), handing.delivery(post.id).due_at, handing.remote.later) == (S.APPROVED, due_at, [])


def test_a_taking_back_that_comes_too_late_finds_it_out(handing):
    post = handed(handing)
    handing.clock.go_on(hours=1, minutes=58)
    handing.core.deciding.take_back(handing.members["ict"], handing.delivery(post.id).id)
    handing.remote.will("take_back", *[answer(Out.NOT_SENT, fault="net.not_reached")] * 2)
    handing.awake(3)
    assert (handing.state(post), handing.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_gone_from_the_page_later_is_told_and_counts_no_more(handing):
    post = handed(handing)
    handing.clock.go_on(hours=2)
    handing.awake(1)
    assert handing.state(post) is S.PUBLISHED
    handing.remote.live.clear()
    for _ in range(3):
        handing.clock.go_on(hours=7)
        handing.awake(1)
    assert handing.state(post) is S.REMOVED_REMOTELY
    assert "delivery_gone" in handing.verbs()


def test_a_link_that_was_not_known_at_first_is_filled_in_behind_the_round_with_its_evidence(handing):
    post = handing.due_in(10 * MINUTE)
    handing.remote.will("commit", Lost(answer(Out.CONFIRMED, remote_id="9_1")))
    handing.awake(10, 5)
    assert handing.state(post) is S.PUBLISHED
    assert handing.delivery(post.id).permalink.endswith("/posts/1")
    confirmed, read = handing.evidence(post)
    assert (confirmed.permalink, read.permalink) == ("", handing.delivery(post.id).permalink)
    assert read.shown == TEXT


def test_a_link_that_the_page_does_not_show_yet_is_looked_for_again_minutes_later(handing):
    post = handing.due_in(10 * MINUTE)
    handing.remote.will("commit", Lost(answer(Out.CONFIRMED, remote_id="9_1")))
    for _ in range(2):
        handing.remote.will("published", Listing(clean=True))
    handing.awake(10, 5)
    assert (handing.state(post), handing.delivery(post.id).permalink) == (S.PUBLISHED, "")
    handing.awake(6)
    assert handing.delivery(post.id).permalink.endswith("/posts/1")


def test_a_waiting_list_that_cannot_be_read_holds_the_handing_over_up(handing):
    post = handing.due_in(2 * HOUR)
    handing.remote.will("waiting", Listing(fault="facebook.unavailable"))
    handing.awake(1)
    assert (handing.state(post), handing.remote.named("hand_over")) == (S.APPROVED, [])
    handing.awake(2)
    assert handing.state(post) is S.SCHEDULED_REMOTE


def test_where_the_platforms_timer_is_full_it_is_sent_from_here_at_its_time(handing):
    post = handing.due_in(30 * MINUTE)
    handing.remote.will("hand_over", answer(Out.REJECTED, fault="facebook.time_or_queue"))
    handing.awake(25)
    assert (handing.state(post), len(handing.remote.named("hand_over"))) == (S.APPROVED, 1)
    handing.awake(5)
    assert (handing.state(post), handing.remote.texts()) == (S.PUBLISHED, [TEXT])
