"""One window a data folder: who is asked, who answers, and what is not taken for an answer."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket

from tests.architecture.source_files import ROOT
from tests.ui.inspection import application, wait_for
from ui.shell.meeting_point import is_own_socket, meeting_point, somebody_may_be_there
from ui.shell.named_places import COMMAND_PLACES
from ui.shell.single_instance import DONE, LONGEST, PLEASE, STAY, WISHES, Doorkeeper, shown_elsewhere

ASK = "import sys; from pathlib import Path; from ui.shell.single_instance import shown_elsewhere as ask; "
ASK += "sys.exit(0 if ask(Path(sys.argv[1]), *sys.argv[2:3], hidden=len(sys.argv) > 3) else 3)"


@pytest.fixture(autouse=True)
def runtime(monkeypatch):
    """A runtime folder of this login alone, as a desktop makes it; its path is short, as a socket's must be."""
    with tempfile.TemporaryDirectory() as place:
        monkeypatch.setenv("XDG_RUNTIME_DIR", place)
        yield Path(place)


@pytest.fixture
def doorkeeper():
    application()
    owner = QObject()
    keeper = Doorkeeper(owner)
    keeper.calls = []
    keeper.asked.connect(lambda place: keeper.calls.append(place or "shown"))
    yield keeper
    keeper.leave()
    owner.deleteLater()


def ask(folder: Path, *words: str) -> int:
    """A second start, as a process of its own, while this one's window goes on."""
    child = subprocess.Popen([sys.executable, "-c", ASK, str(folder), *words], cwd=ROOT)
    wait_for(lambda: child.poll() is not None)
    return child.returncode


def leave_a_stale_socket(folder: Path) -> None:
    """As a killed program leaves it: bound, and nobody behind it."""
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(meeting_point(folder))


