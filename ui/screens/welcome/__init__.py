"""The five first steps of an office: profile, panel, page, usual times, first post. They tick themselves.

It may know the core's office, panel, accounts and clock, the shared forms, the words and the widgets.
No other screen and no rule of the office may ever be here.
"""

from ui.context import ScreenContext
from ui.screens.welcome.view import WelcomeScreen
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The screen of the first steps; `context.place.extra` may name the step to open."""
    return WelcomeScreen(context)
