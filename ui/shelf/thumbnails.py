"""Kept pictures as small images in memory: read and made small behind the background door, the newest few kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash
from ui import background

_LONGEST, KEPT = 480, 300


class Thumbnails(QObject):
    """Ask with `get`; `arrived` tells that a picture asked for earlier is there, or never will be."""

    arrived = Signal()

    def __init__(self, read: Callable[[MediaHash], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._known: dict[MediaHash, QImage] = {}
        self._asked: set[MediaHash] = set()
        self._damaged: set[MediaHash] = set()

    def get(self, media_hash: MediaHash) -> QImage | None:
        """The small image, or None until it has arrived."""
        if media_hash in self._known:
            self._known[media_hash] = self._known.pop(media_hash)
        elif media_hash not in self._asked and media_hash not in self._damaged:
            self._asked.add(media_hash)
            background.run(
                self,
                lambda: _small(self._read(media_hash)),
                lambda image: self._keep(media_hash, image),
                lambda error: self._leave_out(media_hash, error),
            )
        return self._known.get(media_hash)

    def damaged(self, media_hash: MediaHash) -> bool:
        """Whether the picture could not be read."""
        return media_hash in self._damaged

    def _keep(self, media_hash: MediaHash, image: QImage) -> None:
        self._asked.discard(media_hash)
        self._known[media_hash] = image
        while len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        self.arrived.emit()

    def _leave_out(self, media_hash: MediaHash, _error: ModeratorError) -> None:
        self._asked.discard(media_hash)
        self._damaged.add(media_hash)
        self.arrived.emit()


def _small(data: bytes) -> QImage:
    image = QImage.fromData(data)
    return image.scaled(
        _LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
