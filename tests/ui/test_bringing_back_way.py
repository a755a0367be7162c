"""How the window comes to the gate that brings a backup back, and away from it."""

from types import SimpleNamespace

import pytest
from fake_core import fake_core
from inspection import application, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import StoreDamaged
from moderator_app.words import Language
from ui import background
from ui.backups.state import BringBack
from ui.shell.gate import GatePage
from ui.shell.registry import Registry
from ui.shell.sign_in import SignInPage
from ui.shell.unlock import UnlockPage
from ui.shell.window import MainWindow
from ui.widgets.banner import Banner

WISH = BringBack("/stick/office.desk-backup", "a key", at_once=True)


class Gate:
    """Stands where the page would be; remembers what it was built with."""

    def __init__(self):
        self.built = []

    def __call__(self, context, wish):
        self.built.append((context, wish))
        return QWidget()


@pytest.fixture
def opened():
    application()
    windows = []

    def window(state="open", fault=None):
        core, gate = fake_core(state), Gate()
        core.ticker = SimpleNamespace(stop=lambda: None)
        if fault is not None:
            core.opening.open_with = core.opening.open_by_itself = _raising(fault)
        one = MainWindow(lambda: (core, Registry({}, restore=gate)), Appearance())
        windows.append(one)
        shown = []
        one.gate_shown.connect(shown.append)
        show(one)
        one.begin()
        wait_for(lambda: bool(shown))
        settle()
        return one, core, gate

    yield window
    for one in windows:
        one.facts.stop()
    background.close()
    for one in windows:
        dispose(one)


def _raising(fault):
    def work(*_typed):
        raise fault

    return work


def switch(window):
    return window.findChildren(GatePage)[-1].switch


def test_a_store_that_opens_by_itself_and_is_damaged_leads_to_its_newest_copy(opened):
    _window, _core, gate = opened("locked", StoreDamaged(path="desk.db"))
    [(_context, wish)] = gate.built
    assert wish == BringBack(newest_good=True)


def test_a_damaged_store_behind_a_passphrase_takes_the_passphrase_along(opened):
    window, core, gate = opened("locked")
    core.opening.open_with = _raising(StoreDamaged(path="desk.db"))
    page = window.findChildren(UnlockPage)[-1]
    page.box.setText("three words remembered")
    QTest.keyClick(page.box, Qt.Key.Key_Return)
    wait_for(lambda: bool(gate.built))
    assert gate.built[0][1] == BringBack(typed="three words remembered", newest_good=True)
    assert core.opening.closed


def test_what_was_confirmed_is_carried_out_once_and_not_again_in_another_language(opened):
    window, _core, gate = opened()
    window._way.bring_back(WISH)
    settle()
    window.restyle(Appearance(language=Language.ENGLISH.value))
    settle()
    assert [wish.at_once for _context, wish in gate.built] == [True, False]
    assert gate.built[1][1].path == WISH.path


def test_while_a_backup_is_brought_back_the_language_stays(opened):
    window, _core, gate = opened()
    window._way.bring_back(WISH)
    settle()
    context, _wish = gate.built[0]
    context.hold(True)
    assert not switch(window).isEnabled()
    context.hold(False)
    assert switch(window).isEnabled()


def test_the_sign_in_page_says_what_was_brought_back(opened):
    window, _core, gate = opened()
    window._way.bring_back(WISH)
    settle()
    context, _wish = gate.built[0]
    context.tell("The office is back.")
    context.done()
    wait_for(lambda: bool(window.findChildren(SignInPage)))
    settle()
    assert [banner.accessibleName() for banner in window.findChildren(Banner)] == ["The office is back."]
