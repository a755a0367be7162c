"""Keeps the heartbeat going while the store is open, and looks after the PC's clock. Begun after the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from moderator_app.domain.errors import ModeratorError
from ui import background

if TYPE_CHECKING:
    from moderator_app.core import Core

WATCH_EVERY = 30_000
"""Milliseconds between two looks at the clocks. Qt's timers follow the steady seconds, whatever the clock is set to."""


class Ticking(QObject):
    """Lives as long as the window. `beaten` carries the moment of each heartbeat; `looked` comes twice a minute."""

    beaten = Signal(object)
    looked = Signal()
    _beat_came = Signal(object)

    def __init__(self, core: "Core", parent: QObject) -> None:
        super().__init__(parent)
        self._ticker = core.ticker
        self._beat = core.heartbeat.beat
        # Told on the heartbeat's thread.
        self._beat_came.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(WATCH_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """The store is open: the first beat comes at once. Starting again changes nothing."""
        self._timer.start()
        background.run(self, lambda: self._ticker.start(self._beat_once), _done, _refused)

    def look(self) -> None:
        """Wakes the tick when the clock was set or the PC slept; that may wait for a beat, so it is done elsewhere."""
        if self._ticker.watch():
            background.run(self, self._ticker.wake, _done, _refused)
        self.looked.emit()

    def stop(self) -> None:
        """No beat comes any more; waits for one that is running. To be called before the store is closed."""
        self._timer.stop()
        self._ticker.stop()

    def _beat_once(self) -> None:
        self._beat_came.emit(self._beat().at)

    @Slot(object)
    def _pass_on(self, at: object) -> None:
        self.beaten.emit(at)


def _done(_nothing: object) -> None:
    """There is nothing to draw."""


def _refused(_error: ModeratorError) -> None:
    """The door has written it down."""
