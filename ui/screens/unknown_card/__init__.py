"""The card of a post that a person must decide on: what was sent beside what the page shows, and the answers.

It may know the decisions, the page look and the posts of the core.
Never here: an answer chosen beforehand, or a way to send something again without having looked.
"""

from ui.context import ScreenContext
from ui.screens.unknown_card.view import UnknownCardScreen
from ui.widgets.screen import Screen


def build(context: ScreenContext) -> Screen:
    """The card of the delivery that the place names."""
    return UnknownCardScreen(context)
