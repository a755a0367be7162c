"""The way in where the keyring should have opened the store: why it did not, another try, and a key typed instead."""

import pytest
from fake_core import fake_core
from inspection import application, dispose, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import KeyNotInKeyring, KeyringLocked, WrongKey
from ui import background
from ui.shell.registry import Registry
from ui.shell.sign_in import SignInPage
from ui.shell.unlock import UnlockPage
from ui.shell.window import MainWindow
from ui.widgets.error_panel import ErrorPanel


class KeyringDoor:
    """In the place of `open_by_itself`: refuses with a wrong key, or leaves the store to be typed open; then opens."""

    def __init__(self, opening, trouble, error=None):
        self._opening = opening
        opening.keyring_trouble = trouble
        self._error = error
        self.tries = 0

    def __call__(self, key_file=None):
        self.tries += 1
        if self.tries > 1:
            self._opening.now = "open"
            return True
        if self._error is not None:
            raise self._error
        return False


@pytest.fixture
def window():
    application()
    made = []

    def begin(trouble, error=None):
        core = fake_core("locked")
        core.opening.open_by_itself = KeyringDoor(core.opening, trouble, error)
        one = MainWindow(lambda: (core, Registry({})), Appearance(language="en"))
        core.opening.kept = Appearance(language="en")
        made.append(one)
        show(one)
        one.begin()
        return one

    yield begin
    for one in made:
        one.facts.stop()
    background.close()
    for one in made:
        dispose(one)


def shown(window, kind):
    wait_for(lambda: any(widget.isVisible() for widget in window.findChildren(kind)))
    return window.findChildren(kind)[-1]


@pytest.mark.parametrize(
    ("trouble", "error"), [(KeyringLocked(seconds=30), None), (KeyNotInKeyring(), WrongKey())], ids=["locked", "wrong"]
)
def test_whoever_sits_here_is_told_why_and_may_ask_the_keyring_again(window, trouble, error):
    one = window(trouble, error)
    page = shown(one, UnlockPage)
    assert page.ask_again.isVisible()
    QTest.mouseClick(page.ask_again, Qt.MouseButton.LeftButton)
    shown(one, SignInPage)


def test_a_key_may_be_typed_instead(window):
    one = window(KeyringLocked(seconds=30))
    page = shown(one, UnlockPage)
    wait_for(lambda: one.focusWidget() is page.box)
    page.box.setText("সঠিক বাক্য")
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    shown(one, SignInPage)


def test_a_wrong_key_from_elsewhere_is_an_error_as_before(window):
    one = window(None, WrongKey())
    assert shown(one, ErrorPanel).accessibleName().startswith("The key does not fit")


def test_what_is_typed_can_be_seen_by_wish(window):
    page = shown(window(KeyringLocked(seconds=30)), UnlockPage)
    hidden = page.box.echoMode()
    QTest.mouseClick(page.show_typing, Qt.MouseButton.LeftButton)
    assert (hidden, page.box.echoMode()) == (page.box.EchoMode.Password, page.box.EchoMode.Normal)
