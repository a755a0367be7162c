"""Whoever comes back after days is told, once, what happened meanwhile; nothing was made up for."""

from datetime import timedelta

import pytest

from moderator_app.domain.absence import Absence
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.delivery import DeliveryState
from moderator_app.services.absence import WhileAway
from moderator_app.services.board import NeedKind
from tests.services.bench import Bench
from tests.services.test_notices import FakeDesktop

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def awake(bench: Bench, minutes: int) -> list:
    beats = []
    for _ in range(minutes):
        bench.clock.go_on(minutes=1)
        beats.append(bench.core.heartbeat.beat())
    return beats


def due_in(bench: Bench, days: float, title: str):
    return bench.approved(bench.draft(title, planned_at=bench.clock.now() + timedelta(days=days)))


def with_desktop(bench: Bench) -> FakeDesktop:
    """The notices of this bench's program, seen."""
    desktop = FakeDesktop()
    bench.core.notices._desktop = desktop
    return desktop


def test_a_pc_that_was_off_for_three_weeks(bench):
    posts = [due_in(bench, 1 + n, f"পোস্ট {n}") for n in range(20)]
    awake(bench, 3)
    left_at = bench.clock.now()
    after = bench.again()
    desktop = with_desktop(after)
    after.clock.go_on(days=21)
    beat = after.core.heartbeat.beat()

    # Nothing went out, and each waits for a person's decision.
    assert len(beat.missed) == 20
    assert beat.due == ()
    assert {bench.delivery(post.id).state for post in posts} == {DeliveryState.MISSED}
    missed = [n for n in after.core.board.needs(after.members["ict"]) if n.kind is NeedKind.MISSED_TIME]
    assert len(missed) == 20

    # One notice, not twenty.
    of_posts = [shown for shown in desktop.shown if shown[2].startswith("beat:")]
    assert len(of_posts) == 1
    assert of_posts[0][0] == "২০টি পোস্টের সময় পেরিয়ে গেছে"

    # The board is right, and each week that ended meanwhile asks for its reason.
    board = after.core.board.week()
    assert board.today in board.week
    assert [row.page_week.state for row in board.rows] == [WeekState.AT_RISK]
    weeks = [n.week for n in after.core.board.needs(after.members["uno"]) if n.kind is NeedKind.MISSED_WEEK]
    ended = {w.week for w in weeks if w.week.last_on >= left_at.date() and w.week != board.week}
    assert len(ended) == 3
    assert after.core.absence.last() == WhileAway(Absence(left_at, after.clock.now()), missed=20, weeks=3)

    # It stays said all day, also after another start, and no longer.
    later = after.again()
    later.clock.go_on(hours=3)
    later.core.heartbeat.beat()
    assert later.core.absence.last().missed == 20
    later.core.missed.drop(later.members["ict"], bench.delivery(posts[0].id).id)
    assert later.core.absence.last().missed == 19
    later.clock.go_on(hours=22)
    later.core.heartbeat.beat()
    assert later.core.absence.last() is None


def test_a_second_beat_after_the_coming_back_tells_nothing_again(bench):
    due_in(bench, 1, "ক")
    awake(bench, 2)
    after = bench.again()
    desktop = with_desktop(after)
    after.clock.go_on(days=21)
    after.core.heartbeat.beat()
    told = len(desktop.shown)
    awake(after, 5)
    assert len(desktop.shown) == told


@pytest.mark.parametrize("suspended", [True, False])
def test_a_laptop_that_slept_for_two_days_is_told_as_one_that_was_off(suspended, bench):
    post = due_in(bench, 1, "ক")
    awake(bench, 2)
    left_at = bench.clock.now()
    bench.clock.sleep(days=2) if suspended else bench.clock.go_on(days=2)
    beat = bench.core.heartbeat.beat()
    assert [line.delivery.post_id for line in beat.missed] == [post.id]
    assert bench.core.absence.last() == WhileAway(Absence(left_at, bench.clock.now()), missed=1, weeks=0)


def test_a_night_a_first_start_and_a_weekend_that_harmed_nothing_are_not_spoken_of(bench):
    assert bench.core.absence.last() is None
    awake(bench, 1)
    assert bench.core.absence.last() is None
    bench.clock.go_on(hours=16)
    awake(bench, 1)
    assert bench.core.absence.last() is None
    page_weeks_met(bench)
    bench.clock.go_on(days=1)  # Thursday
    awake(bench, 1)
    bench.clock.go_on(days=3)  # Sunday
    awake(bench, 1)
    assert bench.core.absence.last() is None


def page_weeks_met(bench: Bench) -> None:
    for number in (1, 2):
        bench.live(number)


def test_days_in_which_nothing_was_missed_are_told_quietly(bench):
    awake(bench, 1)
    left_at = bench.clock.now()
    bench.clock.go_on(days=2)
    awake(bench, 1)
    assert bench.core.absence.last() == WhileAway(Absence(left_at, bench.clock.now()), 0, 0)


# ---------------------------------------------------------------- clocks that are set


def test_a_clock_set_on_by_a_day_and_back_again_leaves_the_board_right(bench):
    now_due, tomorrow = due_in(bench, 1 / 24, "আজ"), due_in(bench, 1.5, "পরশু")
    awake(bench, 1)
    right = bench.clock.now()
    bench.clock.jump_to(right + 2 * DAY)
    assert len(bench.core.heartbeat.beat().missed) == 2
    bench.clock.jump_to(right + MINUTE)
    beat = bench.core.heartbeat.beat()
    assert (beat.due, beat.missed) == ((), ())
    assert bench.core.absence.last() is None
    assert bench.core.board.week().now == right + MINUTE
    # What the wrong clock missed waits for a person, and can be given its time again.
    for post in (now_due, tomorrow):
        bench.core.missed.new_time(bench.members["ict"], bench.delivery(post.id).id, right + DAY)
        assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY
        assert bench.delivery(post.id).due_at == right + DAY


def test_a_clock_set_back_is_told_once_in_words(bench):
    desktop = with_desktop(bench)
    awake(bench, 2)
    bench.clock.jump_to(bench.clock.now() - 2 * DAY)
    awake(bench, 3)
    clock = [shown for shown in desktop.shown if shown[2] == "clock"]
    assert [shown[0] for shown in clock] == ["পিসির ঘড়ি পিছিয়ে দেওয়া হয়েছে"]
    assert "রবি ৮ ফেব্রুয়ারি ২০২৬" in clock[0][1]
    bench.clock.sleep(hours=5)
    awake(bench, 1)
    assert len([shown for shown in desktop.shown if shown[2] == "clock"]) == 1
