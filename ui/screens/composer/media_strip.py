"""The pictures and videos of a post in their order: tiles, the alternative text of one, moving and taking off."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain.ids import MediaHash
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.posts import MediaUse
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.composer.adding_line import AddingLine
from ui.screens.composer.hindrance_lines import HindranceLines
from ui.shelf.video_sign import paint_video
from ui.shelf.words import video_words
from ui.theme import Theme
from ui.widgets.button import SMALL, Button, ButtonParts, link, secondary
from ui.widgets.choosable import ChoosableButton
from ui.widgets.field import TextField, mark_invalid
from ui.widgets.flow import flow_box
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel, paint_shape
from ui.widgets.states import StateLook


class SeenMedia(Protocol):
    """Pictures and videos by their hash, as far as they have arrived; a video's picture is an empty one."""

    def get(self, media_hash: MediaHash) -> QImage | None: ...
    def video(self, media_hash: MediaHash) -> MediaFile | None: ...


_LACKING = StateLook(Shape.SQUARE_CROSS, Role.DANGER, "")
_DESCRIBED = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, "")


class _Thumb(ChoosableButton):
    """One picture or video; a red cross stands in its corner until it has an alternative text."""

    moved = Signal(object)
    removed = Signal()

    def __init__(self, theme: Theme, number: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._image: QImage | None = None
        self._video = ""
        self.described = False
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def show_video(self, name: str, words: str) -> None:
        """It is a video, of which this is told."""
        self._video = words
        self.setAccessibleName(name)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(92), self._theme.px(60))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        control = bool(e.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and e.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.moved.emit(-1 if e.key() == Qt.Key.Key_Left else 1)
        elif e.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(rect, 5, 5)
        painter.fillPath(path, theme.colour(Role.HOVER))
        if self._video:
            paint_video(painter, rect, theme)
        elif self._image is not None:
            painter.setClipPath(path)
            draw_covering(painter, rect, self._image)
            painter.setClipping(False)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.colour(Role.ACCENT if chosen else Role.BORDER), 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 5, 5)
        self._paint_number(painter, rect)
        if not self.described:
            side = theme.px(18)
            spot = QRectF(rect.right() - side - 3, rect.top() + 3, side, side)
            painter.fillRect(spot.adjusted(1, 1, -1, -1), theme.colour(Role.SURFACE))
            paint_shape(painter, spot, Shape.SQUARE_CROSS, theme.colour(Role.DANGER))

    def _paint_number(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        spot = QRectF(rect.left() + 3, rect.bottom() - theme.px(20) - 2, theme.px(20), theme.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.SURFACE))
        painter.drawRoundedRect(spot, 4, 4)
        painter.setFont(theme.font(Type.TINY, 600))
        painter.setPen(theme.colour(Role.TEXT))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self._number)


