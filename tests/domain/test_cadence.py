from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind, WeekCount, WeekNote, WeekState, checked_reason, page_week
from moderator_app.domain.errors import EmptyField, FieldTooLong
from tests.domain.samples import NASRIN, NOW, PAGE, SUNDAY, page

WEEK = Week(SUNDAY)
counts = st.builds(WeekCount, st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
near = st.integers(-20, 20).map(lambda n: SUNDAY + timedelta(days=n))
S = WeekState


def note(kind=NoteKind.EID):
    return WeekNote(PAGE, WEEK, kind, "ঈদের ছুটি", NASRIN, NOW)


def state(live=0, scheduled=0, today=SUNDAY, of=None, because=None, minimum=2):
    return page_week(of or page(), WEEK, minimum, WeekCount(live, scheduled, 9), today, because).state


def test_a_week_is_met_on_track_or_at_risk_while_it_runs():
    assert state(live=2) is S.MET
    assert state(live=1, scheduled=1) is S.ON_TRACK
    assert state(scheduled=2) is S.ON_TRACK
    assert state(live=1) is S.AT_RISK
    assert state(today=WEEK.last_on) is S.AT_RISK


def test_a_week_that_is_over_is_met_or_missed_whatever_was_planned():
    after = WEEK.next.first_on
    assert state(live=2, today=after) is S.MET
    assert state(live=1, scheduled=5, today=after) is S.MISSED


def test_proposed_drafts_never_make_a_week_safe():
    assert page_week(page(), WEEK, 2, WeekCount(maybe=5), SUNDAY).state is S.AT_RISK


def test_met_beats_excused_and_excused_beats_missed():
    after = WEEK.next.first_on
    assert state(live=2, today=after, because=note()) is S.MET
    assert state(live=1, today=after, because=note()) is S.EXCUSED
    assert state(live=1, today=after, because=note(NoteKind.MISSED)) is S.MISSED
    assert state(because=note()) is S.EXCUSED


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_reason_but_a_plain_miss_excuses_the_week(kind):
    assert kind.excuses == (kind is not NoteKind.MISSED)


def test_a_first_week_that_begins_in_its_middle_is_met_or_not_recorded():
    late = page(first_on=SUNDAY + timedelta(days=3))
    assert state(live=2, of=late) is S.MET
    assert state(live=1, of=late, today=WEEK.next.first_on) is S.NOT_RECORDED
    assert state(live=0, of=page(first_on=SUNDAY), today=WEEK.next.first_on) is S.MISSED


def test_a_last_week_that_ends_in_its_middle_is_met_or_not_recorded():
    closed = page(last_on=SUNDAY + timedelta(days=2))
    assert state(live=2, of=closed) is S.MET
    assert state(live=1, of=closed, today=WEEK.next.first_on) is S.NOT_RECORDED
    assert state(of=page(last_on=WEEK.last_on), today=WEEK.next.first_on) is S.MISSED


def test_weeks_outside_the_pages_time_are_not_recorded_even_with_posts():
    assert state(live=5, of=page(first_on=WEEK.next.first_on)) is S.NOT_RECORDED
    assert state(live=5, of=page(last_on=WEEK.previous.last_on)) is S.NOT_RECORDED


def test_a_missed_week_needs_a_reason_until_someone_wrote_one():
    after = WEEK.next.first_on
    assert page_week(page(), WEEK, 2, WeekCount(), after).needs_reason
    assert not page_week(page(), WEEK, 2, WeekCount(), after, note(NoteKind.MISSED)).needs_reason
    assert not page_week(page(), WEEK, 2, WeekCount(), SUNDAY).needs_reason


@given(counts, st.integers(1, 3), near, st.sampled_from([None, *NoteKind]))
def test_the_state_never_contradicts_the_counts(count, minimum, today, kind):
    found = page_week(page(), WEEK, minimum, count, today, note(kind) if kind else None)
    assert (found.state is S.MET) == (count.live >= minimum)
    if found.state is S.ON_TRACK:
        assert count.live < minimum <= count.live + count.scheduled
        assert found.days_left > 0
    if found.state is S.MISSED:
        assert found.days_left == 0
    if found.state is S.AT_RISK:
        assert found.days_left > 0
    assert (found.state is S.EXCUSED) == (count.live < minimum and kind is not None and kind.excuses)


@given(counts, near, st.dates(date(2026, 9, 20), date(2026, 10, 20)))
def test_one_more_live_post_never_makes_a_week_worse(count, today, first_on):
    order = [S.MISSED, S.NOT_RECORDED, S.AT_RISK, S.ON_TRACK, S.EXCUSED, S.MET]
    kept = page(first_on=first_on)
    before = page_week(kept, WEEK, 2, count, today).state
    after = page_week(kept, WEEK, 2, WeekCount(count.live + 1, count.scheduled), today).state
    assert order.index(after) >= order.index(before)


def test_a_reason_is_cleaned_and_must_say_something():
    assert checked_reason("  বন্যায়\nবিদ্যুৎ ছিল না ") == "বন্যায় বিদ্যুৎ ছিল না"
    with pytest.raises(EmptyField):
        checked_reason(" \n")
    with pytest.raises(FieldTooLong):
        checked_reason("ক" * 501)
