"""Facts of the core as a Qt signal: always later, always on the GUI thread, whichever thread told them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from moderator_app.events import EventBus, Fact


class FactBridge(QObject):
    """Connect to `fact`; the object is a `Fact` and means "ask again"."""

    fact = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave: Callable[[], None] | None = None
        self._arrived.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def listen(self, bus: EventBus) -> None:
        """Starts listening; a bus listened to before is left."""
        self.stop()
        self._leave = bus.subscribe(self._hear)

    def stop(self) -> None:
        """Hears nothing more."""
        if self._leave:
            self._leave()
            self._leave = None

    def _hear(self, fact: Fact) -> None:
        self._arrived.emit(fact)

    @Slot(object)
    def _pass_on(self, fact: object) -> None:
        if self._leave:
            self.fact.emit(fact)
