"""The room of all posts: a list that is paged in the store, and how the chosen post stands on each page.

It may know the context, the widgets, and the drafting and manual kit services through its presenter.
Writing a post and the steps of the manual kit must never be here.
"""

from PySide6.QtWidgets import QWidget

from ui.context import ScreenContext


def build(context: ScreenContext) -> QWidget:
    """The list of posts."""
    from ui.screens.posts.view import PostsScreen

    return PostsScreen(context)
