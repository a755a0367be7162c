"""The program outside its window, without a display: every language, and no tray at all."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from moderator_app.domain.appearance import Appearance
from moderator_app.system.appearance_file import read_appearance
from moderator_app.words import Language, Speaker
from tests.desktop.offices import office_of_two
from tests.fakes.clock import FakeClock
from tests.journeys.the_desk import Program
from tests.ui.inspection import application, settle, wait_for
from ui.places import Place, Room
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
    presence.notify("title", "body", "backups")
    settle()
    assert presence.tray.show_notice("title", "body", "backups") is False
    window.restyle(replace(Appearance(), stays_in_tray=True))
    settle()
    window.close()
    assert not window.isVisible()
    presence.show_window()
    assert window.isVisible()


def test_with_a_tray_closing_locks_and_hides_unless_the_office_chose_otherwise(program, monkeypatch):
    presence, window = program.window.presence, program.window
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    window.restyle(replace(Appearance(), stays_in_tray=False))
    settle()
    assert window.stays_open() is False
    window.restyle(Appearance())
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


def test_that_the_program_stays_in_the_tray_is_explained_once_in_its_life(program, monkeypatch):
    presence, window = program.window.presence, program.window
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    said = []
    shown = [False, True, True]  # the first time the tray shows nothing: it has not been told then
    monkeypatch.setattr(presence.tray, "show_notice", lambda *words: said.append(words) or shown.pop(0))
    for _ in range(4):
        window.close()
        settle()
        presence.show_window()
    assert len(said) == 2
    assert "মনে করিয়ে দেওয়া" in said[0][1]
    wait_for(lambda: read_appearance(program.window.core.opening.folder).told_of_tray)
    assert window.appearance.told_of_tray


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("backups", Place(Room.BACKUPS)),
        ("kit:0a-1", Place(Room.POSTS, None, "kit:0a-1")),
        ("missed:0a-1", Place(Room.POSTS, None, "decide:0a-1")),
        ("", None),
        ("kit:../../etc", None),
    ],
)
def test_a_pressed_notice_shows_the_hidden_window_and_its_place_waits_for_the_sign_in(program, target, place):
    window = program.window
    window.hide()
    window.presence.tray._last_target = target
    window.presence.tray._icon.messageClicked.emit()
    assert window.isVisible()
    assert window.take_wish() == place
    assert window.take_wish() is None


def test_a_hidden_start_stays_hidden_in_a_tray_and_shows_itself_where_there_is_none(program, monkeypatch):
    presence, window = program.window.presence, program.window
    window.hide()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    presence.begin_hidden(needs_a_hand=False)
    assert not window.isVisible()
    presence.begin_hidden(needs_a_hand=True)
    assert window.isVisible()
    window.hide()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    monkeypatch.setattr("ui.shell.presence.TRAY_LOOKS", 0)
    presence.begin_hidden(needs_a_hand=False)
    assert window.isVisible()


def test_the_end_of_the_session_ends_the_program_too(program, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    program.window.restyle(replace(Appearance(), stays_in_tray=True))
    settle()
    program.window.presence._session_ends(None)  # as Qt tells it; its session manager cannot be made here
    assert program.window.stays_open() is False
    assert program.window.close()
