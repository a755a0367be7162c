"""The second pair of eyes: what waits for review, exactly what would go out, and the reviewer's word.

It may know the reviewing service and whatever names pages and members, the words and the widgets.
No rule of approval may ever be here, and no other screen.
"""

from ui.context import ScreenContext
from ui.screens.review.view import Review
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The review screen; `item` opens one post."""
    return Review(context)
