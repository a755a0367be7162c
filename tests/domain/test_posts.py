import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import FieldTooLong, PostNotReady, TimeInPast, WrongLink
from moderator_app.domain.fields import TEXT_LIMIT
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.posts import (
    Content,
    MediaUse,
    Variant,
    check_ready,
    checked_draft,
    clean_text,
    title_of,
)
from tests.domain.samples import KAMAL, NASRIN, NOW, OTHER_PAGE, PAGE, draft, post


@given(st.text())
def test_a_cleaned_text_is_composed_and_stays_so(text):
    cleaned = clean_text(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned) == clean_text(cleaned)
    assert "\r" not in cleaned
    cleaned.encode("utf-8")


def test_a_text_keeps_its_lines_tabs_emoji_and_joiners():
    assert clean_text("\n ক\r\nখ\rগ\tঘ \n") == "ক\nখ\nগ\tঘ"
    family = "👨\u200d👩\u200d👧 র\u200d্য \u200c"
    assert clean_text(family) == family
    assert clean_text("ক\x00\x07\x7fখ\ud800") == "কখ"


def test_a_control_character_between_a_letter_and_its_mark_leaves_no_open_form():
    assert clean_text("a\x00\u0301") == "á"


def test_the_title_is_the_first_line_that_holds_something():
    assert title_of("\n  \n প্রথম লাইন \nদ্বিতীয়") == "প্রথম লাইন"
    assert title_of(" \n") == ""
    assert post(draft=draft(text="শিরোনাম\nলেখা")).title == "শিরোনাম"


def test_a_long_first_line_is_cut_with_an_ellipsis():
    assert title_of("ক" * 120) == "ক" * 120
    assert title_of("ক" * 121) == "ক" * 119 + "…"


def test_a_page_gets_its_variant_and_the_others_the_main_text():
    varied = post(draft=draft(text="মূল", link="https://example.org", variants=(Variant(OTHER_PAGE, "ভিন্ন"),)))
    assert varied.content_for(PAGE) == Content("মূল", "https://example.org", varied.draft.media)
    assert varied.content_for(OTHER_PAGE).text == "ভিন্ন"


@pytest.mark.parametrize(
    ("text", "link", "whole"),
    [
        ("লেখা", "", "লেখা"),
        ("লেখা", "https://a.bd", "লেখা\n\nhttps://a.bd"),
        ("", "https://a.bd", "https://a.bd"),
        ("দেখুন https://a.bd।", "https://a.bd", "দেখুন https://a.bd।"),
    ],
)
def test_a_link_is_pasted_under_the_text_once(text, link, whole):
    assert Content(text, link).with_link == whole


def test_first_writer_and_last_editor_are_both_writers():
    assert post().writers == {NASRIN}
    assert post(edited_by=KAMAL).writers == {NASRIN, KAMAL}


def test_a_draft_comes_out_cleaned_without_double_pages_and_idle_variants():
    messy = draft(
        text=" মূল \r\n",
        link=" https://example.org/খবর ",
        page_ids=(PAGE, OTHER_PAGE, PAGE),
        variants=(Variant(PAGE, "মূল"), Variant(OTHER_PAGE, " ভিন্ন "), Variant("gone", "হারানো")),
        media=(MediaUse(MediaHash("a" * 64), " ছবির \n কথা "),),
    )
    found = checked_draft(messy)
    assert (found.text, found.link, found.page_ids) == ("মূল", "https://example.org/খবর", (PAGE, OTHER_PAGE))
    assert found.variants == (Variant(OTHER_PAGE, "ভিন্ন"),)
    assert found.media[0].alt_text == "ছবির কথা"
    assert checked_draft(found) == found


def test_an_empty_draft_may_be_kept():
    empty = draft(text="", link=" ", purpose=None, page_ids=(), media=(), planned_at=None)
    assert checked_draft(empty).link == ""


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"text": "ক" * (TEXT_LIMIT + 1)}, FieldTooLong),
        ({"variants": (Variant(PAGE, "ক" * (TEXT_LIMIT + 1)),)}, FieldTooLong),
        ({"media": (MediaUse(MediaHash("a" * 64), "ক" * 1001),)}, FieldTooLong),
        ({"link": "not a link"}, WrongLink),
    ],
)
def test_a_draft_beyond_every_platform_is_refused(change, refusal):
    with pytest.raises(refusal):
        checked_draft(draft(**change))


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"text": ""}, "post_text"),
        ({"variants": (Variant(PAGE, ""),)}, "post_text"),
        ({"page_ids": ()}, "pages"),
        ({"purpose": None}, "purpose"),
        ({"media": (MediaUse(MediaHash("a" * 64)),)}, "alt_text"),
    ],
)
def test_handing_in_names_what_is_missing(change, missing):
    with pytest.raises(PostNotReady) as refused:
        check_ready(draft(**change), NOW)
    assert refused.value.fields == {"field": missing}


def test_a_complete_draft_may_be_handed_in_while_its_time_is_open():
    check_ready(draft(planned_at=None), NOW)


def test_a_complete_draft_is_ready_until_its_time_has_come():
    check_ready(draft(), NOW)
    check_ready(draft(media=()), NOW)
    for late in (NOW, NOW - timedelta(minutes=1)):
        with pytest.raises(TimeInPast):
            check_ready(draft(planned_at=late), NOW)
