"""Where a text is folded, what of it fits, and how links and tags are marked."""

import pytest

from moderator_app.domain.pages import Platform
from moderator_app.platforms.x.knowledge import X
from ui.screens.composer.preview_text import beginning, dressed, fold

WEIGHT = X().text_length
FAMILY = "👨\u200d👩\u200d👧"


def test_a_short_text_is_shown_whole_everywhere():
    for platform in Platform:
        folded = fold(platform, "নমুনা লেখা", limit=280)
        assert (folded.text, folded.more, folded.fits) == ("নমুনা লেখা", False, None)


def test_facebook_folds_a_long_text_between_two_words():
    folded = fold(Platform.FACEBOOK, "কেন্দ্র " * 200)
    assert folded.more
    assert len(folded.text) <= 477
    assert set(folded.text.split(" ")) == {"কেন্দ্র"}


def test_facebook_folds_after_five_lines():
    assert fold(Platform.FACEBOOK, "১\n২\n৩\n৪\n৫\n৬").text == "১\n২\n৩\n৪\n৫"


def test_x_folds_by_weight_where_its_account_takes_more():
    folded = fold(Platform.X, "👍" * 200, WEIGHT, limit=25_000)
    assert (folded.more, folded.text, folded.fits) == (True, "👍" * 140, None)


def test_what_an_ordinary_account_of_x_does_not_take_is_shown_and_counted_from_its_place():
    folded = fold(Platform.X, "ক" * 300, WEIGHT, limit=280)
    assert (folded.more, folded.text, folded.fits) == (False, "ক" * 300, 280)


@pytest.mark.parametrize("platform", [Platform.TELEGRAM, Platform.MASTODON, Platform.WORDPRESS])
def test_the_others_fold_nothing(platform):
    assert not fold(platform, "ক\n" * 400).more


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [("ককি", 2, "ক"), ("কক্ষ", 3, "ক"), ("ক" + FAMILY, 3, "ক"), ("য়য়", 3, "য়"), ("কখ", 5, "কখ"), ("", 5, "")],
)
def test_a_cut_never_tears_a_written_unit_apart(text, limit, kept):
    assert beginning(text, limit, len) == kept


def test_links_and_tags_are_marked_with_their_vowel_signs_and_nothing_else():
    html = dressed("দেখুন https://sample.gov.bd/a?b=1&c=2 <b> #জন্মনিবন্ধন, C#", "S")
    assert '<span style="S">https://sample.gov.bd/a?b=1&amp;c=2</span>' in html
    assert '<span style="S">#জন্মনিবন্ধন</span>,' in html
    assert "&lt;b&gt;" in html
    assert html.count("<span") == 2


def test_a_site_links_no_tags():
    assert "<span" not in dressed("#নমুনা", "S", tags=False)
