"""The list of missed times: posts whose time was slept through or came during a pause, each with its own question.

It may know the missed times and the posts of the core.
Never here: one answer for all of them, or anything that goes out without an answer.
"""

from ui.context import ScreenContext
from ui.screens.missed_times.view import MissedTimesScreen
from ui.widgets.screen import Screen


def build(context: ScreenContext) -> Screen:
    """Every missed time that nobody has decided on."""
    return MissedTimesScreen(context)
