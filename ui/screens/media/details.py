"""The chosen picture: seen large, the posts it stands in, and the form of what is known of it."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import MediaHash
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.media.presenter import PictureState, Typed
from ui.shelf.grid import draw_whole
from ui.shelf.thumbnails import Thumbnails
from ui.shelf.video_sign import paint_video
from ui.theme import Theme
from ui.widgets.button import SMALL, ButtonParts, link, secondary
from ui.widgets.card import Card
from ui.widgets.field import Field, TextArea, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column

_HEIGHT = 190


class _Large(QWidget):
    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme, self._thumbnails = theme, thumbnails
        self._hash: MediaHash | None = None
        self._video = ""
        self.setFixedHeight(theme.px(_HEIGHT))
        thumbnails.arrived.connect(self.update)

    def show_picture(self, media_hash: MediaHash, says: str, video: str) -> None:
        self._hash, self._video = media_hash, video
        self.setAccessibleName(says)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        painter.fillRect(frame, self._theme.colour(Role.HOVER))
        if self._video:
            paint_video(painter, frame, self._theme, self._video)
            return
        image: QImage | None = self._thumbnails.get(self._hash) if self._hash is not None else None
        if image is not None and not image.isNull():
            draw_whole(painter, frame, image)


class PictureCard(Card):
    """`post_asked` carries the id of a post to open, `watch_asked` the hash of a video; `changed`: someone typed."""

    post_asked = Signal(object)
    watch_asked = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, say: Speaker, thumbnails: Thumbnails, refusal: str) -> None:
        super().__init__(theme)
        self._say = say
        self.hash: MediaHash | None = None
        self._kept = Typed()
        px = theme.px
        inside = QWidget()
        lines = column(px(8), inside)
        lines.setContentsMargins(px(16), px(14), px(14), px(14))
        self._picture = _Large(theme, thumbnails)
        self._name = WrappedLabel(theme, "", Type.SECTION)
        self._about = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        warning = say("A video goes out as it came: the place and the camera may stand in it.")
        self.as_it_is = WrappedLabel(theme, warning, Type.SMALL, Role.MUTED)
        self.watch = secondary(theme, say("Watch the video"), ButtonParts(icon="play"), SMALL)
        self.watch.clicked.connect(lambda: self.watch_asked.emit(self.hash))
        for widget in (self._picture, self._name, self._about, self.as_it_is):
            lines.addWidget(widget)
        lines.addWidget(self.watch, 0, Qt.AlignmentFlag.AlignLeft)
        self.used = WrappedLabel(theme, "", Type.STATE)
        lines.addWidget(self.used)
        holder = QWidget()
        self._posts = column(px(2), holder)
        lines.addWidget(holder)
        lines.addWidget(Divider(theme))
        self._make_form(refusal)
        for field in (self.alt_field, self.photographer_field, self.consent_field):
            lines.addWidget(field)
        lines.addStretch(1)
        self.body.addWidget(ScrollPage(inside), 1)

    def _make_form(self, refusal: str) -> None:
        theme, say = self.theme, self._say
        hint = say("What is seen in it, for readers who cannot see it")
        self.alt = TextArea(theme, say("Alternative text"), lines=2)
        self.photographer = TextField(theme, say("Photographer"), say("Name, or the office"))
        self.consent = TextField(theme, say("Consent of those shown"), say("Who agreed, how and when"))
        self.alt_field = Field(theme, say("Alternative text"), self.alt, hint)
        self.photographer_field = Field(theme, say("Photographer"), self.photographer)
        self.consent_field = Field(theme, say("Consent of those shown"), self.consent, refusal)
        for box in (self.alt, self.photographer, self.consent):
            box.setReadOnly(bool(refusal))
            box.textChanged.connect(self._typed)

    def typed(self) -> Typed:
        """The form as it stands."""
        return Typed(self.photographer.text(), self.consent.text(), self.alt.toPlainText())

    def kept(self) -> Typed:
        """What is kept of the one that is shown."""
        return self._kept

    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.hash is not None and self.typed() != self._kept

    def show_picture(self, state: PictureState, unkept: Typed | None = None) -> None:
        """Shows one; what was typed for it and is not kept stands in the form again."""
        stays = state.hash == self.hash and self.is_changed()
        self.hash = state.hash
        self._picture.show_picture(state.hash, state.typed.alt_text or state.name, state.video)
        self.as_it_is.setVisible(bool(state.video))
        self.watch.setVisible(bool(state.video))
        self._name.set_plain(state.name)
        self._about.set_plain(state.about)
        self._show_posts(state)
        if not stays:
            self._kept = state.typed
            shown = unkept or state.typed
            self.photographer.setText(shown.photographer)
            self.consent.setText(shown.consent)
            self.alt.setPlainText(shown.alt_text)
        self._typed()

    def stands_kept(self, typed: Typed) -> None:
        """What was typed is kept now."""
        self._kept = typed

    def _show_posts(self, state: PictureState) -> None:
        self.used.set_plain(state.used)
        clear(self._posts)
        for post_id, title in state.posts:
            button = link(self.theme, title)
            button.clicked.connect(partial(self.post_asked.emit, post_id))
            self._posts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if state.more:
            self._posts.addWidget(WrappedLabel(self.theme, state.more, Type.SMALL, Role.MUTED))

    def _typed(self) -> None:
        self.changed.emit()
