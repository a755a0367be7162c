"""Review and the kit name posts that are like the one about to go out."""

from datetime import timedelta

import pytest
from inspection import application, assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, NASRIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import manual_kit, review
from ui.theme import Theme, dress
from ui.widgets.button import Button
from ui.widgets.label import WrappedLabel

SAME = {Language.ENGLISH: "The same text stands in “", Language.BANGLA: "একই লেখা “"}
LOOK = {Language.ENGLISH: "Look at it", Language.BANGLA: "খুলে দেখুন"}


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.core.manual_kit.clear_left_over()
    made.close()


def twins(office):
    """Two posts of the same text, five days apart, both handed in."""
    first = office.hand_in()
    return first, office.hand_in(office.draft(planned_at=first.draft.planned_at + timedelta(days=5)))


def links(widget, language):
    return [b for b in widget.findChildren(Button) if b.isVisible() and b.text() == LOOK[language]]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [100, 150])
def test_review_names_the_other_post_and_leads_there(office, language, scale):
    first, second = twins(office)
    place = Place(Room.REVIEW, second.id)
    member = office.member(NASRIN)
    one = Shown(review.build, office.core, place, actor=member, say=Speaker(language), theme=Theme(scale=scale))
    screen = one.at()
    wait_for(lambda: links(screen.detail.side, language))
    (away,) = links(screen.detail.side, language)
    assert away.accessibleDescription().startswith(SAME[language])
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    assert one.went == [Place(Room.POSTS, item=first.id)]
    settle()
    dispose(one.frame)


@pytest.mark.parametrize("language", list(Language))
def test_the_kit_names_the_other_post_before_anything_is_sent(office, language):
    _first, second = twins(office)
    office.approve(second)
    (delivery,) = [d for d in office.core.drafting.open(TANVIR, second.id).deliveries if d.page_id == ADMIN]
    dress(application(), Theme())
    context = office.context(Theme(), Speaker(language), Place(Room.POSTS), TANVIR)
    window = manual_kit.build(context, delivery.id)
    window.show()

    def told():
        return [w for w in window.findChildren(WrappedLabel) if SAME[language] in w.text() and w.isVisible()]

    wait_for(told)
    assert len(told()) == 1
    assert_nothing_clipped(window)
    settle()
    dispose(window)
