"""What may be out is read back: found, doubled, alike, absent, unreadable; and never sent again by itself."""

from dataclasses import replace

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.sending import Listing, SendOutcome, WhyHuman
from tests.fakes.channel import Lost, answer
from tests.services.publishing.publishing_bench import MINUTE, TEXT, PublishingBench

S, Out = DeliveryState, SendOutcome
UNKNOWN = answer(Out.UNKNOWN, fault="net.answer_lost")


def unknown(bench, reply, **other):
    """A post whose sending ended without a clear answer."""
    post = bench.due_in(**other)
    bench.remote.will("commit", reply)
    bench.awake(10, 5)
    assert bench.state(post) is S.SETTLING
    return post


def test_an_answer_that_was_lost_behind_its_effect_settles_by_itself(bench):
    post = unknown(bench, Lost(UNKNOWN))
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])
    delivery = bench.delivery(post.id)
    assert delivery.permalink.endswith("/posts/1")
    [evidence] = bench.evidence(post)
    assert (evidence.how, evidence.shown) == (SeenHow.READ_BACK, TEXT)
    assert bench.tried(post) == [("claim", "armed"), ("answer", "unknown"), ("read_back", "one")]


def test_a_duplicate_refusal_is_a_hint_that_it_is_live(bench):
    post = unknown(bench, Lost(answer(Out.DUPLICATE, fault="facebook.duplicate")))
    bench.awake(1)
    assert bench.state(post) is S.PUBLISHED


def test_what_is_not_there_is_read_over_the_whole_window_and_then_asked_and_never_sent_again(bench):
    post = unknown(bench, UNKNOWN)
    bench.awake(14)
    assert bench.state(post) is S.SETTLING
    bench.awake(6)
    assert (bench.state(post), bench.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.OUTCOME_UNKNOWN)
    reads = [outcome for kind, outcome in bench.tried(post) if kind == "read_back"]
    assert reads == ["nothing", "nothing", "nothing", "absent"]
    bench.awake(60, 5)
    assert len(bench.remote.named("commit")) == 1


def test_what_shows_late_within_the_window_is_found(bench):
    bench.remote.lag = True
    post = unknown(bench, Lost(UNKNOWN))
    bench.awake(12)
    bench.remote.lag = False
    bench.awake(4)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_a_person_lets_it_go_out_once_more_and_what_shows_up_meanwhile_is_adopted(bench):
    bench.remote.lag = True
    post = unknown(bench, Lost(UNKNOWN))
    bench.awake(20)
    assert bench.state(post) is S.NEEDS_HUMAN
    bench.remote.lag = False
    bench.core.deciding.once_more(bench.members["ict"], bench.delivery(post.id).id, not_there=True)
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])
    assert bench.sending(post).adopted


def test_once_more_really_sends_where_nothing_is_there(bench):
    post = unknown(bench, UNKNOWN)
    bench.awake(20)
    bench.core.deciding.once_more(bench.members["ict"], bench.delivery(post.id).id, not_there=True)
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_two_of_it_count_as_out_with_an_alarm(bench):
    post = unknown(bench, Lost(UNKNOWN))
    bench.remote.live.append(
        replace(bench.remote.live[0], remote_id="9_x", permalink="https://www.facebook.com/x/posts/9")
    )
    bench.awake(1)
    sending = bench.sending(post)
    assert (bench.state(post), sending.double, sending.why) == (S.PUBLISHED, True, WhyHuman.DOUBLE)


def test_something_alike_is_shown_to_a_person(bench):
    post = unknown(bench, Lost(UNKNOWN), text="সে বলল “হ্যাঁ”")
    bench.remote.live[0] = replace(bench.remote.live[0], text='সে বলল "হ্যাঁ"')
    bench.awake(1)
    assert (bench.state(post), bench.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.LOOKS_LIKE_IT)


def test_reads_that_are_not_clean_prove_nothing_and_hours_of_them_leave_it_to_a_person(bench):
    post = unknown(bench, UNKNOWN)
    bench.remote.will("published", *[Listing(fault="facebook.unavailable")] * 500)
    bench.awake(360, 5)
    assert (bench.state(post), bench.sending(post).reads) == (S.SETTLING, 0)
    bench.awake(5, 5)
    assert (bench.state(post), bench.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.OUTCOME_UNKNOWN)


