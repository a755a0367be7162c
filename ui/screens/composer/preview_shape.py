"""What every platform's shape of a post is made of: the text with its fold, pictures, a link's card, head and foot."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from moderator_app.domain.pages import Platform
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.composer.preview_photos import GetImage, PhotoGrid
from ui.screens.composer.preview_state import PreviewState
from ui.screens.composer.preview_text import Folded, dressed
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import link
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.shapes import Shape

MARK = 40


class FoldedText(QWidget):
    """A text up to its fold, opened and closed by a press; what does not fit is marked."""

    def __init__(self, theme: Theme, say: Speaker, style: Type = Type.BODY, *, tags: bool = True) -> None:
        super().__init__()
        self._theme, self._say, self._tags = theme, say, tags
        self._folded = Folded("", more=False)
        self.open = False
        lines = column(0, self)
        self.text = WrappedLabel(theme, "", style)
        self.more = link(theme, say("See more"))
        self.more.clicked.connect(self._turn)
        lines.addWidget(self.text)
        lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_text(self, folded: Folded) -> None:
        """Shows a text; one that was opened stays open."""
        self._folded = folded
        self.more.setVisible(folded.more)
        self.more.set_words(self._say("See less") if self.open else self._say("See more"))
        if not folded.whole:
            self.text.set_role(Role.MUTED)
            self.text.set_plain(self._say("The text will stand here."))
            return
        self.text.set_role(Role.TEXT)
        shown = folded.whole if self.open or not folded.more else folded.text
        end = "" if shown == folded.whole else " …"
        self.text.set_rich(self._markup(shown) + end, shown + end)

    def _markup(self, shown: str) -> str:
        colour = self._theme.palette.of
        style = f"color:{colour(Role.ACCENT)}"
        fits = len(shown) if self._folded.fits is None else self._folded.fits
        beyond = f'<span style="background:{colour(Role.DANGER_SOFT)};color:{colour(Role.DANGER)}">'
        fitting = dressed(shown[:fits], style, tags=self._tags)
        return fitting + (f"{beyond}{dressed(shown[fits:], '')}</span>" if shown[fits:] else "")

    def _turn(self) -> None:
        self.open = not self.open
        self.show_text(self._folded)


class LinkCard(QFrame):
    """Where a link leads; its title and picture come from that site and cannot be known here."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        lines = column(0, self)
        lines.setContentsMargins(px(12), px(8), px(12), px(8))
        self._host = ElidedLabel(theme, "", Type.STATE)
        lines.addWidget(self._host)
        lines.addWidget(WrappedLabel(theme, say("Title and picture come from that site."), Type.SMALL, Role.MUTED))

    def show_host(self, host: str) -> None:
        self._host.setText(host)
        self.setAccessibleName(host)
        self.setVisible(bool(host))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.BORDER), 1))
        painter.setBrush(self._theme.colour(Role.SUNKEN))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class PostShape(QWidget):
    """The common shape: head, text, link, pictures, foot. A platform lays them out in `arrange` and names its foot."""

    text_style = Type.BODY
    tags = True
    photo_radius = 0

    def __init__(self, theme: Theme, say: Speaker, image: GetImage) -> None:
        super().__init__()
        self.theme, self.say = theme, say
        self.mark = row(0)
        self.name = ElidedLabel(theme, "", Type.BODY, weight=600)
        self.second = ElidedLabel(theme, "", Type.SMALL, Role.MUTED)
        self.text = FoldedText(theme, say, self.text_style, tags=self.tags)
        self.link = LinkCard(theme, say)
        self.photos = PhotoGrid(theme, say, image, self.photo_radius)
        self.warning = column(0)
        self.arrange()

    def arrange(self) -> None:
        """Lays the parts out: pictures from edge to edge under the text, as Facebook does."""
        px = self.theme.px
        whole = column(0, self)
        lines = column(px(8))
        lines.setContentsMargins(px(14), px(12), px(14), px(10))
        for layout in (self.head(), self.warning):
            lines.addLayout(layout)
        lines.addWidget(self.text)
        lines.addWidget(self.link)
        whole.addLayout(lines)
        whole.addWidget(self.photos)
        self.add_foot(whole.addWidget)

    def head(self) -> QHBoxLayout:
        """The mark, beside it name and time."""
        head = row(self.theme.px(10))
        head.addLayout(self.mark)
        names = column(0)
        names.addWidget(self.name)
        names.addWidget(self.second)
        head.addLayout(names, 1)
        return head

    def foot_words(self) -> tuple[str, ...]:
        """What readers can do there; shown, never pressed."""
        return ()

    def add_foot(self, add: Callable[[QWidget], object]) -> None:
        """Adds the row of what readers can do, where the platform has one."""
        words = self.foot_words()
        if not words:
            return
        theme, px = self.theme, self.theme.px
        foot = QWidget()
        lines = column(0, foot)
        lines.addWidget(Divider(theme))
        line = row(px(6))
        line.setContentsMargins(px(14), px(6), px(14), px(8))
        for n, word in enumerate(words):
            if n:
                line.addStretch(1)
            line.addWidget(Label(theme, word, Type.SMALL, Role.MUTED))
        lines.addLayout(line)
        add(foot)

    def second_line(self, state: PreviewState) -> str:
        """What stands under the name."""
        return state.when

    def show_state(self, state: PreviewState) -> None:
        """Shows the post as it stands now."""
        clear(self.mark)
        self.mark.addWidget(PageMark(self.theme, state.face, MARK))
        self.name.setText(state.face.name)
        self.second.setText(self.second_line(state))
        self.text.show_text(state.folded)
        self.link.show_host("" if self.hides_link(state) else state.host)
        clear(self.warning)
        if state.too_long:
            self.warning.addWidget(sentence_line(self.theme, Shape.SQUARE_CROSS, Role.DANGER, state.too_long))
        self.photos.show_media(state.media)

    def hides_link(self, state: PreviewState) -> bool:
        """Whether the link has no card of its own."""
        return state.platform is Platform.INSTAGRAM

    def refresh_images(self) -> None:
        """A picture has arrived."""
        self.photos.refresh()
