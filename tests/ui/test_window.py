"""The window from first paint to desk and back, with a fake core and tiny screens."""

import pytest
from fake_core import CODE, PIN, fake_core
from inspection import application, assert_nothing_clipped, assert_reachable, dispose, show, wait, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.events import OfficeChanged, PostChanged
from ui import background
from ui.places import Place, Room
from ui.shell.nav_item import NavItem
from ui.shell.registry import Registry
from ui.shell.sign_in import SignInPage
from ui.shell.unlock import UnlockPage
from ui.shell.window import MainWindow
from ui.widgets.button import ButtonParts, filled
from ui.widgets.field import TextField
from ui.widgets.layout import column
from ui.widgets.screen import Screen

LEFT, HEARD = [], []


class Tiny(Screen):
    def __init__(self, context):
        super().__init__()
        self.context = context
        self.action = filled(context.theme, context.say("Sign in"), ButtonParts(key="Ctrl+N"))
        self.box = TextField(context.theme, "box")
        column(0, self).addWidget(self.box)

    def title(self):
        return f"{self.context.place.room} {self.context.place.item}"

    def header_actions(self):
        return (self.action,)

    def shows_back(self):
        return self.context.place.item is not None

    def leaving(self):
        LEFT.append(self.context.place)

    def heard(self, fact):
        HEARD.append(fact)


def registry():
    screens = {Room.THIS_WEEK: Tiny, Room.REVIEW: Tiny, Room.POSTS: Tiny, Room.SETTINGS: Tiny}
    return Registry(screens, counts=lambda _core, _member: {Room.REVIEW: 2})


@pytest.fixture
def make():
    application()
    LEFT.clear()
    HEARD.clear()
    windows = []

    def window(state="open", chosen=None):
        core = fake_core(state)
        one = MainWindow(lambda: (core, registry()), chosen or Appearance())
        if chosen:
            core.opening.kept = chosen
        windows.append(one)
        show(one)
        one.begin()
        return one, core

    yield window
    for one in windows:
        one.facts.stop()
    background.close()
    for one in windows:
        dispose(one)


def page(window, kind):
    wait_for(lambda: bool(window.findChildren(kind)))
    wait()
    return window.findChildren(kind)[-1]


