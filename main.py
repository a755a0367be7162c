"""Moderator Desk: without a verb the window, with one the command line."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from moderator_app.cli.main import main as command_line
from moderator_app.cli.start import Start
from moderator_app.system.appearance_file import read_appearance
from moderator_app.system.paths import default_data_folder, default_log_folder
from moderator_app.words import Language, Speaker

if TYPE_CHECKING:
    from moderator_app.cli.visit import Wiring
    from moderator_app.core import Core

VERBS = "demo, week, tick, evaluate, verify, backup, restore, selftest"


def has_display() -> bool:
    """Whether a window can be shown here; Windows and a named Qt platform always can."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def load_wiring() -> "Wiring":
    """The wiring; bootstrap and all it names are imported only here."""
    from moderator_app import bootstrap

    return bootstrap


def load_core(data: Path | None) -> "Core":
    """The core of the window's data folder; what goes wrong from here on is written down."""
    from moderator_app.system.technical_log import start_technical_log

    start_technical_log(default_log_folder())
    return load_wiring().build_core(data)


def open_window(start: Start) -> int:
    """The window until it is closed, or a sentence where there is no screen."""
    if not has_display():
        for language in Language:
            say = Speaker(language)
            print(say("There is no screen here. These verbs work without one: {verbs}.", verbs=VERBS), file=sys.stderr)
        return 1
    from moderator_app.system.silent_bus import leave_a_silent_bus
    from ui.application import open_window as run_window

    leave_a_silent_bus()
    # The first paint already speaks the language, and wears the colours, that were chosen.
    folder = start.data or default_data_folder()
    return run_window(lambda: load_core(start.data), read_appearance(folder), start, folder)


if __name__ == "__main__":
    sys.exit(command_line(sys.argv[1:], load_wiring, open_window))
