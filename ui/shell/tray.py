"""The program's icon in the desktop's tray, where there is one: open, lock, quit."""

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from moderator_app.resource_files import resource
from moderator_app.words import Speaker


def program_icon() -> QIcon:
    """For the window, its entry in the task bar, and the tray; drawn in the usual sizes."""
    drawing = QIcon(str(resource("icons", "app.svg")))
    icon = QIcon()
    for side in (16, 22, 24, 32, 48, 64, 128):
        icon.addPixmap(drawing.pixmap(QSize(side, side)))
    return icon


class Tray(QObject):
    """Shows itself as soon as the desktop has a tray, and never minds that there is none. No timer runs for it."""

    open_asked = Signal()
    notice_pressed = Signal(object)
    """With the target of the notice that was shown last: the desktop does not say which one was pressed."""
    lock_asked = Signal()
    quit_asked = Signal()

    def __init__(self, icon: QIcon, say: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._last_target = ""
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._pressed)
        self._icon.messageClicked.connect(lambda: self.notice_pressed.emit(self._last_target))
        self.speak(say)
        self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen right now: trays come and go with the desktop's panel."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._icon.isVisible()

    def speak(self, say: Speaker) -> None:
        """From now on in this language."""
        self._icon.setToolTip(say("Moderator Desk"))
        self._menu.clear()
        self._menu.addAction(say("Open")).triggered.connect(self.open_asked)
        self._menu.addAction(say("Lock the desk")).triggered.connect(self.lock_asked)
        self._menu.addSeparator()
        self._menu.addAction(say("Quit")).triggered.connect(self.quit_asked)

    def show_notice(self, title: str, body: str, target: str = "") -> bool:
        """A notice beside the icon; False where there is no tray, or one that shows none."""
        if not (self.is_there and QSystemTrayIcon.supportsMessages()):
            return False
        self._last_target = target
        self._icon.showMessage(title, body, self._icon.icon())
        return True

    def leave(self) -> None:
        """The icon goes."""
        self._icon.hide()
        self._icon.setContextMenu(QMenu())  # the menu must not outlive, nor go before, what points at it
        self._menu.deleteLater()

    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_asked.emit()
