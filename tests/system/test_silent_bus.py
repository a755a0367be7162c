"""A session bus that never answers is left alone before anything waits for it; every other one stays as it is."""

import os
import socket
import threading

import pytest

from moderator_app.system.silent_bus import NOBODY, leave_a_silent_bus

NAME = "DBUS_SESSION_BUS_ADDRESS"


@pytest.fixture
def place(tmp_path):
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen(5)
        yield bus, str(tmp_path / "bus")


@pytest.mark.slow
def test_one_that_takes_connections_and_says_nothing_is_left(place, monkeypatch):
    for address in (f"unix:path={place[1]}", f"unix:path={place[1]},guid=0123;unix:path=/elsewhere"):
        monkeypatch.setenv(NAME, address)
        assert leave_a_silent_bus()
        assert os.environ[NAME] == NOBODY


def test_one_that_answers_is_kept(place, monkeypatch):
    bus, path = place
    heard = []

    def answer():
        visitor, _ = bus.accept()
        with visitor:
            heard.append(visitor.recv(200))
            visitor.sendall(b"REJECTED EXTERNAL\r\n")

    answering = threading.Thread(target=answer)
    answering.start()
    monkeypatch.setenv(NAME, f"unix:path={path}")
    assert not leave_a_silent_bus()
    answering.join(10)
    assert os.environ[NAME] == f"unix:path={path}"
    assert heard[0].startswith(b"\0AUTH EXTERNAL ")


@pytest.mark.parametrize(
    "address",
    ["", "autolaunch:", "tcp:host=localhost,port=1", "unix:tmpdir=/tmp", "unix:path=", "unix:path=/a%20b", "x"],
)
def test_other_addresses_are_not_asked(address, monkeypatch):
    monkeypatch.setenv(NAME, address)
    assert not leave_a_silent_bus()
    assert os.environ[NAME] == address


def test_one_that_is_not_there_or_breaks_off_is_not_silent(place, monkeypatch, tmp_path):
    bus, path = place
    monkeypatch.setenv(NAME, f"unix:path={tmp_path / 'none'}")
    assert not leave_a_silent_bus()
    closing = threading.Thread(target=lambda: bus.accept()[0].close())  # noqa: PLW0108 - accepts when it runs, not now
    closing.start()
    monkeypatch.setenv(NAME, f"unix:path={path}")
    assert not leave_a_silent_bus()
    closing.join(10)


def test_elsewhere_than_on_linux_there_is_none(place, monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv(NAME, f"unix:path={place[1]}")
    assert not leave_a_silent_bus()
