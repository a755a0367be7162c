"""An expired post in the window: it asks its writer, says why, and is let go or given a new time."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, dispose, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.services.board import NeedKind
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer, posts, this_week


@pytest.fixture
def expired(tmp_path):
    office = make_office(tmp_path / "desk")
    post = office.hand_in(office.draft(page_ids=(ADMIN,), planned_at=office.clock.now() + timedelta(hours=2)))
    office.clock.go_on(hours=3)
    office.core.heartbeat.beat()
    made = []

    def show(build, place, say=None):
        made.append(Shown(build, office.core, place, actor=office.member(TANVIR), say=say or Speaker(Language.ENGLISH)))
        return made[-1].at()

    yield office, post, show
    for one in made:
        dispose(one.frame)
    office.close()


def test_this_week_asks_its_writer(expired):
    office, post, show = expired
    screen = show(this_week.build, Place(Room.THIS_WEEK))
    asked = [need.post.post_id for need in office.core.board.needs(TANVIR) if need.kind is NeedKind.EXPIRED]
    assert asked == [post.id]
    assert_nothing_clipped(screen.window())


@pytest.mark.parametrize("language", list(Language))
def test_its_details_say_what_happened_and_let_it_go(expired, language):
    office, post, show = expired
    screen = show(posts.build, Place(Room.POSTS), Speaker(language))
    wait_for(lambda: screen.details.parts)
    part = screen.details.parts[0]
    assert part._state.note
    assert_nothing_clipped(screen.window())
    QTest.mouseClick(part.let_go, Qt.MouseButton.LeftButton)

    def state():
        return office.core.drafting.open(TANVIR, post.id).deliveries[0].state

    wait_for(lambda: state() is DeliveryState.CANCELLED)


def test_the_composer_takes_a_new_time_and_hands_it_in_again(expired):
    office, post, show = expired
    screen = show(composer.build, Place(Room.POSTS, post.id))
    wait_for(lambda: screen._opened is not None)
    assert screen.banners()[0].words.plain.startswith("Its time came without approval")
    screen._time_chosen(office.clock.now() + timedelta(days=1))
    QTest.mouseClick(screen.bar.send, Qt.MouseButton.LeftButton)

    def waiting():
        opened = office.core.drafting.open(TANVIR, post.id)
        return opened.deliveries[0].state is DeliveryState.DRAFT and opened.post.stage.value == "submitted"

    wait_for(waiting)
