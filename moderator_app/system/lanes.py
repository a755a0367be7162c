"""The threads that wait for platforms: a few side by side, each page on one of them; they live while there is work."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from typing import final

from moderator_app.domain.errors import ModeratorError

THREAD = "sender"
_AT_ONCE = 4
_CLOSING_SECONDS = 3.0

_log = logging.getLogger(__name__)


@final
class SenderLanes:
    """Fulfils the port `Lanes`. The threads die with the program, whatever server they wait for."""

    def __init__(self, at_once: int = _AT_ONCE, closing_seconds: float = _CLOSING_SECONDS) -> None:
        """Nothing runs yet; whoever closes waits at most `closing_seconds`."""
        self._at_once = at_once
        self._closing_seconds = closing_seconds
        self._changed = Condition()
        self._waiting: deque[tuple[str, Callable[[], object]]] = deque()
        self._keys: set[str] = set()
        self._threads = 0
        self._closed = False

    def start(self, key: str, work: Callable[[], object]) -> bool:
        """Never waits; more keys than threads wait for one that is free."""
        with self._changed:
            if self._closed or key in self._keys:
                return False
            self._keys.add(key)
            self._waiting.append((key, work))
            if self._threads < self._at_once:
                self._threads += 1
                Thread(target=self._work, name=f"{THREAD}-{self._threads}", daemon=True).start()
        return True

    def wait(self) -> None:
        """Until nothing is going on any more."""
        with self._changed:
            self._changed.wait_for(lambda: not self._keys)

    def close(self) -> None:
        """What has not begun is forgotten; the store knows it."""
        with self._changed:
            self._closed = True
            self._keys -= {key for key, _ in self._waiting}
            self._waiting.clear()
            self._changed.wait_for(lambda: not self._keys, self._closing_seconds)

    def _work(self) -> None:
        while (taken := self._taken()) is not None:
            key, work = taken
            _guarded(work)
            with self._changed:
                self._keys.discard(key)
                self._changed.notify_all()

    def _taken(self) -> tuple[str, Callable[[], object]] | None:
        with self._changed:
            if not self._waiting:
                self._threads -= 1
                return None
            return self._waiting.popleft()


def _guarded(work: Callable[[], object]) -> None:
    try:
        work()
    except ModeratorError as refused:
        _log.warning("what was to be published waits: %s", refused.code)
    except Exception:  # noqa: BLE001 - the ticker's border, on threads that work for it: the next beat comes
        _log.exception("publishing failed")
