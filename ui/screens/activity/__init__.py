"""The activity room: who did what, filtered; the proof that nothing was changed; the log as a table to take along.

It may know the context, the widgets, and the activity and panel services through its presenter.
Nothing may ever be changed from here, and no other screen may be known.
"""

from ui.context import ScreenContext
from ui.widgets.screen import Screen


def build(context: ScreenContext) -> Screen:
    """The activity log."""
    from ui.screens.activity.view import ActivityScreen

    return ActivityScreen(context)
