import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.fingerprints import (
    exact_fingerprint,
    exact_text,
    loose_fingerprint,
    loose_link,
    loose_text,
)
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.posts import Content, MediaUse

texts = st.text(st.sampled_from("কখয়ড়া ‍‌ab \u00a0\u200b\ufeff\n\r\t“'’https://x.org/?"), max_size=40) | st.text(
    max_size=30
)
A, B = MediaUse(MediaHash("a" * 64), "ছবি"), MediaUse(MediaHash("b" * 64), "ছবি")


@given(texts)
def test_making_it_plain_twice_changes_nothing_more(text):
    assert exact_text(exact_text(text)) == exact_text(text)
    assert loose_text(loose_text(text)) == loose_text(text)


@given(texts)
def test_what_is_exactly_the_same_is_loosely_the_same(text):
    assert loose_text(exact_text(text)) == loose_text(text)


@given(texts)
def test_what_platforms_alter_on_the_way_leaves_the_exact_text_alone(text):
    back = unicodedata.normalize("NFD", text).replace("\n", "\r\n").replace(" ", "\u00a0")
    assert exact_text("\ufeff" + back + "  \n") == exact_text(text)


def test_the_joiners_of_bangla_count_for_the_exact_text_and_not_for_the_loose_one():
    with_joiner, without = "র‍্যাব", "র্যাব"
    assert exact_text(with_joiner) != exact_text(without)
    assert loose_text(with_joiner) == loose_text(without)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("সে বলল “হ্যাঁ”", 'সে বলল "হ্যাঁ"'),
        ("it’s", "it's"),
        ("এক\n\nদুই", "এক দুই"),
        ("☎️", "☎"),
        ("https://www.Example.org/a/?fbclid=1#top", "http://example.org/a"),
    ],
)
def test_people_see_the_same_loose_text(one, other):
    assert loose_text(one) == loose_text(other)
    assert exact_text(one) != exact_text(other)


def test_a_link_is_host_and_path():
    assert loose_link(" https://www.example.org/notice/?utm=1 ") == "example.org/notice"
    assert loose_link("no address") == "no address"


@pytest.mark.parametrize("fingerprint", [exact_fingerprint, loose_fingerprint])
def test_text_link_and_media_in_their_order_make_a_fingerprint(fingerprint):
    whole = Content("ক", "https://example.org/a", (A, B))
    others = [
        Content("খ", whole.link, whole.media),
        Content(whole.text, "https://example.org/b", whole.media),
        Content(whole.text, whole.link, (B, A)),
        Content(whole.text, whole.link, (A,)),
        Content(whole.text + whole.link, "", whole.media),
    ]
    assert len({fingerprint(content) for content in (whole, *others)}) == 6
    assert fingerprint(whole) == fingerprint(Content("ক \r\n", whole.link, whole.media))


@given(texts, texts)
def test_the_exact_fingerprint_tells_texts_apart_exactly_when_the_exact_text_does(one, other):
    same = exact_fingerprint(Content(one)) == exact_fingerprint(Content(other))
    assert same == (exact_text(one) == exact_text(other))
    if same:
        assert loose_fingerprint(Content(one)) == loose_fingerprint(Content(other))
