"""Due times over the real store: awake, asleep, killed, the clock set, the computer suspended."""

import gc
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import DiskFull
from moderator_app.events import ClockJumped, CopyFailed, DeliveryDue, DeliveryMissed, PostChanged
from moderator_app.services.board import NeedKind
from moderator_app.services.heartbeat import Heartbeat
from moderator_app.services.workroom import Workroom
from tests.fakes.ids import FakeIds

S = DeliveryState
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def due_in(bench, wait=10 * MINUTE, text="গণশুনানি"):
    """A post that is approved and due after a while."""
    return bench.approved(bench.draft(text, planned_at=bench.clock.now() + wait))


def heard(bench):
    """The facts told from now on, the plain echoes of changes left out."""
    told = []
    bench.core.bus.subscribe(lambda fact: told.append(fact) if type(fact) is not PostChanged else None)
    return told


def awake(bench, minutes):
    """The program stands open: a beat a minute. Brings the beats that had something to say."""
    said = []
    for _ in range(minutes):
        bench.clock.go_on(minutes=1)
        beat = bench.core.heartbeat.beat()
        said += [beat] if beat.due or beat.missed or beat.jumped else []
    return said


def logged(bench, verb):
    """The one entry of a verb in the activity log."""
    [entry] = [entry for entry in bench.core.activity.entries(0, 5000) if entry.verb == verb]
    return entry


def state_of(bench, post):
    return bench.delivery(post.id).state


# ---------------------------------------------------------------- awake


def test_awake_the_time_is_kept_and_told_once(bench):
    post = due_in(bench)
    told = heard(bench)
    [beat] = awake(bench, 30)
    assert [(line.delivery.post_id, line.title) for line in beat.due] == [(post.id, "গণশুনানি")]
    assert beat.at == post.draft.planned_at
    assert state_of(bench, post) is S.MANUAL_READY
    assert told == [DeliveryDue(post.id, bench.delivery(post.id).id)]
    assert "delivery_missed" not in bench.verbs()


def test_nothing_is_told_before_its_time_nor_of_what_is_a_draft_or_open_or_live(bench):
    due_in(bench, HOUR)
    bench.handed_in(bench.draft("অপেক্ষমাণ", planned_at=bench.clock.now() + 5 * MINUTE))
    bench.opened(due_in(bench, 6 * MINUTE, "খোলা").id)
    bench.live(1)
    assert awake(bench, 30) == []


def test_the_program_started_anew_tells_nothing_again(bench):
    due_in(bench)
    assert len(awake(bench, 11)) == 1
    after = bench.again()
    told = heard(after)
    assert awake(after, 3) == []
    assert told == []


def test_a_short_sleep_over_the_time_is_kept(bench):
    post = due_in(bench)
    awake(bench, 6)
    bench.clock.go_on(hours=1)
    beat = bench.core.heartbeat.beat()
    assert (len(beat.due), beat.missed) == (1, ())
    assert state_of(bench, post) is S.MANUAL_READY


# ---------------------------------------------------------------- asleep


@pytest.mark.parametrize("asleep", [timedelta(minutes=20), HOUR, timedelta(days=3), timedelta(days=21)])
def test_slept_over_it_is_missed_and_waits_for_a_person(asleep, bench):
    post = due_in(bench)
    awake(bench, 2)
    told = heard(bench)
    bench.clock.go_on(seconds=asleep.total_seconds())
    after = bench.again()
    told_after = heard(after)
    beat = after.core.heartbeat.beat()
    assert [line.delivery.post_id for line in beat.missed] == [post.id]
    assert (beat.due, state_of(after, post)) == ((), S.MISSED)
    assert told_after == [DeliveryMissed(post.id, after.delivery(post.id).id)]
    assert told == []
    entry = logged(after, "delivery_missed")
    assert (entry.actor, entry.data["due_at"]) == ("system", post.draft.planned_at.isoformat())
    assert awake(after, 10) == []
    assert after.verbs().count("delivery_missed") == 1


def test_a_store_that_never_beat_before_misses_what_is_overdue(bench):
    post = due_in(bench)
    bench.clock.go_on(minutes=11)
    assert len(bench.core.heartbeat.beat().missed) == 1
    assert state_of(bench, post) is S.MISSED


def test_the_need_is_told_to_whoever_may_publish_and_to_nobody_else(bench):
    post = due_in(bench)
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    [need] = [n for n in bench.core.board.needs(bench.members["ict"]) if n.kind is NeedKind.MISSED_TIME]
    assert need.delivery.delivery.post_id == post.id
    kinds = {n.kind for n in bench.core.board.needs(bench.members["land"])}
    assert not kinds & {NeedKind.MISSED_TIME, NeedKind.BY_HAND}


