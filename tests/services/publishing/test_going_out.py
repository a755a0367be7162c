"""What is due goes out once: sent, refused, put off, adopted, too late."""

from datetime import timedelta
from itertools import pairwise

import pytest

from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import KeyringLocked
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.sending import Listing, RemotePost, SendOutcome, WhyHuman
from tests.fakes.channel import Lost, answer
from tests.services.publishing.publishing_bench import HOUR, MINUTE, TEXT

S, Out = DeliveryState, SendOutcome


def test_on_a_connected_page_an_approved_post_waits_for_its_time_and_goes_out_at_it(bench):
    post = bench.due_in()
    assert (bench.state(post), bench.delivery(post.id).route) == (S.APPROVED, Route.DIRECT)
    bench.awake(9)
    assert bench.remote.calls == []
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])
    assert bench.tried(post) == [("claim", "armed"), ("answer", "confirmed")]
    delivery = bench.delivery(post.id)
    assert (delivery.permalink, delivery.live_at) == (
        "https://www.facebook.com/sample.office/posts/1",
        bench.clock.now(),
    )
    [evidence] = bench.evidence(post)
    assert (evidence.how, evidence.text, evidence.permalink) == (SeenHow.CONFIRMED, TEXT, delivery.permalink)
    assert "delivery_published" in bench.verbs()
    bench.awake(30, 5)
    assert bench.remote.texts() == [TEXT]


def test_a_page_that_is_not_connected_is_published_by_hand_as_before(bench):
    bench.register("news")
    post = bench.due_in()
    bench.awake(12)
    assert bench.state(post, "facebook") is S.PUBLISHED
    assert bench.state(post, "news") is S.MANUAL_READY


def test_pictures_are_staged_first_with_their_alternative_texts_and_then_sent_by_their_hidden_ids(bench):
    picture = bench.picture()
    post = bench.due_in(media=(picture,))
    bench.awake(10)
    [(_, parcel)] = bench.remote.named("stage")
    assert [(p.alt_text, len(p.read()) > 50) for p in parcel.pictures] == [("সবুজ পোস্টার", True)]
    [(_, _, staged)] = bench.remote.named("commit")
    assert staged == (f"hidden-{picture.hash[:6]}",)
    assert bench.tried(post)[:2] == [("stage", "confirmed"), ("claim", "armed")]


def test_what_never_left_is_tried_again_less_and_less_often_and_goes_out_in_the_end(bench):
    post = bench.due_in()
    bench.remote.will("commit", answer(Out.NOT_SENT, fault="net.not_reached"))
    bench.awake(10)
    assert (bench.state(post), bench.sending(post).not_sent) == (S.READY, 1)
    assert bench.core.publishing.standing().offline
    bench.awake(2)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])
    assert not bench.core.publishing.standing().offline


def test_offline_nothing_is_claimed_and_late_posts_go_out_spaced_oldest_first(bench):
    posts = [bench.due_in(n * MINUTE, f"পোস্ট {n}") for n in (10, 11, 12)]
    offline = Listing(fault="net.not_reached")
    bench.remote.will("published", *[offline] * 50)
    bench.awake(30)
    assert {bench.state(post) for post in posts} == {S.READY}
    assert bench.sending(posts[0]).fault == "net.not_reached"
    assert bench.tried(posts[0]) == []
    bench.remote.scripts.clear()
    times = []
    for _ in range(30):
        before = len(bench.remote.live)
        bench.awake(1)
        times += [bench.clock.now()] * (len(bench.remote.live) - before)
    assert bench.remote.texts() == ["পোস্ট 10", "পোস্ট 11", "পোস্ট 12"]
    assert all(later - sooner >= 10 * MINUTE for sooner, later in pairwise(times))


def test_what_is_no_longer_fresh_is_never_sent_and_is_asked(bench):
    post = bench.due_in()
    bench.remote.will("published", *[Listing(fault="net.not_reached")] * 400)
    bench.awake(10 + 180, 5)
    assert bench.state(post) is S.READY
    bench.awake(5, 5)
    bench.remote.scripts.clear()
    bench.awake(2)
    assert (bench.state(post), bench.remote.texts()) == (S.EXPIRED, [])
    assert "delivery_too_late" in bench.verbs()
    again = bench.core.drafting.open(bench.members["ict"], post.id).post
    bench.core.moving.move(bench.members["ict"], again.id, bench.clock.now() + HOUR)
    bench.awake(60, 5)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_a_colleagues_post_by_phone_is_adopted_and_never_doubled(bench):
    post = bench.due_in()
    by_phone = RemotePost(
        "9_77", TEXT + "  ", permalink="https://www.facebook.com/sample.office/posts/77", at=bench.clock.now()
    )
    bench.remote.live.append(by_phone)
    bench.awake(11)
    assert (bench.state(post), len(bench.remote.live)) == (S.PUBLISHED, 1)
    assert bench.sending(post).adopted
    assert bench.delivery(post.id).permalink == by_phone.permalink
    assert bench.evidence(post)[0].how is SeenHow.READ_BACK


def test_the_same_words_a_week_later_are_another_post(bench):
    first = bench.due_in()
    second = bench.due_in(20 * MINUTE)
    bench.awake(21)
    assert (bench.state(first), bench.state(second)) == (S.PUBLISHED, S.PUBLISHED)
    assert bench.remote.texts() == [TEXT, TEXT]


