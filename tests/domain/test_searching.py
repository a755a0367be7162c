"""What a person types becomes a question that never fails, and texts are compared as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.searching import folded, question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("নদী ভাঙন", '"নদী"* "ভাঙন"*'),
        ('"নদী ভাঙন" সভা', '"নদী ভাঙন" "সভা"*'),
        ('"নদী ভা', '"নদী ভা"*'),
        ("“সেবা মেলা”", '"সেবা মেলা"'),
        ("১২৩ ২০২6", '"123"* "2026"*'),
        ("ই-সেবা", '"ই সেবা"*'),
        ("AND NEAR(", '"and"* "near"*'),
        ("", ""),
        ('- * "" ()', ""),
    ],
)
def test_what_is_typed_becomes_a_question(typed, asked):
    assert question(typed) == asked


def test_both_spellings_of_one_letter_are_the_same_word():
    assert question("বড়") == question("বড\u09bc")
    assert folded("বড়\u200cদিন ২৫") == folded("বড\u09bcদিন 25")


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_out_of_its_quotes(typed):
    asked = question(typed)
    parts = [part for part in asked.split('"') if part not in ("", "* ", " ", "*")]
    assert all(not set(part) & set('*^:()+-"') for part in parts)
    assert asked.count('"') % 2 == 0


def test_a_question_is_looked_at_up_to_a_length():
    assert question("ক" * 5_000) == f'"{"ক" * 200}"*'
