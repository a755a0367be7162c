"""A change voids an approval, and says so to both sides: the writer at once, the approver until they saw it."""

import pytest
from inspection import assert_nothing_clipped, dispose, settle, wait_for
from PySide6.QtTest import QTest

from moderator_app.services.board import NeedKind
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import NASRIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer, review, this_week


@pytest.fixture
def desk(tmp_path):
    office = make_office(tmp_path / "desk")
    post = office.hand_in()
    office.approve(post)
    made = []

    def show(build, place, who, language=Language.ENGLISH):
        made.append(Shown(build, office.core, place, actor=office.member(who), say=Speaker(language)))
        return made[-1].at()

    yield office, post, show
    for one in made:
        dispose(one.frame)
    office.close()


def _told(office):
    return [need.post.post_id for need in office.core.board.needs(NASRIN) if need.kind is NeedKind.VOIDED]


def _changed(screen):
    wait_for(lambda: screen._opened is not None)
    screen.sheet.editor.setFocus()
    QTest.keyClicks(screen.sheet.editor, "x")
    screen.keep()
    wait_for(lambda: any("oided the approval" in banner.words.plain for banner in screen.banners()))


def test_the_writer_is_told_at_once_and_again_whenever_the_post_is_opened(desk):
    office, post, show = desk
    _changed(show(composer.build, Place(Room.POSTS, post.id), TANVIR))
    again = show(composer.build, Place(Room.POSTS, post.id), TANVIR)
    wait_for(again.banners)
    words = again.banners()[0].words.plain
    assert words == "A change voided the approval of Nasrin Sultana. Hand the post in again."
    opened = office.core.drafting.open(TANVIR, post.id).post
    office.core.drafting.submit(TANVIR, post.id, opened.revision, opened.draft)
    third = show(composer.build, Place(Room.POSTS, post.id), TANVIR)
    wait_for(third.banners)
    assert "voided" not in third.banners()[0].words.plain


@pytest.mark.parametrize("language", list(Language))
def test_the_approver_finds_it_among_what_needs_them_until_they_looked(desk, language):
    office, post, show = desk
    _changed(show(composer.build, Place(Room.POSTS, post.id), TANVIR))
    assert _told(office) == [post.id]
    assert_nothing_clipped(show(this_week.build, Place(Room.THIS_WEEK), NASRIN, language).window())
    screen = show(review.build, Place(Room.REVIEW, post.id), NASRIN, language)
    wait_for(lambda: screen.detail._shown is not None)
    assert len(screen.detail._shown.voided) == 1
    wait_for(lambda: _told(office) == [])
    settle()
    assert len(screen.detail._shown.voided) == 1
    assert_nothing_clipped(screen.window())
