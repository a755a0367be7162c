"""What is done by mistake while writing and talking about a post can be taken back; nothing typed is lost by it."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtTest import QTest

from moderator_app.domain.posts import Draft, Variant
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import NASRIN, PORTAL, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer, posts, review
from ui.screens.composer.taken_off import TakenOff
from ui.screens.composer.writing import Writing
from ui.theme import Theme


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def show(office):
    made = []

    def shown(build, place, who=TANVIR, language=Language.ENGLISH, scale=100, size=(1366, 768)):
        theme = Theme(scale=scale)
        made.append(Shown(build, office.core, place, actor=office.member(who), say=Speaker(language), theme=theme))
        return made[-1].at(*size)

    yield shown
    settle()
    for one in made:
        dispose(one.frame)


@pytest.fixture
def illustrated(office):
    media = tuple(office.attach(n, f"ছবি {n}") for n in (1, 2, 3))
    return office.write(office.draft(media=media))


def _composer(show, post, **how):
    screen = show(composer.build, Place(Room.POSTS, post.id), **how)
    wait_for(lambda: screen._opened is not None)
    return screen, screen.findChild(TakenOff)


def test_a_picture_that_was_taken_off_comes_back_to_its_place_with_its_words(show, illustrated):
    screen, taken = _composer(show, illustrated)
    before = list(screen.sheet.writing.media)
    assert not taken.isVisible()
    screen.sheet.media.removed.emit(1)
    wait_for(taken.isVisible)
    assert [use.alt_text for use in screen.sheet.writing.media] == ["ছবি 1", "ছবি 3"]
    taken.undo.click()
    assert screen.sheet.writing.media == before
    wait_for(lambda: not taken.isVisible())


def test_the_way_back_ends_where_the_pictures_go_on(show, illustrated):
    screen, taken = _composer(show, illustrated)
    screen.sheet.media.removed.emit(0)
    wait_for(taken.isVisible)
    screen.sheet.media.moved.emit((0, 1))
    wait_for(lambda: not taken.isVisible())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 697)), (150, (1366, 768)), (100, (1024, 768))])
def test_the_way_back_is_whole_and_in_reach(show, illustrated, language, scale, size):
    screen, taken = _composer(show, illustrated, language=language, scale=scale, size=size)
    screen.sheet.media.removed.emit(1)
    wait_for(taken.isVisible)
    settle()
    assert_nothing_clipped(screen.window())
    assert_reachable(screen.window())


def test_the_text_of_a_page_can_be_undone_after_the_main_text_went_on(show, office):
    post = office.write(office.draft(variants=(Variant(PORTAL, "পোর্টালের লেখা"),)))
    screen, _taken = _composer(show, post)
    sheet = screen.sheet
    sheet.open_tab(PORTAL)
    sheet.reset.click()
    assert not sheet.writing.differs(PORTAL)
    sheet.open_tab(None)
    sheet.editor.insertPlainText("নতুন ")
    sheet.open_tab(PORTAL)
    while sheet.undo.isEnabled():
        sheet.undo.click()
    assert sheet.writing.text_of(PORTAL) == "পোর্টালের লেখা"


def test_a_page_keeps_its_own_text_while_the_main_text_passes_by_it():
    writing = Writing(Draft("মূল", page_ids=(PORTAL,)), (PORTAL,))
    writing.write(PORTAL, "মূল!")
    writing.write(None, "মূল!")
    assert writing.draft().variants == ()
    writing.write(None, "মূল! আরও")
    assert writing.draft().variants == (Variant(PORTAL, "মূল!"),)


def test_what_was_half_said_waits_at_its_post(show, office):
    for n in range(2):
        office.hand_in(office.draft(text=f"পোস্ট {n}"))
    screen = show(review.build, Place(Room.REVIEW), NASRIN)
    wait_for(lambda: screen._state is not None and len(screen.model.lines) == 2)
    first, talk, verdict = screen._state.post_id, screen.detail.talk, screen.detail.verdict
    talk.open_button.click()
    QTest.keyClicks(talk.words, "half a thou")
    talk.leave.click()
    assert talk.typed() == "half a thou"
    verdict.ask.click()
    QTest.keyClicks(verdict.reason, "the date")
    verdict.leave.click()
    screen.later.click()
    wait_for(lambda: screen._state.post_id != first)
    assert (talk.typed(), verdict.reason.toPlainText()) == ("", "")
    screen.earlier.click()
    wait_for(lambda: screen._state.post_id == first)
    assert (talk.typed(), verdict.reason.toPlainText()) == ("half a thou", "the date")


def test_in_the_room_of_posts_too(show, office):
    for n in range(2):
        office.write(office.draft(text=f"পোস্ট {n}"))
    screen = show(posts.build, Place(Room.POSTS))
    details = screen.details
    wait_for(lambda: details._shown is not None)
    first = details._shown
    details.talk.open_button.click()
    QTest.keyClicks(details.talk.words, "half a thou")
    screen.table.selectRow(1)
    wait_for(lambda: details._shown != first)
    assert details.talk.typed() == ""
    screen.table.selectRow(0)
    wait_for(lambda: details._shown == first)
    assert details.talk.typed() == "half a thou"
