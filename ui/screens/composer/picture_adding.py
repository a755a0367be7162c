"""Pictures on their way into a post: chosen, dropped or pasted, cleaned and kept behind the background door."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.domain.lines import MediaFile
from moderator_app.words import Speaker
from ui import background
from ui.screens.composer.editor import PICTURE_ENDINGS
from ui.screens.composer.presenter import ComposerPresenter


class PictureAdding(QObject):
    """`added` carries a kept picture, in the order in which they were given; `refused` an error that names the file."""

    added = Signal(object)
    refused = Signal(object)

    def __init__(self, say: Speaker, presenter: ComposerPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._say, self._presenter, self._window = say, presenter, parent

    def ask_files(self) -> None:
        """Lets the person choose files."""
        endings = " ".join(f"*{ending}" for ending in sorted(PICTURE_ENDINGS))
        words = f"{self._say('Pictures')} ({endings})"
        names, _ = QFileDialog.getOpenFileNames(self._window, self._say("Add pictures"), "", words)
        self.add([Path(name) for name in names])

    def add(self, sources: Sequence[Path | bytes]) -> None:
        """Adds pictures from files or from memory; what cannot be read is named and left out."""
        pasted = self._say("Pasted picture")
        for source in sources:
            background.run(self, partial(_kept, self._presenter, source, pasted), self.added.emit, self.refused.emit)


def _kept(presenter: ComposerPresenter, source: Path | bytes, pasted: str) -> MediaFile:
    return presenter.attach(source, pasted) if isinstance(source, bytes) else presenter.attach_file(source)
