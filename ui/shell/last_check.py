"""Keeps the standing of the program said on whichever page the window shows."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import PostChanged, PublishingChanged
from ui import background
from ui.shell.standing import Standing, standing
from ui.text import speaker_of

if TYPE_CHECKING:
    from ui.shell.ticking import Ticking
    from ui.shell.window import MainWindow


@runtime_checkable
class SaysStanding(Protocol):
    """A page with a place for it."""

    def show_standing(self, standing: Standing) -> None: ...


class LastCheck(QObject):
    """Lives as long as the window; listens to the heartbeat and to what the window shows."""

    def __init__(self, window: "MainWindow", ticking: "Ticking") -> None:
        super().__init__(window)
        self._window = window
        self._last_at: datetime | None = None
        self._next_at: datetime | None = None
        ticking.beaten.connect(self._beaten)
        ticking.looked.connect(self.say)
        window.content_shown.connect(self.say)
        window.facts.fact.connect(self._heard)
        self.say()

    def say(self) -> None:
        """On the page that is shown."""
        window = self._window
        content, core, presence = window.content, window.core, window.presence
        if isinstance(content, SaysStanding) and core is not None:
            ends = presence is not None and not presence.goes_on_when_closed
            say = speaker_of(window.appearance)
            said = standing(say, self._last_at, core.clock.now(), self._next_at, closing_ends=ends)
            content.show_standing(said)

    def _beaten(self, at: object) -> None:
        if isinstance(at, datetime):
            self._last_at = at
            self.say()
            self._ask_next()

    def _heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged | PublishingChanged):
            self._ask_next()

    def _ask_next(self) -> None:
        core = self._window.core
        if core is not None:
            background.run(self, core.queue.next_due, self._next_came, _nothing)

    def _next_came(self, next_at: datetime | None) -> None:
        if next_at != self._next_at:
            self._next_at = next_at
            self.say()


def _nothing(_error: ModeratorError) -> None:
    """The screens say what is wrong with the store."""
