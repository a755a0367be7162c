"""The pictures of a post in a page's own grid; a video stands there as a place with its sign."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain.ids import MediaHash
from moderator_app.domain.posts import MediaUse
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.composer.media_strip import draw_covering
from ui.shelf.video_sign import paint_video
from ui.theme import Theme

GetImage = Callable[[MediaHash], QImage | None]
_GAP = 3
_MOST = 4


class PhotoGrid(QWidget):
    """One, two, three, or four and more pictures, laid out as the pages do; the last one counts those left out."""

    def __init__(self, theme: Theme, say: Speaker, image: GetImage, radius: int = 0) -> None:
        """`radius` of the grid's corners, in design pixels."""
        super().__init__()
        self._theme, self._say, self._image, self._radius = theme, say, image, radius
        self._media: tuple[MediaUse, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_media(self, media: Sequence[MediaUse]) -> None:
        """Shows these pictures."""
        self._media = tuple(media)
        self._name()
        self.setAccessibleDescription("; ".join(use.alt_text for use in media if use.alt_text))
        self.setVisible(bool(media))
        self.updateGeometry()
        self.update()

    def refresh(self) -> None:
        """A picture has arrived, or a video showed itself to be one."""
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        say, seen = self._say, [self._image(use.hash) for use in self._media]
        videos = sum(image is not None and image.isNull() for image in seen)
        names: list[str] = []
        if len(seen) > videos:
            names.append(say.count("{n} picture", "{n} pictures", len(seen) - videos))
        if videos:
            names.append(say.count("{n} video", "{n} videos", videos))
        self.setAccessibleName(", ".join(names))

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
        whole = QPainterPath()
        radius = self._theme.px(self._radius)
        whole.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(whole)
        spots = self._spots(QRectF(self.rect()))
        for use, spot in zip(self._media, spots, strict=False):
            painter.fillRect(spot, self._theme.colour(Role.HOVER))
            image = self._image(use.hash)
            if image is not None and image.isNull():
                paint_video(painter, spot, self._theme)
            elif image is not None:
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
        painter.fillRect(spot, self._shade())
        painter.setFont(self._theme.font(Type.TITLE))
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), "+" + self._say.number(left_out))

    def _shade(self) -> QColor:
        dark = self._theme.colour(Role.TEXT) if self._theme.scheme == "light" else self._theme.colour(Role.WINDOW)
        dark.setAlpha(170)
        return dark
