"""The door of the command line: no verb opens the window, a verb is done without it.

Nothing heavy is imported here, for the window's first paint waits for this file.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from moderator_app.cli.start import Start

if TYPE_CHECKING:
    from moderator_app.cli.visit import Wiring

OpenWindow = Callable[[Start], int]
LoadWiring = Callable[[], "Wiring"]


def main(words: Sequence[str], load_wiring: LoadWiring, open_window: OpenWindow) -> int:
    """Takes the words after the program's name; returns the exit code.

    Args:
        words: the command line.
        load_wiring: imports the wiring, which is heavy; called only where a verb or a question for help was typed.
        open_window: opens the window, where neither was.
    """
    if not words:
        return open_window(Start())
    from moderator_app.cli.grammar import read

    typed = read(words)
    if typed.verb is None and typed.problem is None and not typed.has("help"):
        asked = typed.values.get("open", "")
        return open_window(Start(typed.path("data"), typed.path("key-file"), asked, typed.has("hidden")))
    from moderator_app.cli.calling import call

    return call(typed, load_wiring())
