"""The card of a post whose outcome is not known: nothing chosen, three answers, and never a blind second send."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.sending import Listing, RemotePost, WhyHuman
from moderator_app.words.why_human import WHY_WORDS
from tests.services.bench import LINK
from tests.services.sending_bench import brought_to, state, undecided
from tests.ui.screens.sending_desk import BANGLA, ENGLISH, TEXT, office_with_page, show_on_page
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.screens import unknown_card
from ui.screens.unknown_card.state import Answer
from ui.theme import Theme

S = DeliveryState
ALMOST = RemotePost("77", TEXT.replace("হলো", "হল"))


@pytest.fixture
def office(tmp_path):
    bench, page = office_with_page(tmp_path)
    bench.page = page
    yield bench
    bench.folder.close()


@pytest.fixture
def card(office, monkeypatch):
    made = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: made.append(url) or True)
    shown = []

    def show(delivery, who="ict", say=ENGLISH, size=(1366, 768), theme=None):
        member = office.core.panel.member(office.members[who])
        place = Place(Room.POSTS, None, f"unknown:{delivery.id}")
        one = Shown(unknown_card.build, office.core, place, actor=member, say=say, theme=theme or Theme())
        shown.append(one)
        one.at(*size)
        wait_for(one.screen.seen.read_again.isEnabled)
        return one

    yield show
    settle()
    for one in shown:
        dispose(one.frame)


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def decide(one):
    press(one.screen.decide)
    wait_for(lambda: one.backs == 1)


def test_nothing_is_chosen_beforehand_and_the_filled_button_asks_for_an_answer(office, card):
    one = card(undecided(office, TEXT))
    screen = one.screen
    assert [box.isChecked() for box in screen.boxes.values()] == [False, False, False]
    assert list(screen.boxes) == [Answer.THIS_IS_IT, Answer.ONCE_MORE, Answer.DROP]
    assert not screen.decide.isEnabled()
    assert screen.title() == "Is the post on the page?"


def test_this_is_it_by_pressing_the_post_that_the_page_shows(office, card):
    show_on_page(office, office.page, ALMOST, RemotePost("1", "অন্য কথা"))
    delivery = undecided(office, TEXT, WhyHuman.LOOKS_LIKE_IT)
    one = card(delivery)
    first = one.screen.seen.boxes[0]
    assert (first.item.like_word, bool(first.item.pieces)) == ("Almost the same", True)
    press(first)
    assert one.screen.boxes[Answer.THIS_IS_IT].isChecked()
    assert one.screen.decide.words() == "Yes, this is it"
    decide(one)
    assert (state(office, delivery), office.delivery(delivery.post_id).permalink) == (
        S.HUMAN_CLOSED,
        LINK.format(n=77),
    )


def test_this_is_it_by_its_link_with_the_keyboard(office, card):
    delivery = undecided(office, TEXT)
    one = card(delivery)
    QTest.keyClick(one.frame, Qt.Key.Key_1)
    wait_for(one.screen.boxes[Answer.THIS_IS_IT].isChecked)
    assert not one.screen.decide.isEnabled()
    one.screen.seen.link.setText(LINK.format(n=5))
    assert one.screen.decide.isEnabled()
    QTest.keyClick(one.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: one.backs == 1)
    assert office.delivery(delivery.post_id).permalink == LINK.format(n=5)


def test_a_wrong_link_is_refused_in_words_and_nothing_typed_is_lost(office, card):
    delivery = undecided(office, TEXT)
    one = card(delivery)
    one.screen.seen.link.setText("https://www.facebook.com/other.office/posts/1")
    press(one.screen.decide)
    wait_for(lambda: len(one.screen.banners()) == 2)
    assert state(office, delivery) is S.NEEDS_HUMAN
    assert one.screen.seen.link.text().endswith("/posts/1")
    assert one.screen.decide.isEnabled()


def test_once_more_after_the_page_was_read_whole(office, card):
    delivery = undecided(office, TEXT)
    one = card(delivery)
    press(one.screen.boxes[Answer.ONCE_MORE])
    assert one.screen.decide.words() == "Not there: send once more"
    decide(one)
    assert state(office, delivery) is S.APPROVED


def test_offline_it_says_so_and_sends_once_more_only_after_the_page_was_opened(office, card):
    office.page.listing = Listing((), clean=False, fault="net.connect")
    delivery = undecided(office, TEXT)
    one = card(delivery)
    press(one.screen.boxes[Answer.ONCE_MORE])
    assert not one.screen.decide.isEnabled()
    assert one.screen.decide.toolTip() == "Open the page first and look for the post."
    press(one.screen.seen.open_page)
    assert one.screen.decide.isEnabled()
    decide(one)
    assert state(office, delivery) is S.APPROVED


def test_not_there_and_let_go(office, card):
    delivery = undecided(office, TEXT)
    one = card(delivery)
    press(one.screen.boxes[Answer.DROP])
    assert one.screen.decide.words() == "Not there: let it go"
    decide(one)
    assert office.delivery(delivery.post_id).published is False


@pytest.mark.parametrize(
    ("why", "answers"),
    [
        (WhyHuman.REFUSED, [Answer.TRY_AGAIN, Answer.BY_HAND, Answer.DROP]),
        (WhyHuman.REMOVED_THERE, [Answer.THIS_IS_IT, Answer.DROP]),
        (WhyHuman.EDITED_THERE, [Answer.LEAVE, Answer.TAKE_BACK]),
    ],
)
def test_each_reason_has_its_own_answers(why, answers, office, card):
    assert list(card(undecided(office, TEXT, why)).screen.boxes) == answers


def test_a_refused_post_goes_to_hand(office, card):
    delivery = brought_to(office, TEXT, S.READY, S.ARMED, S.REJECTED)
    one = card(delivery)
    assert list(one.screen.boxes) == [Answer.MEND, Answer.BY_HAND, Answer.DROP]
    press(one.screen.boxes[Answer.BY_HAND])
    decide(one)
    assert state(office, delivery) is S.MANUAL_READY


def test_mending_opens_the_post_for_writing(office, card):
    delivery = brought_to(office, TEXT, S.READY, S.ARMED, S.REJECTED)
    one = card(delivery)
    press(one.screen.boxes[Answer.MEND])
    press(one.screen.decide)
    assert one.went == [Place(Room.POSTS, delivery.post_id)]


def test_who_may_not_publish_sees_everything_and_decides_nothing(office, card):
    screen = card(undecided(office, TEXT), who="land").screen
    assert screen.boxes == {}
    assert not screen.decide.isEnabled()


def test_what_somebody_else_decided_meanwhile_takes_the_answers_away(office, card):
    delivery = undecided(office, TEXT)
    one = card(delivery)
    from moderator_app.events import PostChanged

    office.core.deciding.drop(office.members["uno"], delivery.id)
    one.screen.heard(PostChanged(delivery.post_id))
    wait_for(lambda: one.screen.boxes == {})
    assert not one.screen.decide.isEnabled()


@pytest.mark.parametrize("say", [ENGLISH, BANGLA])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_clipped_and_all_is_reached(say, scale, office, card):
    show_on_page(office, office.page, ALMOST, RemotePost("1", "নদীর পানি " * 40))
    one = card(undecided(office, TEXT), say=say, theme=Theme(Scheme.DARK, scale))
    assert_nothing_clipped(one.frame)
    assert_reachable(one.screen)


def test_every_reason_has_its_words():
    assert set(WHY_WORDS) == {why.value for why in WhyHuman}


def test_what_stands_twice_is_settled_once_somebody_took_one_away(office, card):
    delivery = brought_to(office, TEXT, S.READY, S.PUBLISHED, double=True)
    one = card(delivery)
    assert list(one.screen.boxes) == [Answer.SETTLED]
    press(one.screen.boxes[Answer.SETTLED])
    decide(one)
    assert office.core.deciding.card(office.members["ict"], delivery.id).sending.double is False
