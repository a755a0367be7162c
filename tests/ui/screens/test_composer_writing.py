"""The parts of a draft in the making, without a window."""

from moderator_app.domain.pages import Platform
from moderator_app.domain.posts import Draft, MediaUse, Variant
from tests.ui.screens.writing_desk import ADMIN, LAND, PORTAL
from ui.names import short_name
from ui.screens.composer.preview_text import fold
from ui.screens.composer.writing import Writing

PAGES = (ADMIN, PORTAL, LAND)


def test_a_page_says_the_same_as_the_main_text_until_it_is_changed_and_after_a_reset():
    writing = Writing(Draft("মূল", page_ids=(ADMIN, PORTAL)), PAGES)
    writing.write(PORTAL, "পোর্টালের লেখা")
    assert writing.text_of(PORTAL) == "পোর্টালের লেখা"
    assert writing.draft().variants == (Variant(PORTAL, "পোর্টালের লেখা"),)
    writing.reset(PORTAL)
    assert (writing.text_of(PORTAL), writing.differs(PORTAL)) == ("মূল", False)


def test_typing_the_main_text_into_a_page_is_no_text_of_its_own():
    writing = Writing(Draft("মূল", page_ids=(ADMIN, PORTAL)), PAGES)
    writing.write(PORTAL, "মূল!")
    writing.write(PORTAL, "মূল")
    assert writing.draft().variants == ()


def test_pages_stand_in_the_order_of_the_register_and_their_texts_come_back():
    writing = Writing(Draft("মূল", page_ids=(PORTAL,)), PAGES)
    writing.write(PORTAL, "নিজের")
    writing.choose(PORTAL, chosen=False)
    assert writing.draft().variants == ()
    writing.choose(PORTAL, chosen=True)
    writing.choose(ADMIN, chosen=True)
    assert writing.page_ids == (ADMIN, PORTAL)
    assert writing.text_of(PORTAL) == "নিজের"


def test_pictures_are_moved_within_the_row_described_and_taken_off():
    writing = Writing(Draft(media=(MediaUse("a"), MediaUse("b"), MediaUse("c"))), PAGES)
    assert writing.move(0, 1) == 1
    assert writing.move(0, -1) == 0
    writing.describe(0, "ভবন")
    assert writing.first_undescribed() == 1
    writing.remove(1)
    assert [(use.hash, use.alt_text) for use in writing.media] == [("b", "ভবন"), ("c", "")]
    assert not writing.add_picture("c")


def test_the_fold_cuts_long_texts_at_a_word_and_only_where_the_platform_folds():
    text = "কথা " * 400
    assert fold(Platform.FACEBOOK, text).more
    assert len(fold(Platform.FACEBOOK, text).text) <= 477
    assert fold(Platform.FACEBOOK, "এক\n" * 9).text.count("\n") == 4
    assert not fold(Platform.WORDPRESS, text).more
    assert not fold(Platform.FACEBOOK, "ছোট লেখা").more


def test_a_short_name_leaves_the_place_out():
    assert short_name("উপজেলা প্রশাসন, নমুনাপুর") == "উপজেলা প্রশাসন"
    assert short_name("তথ্য পোর্টাল") == "তথ্য পোর্টাল"
