"""A post in the shape of Mastodon: account and server, inset pictures or the card of the link, four things to do."""

from ui.screens.composer.preview_shape import PostShape
from ui.screens.composer.preview_state import PreviewState
from ui.widgets.layout import column


class InsetShape(PostShape):
    """Pictures stand inset with round corners, as Mastodon and X show them."""

    photo_radius = 8

    def arrange(self) -> None:
        px = self.theme.px
        whole = column(0, self)
        lines = column(px(8))
        lines.setContentsMargins(px(14), px(12), px(14), px(12))
        lines.addLayout(self.head())
        lines.addLayout(self.warning)
        for part in (self.text, self.photos, self.link):
            lines.addWidget(part)
        whole.addLayout(lines)
        self.add_foot(whole.addWidget)

    def second_line(self, state: PreviewState) -> str:
        return " · ".join(part for part in (state.handle, state.when) if part)

    def hides_link(self, state: PreviewState) -> bool:
        """Pictures take the place of the card."""
        return bool(state.media)


class MastodonShape(InsetShape):
    """The row of Mastodon."""

    def foot_words(self) -> tuple[str, ...]:
        say = self.say
        return say("Reply"), say("Boost"), say("Favourite"), say("Bookmark")
