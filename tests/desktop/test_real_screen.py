"""The program on a real display: it opens, paints, is one window a folder, and closes without leaving anything."""

import subprocess
import sys
from pathlib import Path

import pytest

from moderator_app.words import Language, Speaker
from tests.architecture.source_files import ROOT
from tests.desktop.offices import office_of_two
from tests.desktop.screen import desktop_session, running
from tests.desktop.tray_host import tray_on
from tests.desktop.x_windows import Display
from ui.palette import PALETTES

pytestmark = [pytest.mark.slow, pytest.mark.journey]

SAY = Speaker(Language.BANGLA)


def colour(of: str) -> int:
    return int(of.removeprefix("#"), 16)


@pytest.fixture
def session(tmp_path):
    with desktop_session(tmp_path) as env:
        yield env


@pytest.fixture
def display(session):
    seen = Display(session["DISPLAY"])
    yield seen
    seen.close()


def program(office, session):
    return running(
        sys.executable, ROOT / "main.py", "--data", office, env=session, cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def meeting_places(session) -> list[Path]:
    return [*(Path(session["XDG_RUNTIME_DIR"]) / "moderator-desk").glob("*")]


def wait_until_met(display, session) -> int:
    """The window, once the first page stands in it and second starts are waited for."""
    window = display.wait_for_window(SAY("Moderator Desk"))
    display.wait_until(lambda: meeting_places(session))
    return window


def test_the_window_opens_paints_and_closes_cleanly_where_there_is_no_tray(tmp_path, session, display):
    office = office_of_two(tmp_path)
    # Without a tray there is nowhere to stay, whatever was chosen.
    (office / "appearance.json").write_text('{"stays_in_tray": true}', encoding="utf-8")
    with program(office, session) as running_program:
        window = wait_until_met(display, session)
        wanted = {colour(PALETTES["light"].window), colour(PALETTES["light"].accent_fill)}
        display.wait_until(lambda: wanted <= display.colours(window, 400, 100))
        display.ask_to_close(window)
        out, err = running_program.communicate(timeout=30)
    assert (running_program.returncode, out, err) == (0, "", "")
    assert meeting_places(session) == []


def test_a_second_start_shows_the_first_and_a_killed_one_is_no_obstacle(tmp_path, session, display):
    office = office_of_two(tmp_path)
    with program(office, session) as first:
        wait_until_met(display, session)
        with program(office, session) as second:
            out, _err = second.communicate(timeout=30)
        assert second.returncode == 0
        assert SAY("Moderator Desk is already open on this folder; its window was brought to the front.") in out
        assert first.poll() is None
        first.kill()
        first.communicate(timeout=30)
    assert meeting_places(session) != []
    with program(office, session) as third:
        window = wait_until_met(display, session)
        display.ask_to_close(window)
        third.communicate(timeout=30)
    assert third.returncode == 0


def test_where_there_is_a_tray_the_window_goes_into_it(tmp_path, session, display):
    office = office_of_two(tmp_path)
    with tray_on(session["DBUS_SESSION_BUS_ADDRESS"]) as tray, program(office, session) as running_program:
        title = SAY("Moderator Desk")
        window = wait_until_met(display, session)
        display.wait_until(lambda: tray.icons)
        assert tray.tool_tip() == title
        display.ask_to_close(window)
        display.wait_until(lambda: title not in display.windows())
        assert running_program.poll() is None
        tray.press_icon()
        display.wait_until(lambda: title in display.windows())
        display.ask_to_close(display.windows()[title])
        display.wait_until(lambda: title not in display.windows())
        with program(office, session) as second:
            second.communicate(timeout=30)
        display.wait_until(lambda: title in display.windows())
        tray.press(SAY("Quit"))
        out, err = running_program.communicate(timeout=30)
    assert (running_program.returncode, out, err) == (0, "", "")


def test_where_the_office_chose_so_closing_ends_the_program_in_spite_of_a_tray(tmp_path, session, display):
    office = office_of_two(tmp_path)
    (office / "appearance.json").write_text('{"stays_in_tray": false}', encoding="utf-8")
    with tray_on(session["DBUS_SESSION_BUS_ADDRESS"]) as tray, program(office, session) as running_program:
        window = wait_until_met(display, session)
        display.wait_until(lambda: tray.icons)
        display.ask_to_close(window)
        out, err = running_program.communicate(timeout=30)
    assert (running_program.returncode, out, err) == (0, "", "")
