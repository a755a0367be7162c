"""A plugin of the journeys' test run: how long at most the window's thread was busy without coming up for air.

A thread of its own looks every few milliseconds what the window's thread does. Counted are the program's own code and
Qt's work in the event loop; not counted are the test's own steps, and the time in which the loop sleeps. What was found
is written as JSON to the file that GAP_WATCH names: seconds by the clock, seconds of them for which the window's
thread had a core (on a busy machine it waits for one, and for other threads of Python), and where it stood.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QAbstractEventDispatcher

ROOT = Path(__file__).resolve().parent.parent
_WINDOW = str(ROOT / "ui")
_WAITING = str(ROOT / "tests" / "ui" / "inspection.py")
EVERY_SECONDS = 0.003


class Watch:
    """Looks until the process ends."""

    def __init__(self) -> None:
        self._window_thread = threading.main_thread().ident
        self._asleep = True
        self._dispatcher: QAbstractEventDispatcher | None = None
        self.test = ""
        self.longest: dict[str, tuple[float, float, str]] = {}
        self._worked = time.pthread_getcpuclockid(self._window_thread or 0)
        threading.Thread(target=self._look, daemon=True).start()

    def listen(self) -> None:
        """To the window's event loop, once there is one."""
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is None or dispatcher is self._dispatcher:
            return
        self._dispatcher = dispatcher
        dispatcher.aboutToBlock.connect(self._sleeps)
        dispatcher.awake.connect(self._wakes)

    def _sleeps(self) -> None:
        self._asleep = True

    def _wakes(self) -> None:
        self._asleep = False

    def _look(self) -> None:
        began: float | None = None
        worked = 0.0
        places: dict[str, int] = {}
        while True:
            time.sleep(EVERY_SECONDS)  # how often it looks is the measure itself; nothing is waited for
            now = time.monotonic()
            place = self._busy_at()
            if place is not None:
                if began is None:
                    began, worked = now, time.clock_gettime(self._worked)
                places[place] = places.get(place, 0) + 1
                continue
            if began is not None:
                at = max(places, key=lambda one: places[one])
                self._note(now - began, time.clock_gettime(self._worked) - worked, at)
            began, places = None, {}

    def _note(self, seconds: float, worked: float, place: str) -> None:
        if seconds > self.longest.get(self.test, (0.0, 0.0, ""))[0]:
            self.longest[self.test] = (seconds, worked, place)

    def _busy_at(self) -> str | None:
        """Where the program works, or None where it does not. A service called by a test itself is the test's work."""
        frame = sys._current_frames().get(self._window_thread or 0)  # noqa: SLF001 - the documented way to look
        innermost = frame
        while frame is not None:
            if frame.f_code.co_filename.startswith(_WINDOW):
                return _named(frame)
            frame = frame.f_back
        in_the_loop = innermost is not None and innermost.f_code.co_filename == _WAITING
        return "Qt" if in_the_loop and not self._asleep else None


def _named(frame: FrameType) -> str:
    return f"{Path(frame.f_code.co_filename).relative_to(ROOT)}:{frame.f_lineno}"


_watch: Watch | None = None


def watched_as(name: str) -> None:
    """What comes now is another journey, of this name."""
    if _watch is not None:
        _watch.test = name


def pytest_runtest_call(item) -> None:
    global _watch  # noqa: PLW0603 - a plugin is a module, and pytest calls its functions
    if _watch is None:
        from tests.ui.inspection import application

        application()
        _watch = Watch()
    _watch.test = item.nodeid
    _watch.listen()


def pytest_sessionfinish() -> None:
    if _watch is not None:
        Path(os.environ["GAP_WATCH"]).write_text(json.dumps(_watch.longest), encoding="utf-8")
