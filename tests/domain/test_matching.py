from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.ids import MediaHash
from moderator_app.domain.matching import MatchKind, Sought, matched, same_text
from moderator_app.domain.posts import Content, MediaUse
from moderator_app.domain.sending import RemotePost
from tests.domain.samples import NOW

TEXT = "আগামীকাল সকাল ১০টায় গণশুনানি।"
PICTURE = MediaUse(MediaHash("a" * 64), "ছবি")
POST = RemotePost("1_1", TEXT, at=NOW)
K = MatchKind


def kind(sought, *posts):
    return matched(sought, posts).kind


def sought(**other):
    return replace(Sought(Content(TEXT), since=NOW - timedelta(minutes=10)), **other)


def test_the_same_words_are_it_whatever_stands_beside_them():
    other = RemotePost("1_2", "অন্য কথা", at=NOW)
    found = matched(sought(), [other, replace(POST, text=TEXT + "  \r\n")])
    assert (found.kind, [post.remote_id for post in found.posts]) == (K.ONE, ["1_1"])
    assert same_text(Content(TEXT), POST)


def test_more_than_one_is_told_and_the_oldest_that_is_out_comes_first():
    older = replace(POST, remote_id="1_0", at=NOW - timedelta(minutes=5))
    hidden = replace(POST, remote_id="1_9", at=NOW - timedelta(minutes=9), published=False)
    timeless = replace(POST, remote_id="1_5", at=None)
    found = matched(sought(), [POST, hidden, timeless, older])
    assert found.kind is K.SEVERAL
    assert [post.remote_id for post in found.posts] == ["1_0", "1_1", "1_5", "1_9"]


def test_nothing_is_found_where_nothing_like_it_stands():
    assert kind(sought()) is K.NONE
    assert kind(sought(), RemotePost("1_2", "অন্য কথা", at=NOW)) is K.NONE


def test_what_is_older_cannot_be_it_unless_no_limit_is_set():
    old = replace(POST, at=NOW - timedelta(days=7))
    assert kind(sought(), old) is K.NONE
    assert kind(sought(since=None), old) is K.ONE
    assert kind(sought(), replace(POST, at=None)) is K.ONE


def test_another_post_of_ours_is_never_it_although_it_says_the_same():
    assert kind(sought(taken={"1_1"}), POST) is K.NONE


def test_its_name_beats_words_and_age():
    edited = RemotePost("1_7", "বদলানো", at=NOW - timedelta(days=3))
    assert kind(sought(remote_id="1_7"), edited, replace(POST, text="অন্য")) is K.ONE
    slug = RemotePost("77", "বদলানো", permalink="https://example.org/pub-0a1b2c3d/", at=NOW)
    assert kind(sought(marker="pub-0a1b2c3d"), slug) is K.ONE


def test_words_that_a_phone_altered_are_only_alike():
    assert kind(sought(content=Content("সে বলল “হ্যাঁ”")), replace(POST, text='সে বলল  "হ্যাঁ"')) is K.LOOSE


def test_a_link_may_stand_under_the_text_or_beside_it_but_not_be_another():
    mine = sought(content=Content(TEXT, "https://example.org/a"))
    assert kind(mine, replace(POST, text=f"{TEXT}\n\nhttps://example.org/a")) is K.ONE
    assert kind(mine, replace(POST, link="https://www.example.org/a/?fbclid=7", pictures=1)) is K.ONE
    assert kind(mine, replace(POST, link="https://example.org/b")) is K.LOOSE
    assert kind(mine, POST) is K.ONE


@pytest.mark.parametrize(("pictures", "wanted"), [(None, K.ONE), (1, K.ONE), (0, K.LOOSE), (2, K.LOOSE)])
def test_the_number_of_pictures_must_agree_where_it_is_told(pictures, wanted):
    assert kind(sought(content=Content(TEXT, "", (PICTURE,))), replace(POST, pictures=pictures)) is wanted


def test_pictures_without_a_word_are_never_more_than_alike():
    mine = sought(content=Content("", "", (PICTURE,)))
    assert kind(mine, replace(POST, text="", pictures=1)) is K.LOOSE
    assert kind(mine, replace(POST, text="", pictures=1, ours=False)) is K.NONE
    assert kind(mine, replace(POST, text="", pictures=2)) is K.NONE
    assert kind(mine, POST) is K.NONE
