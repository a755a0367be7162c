import pytest
from platformdirs import macos, unix, windows

from moderator_app.system.paths import default_data_folder, default_log_folder


@pytest.fixture
def windows_dirs(monkeypatch):
    monkeypatch.setattr(windows, "get_win_folder", lambda name: f"/users/clerk/{name}")
    return windows.Windows


@pytest.fixture(params=["linux", "mac", "windows"])
def dirs(request, windows_dirs):
    return {"linux": unix.Unix, "mac": macos.MacOS, "windows": windows_dirs}[request.param]


def test_the_log_never_lies_in_the_data_folder(dirs):
    data, log = default_data_folder(dirs), default_log_folder(dirs)
    assert data != log
    assert data not in log.parents
    assert log not in data.parents


def test_windows_keeps_both_on_this_computer_and_out_of_roaming(windows_dirs):
    assert default_data_folder(windows_dirs).as_posix() == "/users/clerk/CSIDL_LOCAL_APPDATA/moderator-desk"
    assert default_log_folder(windows_dirs).as_posix() == "/users/clerk/CSIDL_LOCAL_APPDATA/moderator-desk-log"


def test_linux_keeps_the_log_among_the_states(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert default_log_folder(unix.Unix) == tmp_path / "moderator-desk"
