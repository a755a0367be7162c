import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import WrongHashtag
from moderator_app.domain.hashtags import checked_hashtags, only_hashtags, underscored


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("#NamunapurUpazila #publicService", "#Namunapur_Upazila #public_Service"),
        ("নমুনাপুর উপজেলা\nনাগরিক সেবা", "#নমুনাপুর_উপজেলা #নাগরিক_সেবা"),
        ("#নমুনাপুর উপজেলা #নাগরিক-সেবা, জন সেবা", "#নমুনাপুর_উপজেলা #নাগরিক_সেবা #জন_সেবা"),
        ("#এক #এক #__দুই__", "#এক #দুই"),
        ("## , \n", ""),
        ("#SMS #ICTDivision", "#SMS #ICTDivision"),
    ],
)
def test_words_of_a_hashtag_are_parted_by_underscores(typed, tags):
    assert underscored(typed) == tags


@given(st.text(max_size=60))
def test_putting_underscores_gives_a_set_that_is_taken_and_stays_as_it_is(text):
    once = underscored(text)
    assert checked_hashtags(once) == once
    assert underscored(once) == once


@pytest.mark.parametrize("wrong", ["সেবা", "#", "#এক#দুই", "#ঠিক #ভুল!"])
def test_what_is_no_hashtag_is_named(wrong):
    with pytest.raises(WrongHashtag):
        checked_hashtags(wrong)


def test_a_line_of_hashtags_is_known():
    assert only_hashtags("#এক #দুই")
    assert not only_hashtags("দেখুন #এক")
    assert not only_hashtags(" ")
