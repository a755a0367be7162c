import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.words.digits import bangla_digits, grouped, latin_digits


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12345, "12,345"), (100000, "1,00,000"),
        (1234567, "12,34,567"), (10000000, "1,00,00,000"), (123456789012, "1,23,45,67,89,012"),
        (-1, "-1"), (-999, "-999"), (-1234567, "-12,34,567"),
    ],
)  # fmt: skip
def test_numbers_are_grouped_by_lakh_and_crore(number, shown):
    assert grouped(number) == shown


@given(st.integers())
def test_grouping_changes_no_digit(number):
    shown = grouped(number)
    assert int(shown.replace(",", "")) == number
    head, *tail = shown.lstrip("-").split(",")
    assert 1 <= len(head) <= 3
    assert [len(part) for part in tail] == [2] * (len(tail) - 1) + [3] * bool(tail)


def test_digits_change_their_shape_and_nothing_else_does():
    assert bangla_digits("২০২4, Room 5") == "২০২৪, Room ৫"
    assert latin_digits("২০২4, কক্ষ ৫") == "2024, কক্ষ 5"


@given(st.text())
def test_digits_there_and_back_are_the_latin_ones(text):
    assert latin_digits(bangla_digits(text)) == latin_digits(text)
    assert bangla_digits(latin_digits(text)) == bangla_digits(text)
