"""Moderator Desk: without a verb the window, with one the command line."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from moderator_app.words import Language, Speaker

if TYPE_CHECKING:
    from moderator_app.core import Core

VERBS = "demo, week, evaluate, verify, selftest"


def has_display() -> bool:
    """Whether a window can be shown here; Windows and a named Qt platform always can."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def open_window(arguments: Namespace) -> int:
    if not has_display():
        for language in Language:
            say = Speaker(language)
            print(say("There is no screen here. These verbs work without one: {verbs}.", verbs=VERBS), file=sys.stderr)
        return 1

    def load_core() -> "Core":
        from moderator_app.bootstrap import build_core

        return build_core(arguments.data)

    from ui.application import open_window as open_the_window

    return open_the_window(load_core, key_file=arguments.key_file)


def main(argv: list[str]) -> int:
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--key-file", type=Path)
    arguments, verb = parser.parse_known_args(argv)
    if not verb:
        return open_window(arguments)
    from moderator_app.cli.main import main as command_line

    return command_line(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
