"""Pictures on their way into a post: chosen, dropped or pasted, cleaned and kept behind the background door."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.domain.lines import MediaFile
from ui import background
from ui.context import ScreenContext
from ui.screens.composer.editor import PICTURE_ENDINGS
from ui.screens.composer.library_panel import LibraryPanel
from ui.screens.composer.media_strip import MediaStrip
from ui.screens.composer.presenter import ComposerPresenter


class PictureAdding(QObject):
    """`added` carries a kept picture, in the order in which they were given; `refused` an error that names the file."""

    added = Signal(object)
    refused = Signal(object)

    def __init__(
        self, context: ScreenContext, presenter: ComposerPresenter, strip: MediaStrip, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._say, self._presenter, self._window = context.say, presenter, parent
        self.library = LibraryPanel(context, parent)
        self.library.chosen.connect(self.added)
        strip.library_asked.connect(lambda: self.library.open_at(strip.library))

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
