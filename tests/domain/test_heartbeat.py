"""Heartbeats: which due times were kept."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.heartbeat import KEPT_WITHIN, AwakeSpan, is_kept, with_beat
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