def test_without_any_reading_back_a_person_is_asked_at_once(tmp_path):
    bench = PublishingBench.connected(tmp_path, handing=None, reading=None)
    post = unknown(bench, UNKNOWN)
    bench.awake(1)
    assert (bench.state(post), bench.sending(post).why) == (S.NEEDS_HUMAN, WhyHuman.OUTCOME_UNKNOWN)
    bench.folder.close()


def test_a_link_that_another_post_has_is_left_out_and_the_post_counts(bench):
    other = bench.approved(bench.draft("হাতে", planned_at=None))
    with bench.folder.store.write() as unit:
        seen = unit.deliveries.of_post(other.id)[0]
        unit.deliveries.save(replace(seen, permalink="https://www.facebook.com/sample.office/posts/1"), seen)
    post = bench.due_in()
    bench.awake(10, 5)
    assert (bench.state(post), bench.delivery(post.id).permalink) == (S.PUBLISHED, "")


# ---------------------------------------------------------------- the program is killed


class Killed(BaseException):
    """The process is gone: nothing catches this."""


@pytest.mark.parametrize(
    ("at", "effect", "state"),
    [
        ("published", False, S.READY),  # before the claim
        ("stage", False, S.READY),
        ("commit", False, S.ARMED),  # behind the claim, before anything left
        ("commit", True, S.ARMED),  # behind the effect, before it is written down
    ],
)
def test_killed_at_any_point_it_is_on_the_page_once_or_in_front_of_a_person(bench, at, effect, state):
    post = bench.due_in()
    bench.awake(9)
    bench.remote.will(at, Killed()) if not effect else None
    if effect:
        done = bench.remote._done
        bench.remote._done = lambda *what: (done(*what), _die())[0]
    bench.clock.go_on(minutes=1)
    with pytest.raises(Killed):
        bench.core.heartbeat.beat()
    if effect:
        bench.remote._done = done
    assert bench.state(post) is state
    anew = bench.again()
    anew.awake(25)
    if state is S.READY or effect:
        assert (anew.state(post), anew.remote.texts()) == (S.PUBLISHED, [TEXT])
    else:
        assert (anew.state(post), anew.remote.texts()) == (S.NEEDS_HUMAN, [])
    assert len(anew.remote.named("commit")) == 1


def _die():
    raise Killed


def test_an_answer_to_an_older_claim_is_written_down_and_changes_nothing(bench):
    post = bench.due_in()

    def settled_elsewhere(name):
        if name == "commit":
            bench.remote.before_call = None
            with bench.folder.store.write() as unit:
                armed = unit.deliveries.of_post(post.id)[0]
                unit.deliveries.save(armed.moved(S.SETTLING), armed)

    bench.remote.before_call = settled_elsewhere
    bench.awake(10, 5)
    assert bench.state(post) is S.SETTLING
    assert bench.tried(post)[-1] == ("answer", "confirmed")
    bench.awake(1)
    assert (bench.state(post), bench.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_a_store_that_came_from_a_backup_is_read_back_before_anything_goes_out(bench):
    from moderator_app.services.publishing.routes import suspect_all

    gone, still = bench.due_in(), bench.due_in(11 * MINUTE, "আরেকটি")
    bench.core.pausing.pause(bench.members["ict"], "ব্যাকআপ", bench.clock.now() + 60 * MINUTE)
    bench.awake(12)
    assert {bench.state(gone), bench.state(still)} == {S.READY}
    bench.remote._done(None, _parcel(TEXT), bench.remote.live)  # it went out behind the backup's back
    with bench.folder.store.write() as unit:
        assert suspect_all(unit, bench.clock.now()) == 2
    bench.core.pausing.lift(bench.members["ict"])
    bench.awake(20)
    assert (bench.state(gone), bench.state(still)) == (S.PUBLISHED, S.NEEDS_HUMAN)
    assert bench.remote.texts() == [TEXT]


def _parcel(text):
    from moderator_app.domain.sending import Parcel

    return Parcel("x", "y", text)
