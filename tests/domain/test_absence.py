"""When the program was away for long, and when that is told."""

from datetime import UTC, datetime, timedelta

from moderator_app.domain.absence import LONGER_THAN, TOLD_FOR, Absence, last_absence
from moderator_app.domain.heartbeat import AwakeSpan

NOON = datetime(2026, 2, 10, 6, tzinfo=UTC)
"""Tuesday, noon in Dhaka."""
HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)


def span(first, last=None):
    return AwakeSpan(first, last or first + HOUR)


def test_a_night_is_no_absence_and_a_day_and_more_is():
    woke = span(NOON)
    assert last_absence([span(NOON - 16 * HOUR), woke], NOON + HOUR) is None
    slept_at = NOON - LONGER_THAN
    assert last_absence([span(slept_at - HOUR), woke], NOON + HOUR) is None
    before = span(slept_at - HOUR, slept_at - SECOND)
    assert last_absence([before, woke], NOON + HOUR) == Absence(slept_at - SECOND, NOON)


def test_the_first_start_of_a_store_is_no_coming_back():
    assert last_absence([], NOON) is None
    assert last_absence([span(NOON)], NOON + HOUR) is None


def test_it_is_told_for_a_day_also_when_the_program_was_started_again_meanwhile():
    spans = [span(NOON - 9 * DAY), span(NOON), span(NOON + 3 * HOUR)]
    told = Absence(NOON - 9 * DAY + HOUR, NOON)
    assert last_absence(spans, NOON + 5 * HOUR) == told
    assert last_absence(spans, NOON + TOLD_FOR - SECOND) == told
    assert last_absence(spans, NOON + TOLD_FOR) is None


def test_of_two_absences_the_later_counts():
    spans = [span(NOON - 20 * DAY), span(NOON - 9 * DAY), span(NOON)]
    assert last_absence(spans, NOON + HOUR) == Absence(NOON - 9 * DAY + HOUR, NOON)


def test_beats_of_a_clock_that_ran_ahead_make_no_absence():
    spans = [span(NOON - 2 * HOUR), span(NOON + 900 * DAY), span(NOON)]
    assert last_absence(spans, NOON + HOUR) is None


def test_spans_that_lie_in_one_another_count_as_one_time_awake():
    spans = [span(NOON - 5 * DAY, NOON - HOUR), span(NOON - 4 * DAY), span(NOON)]
    assert last_absence(spans, NOON + HOUR) is None


def test_what_lies_in_it_ends_with_the_coming_back():
    absence = Absence(NOON - DAY, NOON)
    assert [NOON - DAY in absence, NOON - DAY + SECOND in absence, NOON in absence, NOON + SECOND in absence] == [
        False,
        True,
        True,
        False,
    ]


def test_a_weekend_takes_no_working_day_and_a_week_does():
    thursday = NOON + 2 * DAY
    sunday = thursday + 3 * DAY
    assert not Absence(thursday, sunday).took_a_working_day
    assert not Absence(NOON, NOON + 2 * HOUR).took_a_working_day
    assert Absence(thursday, sunday + DAY).took_a_working_day
    assert Absence(NOON, NOON + 2 * DAY).took_a_working_day
