"""A forgotten PIN at the sign-in page: shown, tried, refused, set."""

import pytest
from fake_core import RECOVERY, FakeSignIn
from inspection import application, assert_reachable, dispose, settle, show
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.words import Language, Speaker
from ui import background
from ui.shell.sign_in import SignInPage
from ui.theme import Theme, dress
from ui.widgets.card import Card

PIN = "864209"


@pytest.fixture
def desk():
    """The sign-in page of the fake office, the second member chosen, and who came in."""
    theme = Theme()
    dress(application(), theme)
    service = FakeSignIn()
    page = SignInPage(theme, Speaker(Language.ENGLISH), service)
    came = []
    page.entered_desk.connect(came.append)
    show(page, 1024, 700)
    settle()
    page.presenter.choose("1")
    yield page, service, came
    dispose(page)
    background.close()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(page, key, pin=PIN, repeated=PIN):
    for field, text in ((page.key, key), (page.pin, pin), (page.repeated, repeated)):
        field.box.clear()
        QTest.keyClicks(field.box, text)
    press(page.go)
    settle()


def test_the_page_leads_to_a_new_pin_and_to_the_desk(desk):
    page, service, came = desk
    press(page.forgot)
    assert page.forgotten.findChild(Card).accessibleName() == "A new PIN for Nasrin Sultana"
    type_in(page.forgotten, RECOVERY)
    assert [member.id for member in came] == ["1"]
    assert page.forgotten.typed() == ("", "", "")
    assert service.members[1] in came


@pytest.mark.parametrize(
    ("key", "pin", "wait", "at_the_key", "at_the_pin"),
    [
        ("nonsense", PIN, 0, "not a whole recovery key", ""),
        ("AGE-SECRET-KEY-1 OTHER", PIN, 0, "Look for the newest sheet", ""),
        ("AGE-SECRET-KEY-1 OTHER", PIN, 5, "Wait 5 seconds", ""),
        (RECOVERY, "1", 0, "", "at least 6 characters"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(desk, key, pin, wait, at_the_key, at_the_pin):
    page, service, came = desk
    service.wait = wait
    press(page.forgot)
    type_in(page.forgotten, key, pin, pin)
    assert came == []
    assert at_the_key in page.forgotten.key.error()
    assert at_the_pin in page.forgotten.pin.error()
    assert bool(page.forgotten.key.error()) is bool(at_the_key)
    assert bool(page.forgotten.pin.error()) is bool(at_the_pin)
    assert page.forgotten.typed() == (key, pin, pin)


def test_nothing_is_sent_before_all_is_typed(desk):
    page, _service, came = desk
    press(page.forgot)
    type_in(page.forgotten, RECOVERY, PIN, "")
    assert came == []
    assert page.forgotten.go.isEnabled()


def test_whoever_remembers_the_pin_goes_back_and_leaves_nothing_typed(desk):
    page, _service, _came = desk
    press(page.forgot)
    QTest.keyClicks(page.forgotten.key.box, RECOVERY)
    press(page.forgotten.back)
    assert page.pin.box.isVisible()
    assert not page.forgotten.isVisible()
    assert page.forgotten.typed() == ("", "", "")


def test_whoever_lost_the_first_code_finds_the_same_way(desk):
    page, _service, _came = desk
    page.presenter.choose("2")
    assert page.forgot.text() == "Code lost?"
    press(page.forgot)
    assert page.forgotten.key.box.isVisible()


def test_what_is_typed_is_hidden_until_one_asks_to_see_it(desk):
    page, _service, _came = desk
    press(page.forgot)
    box = page.forgotten.key.box
    hidden = box.echoMode()
    press(page.forgotten.show_typing)
    assert (hidden, box.echoMode()) == (box.EchoMode.Password, box.EchoMode.Normal)
    press(page.forgotten.back)
    press(page.forgot)
    assert box.echoMode() == box.EchoMode.Password


def test_every_control_is_reached_by_tab(desk):
    page, _service, _came = desk
    press(page.forgot)
    assert_reachable(page.forgotten)
