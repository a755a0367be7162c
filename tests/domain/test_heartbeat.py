"""Heartbeats: which due times were kept, and when a clock was set."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.heartbeat import (
    JUMPED_AFTER,
    KEPT_WITHIN,
    AwakeSpan,
    ClockLook,
    Verdict,
    is_kept,
    judged,
    jump_between,
    set_back,
    with_beat,
)
from tests.fakes.clock import NOON

MINUTE = timedelta(minutes=1)
SECONDS = st.integers(min_value=0, max_value=40_000).map(lambda s: NOON + timedelta(seconds=s))


def spans_of(beats):
    spans = []
    for at in beats:
        span = with_beat(spans[-1] if spans else None, at)
        if spans and span.first_at == spans[-1].first_at and at != span.first_at:
            spans[-1] = span
        elif not spans or span != spans[-1]:
            spans.append(span)
    return spans


def test_the_first_beat_is_a_span_of_a_moment():
    assert with_beat(None, NOON) == AwakeSpan(NOON, NOON)


def test_a_beat_within_five_minutes_makes_the_span_grow():
    assert with_beat(AwakeSpan(NOON, NOON), NOON + KEPT_WITHIN) == AwakeSpan(NOON, NOON + KEPT_WITHIN)


def test_a_later_beat_begins_a_span_of_its_own():
    late = NOON + KEPT_WITHIN + timedelta(microseconds=1)
    assert with_beat(AwakeSpan(NOON, NOON), late) == AwakeSpan(late, late)


def test_a_clock_set_back_begins_a_span_of_its_own():
    assert with_beat(AwakeSpan(NOON, NOON), NOON - MINUTE) == AwakeSpan(NOON - MINUTE, NOON - MINUTE)


def test_a_due_time_without_any_beat_is_slept_through():
    assert not is_kept(NOON, [])


@given(st.lists(SECONDS, min_size=1, max_size=30).map(sorted), SECONDS)
def test_kept_means_that_a_beat_ran_at_most_five_minutes_before(beats, due_at):
    ran_before = any(due_at - KEPT_WITHIN <= at <= due_at for at in beats)
    assert is_kept(due_at, spans_of(beats)) == ran_before


# ---------------------------------------------------------------- what became of a due time

LONG_AGO = NOON - timedelta(days=2)
MOMENTS = st.lists(SECONDS, min_size=1, max_size=30).map(sorted)


@given(MOMENTS, SECONDS, SECONDS)
def test_nothing_is_judged_before_its_time(beats, due_at, now):
    verdict = judged(due_at, LONG_AGO, spans_of(beats), now)
    assert (verdict is Verdict.NOT_YET) == (due_at > now)


@given(MOMENTS, SECONDS)
def test_what_nobody_touched_since_is_kept_only_by_a_beat_shortly_before(beats, due_at):
    now = max(*beats, due_at)
    ran_before = any(due_at - KEPT_WITHIN <= at <= due_at for at in beats)
    assert (judged(due_at, LONG_AGO, spans_of(beats), now) is Verdict.KEPT) == ran_before


@given(MOMENTS, SECONDS, SECONDS, SECONDS)
def test_what_a_person_asked_for_after_its_time_is_never_missed(beats, due_at, later, latest):
    in_hand_at = max(due_at, later)
    now = max(in_hand_at, latest)
    assert judged(due_at, in_hand_at, spans_of(beats), now) is Verdict.KEPT


@given(MOMENTS, SECONDS, SECONDS)
def test_more_heartbeats_never_turn_a_kept_time_into_a_missed_one(beats, due_at, another):
    now = max(*beats, due_at, another)
    if judged(due_at, LONG_AGO, spans_of(beats), now) is Verdict.KEPT:
        assert judged(due_at, LONG_AGO, spans_of(sorted([*beats, another])), now) is Verdict.KEPT


@given(MOMENTS, SECONDS, SECONDS)
def test_a_decision_before_the_time_saves_nothing(beats, due_at, earlier):
    in_hand_at = min(earlier, due_at - timedelta(seconds=1))
    now = max(*beats, due_at)
    spans = spans_of(beats)
    assert judged(due_at, in_hand_at, spans, now) is judged(due_at, LONG_AGO, spans, now)


def test_a_decision_that_the_clock_puts_into_the_future_is_not_believed():
    now = NOON + timedelta(hours=3)
    spans = [AwakeSpan(now, now)]
    assert judged(NOON, now + MINUTE, spans, now) is Verdict.MISSED
    assert judged(NOON, now, spans, now) is Verdict.KEPT


# ---------------------------------------------------------------- clocks that were set


def test_clocks_that_keep_their_pace_show_no_jump():
    before = ClockLook(NOON, 5.0)
    assert jump_between(before, ClockLook(NOON + timedelta(minutes=1), 65.0)) == timedelta()
    assert jump_between(before, ClockLook(NOON + timedelta(minutes=1) + JUMPED_AFTER, 65.0)) == timedelta()


@given(st.integers(min_value=-2_000_000, max_value=2_000_000), st.integers(min_value=0, max_value=100_000))
def test_a_jump_is_what_the_clock_strayed_from_its_steady_seconds(strayed, passed):
    after = ClockLook(NOON + timedelta(seconds=passed + strayed), 5.0 + passed)
    jump = jump_between(ClockLook(NOON, 5.0), after)
    assert jump == (timedelta(seconds=strayed) if abs(strayed) > 120 else timedelta())


def test_a_clock_set_back_while_the_program_was_off_shows_at_the_next_beat():
    last = AwakeSpan(NOON - MINUTE, NOON)
    assert set_back(None, NOON) == timedelta()
    assert set_back(last, NOON + timedelta(days=21)) == timedelta()
    assert set_back(last, NOON - JUMPED_AFTER) == timedelta()
    assert set_back(last, NOON - timedelta(hours=2)) == timedelta(hours=-2)
