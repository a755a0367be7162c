"""The program outside its window, without a display: every language, and no tray at all."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from moderator_app.domain.appearance import Appearance
from moderator_app.words import Language, Speaker
from tests.desktop.offices import office_of_two
from tests.fakes.clock import FakeClock
from tests.journeys.the_desk import Program
from tests.ui.inspection import application, settle
from ui.shell.presence import Presence
from ui.shell.tray import Tray, program_icon

pytestmark = pytest.mark.journey

BANGLA, ENGLISH = Speaker(Language.BANGLA), Speaker(Language.ENGLISH)


@pytest.fixture
def program(tmp_path):
    running = Program(office_of_two(tmp_path), FakeClock())
    running.window.presence = Presence(application(), running.window, None)
    yield running
    running.close()


def words_of(tray: Tray) -> list[str]:
    return [action.text() for action in tray._menu.actions() if action.text()]


def test_the_icon_is_the_program_s_own_in_every_usual_size():
    application()
    icon = program_icon()
    for side in (16, 22, 32, 64):
        picture = icon.pixmap(side, side).toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(side) for y in range(side)}
        assert "#2f4a9e" in colours
        assert len(colours) > 3


def test_the_tray_speaks_the_language_of_the_window(program):
    tray = program.window.presence.tray
    assert words_of(tray) == [BANGLA(word) for word in ("Open", "Lock the desk", "Quit")]
    program.window.restyle(replace(program.window.appearance, language="en"))
    settle()
    assert words_of(tray) == ["Open", "Lock the desk", "Quit"]


def test_without_a_tray_nothing_is_missed(program):
    presence, window = program.window.presence, program.window
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    assert not presence.tray.is_there
    presence.notify("title", "body")
    settle()
    assert presence.tray.show_notice("title", "body") is False
    window.restyle(replace(Appearance(), stays_in_tray=True))
    settle()
    window.close()
    assert not window.isVisible()
    presence.show_window()
    assert window.isVisible()


def test_with_a_tray_closing_locks_and_hides_only_where_it_was_chosen(program, monkeypatch):
    presence, window = program.window.presence, program.window
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    assert window.stays_open() is False
    window.restyle(replace(Appearance(), stays_in_tray=True))
    settle()
    locked = []
    monkeypatch.setattr(window, "lock", lambda: locked.append("locked"))
    assert window.close() is False
    assert locked == ["locked"]
    assert not window.isVisible()
    assert not application().quitOnLastWindowClosed()
    presence.show_window()
    assert application().quitOnLastWindowClosed()
    presence.quit()
    settle()
    assert not window.isVisible()


def test_the_end_of_the_session_ends_the_program_too(program, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    program.window.restyle(replace(Appearance(), stays_in_tray=True))
    settle()
    program.window.presence._session_ends(None)  # as Qt tells it; its session manager cannot be made here
    assert program.window.stays_open() is False
    assert program.window.close()