def draw_covering(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """Fills a rectangle with the middle of a picture."""
    if image.isNull() or rect.isEmpty():
        return
    scale = max(rect.width() / image.width(), rect.height() / image.height())
    width, height = rect.width() / scale, rect.height() / scale
    source = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    painter.drawImage(rect, image, source)


class MediaStrip(QWidget):
    """Every wish goes out as a signal: `described` carries (index, text), `moved` (index, by), `removed` an index."""

    add_asked = Signal()
    library_asked = Signal()
    described = Signal(object)
    moved = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, media: SeenMedia) -> None:
        super().__init__()
        self._theme, self._say, self._media = theme, say, media
        self._uses: tuple[MediaUse, ...] = ()
        self._thumbs: list[_Thumb] = []
        self._chosen = 0
        self._locked = False
        px = theme.px
        lines = column(px(8), self)
        lines.setContentsMargins(px(16), px(10), px(16), px(10))
        top = row(px(12))
        box, self._flow = flow_box(px(8))
        self._box = box
        self._none = Label(theme, say("No picture or video yet"), Type.STATE, Role.MUTED, 400)
        self.add = secondary(theme, say("Add"), ButtonParts(icon="plus"), SMALL)
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add.setAccessibleName(say("Add pictures or a video"))
        self.add.setToolTip(say("Choose pictures or a video, drop them here, or paste a picture into the text"))
        self.add.clicked.connect(self.add_asked)
        top.addWidget(self._none, 1)
        top.addWidget(box, 1)
        self.library = secondary(theme, say("From media"), ButtonParts(icon="image"), SMALL)
        self.library.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.library.setToolTip(say("Choose from the media library"))
        self.library.clicked.connect(self.library_asked)
        top.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.library, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(top)
        self.adding = AddingLine(theme, say)
        lines.addWidget(self.adding)
        self._hindrances = HindranceLines(theme)
        lines.addWidget(self._hindrances)
        lines.addWidget(self._make_detail())
        self.show_media(())

    def _make_detail(self) -> QWidget:
        theme, say = self._theme, self._say
        self._detail = QWidget()
        lines = column(theme.px(6), self._detail)
        head = row(theme.px(6))
        self._badge = StateLabel(theme, Shape.SQUARE_CROSS, "", Role.DANGER)
        head.addWidget(self._badge, 1)
        self._earlier = self._action("arrow-left", say("Earlier"), lambda: self._move(-1), "Ctrl+←")
        self._later = self._action("arrow-right", say("Later on"), lambda: self._move(1), "Ctrl+→")
        self._off = self._action("trash-2", say("Take off"), self._remove, "Delete")
        for button in (self._earlier, self._later, self._off):
            head.addWidget(button)
        lines.addLayout(head)
        hint = say("What the picture shows, for readers who cannot see it")
        self.alt = TextField(theme, say("Alternative text of the picture"), hint)
        self.alt.textEdited.connect(self._describe)
        lines.addWidget(self.alt)
        warning = say("A video goes out as it came: the place and the camera may stand in it.")
        self._as_it_is = WrappedLabel(theme, warning, Type.SMALL, Role.MUTED)
        lines.addWidget(self._as_it_is)
        return self._detail

    def _action(self, icon: str, words: str, act: Callable[[], None], key: str) -> Button:
        button = link(self._theme, words, ButtonParts(icon=icon))
        button.setToolTip(f"{words} ({key})")
        button.clicked.connect(act)
        return button

    def lock(self) -> None:
        """Only shows; nothing can be changed any more."""
        self._locked = True
        self.add.hide()
        self.library.hide()
        self.alt.setReadOnly(True)
        self.show_media(self._uses)

    def show_media(self, uses: Sequence[MediaUse], chosen: int | None = None) -> None:
        """Shows these pictures; `chosen` opens one of them."""
        same = [u.hash for u in uses] == [u.hash for u in self._uses] and len(self._thumbs) == len(uses)
        self._uses = tuple(uses)
        if chosen is not None:
            self._chosen = chosen
        self._chosen = max(0, min(self._chosen, len(uses) - 1))
        if not same:
            self._build()
        self._none.setVisible(not uses)
        self._box.setVisible(bool(uses))
        self._detail.setVisible(bool(uses))
        self._refresh()

    def refresh_images(self) -> None:
        """A picture has arrived."""
        for thumb, use in zip(self._thumbs, self._uses, strict=True):
            thumb.show_image(self._media.get(use.hash))
        for number, (thumb, use) in enumerate(zip(self._thumbs, self._uses, strict=True), start=1):
            video = self._media.video(use.hash)
            if video is not None:
                words = video_words(self._say, video)
                thumb.show_video(self._say("Video {n}, {about}", n=number, about=words), words)
        self._refresh()

    def show_hindrances(self, sentences: Sequence[str]) -> None:
        """Why some pages would not take what stands here."""
        self._hindrances.show_sentences(sentences)

    def open_alt(self, index: int) -> None:
        """Leads to the alternative text of one picture."""
        self.show_media(self._uses, index)
        self.alt.setFocus()

    def focus_thumb(self, index: int) -> None:
        if 0 <= index < len(self._thumbs):
            self._thumbs[index].setFocus()

    def _build(self) -> None:
        for thumb in self._thumbs:
            self._flow.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
        self._thumbs = []
        for number in range(len(self._uses)):
            thumb = _Thumb(self._theme, self._say.number(number + 1), self._say("Picture {n}", n=number + 1))
            thumb.clicked.connect(lambda _=False, n=number: self.show_media(self._uses, n))
            thumb.moved.connect(lambda by=0, n=number: self._wish_move(n, by))
            thumb.removed.connect(lambda n=number: self._wish_remove(n))
            self._thumbs.append(thumb)
            self._flow.addWidget(thumb)
        self.refresh_images()

    def _refresh(self) -> None:
        for number, (thumb, use) in enumerate(zip(self._thumbs, self._uses, strict=True)):
            thumb.described = bool(use.alt_text.strip())
            thumb.setChecked(number == self._chosen)
            thumb.update()
        if not self._uses:
            return
        use = self._uses[self._chosen]
        lacking = not use.alt_text.strip()
        self._name_chosen(self._media.video(use.hash), lacking=lacking)
        mark_invalid(self.alt, lacking)
        if self.alt.text() != use.alt_text and not (self.alt.hasFocus() and self.alt.text().strip() == use.alt_text):
            self.alt.setText(use.alt_text)
        last = len(self._uses) - 1
        self._earlier.setEnabled(self._chosen > 0)
        self._later.setEnabled(self._chosen < last)
        for button in (self._earlier, self._later):
            button.setVisible(last > 0 and not self._locked)
        self._off.setVisible(not self._locked)

    def _name_chosen(self, video: MediaFile | None, *, lacking: bool) -> None:
        say, n = self._say, self._chosen + 1
        self._as_it_is.setVisible(video is not None)
        if video is None:
            words = (
                say("Picture {n}: no alternative text", n=n) if lacking else say("Picture {n}: alternative text", n=n)
            )
            self.alt.setPlaceholderText(say("What the picture shows, for readers who cannot see it"))
        else:
            words = say("Video {n}: no alternative text", n=n) if lacking else say("Video {n}: alternative text", n=n)
            words = f"{words} · {video_words(say, video)}"
            self.alt.setPlaceholderText(say("What the video shows and what is said in it"))
        self._badge.show_state(_LACKING if lacking else _DESCRIBED, words)

    def _describe(self, text: str) -> None:
        if self._uses:
            self.described.emit((self._chosen, text))

    def _move(self, by: int) -> None:
        self._wish_move(self._chosen, by)

    def _wish_move(self, index: int, by: int) -> None:
        if not self._locked and 0 <= index + by < len(self._uses):
            self.moved.emit((index, by))

    def _remove(self) -> None:
        self._wish_remove(self._chosen)

    def _wish_remove(self, index: int) -> None:
        if not self._locked and self._uses:
            self.removed.emit(index)
