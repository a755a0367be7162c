import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import NotTheSame, PinTooShort, PinTooSimple
from moderator_app.domain.pins import PIN_MINIMUM, check_new_pin, wait_seconds


@pytest.mark.parametrize("pin", ["204815", "২০৪৮১৫", "a long passphrase", "123457", "12345a"])
def test_a_pin_of_six_mixed_characters_passes(pin):
    check_new_pin(pin, pin)


def test_a_short_pin_is_refused_with_the_length_that_is_wanted():
    with pytest.raises(PinTooShort) as refused:
        check_new_pin("20481", "20481")
    assert refused.value.fields == {"minimum": PIN_MINIMUM}


@pytest.mark.parametrize("pin", ["000000", "ক" * 8, "123456", "987654", "১২৩৪৫৬", "４５６７８９"])
def test_one_character_repeated_or_digits_in_a_row_are_refused(pin):
    with pytest.raises(PinTooSimple):
        check_new_pin(pin, pin)


def test_a_pin_typed_differently_the_second_time_is_refused():
    with pytest.raises(NotTheSame) as refused:
        check_new_pin("204815", "204816")
    assert refused.value.fields == {"field": "pin"}


def test_full_width_and_plain_letters_are_the_same_pin():
    check_new_pin("２０４８１５", "204815")


def test_the_first_wrong_pins_cost_nothing_and_later_ones_ever_more():
    assert [wait_seconds(n) for n in range(8)] == [0, 0, 0, 5, 10, 20, 40, 80]
    assert wait_seconds(50) == 900


@given(st.integers(0, 10_000))
def test_the_wait_never_shrinks_and_never_locks_anyone_out(failures):
    assert wait_seconds(failures) <= wait_seconds(failures + 1) <= 900
