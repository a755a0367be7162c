"""Home: are the weeks safe, what needs this member, how are the pages run, what goes out next.

It may know the board service and whatever names pages and members, the words and the widgets.
No rule of weeks may ever be here, and no other screen.
"""

from ui.context import ScreenContext
from ui.screens.this_week.later import LaterPage
from ui.screens.this_week.reason import ReasonPage
from ui.screens.this_week.view import ThisWeek
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The home screen, or the page on which a missed week gets its reason (`extra` "week:2026-09-27"), or the one on
    which a reminder of a running week is put off ("later:2026-10-04").
    """
    if context.place.item and context.place.extra.startswith("week:"):
        return ReasonPage(context)
    if context.place.item and context.place.extra.startswith("later:"):
        return LaterPage(context)
    return ThisWeek(context)
