"""When a screen looks again by itself."""

from datetime import UTC, datetime, timedelta

from ui.looking_again import look_again_in

NOW = datetime(2026, 10, 4, 6, tzinfo=UTC)


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


def test_it_looks_just_after_the_next_moment():
    assert look_again_in(NOW, [after(minutes=9), after(minutes=5), None, after(minutes=-3)]) == 5 * 60 + 1


def test_it_looks_once_a_minute_at_most_and_every_ten_minutes_at_least():
    assert look_again_in(NOW, [after(seconds=2)]) == 60
    assert look_again_in(NOW, []) == 600
    assert look_again_in(NOW, [after(hours=3)]) == 600


def test_it_looks_when_the_day_begins_in_dhaka():
    evening = datetime(2026, 10, 4, 17, 55, tzinfo=UTC)  # 23:55 in Dhaka
    assert look_again_in(evening, []) == 5 * 60 + 1
