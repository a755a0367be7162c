from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.slots import DEFAULT_SLOTS, Slot, gap_in, next_slots
from moderator_app.zone import DHAKA
from tests.domain.samples import NOW, SUNDAY

slots = st.sets(st.builds(Slot, st.integers(0, 6), st.times(timezones=st.none())), max_size=5)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def test_the_default_is_two_times_a_week_sunday_and_wednesday_at_eleven():
    assert [s.moment(SUNDAY) for s in DEFAULT_SLOTS] == [
        datetime(2026, 10, 4, 11, tzinfo=DHAKA),
        datetime(2026, 10, 7, 11, tzinfo=DHAKA),
    ]


def test_the_next_empty_slot_leaves_out_what_is_over_and_what_is_taken():
    wednesday = datetime(2026, 10, 7, 5, tzinfo=UTC)
    assert next_slots(DEFAULT_SLOTS, NOW, []) == [wednesday]
    assert next_slots(DEFAULT_SLOTS, NOW, [wednesday]) == [datetime(2026, 10, 11, 11, tzinfo=DHAKA)]
    assert next_slots(DEFAULT_SLOTS, wednesday, []) == [datetime(2026, 10, 11, 11, tzinfo=DHAKA)]


def test_a_slot_late_on_saturday_still_belongs_to_its_week():
    late = Slot(6, time(23, 30))
    now = datetime(2026, 10, 10, 23, 0, tzinfo=DHAKA)
    assert next_slots([late], now, []) == [datetime(2026, 10, 10, 23, 30, tzinfo=DHAKA)]


def test_without_slots_there_is_no_next_one():
    assert next_slots([], NOW, []) == []


def test_a_double_slot_is_offered_once():
    found = next_slots([*DEFAULT_SLOTS, *DEFAULT_SLOTS], NOW, [], wanted=3)
    assert found == sorted(set(found))


@pytest.mark.parametrize("day", [-1, 7])
def test_a_day_outside_the_week_is_no_slot(day):
    with pytest.raises(ValueError):
        Slot(day, time(11))


@given(slots, moments, st.integers(0, 6))
def test_next_slots_are_future_slots_in_order_and_at_most_as_many_as_wanted(office_slots, now, wanted):
    found = next_slots(office_slots, now, [], wanted)
    assert len(found) == (min(wanted, 7 * len(office_slots)) if office_slots else 0) or len(found) == wanted
    assert found == sorted(set(found))
    for moment in found:
        assert moment > now
        assert Slot((moment.date() - date(2026, 10, 4)).days % 7, moment.timetz().replace(tzinfo=None)) in office_slots


@given(slots, moments, st.data())
def test_a_taken_slot_is_never_offered(office_slots, now, data):
    free = next_slots(office_slots, now, [], wanted=8)
    taken = data.draw(st.sets(st.sampled_from(free))) if free else set()
    found = next_slots(office_slots, now, {t.astimezone(UTC) for t in taken}, wanted=8)
    assert not set(found) & taken
    assert [m for m in free if m not in taken] == found[: len(free) - len(taken)]


def test_eight_weeks_ahead_is_as_far_as_it_looks():
    found = next_slots(DEFAULT_SLOTS, NOW, [], wanted=100)
    assert found[-1] - NOW < timedelta(weeks=8)
    assert len(found) == 15


def _every_day(_day):
    return True


def test_a_gap_is_the_first_empty_slot_of_the_week_from_now_on():
    week, wednesday = Week(SUNDAY), datetime(2026, 10, 7, 11, tzinfo=DHAKA)
    assert gap_in(DEFAULT_SLOTS, week, NOW, [], _every_day) == wednesday
    assert gap_in(DEFAULT_SLOTS, week, NOW, [wednesday.astimezone(UTC)], _every_day) is None
    assert gap_in(DEFAULT_SLOTS, week.next, NOW, [], _every_day) == datetime(2026, 10, 11, 11, tzinfo=DHAKA)
    assert gap_in([], week, NOW, [], _every_day) is None


def test_a_slot_on_a_day_off_is_passed_over_where_another_is_left_in_the_week():
    week, thursday = Week(SUNDAY), Slot(4, time(11))

    def not_wednesday(day):
        return day != date(2026, 10, 7)

    found = gap_in([*DEFAULT_SLOTS, thursday], week, NOW, [], not_wednesday)
    assert found == datetime(2026, 10, 8, 11, tzinfo=DHAKA)
    assert gap_in(DEFAULT_SLOTS, week, NOW, [], not_wednesday) == datetime(2026, 10, 7, 11, tzinfo=DHAKA)
