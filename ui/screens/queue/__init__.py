"""The publishing queue: what goes out next, what waits for somebody, and the pause switch with its page.

It may know the queue, the pauses and the decisions of the core.
Never here: sending anything, or lifting a pause by itself.
"""

from ui.context import ScreenContext
from ui.screens.queue.pause_page import PausePage
from ui.screens.queue.view import QueueScreen
from ui.widgets.screen import Screen


def build(context: ScreenContext) -> Screen:
    """The queue, or the page that pauses everything (`pause`)."""
    return PausePage(context) if context.place.extra == "pause" else QueueScreen(context)