@pytest.mark.parametrize(
    ("outcome", "state", "why"),
    [
        (Out.REJECTED, S.REJECTED, None),
        (Out.ASK, S.NEEDS_HUMAN, WhyHuman.REFUSED),
    ],
)
def test_a_definite_refusal_is_told_with_the_platforms_words_and_not_tried_again(bench, outcome, state, why):
    post = bench.due_in()
    bench.remote.will("commit", answer(outcome, fault="facebook.content", detail="(#100) no"))
    bench.awake(30)
    sending = bench.sending(post)
    assert (bench.state(post), sending.why, sending.fault, sending.detail) == (
        state,
        why,
        "facebook.content",
        "(#100) no",
    )
    assert len(bench.remote.named("commit")) == 1


def test_a_throttle_is_waited_for_by_the_whole_page(bench):
    post, other = bench.due_in(), bench.due_in(11 * MINUTE, "আরেকটি")
    until = bench.clock.now() + 40 * MINUTE
    bench.remote.will("commit", answer(Out.THROTTLED, fault="facebook.throttled", wait_until=until))
    bench.awake(39)
    assert (bench.state(post), bench.state(other)) == (S.THROTTLED, S.READY)
    assert len(bench.remote.named("commit")) == 1
    bench.awake(22)
    assert sorted(bench.remote.texts()) == sorted([TEXT, "আরেকটি"])


def test_a_broken_access_keeps_every_post_turns_the_light_red_and_goes_on_when_it_is_well(bench):
    post, other = bench.due_in(), bench.due_in(11 * MINUTE, "আরেকটি")
    bench.remote.will("commit", answer(Out.BLOCKED, fault="facebook.password_changed"))
    bench.awake(15)
    assert (bench.state(post), bench.state(other)) == (S.BLOCKED_AUTH, S.BLOCKED_AUTH)
    with bench.folder.store.write() as unit:
        [connection] = unit.connections.all()
        assert connection.fault == "facebook.password_changed"
    assert len(bench.remote.named("commit")) == 1
    bench.connect("facebook")
    bench.awake(15)
    assert sorted(bench.remote.texts()) == sorted([TEXT, "আরেকটি"])


def test_a_locked_keyring_blocks_with_its_own_code_and_loses_nothing(bench):
    post = bench.due_in()
    bench.keyring.refusal = KeyringLocked()
    bench.awake(12)
    assert (bench.state(post), bench.sending(post).fault) == (S.BLOCKED_AUTH, "keyring_locked")
    with bench.folder.store.read() as unit:
        assert unit.connections.all()[0].fault == ""
    bench.keyring.refusal = None
    bench.awake(2)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_without_work_neither_keyring_nor_platform_is_asked(bench):
    bench.due_in(3 * HOUR)
    bench.awake(1)
    bench.keyring.asked.clear()
    bench.awake(20)
    assert (bench.keyring.asked, bench.remote.calls) == ([], [])


def test_while_a_pause_holds_nothing_goes_out_and_lifting_it_asks(bench):
    post = bench.due_in()
    bench.core.pausing.pause(bench.members["ict"], "দেখা হচ্ছে", bench.clock.now() + HOUR)
    bench.awake(20)
    assert (bench.state(post), bench.remote.calls) == (S.READY, [])
    bench.core.pausing.lift(bench.members["ict"])
    bench.awake(5)
    assert (bench.state(post), bench.remote.texts()) == (S.MISSED, [])
    bench.core.missed.go_now(bench.members["ict"], bench.delivery(post.id).id)
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_a_pause_that_begins_in_the_middle_of_a_round_is_seen_in_the_claim(bench):
    post = bench.due_in()

    def paused(name):
        if name == "stage":
            bench.core.pausing.pause(bench.members["ict"], "থামান", bench.clock.now() + HOUR)

    bench.remote.before_call = paused
    bench.awake(10)
    assert (bench.state(post), bench.remote.named("commit")) == (S.READY, [])


def test_slept_over_it_is_missed_and_nothing_is_made_up(bench):
    post = bench.due_in(HOUR)
    bench.awake(5)
    bench.clock.go_on(hours=3)
    bench.core.heartbeat.beat()
    assert (bench.state(post), bench.remote.calls) == (S.MISSED, [])


def test_a_page_that_cannot_be_read_first_is_not_posted_on_blindly(bench):
    post = bench.due_in()
    bench.remote.will("published", Listing(fault="facebook.unavailable"))
    bench.awake(10)
    assert (bench.state(post), bench.remote.named("commit")) == (S.READY, [])
    bench.awake(3)
    assert bench.remote.texts() == [TEXT]


def test_a_clock_that_is_far_off_stops_all_and_one_that_strays_gives_way_to_the_servers(bench):
    post = bench.due_in()
    wrong = Listing(clean=True, server_at=bench.clock.now() + 10 * MINUTE - timedelta(minutes=25))
    bench.remote.will("published", wrong)
    bench.awake(10)
    standing = bench.core.publishing.standing()
    assert (bench.state(post), bench.remote.named("commit"), standing.clock_stops) == (S.READY, [], True)
    assert standing.skew_seconds == -25 * 60


def test_a_confirmation_without_an_id_is_not_believed(bench):
    post = bench.due_in()
    bench.remote.will("commit", Lost(answer(Out.CONFIRMED)))
    bench.awake(10)
    assert bench.state(post) is S.SETTLING
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_what_was_changed_behind_its_approval_never_leaves(bench):
    post = bench.due_in()
    bench.awake(8)
    with bench.folder.store.write() as unit:
        kept = unit.posts.get(post.id)
        bound = unit.deliveries.of_post(post.id)[0]
        from dataclasses import replace

        changed = replace(
            kept, draft=replace(kept.draft, text="অন্য কথা"), version=kept.version + 1, revision=kept.revision + 1
        )
        unit.posts.save(changed, kept.revision)
        assert bound.state is S.APPROVED
    bench.awake(3)
    assert (bench.state(post), bench.sending(post).fault, bench.remote.calls[1:]) == (
        S.NEEDS_HUMAN,
        "content_changed",
        [],
    )
