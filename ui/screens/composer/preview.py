"""The post as its page will show it, offline and in our own drawing: one shape for each platform."""

from moderator_app.domain.pages import Platform
from moderator_app.words import Speaker
from ui.screens.composer.preview_facebook import FacebookShape
from ui.screens.composer.preview_mastodon import MastodonShape
from ui.screens.composer.preview_photos import GetImage
from ui.screens.composer.preview_shape import PostShape
from ui.screens.composer.preview_state import PreviewState
from ui.screens.composer.preview_telegram import TelegramShape
from ui.screens.composer.preview_wordpress import ArticleShape
from ui.screens.composer.preview_x import XShape
from ui.theme import Theme
from ui.widgets.card import Card

_SHAPES: dict[Platform, type[PostShape]] = {
    Platform.FACEBOOK: FacebookShape,
    Platform.TELEGRAM: TelegramShape,
    Platform.MASTODON: MastodonShape,
    Platform.WORDPRESS: ArticleShape,
    Platform.X: XShape,
}


class PreviewCard(Card):
    """One page's view of the post, in the shape of its platform; the common shape where it has none of its own."""

    def __init__(self, theme: Theme, say: Speaker, image: GetImage) -> None:
        super().__init__(theme)
        self._say, self._image = say, image
        self._platform: Platform | None = None
        self.shape: PostShape | None = None

    def show_state(self, state: PreviewState) -> None:
        """Shows the post as it stands now."""
        shape = self.shape
        if shape is None or state.platform is not self._platform:
            shape = self._take(state.platform)
        shape.show_state(state)

    def refresh_images(self) -> None:
        """A picture has arrived."""
        if self.shape is not None:
            self.shape.refresh_images()

    def _take(self, platform: Platform) -> PostShape:
        if self.shape is not None:
            self.body.removeWidget(self.shape)
            self.shape.hide()
            self.shape.deleteLater()
        self._platform = platform
        self.shape = _SHAPES.get(platform, PostShape)(self.theme, self._say, self._image)
        self.add(self.shape)
        return self.shape