def sign_in(window):
    at = page(window, SignInPage)
    wait_for(lambda: len(at._rows) == 3)
    QTest.mouseClick(at._rows["0"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(at.pin.box, PIN)
    QTest.keyClick(at.pin.box, Qt.Key.Key_Return)
    wait_for(lambda: window.desk is not None)
    wait(20)
    return window.desk


def title(window):
    return window.desk.frame.current().title()


def test_whoever_types_the_right_pin_sits_down_at_home(make):
    window, _ = make()
    desk = sign_in(window)
    assert desk.place == Place(Room.THIS_WEEK)
    assert desk.frame.nav._state.member == "তানভীর হাসান"
    assert_nothing_clipped(window)
    assert_reachable(window)


def test_a_wrong_pin_is_said_under_the_field_and_nobody_sits_down(make):
    window, _ = make()
    at = page(window, SignInPage)
    wait_for(lambda: len(at._rows) == 3)
    at._rows["1"].click()
    QTest.keyClicks(at.pin.box, "000000")
    QTest.mouseClick(at.go, Qt.MouseButton.LeftButton)
    wait_for(lambda: bool(at.pin.error()))
    assert "৫" in at.pin.error()
    assert window.desk is None
    assert at.go.isEnabled()
    wait()
    assert_nothing_clipped(window)


def test_the_first_pin_is_set_with_the_one_time_code(make):
    window, core = make()
    at = page(window, SignInPage)
    wait_for(lambda: len(at._rows) == 3)
    at._rows["2"].click()
    assert at.code.isVisible()
    assert at.repeated.isVisible()
    QTest.keyClicks(at.code.box, CODE)
    QTest.keyClicks(at.pin.box, "12")
    QTest.mouseClick(at.go, Qt.MouseButton.LeftButton)
    wait_for(lambda: bool(at.repeated.error()))
    at.pin.box.setText("830417")
    at.repeated.box.setText("830417")
    at.go.click()
    wait_for(lambda: window.desk is not None)
    assert "2" in core.sign_in.with_pin


def test_a_locked_store_asks_for_the_passphrase_and_a_wrong_one_stays(make):
    window, _ = make("locked")
    at = page(window, UnlockPage)
    QTest.keyClicks(at.box, "x")
    at.go.click()
    wait_for(lambda: bool(at.field.error()))
    at.box.setText("সঠিক বাক্য")
    at.go.click()
    assert page(window, SignInPage)


def test_navigation_shows_only_rooms_that_exist_and_their_counts(make):
    window, _ = make()
    desk = sign_in(window)
    items = desk.frame.nav.items()
    assert list(items) == [Room.THIS_WEEK, Room.POSTS, Room.REVIEW, Room.SETTINGS]
    wait_for(lambda: "২" in items[Room.REVIEW].accessibleName())


def test_a_room_that_does_not_exist_is_not_gone_to(make):
    window, _ = make()
    desk = sign_in(window)
    desk.navigate(Place(Room.MEDIA))
    assert desk.place == Place(Room.THIS_WEEK)


def test_back_leads_the_way_one_came(make):
    window, _ = make()
    desk = sign_in(window)
    desk.navigate(Place(Room.REVIEW))
    desk.navigate(Place(Room.POSTS, "p1"))
    assert title(window) == "posts p1"
    desk.back()
    assert desk.place == Place(Room.REVIEW)
    desk.back()
    assert desk.place == Place(Room.THIS_WEEK)


def test_a_screen_is_told_before_it_is_replaced(make):
    window, _ = make()
    desk = sign_in(window)
    desk.navigate(Place(Room.REVIEW))
    assert [Place(Room.THIS_WEEK)] == LEFT


def test_keys_lead_to_rooms_and_lock_the_desk(make):
    window, core = make()
    desk = sign_in(window)
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert desk.place == Place(Room.REVIEW)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.place == Place(Room.THIS_WEEK)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page(window, SignInPage)
    assert core.sign_in.left == ["0"]
    assert window.desk is None


def test_whoever_comes_back_after_locking_finds_the_same_place(make):
    window, _ = make()
    desk = sign_in(window)
    desk.navigate(Place(Room.POSTS, "p1"))
    window.lock()
    wait_for(lambda: window.desk is None and bool(window.findChildren(SignInPage)))
    sign_in(window)
    assert window.desk.place == Place(Room.POSTS, "p1")


def test_another_language_and_scheme_rebuild_the_window_at_the_same_place(make):
    window, core = make()
    desk = sign_in(window)
    desk.navigate(Place(Room.REVIEW))
    window.restyle(Appearance(language="en", scheme=Scheme.DARK, text_size=150))
    assert window.desk is not desk
    assert window.desk.place == Place(Room.REVIEW)
    assert window.windowTitle() == "Moderator Desk"
    wait_for(lambda: core.opening.kept.language == "en")
    window.desk.back()
    assert window.desk.place == Place(Room.THIS_WEEK)
    wait()
    assert_nothing_clipped(window)


def test_what_was_chosen_before_is_there_from_the_sign_in_page(make):
    window, _ = make(chosen=Appearance(language="en"))
    at = page(window, SignInPage)
    wait_for(lambda: len(at._rows) == 3)
    assert at._rows["1"].accessibleName() == "Nasrin Sultana, Women's Affairs Officer"


def test_the_language_switch_of_the_sign_in_page_changes_it(make):
    window, _ = make()
    page(window, SignInPage)
    gate = window.content
    gate.switch._group.button(1).click()
    wait_for(lambda: window.windowTitle() == "Moderator Desk")
    assert page(window, SignInPage)


def test_facts_reach_the_screen_on_the_gui_thread_and_later(make):
    window, core = make()
    sign_in(window)
    fact = PostChanged("p1")
    core.bus.publish(fact)
    assert HEARD == []
    wait_for(lambda: [fact] == HEARD)
    core.bus.publish(OfficeChanged())
    wait_for(lambda: len(HEARD) == 2)


def test_no_fact_reaches_a_desk_that_was_left(make):
    window, core = make()
    sign_in(window)
    window.lock()
    core.bus.publish(PostChanged("p1"))
    wait(30)
    assert HEARD == []


def test_a_narrow_window_gets_a_rail(make):
    window, _ = make()
    desk = sign_in(window)
    wide = desk.frame.nav.width()
    show(window, 1024, 700)
    assert desk.frame.nav.width() < wide / 2
    assert_reachable(window)
    show(window, 1366, 700)
    assert desk.frame.nav.width() == wide


def test_help_lists_the_keys(make):
    window, _ = make()
    desk = sign_in(window)
    desk.show_keys()
    dialog = window.findChild(QDialog)
    wait()
    assert_nothing_clipped(dialog)
    assert_reachable(dialog)
    dialog.close()


def test_a_core_that_cannot_be_loaded_is_said_with_a_way_to_try_again():
    application()

    def fails():
        raise OSError("no disk")

    window = MainWindow(fails, Appearance())
    shown = []
    window.gate_shown.connect(shown.append)
    show(window)
    window.begin()
    wait_for(lambda: shown == ["error"])
    assert_reachable(window)
    background.close()
    dispose(window)


def test_navigation_items_work_with_the_keyboard(make):
    window, _ = make()
    desk = sign_in(window)
    item = desk.frame.nav.items()[Room.SETTINGS]
    assert isinstance(item, NavItem)
    QTest.keyClick(item, Qt.Key.Key_Return)
    assert desk.place == Place(Room.SETTINGS)
    assert item.isChecked()
