"""The settings: how the window speaks and looks, the office's usual times, where things lie, version and licences.

It may know the core's office and opening, the shared forms, the words and the widgets.
No other screen may ever be known here; what belongs to another room is only pointed to.
"""

from ui.context import ScreenContext
from ui.screens.settings.licences import LicencesPage
from ui.screens.settings.view import SettingsScreen
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The settings, or with `extra="licences"` the texts of the licences."""
    return LicencesPage(context) if context.place.extra == "licences" else SettingsScreen(context)
