import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import EmptyField, FieldTooLong, WrongHashtag
from moderator_app.domain.templates import (
    TEMPLATE_NAME_LIMIT,
    TEMPLATE_TEXT_LIMIT,
    Insertion,
    TemplateKind,
    checked_name,
    checked_text,
    insertion,
)

K = TemplateKind


def test_name_and_text_are_cleaned_and_must_hold_something():
    assert checked_name("  সভার \n বিজ্ঞপ্তি ") == "সভার বিজ্ঞপ্তি"
    assert checked_text(K.NOTICE, " [তারিখ]\r\nসভা\x00 ") == "[তারিখ]\nসভা"
    assert checked_text(K.HASHTAGS, "#এক\n#দুই") == "#এক #দুই"
    for refused in (lambda: checked_name(" "), lambda: checked_text(K.NOTICE, " \n")):
        with pytest.raises(EmptyField):
            refused()
    with pytest.raises(FieldTooLong):
        checked_name("ক" * (TEMPLATE_NAME_LIMIT + 1))
    with pytest.raises(FieldTooLong):
        checked_text(K.NOTICE, "ক" * (TEMPLATE_TEXT_LIMIT + 1))
    with pytest.raises(WrongHashtag):
        checked_text(K.HASHTAGS, "দেখুন #এক")


@pytest.mark.parametrize(
    ("text", "kind", "words", "after"),
    [
        ("", K.SIGNATURE, "কার্যালয়", "কার্যালয়"),
        ("লেখা", K.SIGNATURE, "কার্যালয়", "লেখা\n\nকার্যালয়"),
        ("লেখা\n", K.SIGNATURE, "কার্যালয়", "লেখা\n\nকার্যালয়"),
        ("লেখা\n\n\n", K.HASHTAGS, "#এক", "লেখা\n\n\n#এক"),
        ("লেখা\n\n#এক #দুই", K.HASHTAGS, "#দুই #তিন", "লেখা\n\n#এক #দুই #তিন"),
        ("লেখা\n\n#এক", K.SIGNATURE, "কার্যালয়", "লেখা\n\n#এক\n\nকার্যালয়"),
    ],
)
def test_signatures_and_hashtags_go_to_the_end(text, kind, words, after):
    found = insertion(text, 0, kind, words)
    assert text[: found.place] + found.words + text[found.place :] == after


def test_other_templates_go_where_one_is():
    assert insertion("আগে পরে", 4, K.NOTICE, "মাঝে") == Insertion(4, "মাঝে")


@given(st.text(max_size=60), st.sampled_from(list(K)), st.integers(0, 60))
def test_an_insertion_takes_nothing_away(text, kind, place):
    found = insertion(text, min(place, len(text)), kind, "#এক #দুই")
    assert 0 <= found.place <= len(text)
    assert set(found.words) <= set("\n #একদুই")
