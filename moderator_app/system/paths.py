"""Where the program keeps its things when nobody names a folder."""

from pathlib import Path

from platformdirs import user_data_path, user_state_path

PROGRAM = "moderator-desk"


def default_data_folder() -> Path:
    """The data folder of this login; it need not exist yet."""
    return user_data_path(PROGRAM, appauthor=False)


def default_log_folder() -> Path:
    """Where the program's own technical log goes; it never holds an office's texts."""
    return user_state_path(PROGRAM, appauthor=False)
