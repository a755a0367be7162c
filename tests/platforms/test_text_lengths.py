import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.pages import Platform
from moderator_app.domain.posts import Content
from tests.platforms.pages import KNOWN, page

FAMILY = "👨\u200d👩\u200d👧"
FLAG = "🇧🇩"


def length(platform, text):
    return KNOWN.text_length(page(platform), text)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0), ("টিকা", 4), ("abc", 3), ("👍", 2), ("👍🏽", 2), (FAMILY, 2), (FLAG, 2), ("❤️", 2), ("1️⃣", 2),
        ("日", 2), ("…", 2),
        ("য়", 2), ("ড়", 2), ("ঢ়", 2), ("ো", 1), ("\u09c7\u09be", 1), ("“”", 2), ("→", 2), ("ক\nখ", 3),
        ("https://example.org/" + "a" * 200, 23), ("দেখুন https://example.org", 29),
        ("sample.gov.bd", 23), ("a@sample.com", 12),
    ],
)  # fmt: skip
def test_x_weighs_bangla_one_emoji_two_and_addresses_23(text, weight):
    assert length(Platform.X, text) == weight


@pytest.mark.parametrize(("text", "units"), [("টিকা", 4), ("👍", 2), (FAMILY, 8), ("য়", 2), ("abc", 3)])
def test_telegram_counts_units_of_utf_16(text, units):
    assert length(Platform.TELEGRAM, text) == units


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("টিকা", 2), ("কেন্দ্র", 4), ("য়", 1), ("👍🏽", 1), (FAMILY, 1), (FLAG, 1), ("ক খ", 3), ("abc", 3), ("a\r\nb", 3),
        ("https://example.org/" + "a" * 200, 23),
    ],
)  # fmt: skip
def test_mastodon_counts_characters_as_people_see_them(text, seen):
    assert length(Platform.MASTODON, text) == seen


def test_the_limits_are_those_of_the_platforms():
    limits = {p: KNOWN.text_limit(page(p)) for p in Platform}
    assert limits == {
        Platform.FACEBOOK: 63_206, Platform.TELEGRAM: 4_096, Platform.MASTODON: 500, Platform.WORDPRESS: None,
        Platform.X: 280, Platform.YOUTUBE: None, Platform.INSTAGRAM: 2_200, Platform.LINKEDIN: 3_000,
    }  # fmt: skip


def test_telegram_alone_takes_less_under_pictures():
    less = {p for p in Platform if KNOWN.text_limit(page(p), pictures=True) != KNOWN.text_limit(page(p))}
    assert less == {Platform.TELEGRAM}
    assert KNOWN.text_limit(page(Platform.TELEGRAM), pictures=True) == 1_024


def test_the_link_stands_in_the_text_but_where_it_has_a_place_of_its_own():
    content = Content("লেখা", "https://sample.gov.bd")
    without = {p for p in Platform if KNOWN.message(page(p), content) == content.text}
    assert without == {Platform.FACEBOOK}
    assert KNOWN.message(page(Platform.X), content) == "লেখা\n\nhttps://sample.gov.bd"


@given(st.sampled_from(list(Platform)), st.text())
def test_a_length_is_the_same_in_every_form_of_the_same_text(platform, text):
    found = length(platform, unicodedata.normalize("NFC", text))
    assert found == length(platform, unicodedata.normalize("NFD", text)) >= 0


@pytest.mark.parametrize("letter", ["\u09df", "\u09dc", "\u09dd"])
def test_a_precomposed_letter_weighs_on_x_what_its_composed_form_does(letter):
    """NFC takes these three apart, so that one key press weighs two."""
    assert length(Platform.X, letter) == length(Platform.X, unicodedata.normalize("NFC", letter)) == 2
    assert length(Platform.MASTODON, letter) == 1


@pytest.mark.parametrize(
    ("text", "units"), [("টিকা", 4), ("👍", 2), (FAMILY, 8), ("\u09df", 2), ("https://a.example", 17)]
)
def test_facebook_counts_units_of_utf_16(text, units):
    assert length(Platform.FACEBOOK, text) == units


def test_the_parts_of_a_post_on_x_add_up():
    assert (
        length(Platform.X, "টিকা " + FAMILY + " https://example.org/" + "ক" * 90 + " \u09df")
        == 4 + 1 + 2 + 1 + 23 + 1 + 2
    )


def test_x_takes_280_bangla_signs_and_no_more():
    limit = KNOWN.text_limit(page(Platform.X))
    assert length(Platform.X, "ক" * 280) == limit
    assert length(Platform.X, "ক" * 279 + "👍") == limit + 1
