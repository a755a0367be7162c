"""The program on the desktop outside its window: icon, tray, meeting point, notices. Begun after the first paint.

Without a tray, without a meeting point and without notices the window works all the same.
"""

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.shell.front import bring_to_front
from ui.shell.named_places import COMMAND_PLACES, place_of_notice
from ui.shell.opening_notices import OpeningNotices
from ui.shell.single_instance import Doorkeeper
from ui.shell.tray import Tray, program_icon
from ui.shell.window import MainWindow
from ui.text import speaker_of

TRAY_LOOKS = 15
"""Seconds for which a start into the tray waits for it: after the login the desktop's panel may come later."""


class Presence(QObject):
    """Lives as long as the window."""

    _notice_wished = Signal(object)

    def __init__(self, app: QApplication, window: MainWindow, folder: Path | None) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._quitting = False
        self._opening: OpeningNotices | None = None
        icon = program_icon()
        app.setWindowIcon(icon)
        self.tray = Tray(icon, speaker_of(window.appearance), self)
        self.tray.open_asked.connect(self.show_window)
        self.tray.notice_pressed.connect(self.open_target)
        self.tray.lock_asked.connect(window.lock)
        self.tray.quit_asked.connect(self.quit)
        self.door = Doorkeeper(self)
        self.door.asked.connect(self._asked_again)
        if folder is not None:
            self.door.wait_at(folder)
        window.dressed.connect(lambda: self.tray.speak(speaker_of(window.appearance)))
        window.stays_open = self._stays
        # A desktop that ends the session asks every window to close: none may stay behind in the tray then.
        app.commitDataRequest.connect(self._session_ends)
        self._notice_wished.connect(self._show_notice, Qt.ConnectionType.QueuedConnection)
        window.gate_shown.connect(self._lend_the_tray)
        self._lend_the_tray()

    @property
    def goes_on_when_closed(self) -> bool:
        """Whether closing the window only puts it into the tray: the heartbeat, and what it tells, goes on then."""
        return self._window.appearance.stays_in_tray and self.tray.is_there

    def show_window(self) -> None:
        """Out of the tray, from behind, or from below."""
        self._app.setQuitOnLastWindowClosed(True)
        bring_to_front(self._window)

    def quit(self) -> None:
        """Ends the program, wherever its window is; what was typed is kept."""
        self._quitting = True
        # Not while the tray's menu is telling it.
        QTimer.singleShot(0, self._window, self._close)

    def notify(self, title: str, body: str, target: str) -> None:
        """A notice beside the tray's icon, where there is one; may be asked for on any thread."""
        self._notice_wished.emit((title, body, target))

    def open_target(self, target: object) -> None:
        """What a pressed notice leads to; where nobody is at the desk, as soon as somebody signs in."""
        self.show_window()
        place = place_of_notice(str(target))
        if place is not None:
            self._window.open_place(place)

    def open_named(self, name: str) -> None:
        """A place by the name that the command line has for it."""
        place = COMMAND_PLACES.get(name)
        if place is not None:
            self._window.open_place(place)

    def begin_hidden(self, *, needs_a_hand: bool) -> None:
        """A start into the tray: nothing is shown, unless there is no tray or somebody must do something first."""
        if needs_a_hand:
            self.show_window()
        else:
            self._wait_for_the_tray(TRAY_LOOKS)

    def leave(self) -> None:
        """Nobody is met any more, and the icon goes."""
        if self._opening is not None:
            self._opening.leave()
        self.door.leave()
        self.tray.leave()

    def _lend_the_tray(self) -> None:
        """As soon as there is a core: where the desktop takes no notices, the tray shows them."""
        core = self._window.core
        if core is None:
            return
        core.notices.show_elsewhere(self.notify)
        if self._opening is None:
            self._opening = OpeningNotices(core.notices, self.open_target, self)

    def _asked_again(self, name: object) -> None:
        self.show_window()
        self.open_named(str(name))

    def _wait_for_the_tray(self, looks: int) -> None:
        if self._window.isVisible() or self.tray.is_there:
            return
        if looks == 0:
            self.show_window()
            return
        QTimer.singleShot(1_000, self, lambda: self._wait_for_the_tray(looks - 1))

    def _close(self) -> None:
        self._window.close()
        self._app.quit()

    def _stays(self) -> bool:
        """Asked when the window is closed: whether it only goes into the tray, locked."""
        if self._quitting or not self.goes_on_when_closed:
            return False
        self._app.setQuitOnLastWindowClosed(False)
        self._window.lock()
        self._window.hide()
        look = self._window.appearance
        if not look.told_of_tray:
            say = speaker_of(look)
            sentence = say(
                "The desk is locked and stays here, so that reminders still come. The icon opens it again; its menu"
                " ends the program."
            )
            if self.tray.show_notice(say("Moderator Desk"), sentence):
                self._window.keep(replace(look, told_of_tray=True))
        return True

    def _show_notice(self, notice: object) -> None:
        self.tray.show_notice(*cast("tuple[str, str, str]", notice))

    def _session_ends(self, _manager: object) -> None:
        self._quitting = True
