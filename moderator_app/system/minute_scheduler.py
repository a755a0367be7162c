"""APScheduler, set up as a plain tick. Imported only when the tick starts: loading it would hold up the first paint."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, final

from apscheduler.executors.debug import (  # pyright: ignore[reportMissingTypeStubs] - APScheduler ships no types
    DebugExecutor,
)
from apscheduler.schedulers.background import (  # pyright: ignore[reportMissingTypeStubs] - as above
    BackgroundScheduler,
)
from apscheduler.triggers.interval import (  # pyright: ignore[reportMissingTypeStubs] - as above
    IntervalTrigger,
)

_JOB = "heartbeat"
_AT_ONCE = datetime(1970, 1, 2, tzinfo=UTC)
"""A time that has come, whatever the PC's clock says."""


@final
class FromNowOn(IntervalTrigger):
    """An interval from now on. APScheduler's own reckons every beat that a jump of the clock left out: millions of them
    where a PC woke up in 1970 and then learned the date.
    """

    def __init__(self, every: timedelta) -> None:
        """Fires `every` after the last time it did."""
        super().__init__(timezone=UTC)  # pyright: ignore[reportUnknownMemberType] - as above
        self._every = every

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:  # noqa: ARG002 - as APScheduler calls it
        return now + self._every


@final
class MinuteScheduler:
    """One job on the scheduler's own thread, first at once and then at an interval."""

    def __init__(self, job: Callable[[], object], every: timedelta) -> None:
        """Starts the thread."""
        # APScheduler tells every run on the level of information.
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._scheduler: Any = BackgroundScheduler(timezone=UTC, executors={"default": DebugExecutor()})
        self._scheduler.add_job(
            job,
            FromNowOn(every),
            id=_JOB,
            next_run_time=_AT_ONCE,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def wake(self) -> None:
        """Runs the job as soon as the thread is free; waits for a run that is going on."""
        self._scheduler.modify_job(_JOB, next_run_time=_AT_ONCE)

    def stop(self) -> None:
        """Ends the thread, after a run that is going on."""
        self._scheduler.shutdown()
