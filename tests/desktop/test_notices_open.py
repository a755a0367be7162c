"""Notices that open what they speak of: a real bus, a real desktop on it, and the real window."""

import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from moderator_app.events import CopyFailed
from moderator_app.system.ticker import SchedulerTicker
from moderator_app.words import Language, Speaker
from tests.architecture.source_files import ROOT
from tests.desktop.offices import PIN, office_of_two
from tests.desktop.private_bus import desktop_on, private_bus
from tests.desktop.screen import desktop_session, running
from tests.desktop.tray_host import tray_on
from tests.desktop.x_windows import Display
from tests.fakes.clock import FakeClock
from tests.journeys.the_desk import Program
from tests.ui.inspection import application, settle, wait_for
from ui.application import keep_time
from ui.places import Place, Room
from ui.shell.presence import Presence
from ui.shell.sign_in import SignInPage
from ui.shell.standing_line import StandingLine

pytestmark = pytest.mark.journey

SAY = Speaker(Language.BANGLA)


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with desktop_on(address) as seen:
            yield seen


@pytest.fixture
def program(desktop, tmp_path):
    running_program = Program(office_of_two(tmp_path), FakeClock())
    wait_for(lambda: bool(running_program.window.findChildren(SignInPage)))
    running_program.window.presence = Presence(application(), running_program.window, None)
    yield running_program
    running_program.close()


def sit_down(program) -> None:
    core = program.window.core
    member = core.sign_in.seats()[1].member
    core.sign_in.enter(member.id, PIN)
    program.window._way._entered(member)
    wait_for(lambda: program.window.desk is not None)


def test_pressed_while_the_window_is_hidden_it_shows_itself_and_goes_there_after_the_sign_in(program, desktop):
    window = program.window
    window.hide()
    window.core.bus.publish(CopyFailed("disk_full"))
    wait_for(lambda: len(desktop.notices) == 1)
    settle()
    desktop.press()
    wait_for(window.isVisible)
    assert window.desk is None
    sit_down(program)
    wait_for(lambda: window.desk.place == Place(Room.BACKUPS))


def test_pressed_while_somebody_is_at_the_desk_it_goes_there_at_once_and_back_leads_to_where_one_was(program, desktop):
    sit_down(program)
    desk = program.window.desk
    before = desk.place
    program.window.core.bus.publish(CopyFailed("disk_full"))
    wait_for(lambda: len(desktop.notices) == 1)
    desktop.press(action="open")
    wait_for(lambda: desk.place == Place(Room.BACKUPS))
    desk.back()
    assert desk.place == before


def test_a_desktop_that_goes_away_leaves_the_window_in_peace(program, desktop, tmp_path, monkeypatch):
    program.window.core.bus.publish(CopyFailed("disk_full"))
    wait_for(lambda: len(desktop.notices) == 1)
    settle()
    opening = program.window.presence._opening
    assert opening._ear is not None
    program.window.core.notices._desktop._part()  # as where the bus is found broken
    wait_for(lambda: opening._ear is None)
    program.window.core.bus.publish(CopyFailed("disk_full"))
    wait_for(lambda: len(desktop.notices) == 2)
    settle()
    desktop.press()
    wait_for(lambda: program.window.take_wish() == Place(Room.BACKUPS))


@pytest.mark.slow
def test_reminders_come_while_the_window_is_closed_into_the_tray_and_the_check_is_said_on_coming_back(
    program, desktop, monkeypatch
):
    """The real ticker and heartbeat, on a clock that the test moves on by weeks."""
    window = program.window
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    ticker = SchedulerTicker(program.clock, timedelta(milliseconds=50))
    object.__setattr__(window.core, "ticker", ticker)
    sit_down(program)
    assert window.close() is False
    wait_for(lambda: bool(window.findChildren(SignInPage)))
    keep_time(window, "sign_in")
    heads = [SAY("A backup is due")]
    program.clock.go_on(days=40)
    wait_for(lambda: [body[3] for body in desktop.notices] == heads)
    assert not window.isVisible()
    desktop.press()
    wait_for(window.isVisible)
    sit_down(program)
    wait_for(lambda: window.desk.place == Place(Room.BACKUPS))
    wait_for(lambda: standing_of(window) == SAY("Last check {time}", time=SAY.clock(program.clock.now())))


def standing_of(window) -> str:
    """What the line at the foot of the navigation says; the navigation is built anew as the office becomes known."""
    lines = [one for one in window.desk.frame.nav.findChildren(StandingLine) if one.isVisible()]
    return lines[-1].accessibleName() if lines else ""


# ---------------------------------------------------------------- the program as a process


@pytest.fixture
def session(tmp_path):
    with desktop_session(tmp_path) as env:
        yield env


@pytest.fixture
def display(session):
    seen = Display(session["DISPLAY"])
    yield seen
    seen.close()


def program_on(office, session, *words: str):
    return running(
        sys.executable, ROOT / "main.py", "--data", office, *words, env=session, cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.slow
def test_started_into_the_tray_it_reminds_and_a_press_shows_the_window(tmp_path, session, display):
    """The office was made in February and backed up never: the first heartbeat has something to say."""
    office, title, address = office_of_two(tmp_path), SAY("Moderator Desk"), session["DBUS_SESSION_BUS_ADDRESS"]
    with tray_on(address) as tray, desktop_on(address) as seen, program_on(office, session, "--hidden") as first:
        display.wait_until(lambda: tray.icons)
        display.wait_until(lambda: [body for body in seen.notices if body[3] == SAY("A backup is due")])
        assert title not in display.windows()
        with program_on(office, session, "--hidden") as second:
            out, _err = second.communicate(timeout=30)
        assert (second.returncode, out.strip()) == (0, SAY("Moderator Desk is already open on this folder."))
        assert title not in display.windows()
        seen.press()
        display.wait_until(lambda: title in display.windows())
        display.ask_to_close(display.windows()[title])
        display.wait_until(lambda: title not in display.windows())
        with program_on(office, session, "--open", "calendar") as third:
            third.communicate(timeout=30)
        assert third.returncode == 0
        display.wait_until(lambda: title in display.windows())
        tray.press(SAY("Quit"))
        out, err = first.communicate(timeout=30)
    assert (first.returncode, out, err) == (0, "", "")


@pytest.mark.slow
def test_a_bus_that_never_answers_does_not_keep_the_window_from_opening(tmp_path, session, display):
    office = office_of_two(tmp_path)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(tmp_path / "mute"))
        mute.listen(20)
        silent = {**session, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'mute'}"}
        with program_on(office, silent) as alone:
            window = display.wait_for_window(SAY("Moderator Desk"))
            display.ask_to_close(window)
            out, err = alone.communicate(timeout=30)
    assert (alone.returncode, out, err) == (0, "", "")
