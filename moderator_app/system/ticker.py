"""The one-minute tick: APScheduler as a heartbeat that holds no post, on the one thread named `heartbeat`.

What is due is derived from the store at every beat, so a late, sleeping or restarted program loses nothing.
"""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.heartbeat import ClockLook, jump_between
from moderator_app.ports import Clock

if TYPE_CHECKING:
    from moderator_app.system.minute_scheduler import MinuteScheduler

EVERY = timedelta(minutes=1)
THREAD = "heartbeat"

_log = logging.getLogger(__name__)


@final
class SchedulerTicker:
    """Fulfils the port `Ticker`. Every method but `watch` may wait for a beat that is running."""

    def __init__(self, clock: Clock, every: timedelta = EVERY) -> None:
        """Stands still; `every` is shortened only by tests."""
        self._clock = clock
        self._every = every
        self._scheduler: MinuteScheduler | None = None
        self._look: ClockLook | None = None

    def start(self, beat: Callable[[], object]) -> None:
        """Beats at once and then every minute, on a thread of its own; a second call changes nothing."""
        if self._scheduler is not None:
            return
        from moderator_app.system.minute_scheduler import MinuteScheduler

        self._look = self._looked()
        self._scheduler = MinuteScheduler(lambda: _guarded(beat), self._every)

    def watch(self) -> bool:
        """Whether the PC's clock was set, or the PC slept, since the last look: then `wake` is wanted.

        Never waits. An interval job sleeps on after a clock was set back, until the old time comes again.
        """
        before, self._look = self._look, self._looked()
        return before is not None and bool(jump_between(before, self._look))

    def wake(self) -> None:
        """Beats as soon as the thread is free."""
        if self._scheduler is not None:
            self._scheduler.wake()

    def stop(self) -> None:
        """Ends the thread, after a beat that is running; `start` may be called again."""
        scheduler, self._scheduler, self._look = self._scheduler, None, None
        if scheduler is not None:
            scheduler.stop()

    def _looked(self) -> ClockLook:
        return ClockLook(self._clock.now(), self._clock.monotonic())


def _guarded(beat: Callable[[], object]) -> None:
    threading.current_thread().name = THREAD
    try:
        beat()
    except ModeratorError as refused:
        _log.warning("a heartbeat found the store not usable: %s", refused.code)
    except Exception:  # noqa: BLE001 - one of the four borders: a beat that fails is written down, and the next comes
        _log.exception("a heartbeat failed")
