"""Connecting a page step by step: its keys, the page they open, the trial; and what publishing by hand means.

It may know the connecting service, the words and the widgets; secrets pass through and are kept nowhere here.
No other screen and no call to a platform may ever be here.
"""

from ui.context import ScreenContext
from ui.screens.connecting.view import ConnectPage
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The page that connects the account of the context's place."""
    return ConnectPage(context)
