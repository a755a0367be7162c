"""Notices on a Linux desktop: `org.freedesktop.Notifications`, spoken over the session's bus by jeepney.

Qt's own D-Bus cannot be used for them: it sends a plain integer where the desktop asks for an unsigned one.
"""

import html
import sys
import time
from collections.abc import Callable, Generator
from threading import Lock
from typing import final

from moderator_app import PROGRAM
from moderator_app.ports import Notices
from moderator_app.system.session_bus import BusSilent, SessionBus, session_bus

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_NORMAL_URGENCY = 1
_AS_LONG_AS_THE_DESKTOP_LIKES = -1
_PRESSED = "ActionInvoked"
_ON_ITSELF, _ON_ITS_BUTTON = "default", "open"
_TARGETS_KEPT = 50
_CLOSES_WITHIN = 0.2
"""Seconds: the end of the program waits for no desktop; the connection then ends with it."""
REST = 300.0
"""Seconds for which a desktop that did not answer is left alone: a beat a minute must not wait for it every time."""


def notices_here(program: str) -> Notices:
    """The notices of this system: the bus of the session on Linux, none elsewhere (the window's tray shows them).

    Args:
        program: its name for people, as desktops write it over a notice.
    """
    return BusNotices(program) if sys.platform.startswith("linux") else NoNotices()


@final
class NoNotices:
    """For a demo office, which speaks to nobody, and for systems without a bus of the session."""

    def show(self, title: str, body: str, key: str, target: str = "", press: str = "") -> bool:  # noqa: ARG002 - the port's own arguments
        return False

    def hears_on(self) -> int:
        return -1

    def pressed(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        """Nothing is open."""


@final
class BusNotices:
    """Keeps one connection once a notice was shown: some desktops take a notice away with its sender."""

    def __init__(self, program: str, seconds: Callable[[], float] = time.monotonic) -> None:
        """Connects to nothing yet; `seconds` never jump."""
        self._program = program
        self._seconds = seconds
        self._lock = Lock()
        self._bus: SessionBus | None = None
        self._shown: dict[str, int] = {}
        self._targets: dict[int, str] = {}
        self._rests_until = float("-inf")
        self._closed = False

    def show(self, title: str, body: str, key: str, target: str = "", press: str = "") -> bool:
        with self._lock:
            if self._closed or self._seconds() < self._rests_until:
                return False
            try:
                return self._tell(title, body, key, (target, press))
            except BusSilent as silent:
                if isinstance(silent.__cause__, TimeoutError):
                    self._rests_until = self._seconds() + REST
                self._part()
                return False

    def hears_on(self) -> int:
        """Not while a notice is being shown, which may take a second: whoever shows one asks again after it."""
        if not self._lock.acquire(blocking=False):
            return -1
        try:
            return self._bus.own_descriptor() if self._bus is not None else -1
        finally:
            self._lock.release()

    def pressed(self) -> tuple[str, ...]:
        """Nothing while a notice is being shown: what was pressed meanwhile is told when it is asked again after it."""
        if not self._lock.acquire(blocking=False):
            return ()
        try:
            if self._bus is None:
                return ()
            alive = self._bus.is_alive()
            found = tuple(self._heard(self._bus))
            if not alive:
                self._part()
            return found
        finally:
            self._lock.release()

    def close(self) -> None:
        """What is shown stays with the desktop; nothing is shown any more. Waits for no notice that is being shown."""
        self._closed = True
        if self._lock.acquire(timeout=_CLOSES_WITHIN):
            try:
                self._part()
            finally:
                self._lock.release()

    def _heard(self, bus: SessionBus) -> Generator[str]:
        for signal, body in bus.heard():
            match signal, body:
                case (str(), (int(number), str(action))) if action in (_ON_ITSELF, _ON_ITS_BUTTON):
                    if number in self._targets:
                        yield self._targets[number]
                case _:
                    pass

    def _tell(self, title: str, body: str, key: str, leads: tuple[str, str]) -> bool:
        if self._bus is not None and not self._bus.is_alive():
            self._part()
        if self._bus is None:
            address = session_bus()
            if not address:
                return False
            self._bus = SessionBus(address, _NAME, _PATH, (_PRESSED,))
        # Where the desktop takes `<` and `&` of a text for markup, they are spelled out.
        text = html.escape(body, quote=False) if "body-markup" in self._bus.abilities() else body
        hints = {"urgency": ("y", _NORMAL_URGENCY), "desktop-entry": ("s", PROGRAM)}
        replaced = self._shown.get(key, 0)
        target, press = leads
        can_be_pressed = bool(target) and "actions" in self._bus.abilities()
        actions = [_ON_ITSELF, press, _ON_ITS_BUTTON, press] if can_be_pressed else []
        notice = (self._program, replaced, PROGRAM, title, text, actions, hints, _AS_LONG_AS_THE_DESKTOP_LIKES)
        (number,) = self._bus.call("Notify", "susssasa{sv}i", notice)
        self._shown[key] = number
        self._targets.pop(number, None)
        if can_be_pressed:
            self._targets[number] = target
            while len(self._targets) > _TARGETS_KEPT:
                del self._targets[next(iter(self._targets))]
        return True

    def _part(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus = None
        self._shown.clear()
        self._targets.clear()
