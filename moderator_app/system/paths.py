"""Where the program keeps its things when nobody names a folder."""

from pathlib import Path

from platformdirs import PlatformDirs
from platformdirs.api import PlatformDirsABC

from moderator_app import PROGRAM


def default_data_folder(dirs: type[PlatformDirsABC] = PlatformDirs) -> Path:
    """The data folder of this login; it need not exist yet."""
    return dirs(PROGRAM, appauthor=False).user_data_path


def default_log_folder(dirs: type[PlatformDirsABC] = PlatformDirs) -> Path:
    """Where the program's own technical log goes; it never holds an office's texts.

    Windows and macOS have one folder for both, and a data folder may hold nothing but a store: there the log stands
    beside it.
    """
    folder = dirs(PROGRAM, appauthor=False).user_state_path
    if folder != default_data_folder(dirs):
        return folder
    return dirs(f"{PROGRAM}-log", appauthor=False).user_state_path
