"""Notices on a Linux desktop: `org.freedesktop.Notifications`, spoken over the session's bus by jeepney.

Qt's own D-Bus cannot be used for them: it sends a plain integer where the desktop asks for an unsigned one.
"""

import html
import sys
from threading import Lock
from typing import final

from moderator_app import PROGRAM
from moderator_app.ports import Notices
from moderator_app.system.session_bus import BusSilent, SessionBus, session_bus

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_NORMAL_URGENCY = 1
_AS_LONG_AS_THE_DESKTOP_LIKES = -1


def notices_here(program: str) -> Notices:
    """The notices of this system: the bus of the session on Linux, none elsewhere (the window's tray shows them).

    Args:
        program: its name for people, as desktops write it over a notice.
    """
    return BusNotices(program) if sys.platform.startswith("linux") else NoNotices()


@final
class NoNotices:
    """For a demo office, which speaks to nobody, and for systems without a bus of the session."""

    def show(self, title: str, body: str, key: str) -> bool:  # noqa: ARG002 - the port's own arguments
        return False

    def close(self) -> None:
        """Nothing is open."""


@final
class BusNotices:
    """Keeps one connection once a notice was shown: some desktops take a notice away with its sender."""

    def __init__(self, program: str) -> None:
        """Connects to nothing yet."""
        self._program = program
        self._lock = Lock()
        self._bus: SessionBus | None = None
        self._shown: dict[str, int] = {}
        self._closed = False

    def show(self, title: str, body: str, key: str) -> bool:
        with self._lock:
            if self._closed:
                return False
            try:
                return self._tell(title, body, key)
            except BusSilent:
                self._part()
                return False

    def close(self) -> None:
        """What is shown stays with the desktop; nothing is shown any more."""
        with self._lock:
            self._closed = True
            self._part()

    def _tell(self, title: str, body: str, key: str) -> bool:
        if self._bus is not None and not self._bus.is_alive():
            self._part()
        if self._bus is None:
            address = session_bus()
            if not address:
                return False
            self._bus = SessionBus(address, _NAME, _PATH)
        # Where the desktop takes `<` and `&` of a text for markup, they are spelled out.
        text = html.escape(body, quote=False) if "body-markup" in self._bus.abilities() else body
        hints = {"urgency": ("y", _NORMAL_URGENCY), "desktop-entry": ("s", PROGRAM)}
        replaced = self._shown.get(key, 0)
        actions: list[str] = []  # to hear one pressed, someone would have to listen all the time
        notice = (self._program, replaced, PROGRAM, title, text, actions, hints, _AS_LONG_AS_THE_DESKTOP_LIKES)
        (self._shown[key],) = self._bus.call("Notify", "susssasa{sv}i", notice)
        return True

    def _part(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus = None
        self._shown.clear()
