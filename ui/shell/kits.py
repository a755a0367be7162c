"""The open manual kits: each its own window, at most one a delivery, all put away when the member leaves the desk."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from moderator_app.domain.ids import DeliveryId
from ui.context import KitFactory, ScreenContext


_MINIMISED = Qt.WindowState.WindowMinimized


class KitWindows(QObject):
    """Opens kits and brings open ones to the front; `factory` builds the window of one delivery."""

    def __init__(self, factory: KitFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._factory = factory
        self._open: dict[DeliveryId, QWidget] = {}

    def open(self, context: ScreenContext, delivery_id: DeliveryId) -> QWidget:
        """The window of a delivery, new or the one that stands open."""
        kit = self._open.get(delivery_id)
        if kit is None or not Shiboken.isValid(kit) or kit.isHidden():
            kit = self._factory(context, delivery_id)
            self._open[delivery_id] = kit
        kit.setWindowState(kit.windowState() & ~_MINIMISED)
        kit.show()
        kit.raise_()
        kit.activateWindow()
        return kit

    def close_all(self) -> None:
        """Puts every kit away; each keeps its step."""
        for kit in tuple(self._open.values()):
            if Shiboken.isValid(kit):
                kit.close()
        self._open.clear()
