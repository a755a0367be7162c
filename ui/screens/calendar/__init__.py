"""The calendar: which post stands on which day, by week or by month, and how the weeks stand.

It may know the calendar service and whatever names the pages, the words and the widgets.
No rule of weeks or days may ever be here, and no other screen.
"""

from ui.context import ScreenContext
from ui.screens.calendar.view import CalendarScreen
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The calendar of today's month, or where the place's item says (`spot.py`)."""
    return CalendarScreen(context)
