"""Keeps what is typed: keystrokes half a second after the last one and at least every one and a half, drafts on wish.

Everything goes through the one door in the order in which it was asked for, so that no two writers race.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from moderator_app.domain.posts import Draft, Post
from ui import background
from ui.screens.composer.presenter import ComposerPresenter

WhenWhole = Callable[[Callable[[], None]], None]
AFTER_LAST_KEY, AT_LEAST_EVERY = 500, 1500


class Keeper(QObject):
    """`began` tells that there is something to keep; `noted` carries the time, `kept` the draft and the post, `handed`
    the post, the two others an error.
    """

    began = Signal()
    noted = Signal(object)
    not_noted = Signal(object)
    kept = Signal(object, object)
    handed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, presenter: ComposerPresenter, draft: Callable[[], Draft], when_whole: WhenWhole, parent: QObject
    ) -> None:
        """`when_whole` waits for what is still on its way into the text, before anything is kept for good."""
        super().__init__(parent)
        self.presenter, self.draft, self._when_whole = presenter, draft, when_whole
        self._noted: Draft | None = None
        self._idle, self._ceiling = self._timer(AFTER_LAST_KEY), self._timer(AT_LEAST_EVERY)

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(self._note)
        return timer

    def stands_at(self, draft: Draft) -> None:
        """This is what the store holds already."""
        self.began.emit()
        self._noted = draft

    def touch(self) -> None:
        """Something may have changed."""
        if self.draft() == self._noted:
            return
        self._idle.start()
        if not self._ceiling.isActive():
            self._ceiling.start()

    def stop(self) -> None:
        """No keystroke is waited for any more."""
        self._idle.stop()
        self._ceiling.stop()

    def keep(self) -> None:
        """Saves the draft."""
        self._when_whole(partial(self._save, self.presenter.keep))

    def keep_as_new(self) -> None:
        """Saves the text as a post of its own."""
        self._when_whole(partial(self._save, self.presenter.keep_as_new))

    def hand_in(self) -> None:
        """Hands the post in for review."""
        self._when_whole(self._submit)

    def _save(self, save: Callable[[Draft], Post]) -> None:
        draft = self._begin()
        background.run(self, partial(save, draft), lambda post: self.kept.emit(draft, post), self.refused.emit)

    def _submit(self) -> None:
        draft = self._begin()
        background.run(self, partial(self.presenter.submit, draft), self.handed.emit, self.refused.emit)

    def _begin(self) -> Draft:
        self.stop()
        self._noted = self.draft()
        return self._noted

    def _note(self) -> None:
        self.stop()
        draft = self.draft()
        if draft != self._noted:
            self._noted = draft
            background.run(self, partial(self.presenter.note, draft), self.noted.emit, self._failed)

    def _failed(self, error: object) -> None:
        self._noted = None
        self.not_noted.emit(error)
