"""A post in the shape of Facebook: pictures from edge to edge, three things to do under them."""

from ui.screens.composer.preview_shape import PostShape


class FacebookShape(PostShape):
    """The fold, the grid and the row of Facebook."""

    def foot_words(self) -> tuple[str, ...]:
        return self.say("Like"), self.say("Comment"), self.say("Share it")
