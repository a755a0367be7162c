"""Opening after the login: what is written for the desktop, and what is asked of a Windows registry."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from moderator_app.bootstrap import build_core
from moderator_app.cli.grammar import read
from moderator_app.domain.errors import FolderIsFile, FolderNotWritable
from moderator_app.ports import AutostartState
from moderator_app.system.autostart import (
    RUN_KEY,
    DesktopEntryAutostart,
    NoAutostart,
    RegistryAutostart,
    autostart_here,
    program_command,
)
from moderator_app.system.paths import default_data_folder

ON, OFF = AutostartState.ON, AutostartState.OFF
NAMES = {"": "Moderator Desk", "bn": "মডারেটর ডেস্ক"}


def entry(folder: Path) -> Path:
    return folder / "autostart" / "moderator-desk.desktop"


def desktop(folder: Path, *command: str) -> DesktopEntryAutostart:
    return DesktopEntryAutostart(folder / "autostart", command or ("/usr/bin/moderator-desk",), NAMES)


def value_of(text: str, key: str) -> str:
    """A value with the escapes of its file taken out, as a desktop reads it."""
    line = next(line for line in text.splitlines() if line.startswith(f"{key}="))
    return line.removeprefix(f"{key}=").replace("\\\\", "\\")


def words_of(start: str) -> list[str]:
    """The words of an `Exec`, as its specification quotes them."""
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', start)
    return [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in found]


def test_it_is_off_until_someone_switches_it_on(tmp_path):
    autostart = desktop(tmp_path)
    assert autostart.state() is OFF
    autostart.set_on(on=True)
    assert autostart.state() is ON
    autostart.set_on(on=False)
    assert autostart.state() is OFF
    assert list((tmp_path / "autostart").iterdir()) == []


def test_switching_off_what_is_off_is_no_fault(tmp_path):
    desktop(tmp_path).set_on(on=False)
    assert desktop(tmp_path).state() is OFF


def test_the_entry_names_the_program_in_both_languages(tmp_path):
    desktop(tmp_path).set_on(on=True)
    lines = entry(tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines[:4] == ["[Desktop Entry]", "Type=Application", "Name=Moderator Desk", "Name[bn]=মডারেটর ডেস্ক"]
    assert "Exec=/usr/bin/moderator-desk" in lines


@pytest.mark.parametrize("folder", ["/srv/an office/ডেস্ক", '/srv/"quoted"', "/srv/back\\slash", "/srv/a`b$c", "/a&b"])
def test_an_odd_folder_reaches_the_program_as_one_word(folder, tmp_path):
    desktop(tmp_path, "/usr/bin/moderator-desk", "--data", folder).set_on(on=True)
    start = value_of(entry(tmp_path).read_text(encoding="utf-8"), "Exec")
    assert words_of(start) == ["/usr/bin/moderator-desk", "--data", folder]


def test_a_percent_sign_is_not_taken_for_a_field_of_the_desktop(tmp_path):
    desktop(tmp_path, "/usr/bin/moderator-desk", "--data", "/srv/100%f").set_on(on=True)
    assert value_of(entry(tmp_path).read_text(encoding="utf-8"), "Exec").endswith("/srv/100%%f")


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_an_entry_that_the_desktop_switched_off_is_off(line, tmp_path):
    desktop(tmp_path).set_on(on=True)
    with entry(tmp_path).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert desktop(tmp_path).state() is OFF
    desktop(tmp_path).set_on(on=True)
    assert desktop(tmp_path).state() is ON


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "autostart").write_text("")
    with pytest.raises(FolderIsFile):
        desktop(tmp_path).set_on(on=True)


def test_the_program_starts_itself_again():
    command = program_command(Path("/srv/desk"))
    assert command[-2:] == ("--data", "/srv/desk")
    done = subprocess.run([*command[:2], "--help"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert program_command(default_data_folder()) == command[:2]


def test_the_entry_starts_the_program_hidden_in_an_odd_folder_and_the_program_understands_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    office = tmp_path / "an office" / "ডেস্ক ১"
    build_core(office).autostart.set_on(on=True)
    words = words_of(value_of(entry(tmp_path).read_text(encoding="utf-8"), "Exec"))
    assert words[-3:] == ["--data", str(office), "--hidden"]
    typed = read(words[2:])
    assert (typed.problem, typed.path("data"), typed.has("hidden")) == (None, office, True)


def test_a_frozen_program_is_started_as_it_is(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program_command(default_data_folder()) == (sys.executable,)


def test_of_the_two_programs_of_windows_the_one_with_a_window_is_started(tmp_path, monkeypatch):
    (tmp_path / "moderator-desk-window.exe").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "moderator-desk.exe"))
    assert program_command(default_data_folder()) == (str(tmp_path / "moderator-desk-window.exe"),)


def test_linux_has_the_folder_of_the_specification(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart_here(("moderator-desk",), NAMES).set_on(on=True)
    assert entry(tmp_path).exists()
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    autostart_here(("moderator-desk",), NAMES).set_on(on=True)
    assert entry(tmp_path / "home" / ".config").exists()


def test_another_system_says_that_it_has_no_way(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    autostart = autostart_here(("moderator-desk",), NAMES)
    assert isinstance(autostart, NoAutostart)
    autostart.set_on(on=True)
    assert autostart.state() is AutostartState.UNAVAILABLE


class FakeRegistry:
    """Keys of one user, as `winreg` gives them out; it refuses when told to."""

    HKEY_CURRENT_USER, KEY_READ, KEY_SET_VALUE, REG_SZ = 0x80000001, 0x20019, 0x0002, 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, tuple[object, int]]] = {}
        self.refuses = False

    @contextmanager
    def _handle(self, sub_key, access):
        yield (sub_key, access)

    def OpenKey(self, key, sub_key, reserved, access):
        assert (key, reserved) == (self.HKEY_CURRENT_USER, 0)
        if sub_key not in self.keys:
            raise FileNotFoundError(2, "no such key")
        return self._handle(sub_key, access)

    def CreateKeyEx(self, key, sub_key, reserved, access):
        assert (key, reserved) == (self.HKEY_CURRENT_USER, 0)
        if self.refuses:
            raise PermissionError(5, "access is denied")
        self.keys.setdefault(sub_key, {})
        return self._handle(sub_key, access)

    def QueryValueEx(self, key, name):
        if name not in self.keys[key[0]]:
            raise FileNotFoundError(2, "no such value")
        return self.keys[key[0]][name]

    def SetValueEx(self, key, name, reserved, kind, value):
        assert key[1] & self.KEY_SET_VALUE
        self.keys[key[0]][name] = (value, kind)

    def DeleteValue(self, key, name):
        if self.keys[key[0]].pop(name, None) is None:
            raise FileNotFoundError(2, "no such value")


def test_windows_keeps_one_value_of_the_login():
    registry = FakeRegistry()
    autostart = RegistryAutostart(
        (r"C:\Program Files\Moderator Desk\moderator-desk.exe", "--data", "D:\\desk"), registry
    )
    assert autostart.state() is OFF
    autostart.set_on(on=False)
    autostart.set_on(on=True)
    assert autostart.state() is ON
    written = r'"C:\Program Files\Moderator Desk\moderator-desk.exe" --data D:\desk'
    assert registry.keys[RUN_KEY] == {"moderator-desk": (written, registry.REG_SZ)}
    autostart.set_on(on=False)
    assert registry.keys[RUN_KEY] == {}
    assert autostart.state() is OFF


def test_a_registry_that_refuses_is_named():
    registry = FakeRegistry()
    registry.refuses = True
    with pytest.raises(FolderNotWritable):
        RegistryAutostart(("moderator-desk",), registry).set_on(on=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_without_rights_is_named(tmp_path):
    (tmp_path / "autostart").mkdir(mode=0o500)
    with pytest.raises(FolderNotWritable):
        desktop(tmp_path).set_on(on=True)