def test_killed_at_the_moment_itself_it_is_kept(bench):
    post = due_in(bench)
    awake(bench, 9)
    bench.clock.go_on(seconds=60)  # the beat of this minute never came
    after = bench.again()
    after.clock.go_on(days=2)
    beat = after.core.heartbeat.beat()
    assert ([line.delivery.post_id for line in beat.due], beat.missed) == ([post.id], ())


def test_killed_after_the_beat_and_before_it_was_told_it_is_not_told_again_but_shown(bench):
    post = due_in(bench)
    awake(bench, 9)
    bench.clock.go_on(minutes=1)
    bench.core.bus.subscribe(_dies)
    with pytest.raises(SystemExit):
        bench.core.heartbeat.beat()
    after = bench.again()
    told = heard(after)
    assert awake(after, 30) == []
    assert told == []
    [need] = [n for n in after.core.board.needs(after.members["ict"]) if n.delivery]
    assert (need.kind, need.delivery.delivery.post_id) == (NeedKind.BY_HAND, post.id)


def _dies(_fact):
    raise SystemExit


def test_killed_within_the_beat_the_next_one_tells_it_whole(bench, monkeypatch):
    due_in(bench)
    awake(bench, 9)
    bench.clock.go_on(minutes=1)
    broken = bench.again()
    monkeypatch.setattr(
        "moderator_app.services.heartbeat._settled", lambda *_: (_ for _ in ()).throw(DiskFull(path="x"))
    )
    with pytest.raises(DiskFull):
        broken.core.heartbeat.beat()
    monkeypatch.undo()
    with bench.folder.store.read() as unit:
        assert unit.heartbeats.last().last_at == bench.clock.now() - MINUTE
    assert len(bench.again().core.heartbeat.beat().due) == 1


# ---------------------------------------------------------------- a person's hand after the time


def test_approved_after_its_time_it_was_never_slept_through(bench):
    post = bench.handed_in(bench.draft(planned_at=bench.clock.now() + 10 * MINUTE))
    bench.clock.go_on(hours=3)
    bench.approve(post.id)
    bench.clock.go_on(days=2)
    beat = bench.core.heartbeat.beat()
    assert ([line.delivery.post_id for line in beat.due], beat.missed) == ([post.id], ())


def test_set_to_a_time_that_has_gone_by_it_was_never_slept_through(bench):
    post = due_in(bench, HOUR)
    me, before = bench.members["ict"], bench.clock.now() - MINUTE
    bench.core.drafting.save(me, post.id, post.revision, replace(post.draft, planned_at=before))
    assert len(bench.core.heartbeat.beat().due) == 1


def test_a_kit_given_back_after_the_time_waits_again(bench):
    post = due_in(bench)
    kit = bench.opened(post.id)
    bench.clock.go_on(hours=2)
    bench.core.manual_kit.not_published(bench.members["ict"], kit, "বিদ্যুৎ নেই")
    bench.clock.go_on(minutes=1)
    assert len(bench.core.heartbeat.beat().due) == 1
    assert state_of(bench, post) is S.MANUAL_READY


# ---------------------------------------------------------------- clocks


def test_a_clock_set_on_over_the_time_misses_it(bench):
    post = due_in(bench, HOUR)
    awake(bench, 5)
    told = heard(bench)
    bench.clock.jump_to(bench.clock.now() + 2 * HOUR)
    beat = bench.core.heartbeat.beat()
    assert beat.jumped == 2 * HOUR
    assert state_of(bench, post) is S.MISSED
    assert told == [DeliveryMissed(post.id, bench.delivery(post.id).id), ClockJumped()]
    assert logged(bench, "clock_jumped").data == {"seconds": 7200}


def test_a_clock_set_back_tells_nothing_twice_and_keeps_what_comes(bench):
    first, second = due_in(bench, 10 * MINUTE), due_in(bench, 30 * MINUTE, "পরে")
    assert len(awake(bench, 15)) == 1
    bench.clock.jump_to(bench.clock.now() - 2 * HOUR)
    [jumped] = awake(bench, 1)
    assert jumped.jumped == -2 * HOUR
    bench.clock.jump_to(first.draft.planned_at - 5 * MINUTE)  # nearly two hours later, set once more
    assert len(awake(bench, 1)) == 1
    said = awake(bench, 30)
    assert [line.delivery.post_id for beat in said for line in beat.due] == [second.id]
    assert state_of(bench, first) is S.MANUAL_READY
    assert bench.verbs().count("clock_jumped") == 2


def test_beats_of_a_clock_that_ran_ahead_keep_nothing_after_it_was_set_back(bench):
    awake(bench, 50)
    bench.clock.jump_to(bench.clock.now() - 45 * MINUTE)
    awake(bench, 5)
    post = due_in(bench, 30 * MINUTE)
    bench.clock.go_on(hours=1)  # asleep over a time at which the wrong clock had beaten
    assert len(bench.core.heartbeat.beat().missed) == 1
    assert state_of(bench, post) is S.MISSED


