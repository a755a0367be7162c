"""The program on the desktop outside its window: icon, tray, meeting point, notices. Begun after the first paint.

Without a tray, without a meeting point and without notices the window works all the same.
"""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.shell.front import bring_to_front
from ui.shell.single_instance import Doorkeeper
from ui.shell.tray import Tray, program_icon
from ui.shell.window import MainWindow
from ui.text import speaker_of


class Presence(QObject):
    """Lives as long as the window."""

    _notice_wished = Signal(object)

    def __init__(self, app: QApplication, window: MainWindow, folder: Path | None) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._quitting = False
        self._told_of_tray = False
        icon = program_icon()
        app.setWindowIcon(icon)
        self.tray = Tray(icon, speaker_of(window.appearance), self)
        self.tray.open_asked.connect(self.show_window)
        self.tray.lock_asked.connect(window.lock)
        self.tray.quit_asked.connect(self.quit)
        self.door = Doorkeeper(self)
        self.door.asked.connect(self.show_window)
        if folder is not None:
            self.door.wait_at(folder)
        window.dressed.connect(lambda: self.tray.speak(speaker_of(window.appearance)))
        window.stays_open = self._stays
        # A desktop that ends the session asks every window to close: none may stay behind in the tray then.
        app.commitDataRequest.connect(self._session_ends)
        self._notice_wished.connect(self._show_notice, Qt.ConnectionType.QueuedConnection)
        window.gate_shown.connect(self._lend_the_tray)
        self._lend_the_tray()

    def show_window(self) -> None:
        """Out of the tray, from behind, or from below."""
        self._app.setQuitOnLastWindowClosed(True)
        bring_to_front(self._window)

    def quit(self) -> None:
        """Ends the program, wherever its window is; what was typed is kept."""
        self._quitting = True
        # Not while the tray's menu is telling it.
        QTimer.singleShot(0, self._window, self._close)

    def notify(self, title: str, body: str) -> None:
        """A notice beside the tray's icon, where there is one; may be asked for on any thread."""
        self._notice_wished.emit((title, body))

    def leave(self) -> None:
        """Nobody is met any more, and the icon goes."""
        self.door.leave()
        self.tray.leave()

    def _lend_the_tray(self) -> None:
        """As soon as there is a core: where the desktop takes no notices, the tray shows them."""
        if self._window.core is not None:
            self._window.core.notices.show_elsewhere(self.notify)

    def _close(self) -> None:
        self._window.close()
        self._app.quit()

    def _stays(self) -> bool:
        """Asked when the window is closed: whether it only goes into the tray, locked."""
        if self._quitting or not self._window.appearance.stays_in_tray or not self.tray.is_there:
            return False
        self._app.setQuitOnLastWindowClosed(False)
        self._window.lock()
        self._window.hide()
        if not self._told_of_tray:
            self._told_of_tray = True
            say = speaker_of(self._window.appearance)
            sentence = say("The desk is locked and stays here. The icon opens it again.")
            self.tray.show_notice(say("Moderator Desk"), sentence)
        return True

    def _show_notice(self, notice: object) -> None:
        title, body = cast("tuple[str, str]", notice)
        self.tray.show_notice(title, body)

    def _session_ends(self, _manager: object) -> None:
        self._quitting = True
