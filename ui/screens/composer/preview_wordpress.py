"""A post in the shape of an article on the office's own site: headline, date, picture, text."""

from ui.roles import Type
from ui.screens.composer.preview_shape import PostShape
from ui.screens.composer.preview_state import PreviewState
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, column


class ArticleShape(PostShape):
    """The first line is the headline; tags are no links on a site."""

    text_style = Type.EDITOR
    tags = False
    photo_radius = 4

    def arrange(self) -> None:
        px = self.theme.px
        whole = column(px(10), self)
        whole.setContentsMargins(px(20), px(14), px(20), px(18))
        whole.addLayout(self.head())
        whole.addWidget(Divider(self.theme))
        self.headline = WrappedLabel(self.theme, "", Type.TITLE)
        whole.addWidget(self.headline)
        whole.addLayout(self.warning)
        for part in (self.photos, self.text, self.link):
            whole.addWidget(part)

    def show_state(self, state: PreviewState) -> None:
        super().show_state(state)
        self.headline.set_plain(state.title)
        self.headline.setVisible(bool(state.title))
