"""Pictures and videos on their way into a post: chosen, dropped or pasted, and kept behind the background door."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.lines import MediaFile
from moderator_app.words.errors import error_words
from ui import background
from ui.background import Ticket
from ui.context import ScreenContext
from ui.screens.composer.editor import MEDIA_ENDINGS
from ui.screens.composer.library_panel import LibraryPanel
from ui.screens.composer.presenter import ComposerPresenter
from ui.screens.composer.sheet import WritingSheet

_ASK_AFTER = 200


class PictureAdding(QObject):
    """`added` carries a kept file, pictures in the order in which they were given; `refused` an error that names it.

    Which pages would not take what stands on the sheet is asked after each change, and said there.
    """

    added = Signal(object)
    refused = Signal(object)

    def __init__(
        self, context: ScreenContext, presenter: ComposerPresenter, sheet: WritingSheet, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._say, self._presenter, self._window, self._sheet = context.say, presenter, parent, sheet
        self._coming: list[Ticket] = []
        self.library = LibraryPanel(context, parent)
        self.library.chosen.connect(self.added)
        sheet.media.library_asked.connect(lambda: self.library.open_at(sheet.media.library))
        sheet.media.adding.stopped.connect(self._stop)
        self._soon = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._soon.timeout.connect(self._ask_pages)
        sheet.changed.connect(self._soon.start)
        sheet.loaded.connect(self._soon.start)

    def ask_files(self) -> None:
        """Lets the person choose files; what they are is seen by their bytes."""
        say = self._say
        endings = " ".join(f"*{ending}" for ending in sorted(MEDIA_ENDINGS))
        words = f"{say('Pictures and videos')} ({endings});;{say('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, say("Add pictures or a video"), "", words)
        self.add([Path(name) for name in names])

    def add(self, sources: Sequence[Path | bytes]) -> None:
        """Adds files, or pictures from memory; what cannot be read is named and left out."""
        pasted = self._say("Pasted picture")
        for source in sources:
            background.run(self, partial(_kept, self._presenter, source, pasted), self._arrived, self.refused.emit)

    def _arrived(self, found: MediaFile | Path) -> None:
        if isinstance(found, MediaFile):
            self.added.emit(found)
            return
        line = self._sheet.media.adding
        line.begin(found.name)
        ticket = background.run_long(
            self, partial(_video, self._presenter, found), self._video_kept, self._video_refused, line.come
        )
        self._coming.append(ticket)

    def _stop(self) -> None:
        for ticket in self._coming:
            ticket.cancel()

    def _video_kept(self, video: MediaFile) -> None:
        self._one_less()
        self.added.emit(video)

    def _video_refused(self, error: ModeratorError) -> None:
        self._one_less()
        if not isinstance(error, Cancelled):
            self.refused.emit(error)

    def _one_less(self) -> None:
        """They come one after the other, in the order in which they were given."""
        self._coming = self._coming[1:]
        if not self._coming:
            self._sheet.media.adding.end()

    def _ask_pages(self) -> None:
        writing = self._sheet.writing
        if writing is not None:
            background.run(self, partial(self._presenter.hindrances, writing.draft()), self._tell, self.refused.emit)

    def _tell(self, errors: tuple[ModeratorError, ...]) -> None:
        self._sheet.media.show_hindrances([error_words(self._say, error).sentence for error in errors])


def _kept(presenter: ComposerPresenter, source: Path | bytes, pasted: str) -> MediaFile | Path:
    """A picture is kept at once; a video is only known for one, for it may take a while."""
    if isinstance(source, bytes):
        return presenter.attach(source, pasted)
    return source if presenter.is_video(source) else presenter.attach_file(source)


def _video(presenter: ComposerPresenter, path: Path, ticket: Ticket) -> MediaFile:
    def watch(share: float) -> None:
        ticket.check()
        ticket.report(share)

    return presenter.attach_file(path, watch)