def test_three_weeks_suspended_is_one_jump_and_one_beat(bench):
    posts = [due_in(bench, timedelta(days=day), f"পোস্ট {day}") for day in (1, 7, 20)]
    later = due_in(bench, timedelta(days=22), "পরে")
    awake(bench, 2)
    bench.clock.jump_to(bench.clock.now() + timedelta(days=21))  # the steady seconds stood still
    beat = bench.core.heartbeat.beat()
    assert beat.jumped == timedelta(days=21)
    assert [line.delivery.post_id for line in beat.missed] == [post.id for post in posts]
    assert state_of(bench, later) is S.MANUAL_READY


def test_a_clock_set_back_while_the_program_was_off_is_noted_once(bench):
    awake(bench, 3)
    bench.clock.jump_to(bench.clock.now() - timedelta(days=1))
    after = bench.again()
    assert after.core.heartbeat.beat().jumped == timedelta(days=-1)
    assert awake(after, 3) == []


def test_switched_off_for_weeks_is_no_jump_of_the_clock(bench):
    awake(bench, 3)
    after = bench.again()
    after.clock.go_on(days=21)
    assert not after.core.heartbeat.beat().jumped
    assert "clock_jumped" not in bench.verbs()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Dhaka"])
def test_the_zone_of_the_pc_changes_nothing(zone, bench, monkeypatch):
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        post = due_in(bench)
        awake(bench, 5)
        [beat] = awake(bench, 20)
        assert beat.at == post.draft.planned_at
        missed = due_in(bench)
        bench.clock.go_on(days=1)
        assert [line.delivery.post_id for line in bench.core.heartbeat.beat().missed] == [missed.id]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_clock_that_leaps_while_a_demo_office_is_made_did_not_jump(bench):
    for _ in range(3):
        bench.clock.jump_to(bench.clock.now() + HOUR)
        assert not bench.core.heartbeat.replay().jumped
    assert "clock_jumped" not in bench.verbs()


# ---------------------------------------------------------------- cheap, and the copy


def test_an_idle_beat_writes_its_span_and_nothing_else(bench):
    awake(bench, 2)
    before = bench.verbs()
    with bench.folder.store.read() as unit:
        first = unit.heartbeats.last()
    awake(bench, 30)
    with bench.folder.store.read() as unit:
        assert unit.heartbeats.between(datetime.min.replace(tzinfo=UTC), bench.clock.now()) == (
            replace(first, last_at=bench.clock.now()),
        )
    assert bench.verbs() == before


def beating_with(bench, copy_if_due):
    """A heartbeat whose copy is the test's, and the facts of its bus."""
    room = Workroom(bench.folder, bench.clock, FakeIds(50), bench.core.bus)
    return Heartbeat(room, copy_if_due), heard(bench)


def test_the_copy_is_kept_after_the_beat_and_told(bench):
    kept = iter([object(), None])
    heartbeat, _ = beating_with(bench, lambda: next(kept))
    assert [heartbeat.beat().copied, heartbeat.beat().copied] == [True, False]
    assert not heartbeat.replay().copied


def test_a_copy_that_fails_stops_no_beat_and_is_told_when_it_begins(bench, caplog):
    faults = iter([DiskFull(path="x"), DiskFull(path="x"), None, DiskFull(path="x")])

    def copy():
        fault = next(faults)
        if fault:
            raise fault

    heartbeat, told = beating_with(bench, copy)
    post = due_in(bench)
    with caplog.at_level(logging.WARNING):
        for _ in range(4):
            bench.clock.go_on(minutes=3)
            assert not heartbeat.beat().copied
    assert told == [CopyFailed("disk_full"), DeliveryDue(post.id, bench.delivery(post.id).id), CopyFailed("disk_full")]
    assert len(caplog.records) == 2


def test_a_heartbeat_asks_no_actor_and_touches_no_approval(bench):
    post = due_in(bench)
    before = bench.core.reviewing.detail(bench.members["uno"], post.id).approvals
    bench.clock.go_on(days=2)
    bench.core.heartbeat.beat()
    assert bench.core.reviewing.detail(bench.members["uno"], post.id).approvals == before


@pytest.mark.slow
def test_hundreds_of_beats_leave_no_objects_behind(bench):
    due_in(bench, 20 * MINUTE)
    due_in(bench, 3 * HOUR, "পরে")
    awake(bench, 50)
    gc.collect()
    before = len(gc.get_objects())
    awake(bench, 300)
    gc.collect()
    assert len(gc.get_objects()) - before < 250, "each beat leaves something behind"
