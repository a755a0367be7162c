"""Watching a kept video in the player of the system: laid out behind the background door, then opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash
from ui import background
from ui.context import ScreenContext


class Watching(QObject):
    """`begun` tells that it is being laid out, `opened` that the player has it, `failed` carries an error."""

    begun = Signal()
    opened = Signal()
    failed = Signal(object)

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._me = context.core, context.actor.id
        self._used = False

    def watch(self, media_hash: MediaHash) -> None:
        """Opens a video."""
        self._used = True
        self.begun.emit()
        background.run_long(
            self, lambda _ticket: self._core.watching.lay_out(self._me, media_hash), self._open, self._cannot
        )

    def leave(self) -> None:
        """The copy is no longer needed."""
        if self._used:
            background.finish(partial(self._core.watching.put_away))

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.opened.emit()

    def _cannot(self, error: ModeratorError) -> None:
        self.failed.emit(error)
