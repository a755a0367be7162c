"""Kept pictures as small images in memory, read and decoded behind the background door, each once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash
from ui import background

_LONGEST = 1200


class Pictures(QObject):
    """Ask with `get`; `arrived` tells that a picture asked for earlier is there now."""

    arrived = Signal(object)

    def __init__(self, read: Callable[[MediaHash], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._known: dict[MediaHash, QImage] = {}
        self._asked: set[MediaHash] = set()

    def get(self, media_hash: MediaHash) -> QImage | None:
        """The picture, or None until it has arrived; a damaged one never does."""
        if media_hash not in self._known and media_hash not in self._asked:
            self._asked.add(media_hash)
            background.run(
                self,
                lambda: _decoded(self._read(media_hash)),
                lambda image: self._keep(media_hash, image),
                self._leave_out,
            )
        return self._known.get(media_hash)

    def _keep(self, media_hash: MediaHash, image: QImage) -> None:
        self._known[media_hash] = image
        self.arrived.emit(media_hash)

    def _leave_out(self, _error: ModeratorError) -> None:
        """The grey place of a picture that cannot be read stays; the store's own check reports the damage."""


def _decoded(data: bytes) -> QImage:
    image = QImage.fromData(data)
    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image
