"""Whether the program opens by itself after the login: a desktop entry on Linux, a registry value on Windows."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import list2cmdline
from typing import Protocol, cast, final

from moderator_app import PROGRAM
from moderator_app.domain.errors import FolderNotWritable
from moderator_app.ports import Autostart, AutostartState
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.paths import default_data_folder
from moderator_app.system.whole_files import write_whole

_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def program_command(data: Path) -> tuple[str, ...]:
    """What starts this very program again, with the data folder where it is not this login's own."""
    frozen = bool(getattr(sys, "frozen", False))
    start = (_program(),) if frozen else (sys.executable, str(Path(__file__).resolve().parents[2] / "main.py"))
    return start if data == default_data_folder() else (*start, "--data", str(data))


def _program() -> str:
    """The frozen program. Windows has two: the terminal's would open a black window at every login."""
    windowed = Path(sys.executable).with_name(f"{PROGRAM}-window.exe")
    return str(windowed) if windowed.exists() else sys.executable


def autostart_here(command: Sequence[str], names: Mapping[str, str]) -> Autostart:
    """The one of this system.

    Args:
        command: what is to be started.
        names: the program's name by language; the empty key is the name for everyone else.
    """
    if sys.platform == "win32":
        import winreg

        return RegistryAutostart(command, cast("Registry", winreg))
    if sys.platform.startswith("linux"):
        return DesktopEntryAutostart(_config_folder() / "autostart", command, names)
    return NoAutostart()


def _config_folder() -> Path:
    """`$XDG_CONFIG_HOME`, where it is an absolute path as its specification asks."""
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(named) if named.startswith("/") else Path.home() / ".config"


@final
class DesktopEntryAutostart:
    """A desktop entry in the login's autostart folder (the desktop's Autostart specification)."""

    def __init__(self, folder: Path, command: Sequence[str], names: Mapping[str, str]) -> None:
        """Looks at nothing yet."""
        self._path = folder / f"{PROGRAM}.desktop"
        self._command = command
        self._names = names

    def state(self) -> AutostartState:
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return AutostartState.OFF
        # Desktops switch an entry off in its own words rather than take it away.
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"} & {line.replace(" ", "") for line in lines}
        return AutostartState.OFF if off else AutostartState.ON

    def set_on(self, *, on: bool) -> None:
        """Raises FolderIsFile, FolderNotWritable, DiskFull."""
        with told_of_files(self._path.parent):
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._path, self._entry())
            else:
                self._path.unlink(missing_ok=True)

    def _entry(self) -> str:
        named = [f"Name[{language}]={name}" if language else f"Name={name}" for language, name in self._names.items()]
        start = " ".join(_quoted(word) for word in self._command)
        lines = ["[Desktop Entry]", "Type=Application", *named, f"Exec={start}", f"Icon={PROGRAM}", "Terminal=false"]
        return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """A word of `Exec`: quoted where it must be, then escaped as any value of a desktop entry is."""
    if word and not _RESERVED & set(word):
        return word.replace("%", "%%")
    inside = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return f'"{inside}"'.replace("\\", "\\\\").replace("\n", "\\n").replace("%", "%%")


class Registry(Protocol):
    """What is needed of Python's `winreg`."""

    HKEY_CURRENT_USER: int
    KEY_READ: int
    KEY_SET_VALUE: int
    REG_SZ: int

    def CreateKeyEx(self, key: int, sub_key: str, reserved: int, access: int) -> AbstractContextManager[object]: ...  # noqa: N802 - winreg's own name
    def OpenKey(self, key: int, sub_key: str, reserved: int, access: int) -> AbstractContextManager[object]: ...  # noqa: N802 - winreg's own name
    def QueryValueEx(self, key: object, name: str) -> tuple[object, int]: ...  # noqa: N802 - winreg's own name
    def SetValueEx(self, key: object, name: str, reserved: int, kind: int, value: str) -> None: ...  # noqa: N802 - winreg's own name
    def DeleteValue(self, key: object, name: str) -> None: ...  # noqa: N802 - winreg's own name


@final
class RegistryAutostart:
    """A value under the login's own `Run` key; no rights of an administrator are needed."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        """Looks at nothing yet."""
        self._command = command
        self._registry = registry

    def state(self) -> AutostartState:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, RUN_KEY, 0, registry.KEY_READ) as key:
                registry.QueryValueEx(key, PROGRAM)
        except OSError:
            return AutostartState.OFF
        return AutostartState.ON

    def set_on(self, *, on: bool) -> None:
        """Raises FolderNotWritable where the registry refuses."""
        registry = self._registry
        try:
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN_KEY, 0, registry.KEY_SET_VALUE) as key:
                if on:
                    registry.SetValueEx(key, PROGRAM, 0, registry.REG_SZ, list2cmdline(self._command))
                else:
                    registry.DeleteValue(key, PROGRAM)
        except FileNotFoundError:
            return  # it was not there, and is not wanted
        except OSError as error:
            raise FolderNotWritable(path=RUN_KEY) from error


@final
class NoAutostart:
    """A system on which the program has no way to be started by itself; said so, never pretended."""

    def state(self) -> AutostartState:
        return AutostartState.UNAVAILABLE

    def set_on(self, *, on: bool) -> None:
        """Nothing: nobody is offered it where the state says unavailable."""
