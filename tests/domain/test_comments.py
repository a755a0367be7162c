import pytest

from moderator_app.domain.comments import COMMENT_LIMIT, QUOTE_LIMIT, checked_comment, checked_quote
from moderator_app.domain.errors import EmptyField, FieldTooLong, QuoteNotThere
from moderator_app.domain.ids import MediaHash, PageId
from moderator_app.domain.posts import Draft, MediaUse, Variant

DRAFT = Draft(
    text="গণশুনানি আগামী\nবুধবার",
    variants=(Variant(PageId("portal"), "পোর্টালের লেখা"),),
    media=(MediaUse(MediaHash("a" * 64), "সবুজ পোস্টার"),),
)


def test_a_comment_is_cleaned_and_must_say_something():
    assert checked_comment("  তারিখ\x00 ভুল  ") == "তারিখ ভুল"
    assert checked_comment("\u09a1\u09bc") == "\u09a1\u09bc"  # NFC keeps this letter apart
    with pytest.raises(EmptyField):
        checked_comment(" \n ")
    with pytest.raises(FieldTooLong):
        checked_comment("ক" * (COMMENT_LIMIT + 1))


@pytest.mark.parametrize(
    ("quote", "kept"),
    [("", ""), ("আগামী বুধবার", "আগামী বুধবার"), ("আগামী\u2029বুধবার", "আগামী বুধবার"), ("পোর্টালের", "পোর্টালের"), ("সবুজ", "সবুজ")],
)
def test_a_quote_stands_in_one_of_the_posts_texts_however_it_is_broken_into_lines(quote, kept):
    assert checked_quote(quote, DRAFT) == kept


def test_what_stands_nowhere_in_the_post_is_not_quoted():
    with pytest.raises(QuoteNotThere):
        checked_quote("সোমবার", DRAFT)
    with pytest.raises(FieldTooLong):
        checked_quote("ক" * (QUOTE_LIMIT + 1), DRAFT)
