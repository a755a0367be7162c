"""The media room: every kept picture, where it is used, and what people say of it.

It may know the context, the widgets, the shelf of pictures, and the media library through its presenter.
Nothing must ever be deleted here, and no post be changed.
"""

from ui.context import ScreenContext
from ui.screens.media.view import MediaScreen


def build(context: ScreenContext) -> MediaScreen:
    """The room; the place's item is the picture that is chosen."""
    return MediaScreen(context)
