"""A post in the shape of X: text and pictures in a column beside the mark."""

from ui.screens.composer.preview_mastodon import InsetShape
from ui.widgets.layout import column, row


class XShape(InsetShape):
    """The mark stands alone on the left; everything else is in line with the name."""

    def arrange(self) -> None:
        px = self.theme.px
        whole = column(0, self)
        across = row(px(10))
        across.setContentsMargins(px(14), px(12), px(14), px(12))
        left = column(0)
        left.addLayout(self.mark)
        left.addStretch(1)
        across.addLayout(left)
        lines = column(px(6))
        lines.addWidget(self.name)
        lines.addWidget(self.second)
        lines.addLayout(self.warning)
        for part in (self.text, self.photos, self.link):
            lines.addWidget(part)
        across.addLayout(lines, 1)
        whole.addLayout(across)
        self.add_foot(whole.addWidget)

    def foot_words(self) -> tuple[str, ...]:
        say = self.say
        return say("Reply"), say("Repost"), say("Like"), say("Share it")
