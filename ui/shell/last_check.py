"""Keeps the standing of the program said on whichever page the window shows."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject

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
        ticking.beaten.connect(self._beaten)
        ticking.looked.connect(self.say)
        window.content_shown.connect(self.say)
        self.say()

    def say(self) -> None:
        """On the page that is shown."""
        window = self._window
        content, core, presence = window.content, window.core, window.presence
        if isinstance(content, SaysStanding) and core is not None:
            ends = presence is not None and not presence.goes_on_when_closed
            said = standing(speaker_of(window.appearance), self._last_at, core.clock.now(), closing_ends=ends)
            content.show_standing(said)

    def _beaten(self, at: object) -> None:
        if isinstance(at, datetime):
            self._last_at = at
            self.say()
