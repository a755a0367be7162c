"""The page on which posts are brought in from a file: choose, look, and drafts are made of the good rows.

It knows the core's services, the words and the widgets.
No rule of what a row may say, and nothing that hands in or approves, may ever be here.
"""

from ui.context import ScreenContext
from ui.widgets.screen import Screen


def build(context: ScreenContext) -> Screen:
    """The page; an extra of `import:<path>` looks at a file at once."""
    from ui.screens.importing.view import ImportScreen

    return ImportScreen(context)
