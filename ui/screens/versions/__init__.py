"""The kept contents of one post: who wrote which and when, what changed between two, and bringing an older one back.

It may know the context, the widgets, and the drafting and reviewing services through its presenter.
Writing freely must never be here: an older content comes back as a new version, and nothing is ever overwritten.
"""

from PySide6.QtWidgets import QWidget

from ui.context import ScreenContext


def build(context: ScreenContext) -> QWidget:
    """The versions of the post that the place names."""
    from ui.screens.versions.view import VersionsScreen

    return VersionsScreen(context)
