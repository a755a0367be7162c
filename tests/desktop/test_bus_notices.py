"""Notices on a Linux desktop: a real bus, a real service on it, and every way in which both can be missing."""

import os
import select
import socket
import threading
import time

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from moderator_app.system.notices import REST, BusNotices, NoNotices, notices_here
from moderator_app.system.session_bus import session_bus
from tests.desktop.private_bus import NAME, desktop_on, private_bus

TITLE, BODY = "২টি পোস্টের সময় হয়েছে", "“টিকা ক্যাম্প”"


@pytest.fixture
def bus(tmp_path, monkeypatch):
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def notices():
    ours = BusNotices("মডারেটর ডেস্ক")
    yield ours
    ours.close()


def heard_on(notices: BusNotices, many: int = 1) -> tuple[str, ...]:
    """What was pressed, once so many presses were heard."""
    ear, found = notices.hears_on(), ()
    try:
        while len(found) < many:
            assert select.select([ear], [], [], 10)[0], "nothing is heard"
            found += notices.pressed()
    finally:
        os.close(ear)
    return found


def test_a_notice_arrives_with_the_types_the_desktop_asks_for(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due")
    ((signature, body),) = desktop.arrived
    assert signature == "susssasa{sv}i"
    hints = {"urgency": ("y", 1), "desktop-entry": ("s", "moderator-desk")}
    assert body == ("মডারেটর ডেস্ক", 0, "moderator-desk", TITLE, BODY, [], hints, -1)


def test_a_later_notice_takes_the_place_of_the_earlier_with_the_same_key(bus, notices):
    with desktop_on(bus) as desktop:
        for key in ("due", "backup", "due", "backup"):
            assert notices.show(TITLE, BODY, key)
    assert [body[1] for body in desktop.notices] == [0, 0, 1, 2]
    assert desktop.asked.count("GetCapabilities") == 1


def test_a_title_is_never_taken_for_markup(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show("A & B", '<a href="https://example.org">"A" & B</a>', "due")
    (notice,) = desktop.notices
    assert notice[3] == "A & B"
    assert notice[4] == '&lt;a href="https://example.org"&gt;"A" &amp; B&lt;/a&gt;'


def test_a_notice_with_a_target_can_be_pressed_on_itself_and_on_its_button(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due", "kit:1", "খুলুন")
        assert notices.show(TITLE, BODY, "backup", "backups", "খুলুন")
        assert notices.pressed() == ()
        assert desktop.notices[0][5] == ["default", "খুলুন", "open", "খুলুন"]
        desktop.press(2, "open")
        desktop.press(1)
        assert heard_on(notices, 2) == ("backups", "kit:1")
        assert notices.pressed() == ()


def test_what_is_pressed_while_another_notice_is_shown_is_not_lost(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due", "kit:1", "Open")
        desktop.press()
        assert notices.show(TITLE, BODY, "backup", "backups", "Open")
        assert notices.pressed() == ("kit:1",)


def test_a_notice_that_took_another_s_place_leads_where_the_later_one_says(bus, notices):
    with desktop_on(bus) as desktop:
        for target in ("kit:1", "kit:2"):
            assert notices.show(TITLE, BODY, "due", target, "Open")
        desktop.press(1)
        assert heard_on(notices) == ("kit:2",)


def test_without_a_target_or_where_the_desktop_has_no_buttons_none_are_sent(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due")
    with desktop_on(bus, abilities=("body",)) as plain:
        other = BusNotices("Moderator Desk")
        assert other.show(TITLE, BODY, "due", "kit:1", "Open")
        other.close()
    assert desktop.notices[0][5] == plain.notices[0][5] == []


def test_other_presses_and_other_programs_open_nothing(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due", "kit:1", "Open")
        desktop.press(7)
        desktop.press(1, "snooze")
        with open_dbus_connection(bus) as stranger:
            forged = new_signal(
                DBusAddress("/org/freedesktop/Notifications", NAME, NAME), "ActionInvoked", "us", (1, "default")
            )
            stranger.send(forged)
            stranger.send_and_get_reply(message_bus.GetId(), timeout=10)
        desktop.press(1, "open")
        assert heard_on(notices) == ("kit:1",)


def test_a_desktop_that_has_gone_is_heard_as_an_end_and_presses_nothing(notices, monkeypatch, tmp_path):
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with desktop_on(address):
            assert notices.show(TITLE, BODY, "due", "kit:1", "Open")
        ear = notices.hears_on()
        assert ear >= 0
    assert select.select([ear], [], [], 10)[0] == [ear]
    assert notices.pressed() == ()
    assert notices.hears_on() == -1
    os.close(ear)


def test_nobody_can_be_heard_before_a_notice_was_shown(notices):
    assert (notices.hears_on(), notices.pressed()) == (-1, ())


def test_a_desktop_without_markup_gets_the_plain_text(bus, notices):
    with desktop_on(bus, abilities=("body",)) as desktop:
        assert notices.show("A", "B & <C>", "due")
    assert desktop.notices[0][4] == "B & <C>"


def test_without_a_bus_nothing_is_shown_and_none_is_started(notices, monkeypatch, tmp_path):
    for address in (None, "", "autolaunch:", "tcp:host=localhost,port=1", "nonsense", f"unix:path={tmp_path / 'none'}"):
        if address is None:
            monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        else:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert notices.show(TITLE, BODY, "due") is False


def test_a_bus_without_a_desktop_shows_nothing(bus, notices):
    assert notices.show(TITLE, BODY, "due") is False


def test_a_desktop_that_refuses_shows_nothing_and_is_asked_again_next_time(bus, notices):
    with desktop_on(bus, refuses=True) as desktop:
        assert notices.show(TITLE, BODY, "due") is False
        desktop.refuses = False
        assert notices.show(TITLE, BODY, "due")


@pytest.mark.slow
def test_a_desktop_that_does_not_answer_holds_nobody_up(bus, notices):
    with desktop_on(bus, answers=False):
        began = time.monotonic()
        assert notices.show(TITLE, BODY, "due") is False
        assert time.monotonic() - began < 5


@pytest.mark.slow
def test_a_desktop_that_did_not_answer_is_left_alone_for_a_while(bus):
    seconds = [0.0]
    notices = BusNotices("Moderator Desk", lambda: seconds[0])
    with desktop_on(bus, answers=False) as desktop:
        assert notices.show(TITLE, BODY, "due") is False
        desktop.answers = True
        seconds[0] = REST - 1
        assert notices.show(TITLE, BODY, "due") is False
        asked = len(desktop.asked)
        seconds[0] = REST
        assert notices.show(TITLE, BODY, "due")
        assert len(desktop.asked) > asked
    notices.close()


@pytest.mark.slow
def test_the_window_waits_neither_for_presses_nor_for_the_end_while_a_desktop_is_silent(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due", "kit:1", "Open")
        desktop.answers = False
        desktop.was_asked.clear()
        beat = threading.Thread(target=notices.show, args=(TITLE, BODY, "due"))
        beat.start()
        assert desktop.was_asked.wait(10)
        began = time.monotonic()
        assert (notices.pressed(), notices.hears_on()) == ((), -1)
        assert time.monotonic() - began < 0.1
        notices.close()
        assert time.monotonic() - began < 0.5
        beat.join(10)


@pytest.mark.slow
def test_a_bus_that_does_not_answer_holds_nobody_up(notices, monkeypatch, tmp_path):
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(tmp_path / "mute"))
        mute.listen(1)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'mute'}")
        began = time.monotonic()
        assert notices.show(TITLE, BODY, "due") is False
        assert time.monotonic() - began < 5


def test_a_bus_that_was_started_anew_is_found_again(notices, monkeypatch, tmp_path):
    for _ in range(2):
        with private_bus(tmp_path) as address:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            with desktop_on(address) as desktop:
                assert notices.show(TITLE, BODY, "due")
            assert desktop.notices[0][1] == 0
        (tmp_path / "bus").unlink(missing_ok=True)
    assert notices.show(TITLE, BODY, "due") is False


def test_after_closing_nothing_is_shown(bus, notices):
    with desktop_on(bus) as desktop:
        assert notices.show(TITLE, BODY, "due")
        notices.close()
        assert notices.show(TITLE, BODY, "due") is False
    assert len(desktop.arrived) == 1


def test_the_login_s_own_bus_is_found_without_its_address(monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus() == ""
    (tmp_path / "bus").write_text("")
    assert session_bus() == ""  # a file is no socket
    (tmp_path / "bus").unlink()
    with socket.socket(socket.AF_UNIX) as own:
        own.bind(str(tmp_path / "bus"))
        assert session_bus() == str(tmp_path / "bus")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a socket away")
def test_a_bus_of_somebody_else_is_not_spoken_to(monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(tmp_path / "bus"))
        os.chown(tmp_path / "bus", 12345, -1)
        assert session_bus() == ""


def test_each_system_has_its_own(monkeypatch):
    assert isinstance(notices_here("Moderator Desk"), BusNotices)
    monkeypatch.setattr("sys.platform", "win32")
    silent = notices_here("Moderator Desk")
    assert isinstance(silent, NoNotices)
    assert silent.show(TITLE, BODY, "due") is False
    assert (silent.hears_on(), silent.pressed()) == (-1, ())
    silent.close()
