"""The page on which a post is recorded that is on its page already: written on a phone, published straight there.

It knows the core's services, the widgets and the forms. No rule may ever stand here: what a link must be, and what
counts, is decided below.
"""

from ui.context import ScreenContext
from ui.screens.elsewhere.view import ElsewhereView
from ui.widgets.screen import Screen


def build(context: ScreenContext) -> Screen:
    """The page; an extra of `elsewhere:<page>` chooses the page beforehand."""
    return ElsewhereView(context)
