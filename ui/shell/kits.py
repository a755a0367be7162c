"""The manual kits that are open: one window a delivery, on top of everything, closed when the desk is locked."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from moderator_app.domain.ids import DeliveryId
from ui.context import KitFactory, ScreenContext


class KitWindows(QObject):
    """Opens a kit, or brings it to the front if it is open."""

    def __init__(self, window: QWidget, factory: KitFactory | None) -> None:
        super().__init__(window)
        self._window = window
        self._factory = factory
        self._open: dict[DeliveryId, QWidget] = {}

    def open(self, context: ScreenContext, delivery_id: DeliveryId) -> None:
        """Shows the kit of a delivery."""
        kit = self._open.get(delivery_id)
        if kit is None or not Shiboken.isValid(kit):
            if self._factory is None:
                return
            kit = self._factory(context, delivery_id)
            kit.setWindowFlag(Qt.WindowType.Window)
            kit.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
            kit.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._open[delivery_id] = kit
            self._beside(kit, context.theme.px(430), context.theme.px(608))
        kit.setWindowState(kit.windowState() & ~Qt.WindowState.WindowMinimized)
        kit.show()
        kit.raise_()
        kit.activateWindow()

    def windows(self) -> tuple[QWidget, ...]:
        """The kits that stand open."""
        return tuple(kit for kit in self._open.values() if Shiboken.isValid(kit))

    def close_all(self) -> None:
        """Closes every kit; each keeps its own step."""
        for kit in self.windows():
            kit.close()
        self._open.clear()

    def _beside(self, kit: QWidget, width: int, height: int) -> None:
        window = self._window.window().geometry()
        kit.resize(width, height)
        kit.move(max(0, window.right() - width - 20), window.top() + 72)
