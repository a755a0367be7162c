"""The account register: the office's pages and IDs, with their orders and administrators.

It may know the accounts service, the words and the widgets.
No other screen and no rule of the register may ever be here.
"""

from ui.context import ScreenContext
from ui.screens.pages.view import view
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The screen of the account register."""
    return view(context)
