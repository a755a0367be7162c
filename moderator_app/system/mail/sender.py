"""The one thread that waits for mail servers; it lives while there is something to send."""

import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import final

from moderator_app.domain.errors import ModeratorError

THREAD = "sender"
_CLOSING_SECONDS = 3.0

_log = logging.getLogger(__name__)


@final
class ThreadSender:
    """Fulfils the port `Sender`. The thread dies with the program, whatever server it waits for."""

    def __init__(self, closing_seconds: float = _CLOSING_SECONDS) -> None:
        """Nothing runs yet; whoever closes waits at most `closing_seconds`."""
        self._closing_seconds = closing_seconds
        self._lock = Lock()
        self._thread: Thread | None = None
        self._next: Callable[[], object] | None = None
        self._closed = False

    def run(self, work: Callable[[], object]) -> None:
        """Never waits; what comes while work is going on takes the place of what waited before it."""
        with self._lock:
            if self._closed:
                return
            self._next = work
            if self._thread is None:
                self._thread = Thread(target=self._work, name=THREAD, daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Nothing is run any more; waits for what is going on, but not for a server that is silent."""
        with self._lock:
            self._closed, self._next = True, None
            thread = self._thread
        if thread is not None:
            thread.join(self._closing_seconds)

    def _work(self) -> None:
        while (work := self._taken()) is not None:
            _guarded(work)

    def _taken(self) -> Callable[[], object] | None:
        with self._lock:
            work, self._next = self._next, None
            if work is None:
                self._thread = None
            return work


def _guarded(work: Callable[[], object]) -> None:
    try:
        work()
    except ModeratorError as refused:
        _log.warning("what was to be sent waits: %s", refused.code)
    except Exception:  # noqa: BLE001 - the ticker's border, on the thread that works for it: the next beat comes
        _log.exception("sending failed")
