"""The list of posts on a real store."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.posts import Draft
from moderator_app.events import PostChanged
from moderator_app.services.manual_kit import Claim
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, LAND, NASRIN, TANVIR, make_office
from ui.paged_model import PAGE
from ui.places import Place, Room
from ui.screens import posts
from ui.screens.posts.model import STATE, TITLE
from ui.theme import Theme

LIST = Place(Room.POSTS)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(place=LIST, size=(1366, 768), member=TANVIR, **other):
        one = Shown(posts.build, office.core, place, actor=office.member(member), **other)
        made.append(one)
        one.at(*size)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def delivery_of(office, post, page_id=ADMIN):
    deliveries = office.core.drafting.open(TANVIR, post.id).deliveries
    return next(d for d in deliveries if d.page_id == page_id)


def ready(office, text, *pages):
    due = office.clock.now() + timedelta(minutes=2)
    post = office.hand_in(office.draft(text=text, page_ids=pages, planned_at=due))
    office.approve(post)
    office.clock.go_on(minutes=5)
    return post


def live(office, text, link, *pages):
    post = ready(office, text, *pages)
    delivery = delivery_of(office, post)
    office.core.manual_kit.open(TANVIR, delivery.id)
    office.core.manual_kit.claim(TANVIR, delivery.id, Claim(link, office.clock.now()))
    return post


def column(one, which):
    model = one.screen.model
    return [model.index(row, which).data() for row in range(model.rowCount())]


def said(one):
    return " ".join(banner.accessibleName() for banner in one.screen.banners())


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width"), [(100, 1366), (100, 1024), (150, 1366)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, office, language, scale, width):
    live(office, "টিকা কেন্দ্রের নতুন সময়", "https://www.facebook.com/namunapur.upazila/posts/1", ADMIN, LAND)
    office.core.journal.note(TANVIR, None, Draft("রাখা হয়নি"))
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(size=(width, 768), say=Speaker(language), theme=theme)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)


def test_states_stand_as_words_and_the_most_pressing_comes_first(shown, office):
    office.write(office.draft(text="খসড়াটি"))
    live(office, "আংশিক", "https://www.facebook.com/namunapur.upazila/posts/1", ADMIN, LAND)
    one = shown()
    assert column(one, STATE)[0] == "হাতে প্রকাশ, প্রকাশিত"
    assert column(one, STATE)[1] == "খসড়া"
    assert column(one, TITLE)[0].startswith("আংশিক, উপজেলা প্রশাসন, ভূমি অফিস")


def test_filters_and_pages_narrow_the_list_and_an_empty_one_teaches(shown, office):
    office.write(office.draft(text="খসড়াটি", page_ids=(LAND,)))
    office.hand_in(office.draft(text="যাচাইয়ে", page_ids=(ADMIN,)))
    one = shown()
    buttons = {b.accessibleName(): b for b in one.screen.filter._group.buttons()}
    QTest.mouseClick(buttons["যাচাইয়ে"], Qt.MouseButton.LeftButton)
    settle()
    assert len(column(one, TITLE)) == 1
    one.screen.page.choose(LAND)
    settle()
    assert one.screen.stack.currentIndex() == 2
    one.screen.filter.choose(PostFilter.ALL)
    one.screen._ask()
    settle()
    assert [title.split(",")[0] for title in column(one, TITLE)] == ["খসড়াটি"]


def test_an_office_without_posts_is_told_what_will_stand_here(shown):
    one = shown()
    assert one.screen.stack.currentIndex() == 1


def test_long_lists_are_read_in_pages(shown, office):
    for number in range(PAGE + 3):
        office.write(Draft(f"পোস্ট {number}"))
    one = shown()
    assert one.screen.model.rowCount() == PAGE + 3
    assert set(one.screen.model._pages) == {0}
    one.screen.table.scrollToBottom()
    wait_for(lambda: set(one.screen.model._pages) == {0, 1})
    assert len(set(column(one, TITLE))) == PAGE + 3


def test_enter_opens_the_text_and_the_kit_opens_from_the_details(shown, office):
    post = ready(office, "হাতে দেওয়ার", ADMIN)
    one = shown()
    one.screen.table.setFocus()
    QTest.keyClick(one.screen.table, Qt.Key.Key_Return)
    assert one.went == [Place(Room.POSTS, item=post.id)]
    QTest.mouseClick(one.screen.details.parts[0].open_kit, Qt.MouseButton.LeftButton)
    assert one.kits == [delivery_of(office, post).id]


def test_a_post_gone_from_its_page_is_noted_with_a_reason(shown, office):
    post = live(office, "প্রকাশিতটি", "https://www.facebook.com/namunapur.upazila/posts/1", ADMIN)
    one = shown()
    part = one.screen.details.parts[0]
    QTest.mouseClick(part.gone, Qt.MouseButton.LeftButton)
    QTest.mouseClick(part.note, Qt.MouseButton.LeftButton)
    assert delivery_of(office, post).is_live
    part.reason.setText("ভুল তারিখ ছিল")
    QTest.mouseClick(part.note, Qt.MouseButton.LeftButton)
    wait_for(lambda: delivery_of(office, post).state is DeliveryState.REMOVED_REMOTELY)
    settle()
    assert column(one, STATE) == ["সরানো হয়েছে"]


def test_unsaved_text_is_offered_and_leads_to_the_composer(shown, office):
    office.core.journal.note(TANVIR, None, Draft("রাখা হয়নি"))
    one = shown()
    assert "রাখা হয়নি" in said(one)
    QTest.mouseClick(one.screen.offer.bring, Qt.MouseButton.LeftButton)
    assert one.went == [Place(Room.POSTS, extra="new:restore")]
    QTest.mouseClick(one.screen.offer.drop, Qt.MouseButton.LeftButton)
    settle()
    assert "রাখা হয়নি" not in said(one)
    assert office.core.journal.offered(TANVIR) == ()


def test_unsaved_text_that_was_dropped_is_had_back(shown, office):
    office.core.journal.note(TANVIR, None, Draft("রাখা হয়নি"))
    one = shown()
    one.screen.offer.drop.click()
    wait_for(lambda: office.core.journal.offered(TANVIR) == ())
    one.screen.dropped.back.click()
    wait_for(lambda: [entry.draft.text for entry in office.core.journal.offered(TANVIR)] == ["রাখা হয়নি"])
    assert "রাখা হয়নি" in said(one)
    one.screen.offer.drop.click()
    wait_for(lambda: office.core.journal.offered(TANVIR) == ())
    office.core.journal.note(TANVIR, None, Draft("আরেকটি"))
    one.screen.dropped.back.click()
    wait_for(lambda: office.core.drafting.count(PostQuery()) == 1)
    wait_for(lambda: [entry.draft.text for entry in office.core.journal.offered(TANVIR)] == ["আরেকটি"])


def test_what_was_handed_in_is_said_and_chosen(shown, office):
    post = office.hand_in(office.draft(text="পুরোনো"))
    office.clock.go_on(minutes=1)
    office.write(office.draft(text="নতুন"))
    one = shown(Place(Room.POSTS, extra=f"handed:{post.id}"))
    assert said(one)
    assert one.screen.table.currentIndex().row() == 1


def test_a_quarter_shows_only_what_was_live_in_it(shown, office):
    live(office, "প্রকাশিত", "https://www.facebook.com/namunapur.upazila/posts/1", ADMIN)
    office.write()
    assert len(column(shown(Place(Room.POSTS, extra=f"quarter:2026-27-Q2:{ADMIN}")), TITLE)) == 1
    assert column(shown(Place(Room.POSTS, extra="quarter:2026-27-Q1:")), TITLE) == []


def test_an_auditor_reads_and_is_told_why_nothing_else(shown, office):
    ready(office, "হাতে দেওয়ার", ADMIN)
    one = shown(member=FARHANA)
    assert not one.screen.new.isEnabled()
    assert one.screen.new.toolTip()
    assert not hasattr(one.screen.details.parts[0], "open_kit")


def test_the_list_follows_what_others_do(shown, office):
    one = shown()
    post = office.write(member_id=NASRIN)
    one.screen.heard(PostChanged(post.id))
    wait_for(lambda: one.screen.model.rowCount() == 1)
