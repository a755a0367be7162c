import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.blanks import BLANK_LIMIT, blanks, next_blank

TEXTS = st.text(st.sampled_from("[](\nক খি১a1_…") | st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("আগামী [তারিখ] [সময়]", ["তারিখ", "সময়"]),
        ("[তারিখ]ের মধ্যে, [স্থান]-এ", ["তারিখ", "স্থান"]),
        ("[ place ]", ["place"]),
        ("সূত্র [১], [2], […], [ ], []", []),
        ("কা[তারিখ] a[b] 1[c]", []),
        ("[[তারিখ]] [ক [খ] গ]", ["তারিখ", "খ"]),
        ("[লেখা](https://example.org) [লেখা] (বন্ধনী)", ["লেখা"]),
        ("[তারি\nখ] [তারিখ", []),
        (f"[{'ক' * BLANK_LIMIT}] [{'ক' * (BLANK_LIMIT + 1)}]", ["ক" * BLANK_LIMIT]),
    ],
)
def test_a_blank_names_something_on_one_line_and_begins_no_word(text, names):
    assert [blank.name for blank in blanks(text)] == names


def test_a_blank_knows_its_line_and_its_place():
    first, second = blanks("ক\n\n[তারিখ] [সময়]")
    assert (first.line, first.start, first.end, second.line) == (3, 3, 10, 3)


@given(TEXTS)
def test_blanks_follow_each_other_and_none_holds_a_bracket_or_stands_inside_a_word(text):
    at = 0
    for blank in blanks(text):
        assert at <= blank.start < blank.end <= len(text)
        at = blank.end
        whole = text[blank.start : blank.end]
        assert (whole[0], whole[-1]) == ("[", "]")
        assert not set("[]\n") & set(whole[1:-1])
        assert blank.name == whole[1:-1].strip() != ""
        assert any(c.isalpha() for c in blank.name)
        assert blank.start == 0 or unicodedata.category(text[blank.start - 1])[0] not in "LMN"
        assert blank.line == text[: blank.start].count("\n") + 1


@given(TEXTS)
def test_a_text_whose_blanks_are_filled_from_the_last_to_the_first_has_fewer(text):
    found = blanks(text)
    if found:
        last = found[-1]
        filled = text[: last.start] + " ৫ " + text[last.end :]
        assert blanks(filled)[: len(found) - 1] == found[:-1]


@given(TEXTS, st.integers(0, 90))
def test_the_next_blank_lies_ahead_or_is_the_first_again(text, place):
    found, there = blanks(text), next_blank(text, place)
    ahead = next_blank(text, place, around=False)
    assert (there is None) == (not found)
    if ahead is None:
        assert all(blank.start < place for blank in found)
        assert not found or there == found[0]
    else:
        assert there == ahead
        assert ahead.start >= place
