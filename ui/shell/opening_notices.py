"""Hears which notice of the desktop a person pressed, without a thread: the bus's own descriptor tells Qt."""

import os
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal


class PressedNotices(Protocol):
    """What is asked of the notices; both answer at once."""

    def when_told(self, told: Callable[[], object] | None) -> None: ...
    def hears_on(self) -> int: ...
    def pressed(self) -> tuple[str, ...]: ...


class OpeningNotices(QObject):
    """Lives as long as the window; calls `open_target` with what a pressed notice leads to, on the GUI thread."""

    _told = Signal()

    def __init__(self, notices: PressedNotices, open_target: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._open_target = open_target
        self._ear: QSocketNotifier | None = None
        self._descriptor = -1
        self._told.connect(self._listen_anew, Qt.ConnectionType.QueuedConnection)
        notices.when_told(self._told.emit)

    def leave(self) -> None:
        """Nothing is heard any more."""
        self._notices.when_told(None)
        self._close_ear()

    def _listen_anew(self) -> None:
        """A notice was shown: perhaps over another connection than the one before, and what was pressed while it was
        being shown has not been told yet.
        """
        self._close_ear()
        self._descriptor = self._notices.hears_on()
        if self._descriptor >= 0:
            self._ear = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Read, self)
            self._ear.activated.connect(self._look)
        self._open_pressed()

    def _look(self) -> None:
        self._open_pressed()
        # The desktop may have gone: its descriptor would be readable for ever. Nothing can be pressed then.
        descriptor = self._notices.hears_on()
        if descriptor < 0:
            self._close_ear()
        else:
            os.close(descriptor)

    def _open_pressed(self) -> None:
        for target in self._notices.pressed():
            self._open_target(target)

    def _close_ear(self) -> None:
        if self._ear is not None:
            self._ear.setEnabled(False)
            self._ear.deleteLater()
            self._ear = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
