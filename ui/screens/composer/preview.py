"""The post as its page will show it, offline: name, mark, time, text up to the fold, pictures in the page's grid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain.ids import MediaHash
from moderator_app.domain.pages import Page
from moderator_app.domain.posts import MediaUse
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.composer.media_strip import draw_covering
from ui.screens.composer.preview_text import Folded, fold
from ui.screens.composer.writing import Writing
from ui.theme import Theme
from ui.widgets.card import Card, rounded
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import PageMark

_GAP = 3
_MOST = 4


@dataclass(frozen=True, slots=True)
class PreviewState:
    """What one page will show. Texts are said; `host` names where the link leads, "" without a link."""

    face: PageFace
    when: str
    folded: Folded
    host: str
    media: tuple[MediaUse, ...]


def preview_state(say: Speaker, writing: Writing, page: Page, face: PageFace) -> PreviewState:
    """What a page would show of a writing as it stands now."""
    at = writing.planned_at
    when = say.short_moment(at) if at else say("No time set yet")
    folded = fold(page.platform, writing.text_of(page.id).strip())
    return PreviewState(face, when, folded, _host(writing.link), tuple(writing.media))


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


class PhotoGrid(QWidget):
    """One, two, three, or four and more pictures, laid out as the pages do; the last one counts those left out."""

    def __init__(self, theme: Theme, say: Speaker, image: Callable[[MediaHash], QImage | None]) -> None:
        super().__init__()
        self._theme, self._say, self._image = theme, say, image
        self._media: tuple[MediaUse, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_media(self, media: Sequence[MediaUse]) -> None:
        """Shows these pictures."""
        self._media = tuple(media)
        described = "; ".join(use.alt_text for use in media if use.alt_text)
        self.setAccessibleName(self._say.count("{n} picture", "{n} pictures", len(media)))
        self.setAccessibleDescription(described)
        self.setVisible(bool(media))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        if len(self._media) == 1:
            image = self._image(self._media[0].hash)
            if image is not None and image.width():
                return round(arg__1 * min(1.0, max(0.5, image.height() / image.width())))
        return round(arg__1 * (0.5 if len(self._media) == 2 else 0.7))

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QPainterPath(rounded(QRectF(self.rect()), top=False, bottom=True))
        painter.setClipPath(whole)
        spots = self._spots(QRectF(self.rect()))
        for use, spot in zip(self._media, spots, strict=False):
            painter.fillRect(spot, self._theme.colour(Role.HOVER))
            image = self._image(use.hash)
            if image is not None:
                draw_covering(painter, spot, image)
        left_out = len(self._media) - _MOST
        if left_out > 0:
            self._paint_more(painter, spots[-1], left_out)

    def _spots(self, room: QRectF) -> list[QRectF]:
        half_w, half_h = (room.width() - _GAP) / 2, (room.height() - _GAP) / 2
        right = room.left() + half_w + _GAP
        below = room.top() + half_h + _GAP
        match len(self._media):
            case 1:
                return [room]
            case 2:
                return [QRectF(x, room.top(), half_w, room.height()) for x in (room.left(), right)]
            case 3:
                big = QRectF(room.left(), room.top(), half_w, room.height())
                return [big, *(QRectF(right, y, half_w, half_h) for y in (room.top(), below))]
            case _:
                return [QRectF(x, y, half_w, half_h) for y in (room.top(), below) for x in (room.left(), right)]

    def _paint_more(self, painter: QPainter, spot: QRectF, left_out: int) -> None:
        dark = self._theme.colour(Role.TEXT) if self._theme.scheme == "light" else self._theme.colour(Role.WINDOW)
        dark.setAlpha(170)
        painter.fillRect(spot, dark)
        painter.setFont(self._theme.font(Type.TITLE))
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), "+" + self._say.number(left_out))


class PreviewCard(Card):
    """One page's view of the post."""

    def __init__(self, theme: Theme, say: Speaker, image: Callable[[MediaHash], QImage | None]) -> None:
        super().__init__(theme)
        self._say = say
        self._mark: PageMark | None = None
        px = theme.px
        lines = column(px(8))
        lines.setContentsMargins(px(14), px(12), px(14), px(12))
        self._head = row(px(12))
        names = column(0)
        self._name = ElidedLabel(theme, "", Type.BODY, weight=600)
        self._when = Label(theme, "", Type.SMALL, Role.MUTED)
        names.addWidget(self._name)
        names.addWidget(self._when)
        self._head.addLayout(names, 1)
        self._text = WrappedLabel(theme)
        self._host = Label(theme, "", Type.SMALL, Role.MUTED)
        lines.addLayout(self._head)
        lines.addWidget(self._text)
        lines.addWidget(self._host)
        self.body.addLayout(lines)
        self._photos = PhotoGrid(theme, say, image)
        self.add(self._photos)

    def show_state(self, state: PreviewState) -> None:
        """Shows the post as it stands now."""
        if self._mark is not None:
            self._head.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
        self._mark = PageMark(self.theme, state.face, 36)
        self._head.insertWidget(0, self._mark)
        self._name.setText(state.face.name)
        self._when.setText(state.when)
        self._show_text(state.folded)
        self._host.setText(state.host)
        self._host.setVisible(bool(state.host))
        self._photos.show_media(state.media)

    def refresh_images(self) -> None:
        """A picture has arrived."""
        self._photos.updateGeometry()
        self._photos.update()

    def _show_text(self, folded: Folded) -> None:
        say = self._say
        if not folded.text:
            self._text.set_role(Role.MUTED)
            self._text.set_plain(say("The text will stand here."))
            return
        self._text.set_role(Role.TEXT)
        if not folded.more:
            self._text.set_plain(folded.text)
            return
        more = say("See more")
        body = escape(folded.text).replace("\n", "<br>")
        self._text.set_rich(f"{body} … <span style='font-weight:600'>{escape(more)}</span>", f"{folded.text} … {more}")
