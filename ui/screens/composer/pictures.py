"""Kept media as the composer sees them: pictures as small images in memory, videos as what is known of them.

Each is asked for once, and read and decoded behind the background door.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.lines import MediaFile
from ui import background

_LONGEST = 1200


class Pictures(QObject):
    """Ask with `get`; `arrived` tells that what was asked for earlier is there now."""

    arrived = Signal(object)

    def __init__(self, read: Callable[[MediaHash], bytes | MediaFile], parent: QObject) -> None:
        """`read` gives a picture's bytes, and of a video only what is known of it."""
        super().__init__(parent)
        self._read = read
        self._known: dict[MediaHash, QImage | MediaFile] = {}
        self._asked: set[MediaHash] = set()

    def get(self, media_hash: MediaHash) -> QImage | None:
        """The picture, an empty one for a video, or None until it has arrived; a damaged one never does."""
        if media_hash not in self._known and media_hash not in self._asked:
            self._asked.add(media_hash)
            background.run(
                self,
                lambda: _seen(self._read(media_hash)),
                lambda found: self._keep(media_hash, found),
                self._leave_out,
            )
        found = self._known.get(media_hash)
        return QImage() if isinstance(found, MediaFile) else found

    def video(self, media_hash: MediaHash) -> MediaFile | None:
        """What is known of a video, once it has arrived; None for a picture."""
        found = self._known.get(media_hash)
        return found if isinstance(found, MediaFile) else None

    def _keep(self, media_hash: MediaHash, found: QImage | MediaFile) -> None:
        self._known[media_hash] = found
        self.arrived.emit(media_hash)

    def _leave_out(self, _error: ModeratorError) -> None:
        """The grey place of what cannot be read stays; the store's own check reports the damage."""


def _seen(found: bytes | MediaFile) -> QImage | MediaFile:
    if isinstance(found, MediaFile):
        return found
    image = QImage.fromData(found)
    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image
