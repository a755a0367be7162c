"""Exactly what goes out: the post as its page will carry it, whole, with every picture and its alternative text."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.roles import Role, Type
from ui.screens.review.state import Part, PictureState
from ui.shelf.video_sign import paint_video
from ui.theme import Theme
from ui.widgets.button import SMALL, Button, ButtonParts, secondary
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.rows import two_lines
from ui.widgets.state_shape import StateLabel

_HIGHEST = 340


class PictureView(QWidget):
    """A picture in its own proportions, its place kept while it is being read; a video by its sign."""

    def __init__(self, theme: Theme, picture: PictureState) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._note = ""
        self._video = picture.video
        self._ratio = picture.height / picture.width if picture.width else 0.5
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{picture.name}: {picture.alt}" if picture.alt else picture.name)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def show_note(self, words: str) -> None:
        """What stands in the picture's place when it cannot be read."""
        self._note = words
        self.setToolTip(words)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return min(round(arg__1 * self._ratio), self._theme.px(_HIGHEST))

    def sizeHint(self) -> QSize:
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.colour(Role.HOVER))
        if self._video:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_video(painter, QRectF(self.rect()), self._theme, self._video)
            return
        if self._image is None or self._image.isNull():
            painter.setFont(self._theme.font(Type.SMALL))
            painter.setPen(self._theme.colour(Role.MUTED))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._note)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)


class PostPreview(QFrame):
    """The sheet of one post; nothing is folded away."""

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__()
        self._theme = theme
        self.pictures: list[tuple[MediaHash, PictureView]] = []
        px = theme.px
        lines = column(0, self)
        lines.setContentsMargins(1, px(10), 1, px(10))
        for face, kind in part.pages:
            head = row(px(12))
            head.setContentsMargins(px(14), 0, px(14), px(4))
            head.addWidget(PageMark(theme, face, 36))
            head.addLayout(two_lines(theme, face.name, f"{kind} · {part.when}"), 1)
            if part.state is not None:
                look, word = part.state
                head.addWidget(StateLabel(theme, look.shape, word, look.role))
            lines.addLayout(head)
        self.text = WrappedLabel(theme, part.text)
        by_hand = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.text.setTextInteractionFlags(by_hand)
        self.text.setContentsMargins(px(14), px(8), px(14), px(8))
        lines.addWidget(self.text)
        if part.link:
            link = WrappedLabel(theme, part.link, Type.SMALL, Role.ACCENT)
            link.setContentsMargins(px(14), 0, px(14), px(8))
            lines.addWidget(link)
        for picture in part.pictures:
            view = PictureView(theme, picture)
            if not picture.video:
                self.pictures.append((picture.hash, view))
            lines.addWidget(view)
            lines.addSpacing(px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.BORDER), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class Outgoing(QWidget):
    """Everything that would go out, text by text, on a quiet ground; `watch_asked` carries the hash of a video."""

    watch_asked = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        px = theme.px
        self._lines = column(px(10), self)
        self._lines.setContentsMargins(px(18), px(12), px(18), px(16))
        self.views: list[tuple[MediaHash, PictureView]] = []
        self.texts: list[WrappedLabel] = []

    def marked(self) -> str:
        """The words that the reader marked, "" where none are."""
        return next((text.selectedText() for text in self.texts if text.hasSelectedText()), "")

    def mark(self) -> None:
        """Puts the caret into the first text; asked for again, into the next."""
        at = next((n for n, text in enumerate(self.texts) if text.hasFocus()), -1)
        if self.texts:
            text = self.texts[(at + 1) % len(self.texts)]
            text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            text.setSelection(0, 0)

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        clear(self._lines)
        self.views, self.texts = [], []
        for part in parts:
            self._add(part)
        self._lines.addStretch(1)

    def show_image(self, media_hash: MediaHash, image: QImage) -> None:
        for own, view in self.views:
            if own == media_hash:
                view.show_image(image)

    def show_failure(self, media_hash: MediaHash, error: ModeratorError) -> None:
        for own, view in self.views:
            if own == media_hash:
                view.show_note(error_sentence(self._say, error))

    def _add(self, part: Part) -> None:
        theme, say = self._theme, self._say
        head = row(theme.px(8))
        head.addWidget(Label(theme, say("Exactly what goes out"), Type.STATE))
        head.addStretch(1)
        head.addWidget(Label(theme, part.measure, Type.SMALL, Role.MUTED))
        self._lines.addLayout(head)
        preview = PostPreview(theme, part)
        self.views += preview.pictures
        self.texts.append(preview.text)
        self._lines.addWidget(preview)
        for picture in part.pictures:
            words = say("{picture}, alternative text: {alt}", picture=picture.name, alt=picture.alt)
            if not picture.alt:
                words = say("{picture} has no alternative text.", picture=picture.name)
            role = Role.MUTED if picture.alt else Role.DANGER
            self._lines.addWidget(WrappedLabel(theme, words, Type.SMALL, role))
            if picture.video:
                self._lines.addWidget(self._watch(picture), 0, Qt.AlignmentFlag.AlignLeft)

    def _watch(self, picture: PictureState) -> Button:
        button = secondary(self._theme, self._say("Watch the video"), ButtonParts(icon="play"), SMALL)
        button.setAccessibleDescription(picture.name)
        button.clicked.connect(partial(self.watch_asked.emit, picture.hash))
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour(Role.SUNKEN))