def test_a_second_start_is_heard_and_answered(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    assert somebody_may_be_there(tmp_path / "desk")
    assert ask(tmp_path / "desk") == 0
    assert doorkeeper.calls == ["shown"]


@pytest.mark.parametrize("place", ["this-week", "new-post"])
def test_a_second_start_hands_its_place_over(place, doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    assert ask(tmp_path / "desk", place) == 0
    assert doorkeeper.calls == [place]


def test_a_second_start_into_the_tray_leaves_the_window_as_it_is(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    assert ask(tmp_path / "desk", "", "hidden") == 0
    assert doorkeeper.calls == []


def test_every_line_that_is_understood_is_short_and_stands_for_one_place():
    assert sorted(WISHES.values()) == sorted(["", *COMMAND_PLACES])
    assert STAY not in WISHES
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 and len(line) <= LONGEST < 64 for line in WISHES)


def test_a_folder_has_one_meeting_point_by_whatever_way_it_is_reached(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "desk")
    points = {meeting_point(tmp_path / name) for name in ("desk", "link", "link/../desk", "desk/")}
    assert len(points) == 1
    assert points != {meeting_point(tmp_path / "other")}


def test_another_folder_is_another_window(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    assert not somebody_may_be_there(tmp_path / "other")
    assert ask(tmp_path / "other") == 3
    assert doorkeeper.calls == []


def test_a_socket_of_a_killed_program_is_no_obstacle(doorkeeper, tmp_path):
    leave_a_stale_socket(tmp_path / "desk")
    assert somebody_may_be_there(tmp_path / "desk")
    assert shown_elsewhere(tmp_path / "desk") is False
    assert doorkeeper.wait_at(tmp_path / "desk")
    assert ask(tmp_path / "desk") == 0


def test_a_window_that_waits_already_keeps_its_place(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    second = Doorkeeper(doorkeeper)
    assert second.wait_at(tmp_path / "desk") is False
    assert ask(tmp_path / "desk") == 0
    assert doorkeeper.calls == ["shown"]


def test_nothing_but_the_one_wish_is_heard(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    rubbish = (
        b"restore /etc/passwd\n", b"show yourself\nand more", b"\0" * 4_000, b"\n", b"go to moon\n", b"go to \n",
        b"go to panel\ngo to posts\n", b"GO TO panel\n", b"go to panel\r\n", "go to ডেস্ক\n".encode(), b"\xff\xfe\n",
        b"go to panel" + b" " * 5_000_000,
    )  # fmt: skip
    for words in rubbish:
        stranger = QLocalSocket()
        stranger.connectToServer(meeting_point(tmp_path / "desk"))
        stranger.write(words)
        wait_for(lambda one=stranger: one.state() is QLocalSocket.LocalSocketState.UnconnectedState)
        assert bytes(stranger.readAll().data()) == b""
    assert doorkeeper.calls == []


def test_half_a_wish_is_waited_for_two_seconds_and_then_let_go(doorkeeper, monkeypatch, tmp_path):
    monkeypatch.setattr("ui.shell.single_instance._PATIENCE", 50)
    assert doorkeeper.wait_at(tmp_path / "desk")
    half = QLocalSocket()
    half.connectToServer(meeting_point(tmp_path / "desk"))
    half.write(PLEASE[:-1])
    wait_for(lambda: half.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert doorkeeper.calls == []
    monkeypatch.undo()


def test_a_wish_that_comes_in_pieces_is_heard_once(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    slow = QLocalSocket()
    slow.connectToServer(meeting_point(tmp_path / "desk"))
    for piece in (PLEASE[:4], PLEASE[4:]):
        slow.write(piece)
        slow.flush()
    wait_for(lambda: slow.bytesAvailable() == len(DONE))
    assert doorkeeper.calls == ["shown"]
    slow.abort()


@pytest.mark.slow
def test_a_window_that_hangs_is_not_waited_for_long(tmp_path):
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(meeting_point(tmp_path / "desk"))
        hung.listen(1)
        assert shown_elsewhere(tmp_path / "desk") is False


def test_another_answer_is_none(tmp_path):
    with socket.socket(socket.AF_UNIX) as odd:
        odd.bind(meeting_point(tmp_path / "desk"))
        odd.listen(1)

        def answer() -> None:
            visitor, _ = odd.accept()
            with visitor:
                visitor.recv(64)
                visitor.sendall(b"no way\n")

        answering = threading.Thread(target=answer)
        answering.start()
        assert ask(tmp_path / "desk") == 3
        answering.join(10)


def test_the_socket_is_this_login_s_alone_and_goes_with_the_window(doorkeeper, tmp_path):
    assert doorkeeper.wait_at(tmp_path / "desk")
    point = Path(meeting_point(tmp_path / "desk"))
    assert point.stat().st_mode & 0o077 == 0
    assert point.parent.stat().st_mode & 0o777 == 0o700
    doorkeeper.leave()
    assert not somebody_may_be_there(tmp_path / "desk")


def test_without_a_runtime_folder_a_place_of_its_own_is_found(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    point = Path(meeting_point(tmp_path / "desk"))
    assert point.parent == tmp_path / f"moderator-desk-door-{os.getuid()}"
    assert point.parent.stat().st_mode & 0o777 == 0o700


def test_a_place_that_others_may_enter_is_no_meeting_point(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    place = tmp_path / f"moderator-desk-door-{os.getuid()}"
    place.mkdir()
    place.chmod(0o777)
    (place / "something").write_text("")
    assert meeting_point(tmp_path / "desk") == ""
    assert not somebody_may_be_there(tmp_path / "desk")
    assert shown_elsewhere(tmp_path / "desk") is False
    place.chmod(0o700)
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert meeting_point(tmp_path / "desk") == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a socket away")
def test_a_socket_of_somebody_else_is_not_asked(runtime, tmp_path):
    with socket.socket(socket.AF_UNIX) as other:
        point = meeting_point(tmp_path / "desk")
        other.bind(point)
        other.listen(1)
        assert is_own_socket(point)
        os.chown(point, 12345, -1)
        assert not is_own_socket(point)
        assert shown_elsewhere(tmp_path / "desk") is False


def test_a_folder_nobody_may_make_means_no_meeting_point(doorkeeper, monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    assert meeting_point(tmp_path / "desk") == ""
    assert doorkeeper.wait_at(tmp_path / "desk") is False
    assert not somebody_may_be_there(tmp_path / "desk")
