"""The demo office's clock: it shows the time it was set to, while waiting still takes its real seconds."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from typing import final

from moderator_app.zone import DHAKA

OPENS_AT = time_of_day(10)
"""When a demo office is looked at, on the day it was made for."""


@final
class DemoClock:
    """Stands where it was last set; `monotonic` is the PC's, so that PIN delays and auto-lock work."""

    def __init__(self, at: datetime, elapsed: Callable[[], float] = time.monotonic) -> None:
        """Stands at an aware time; `elapsed` counts the PC's own seconds, its sleep included."""
        self._at = at.astimezone(UTC)
        self._elapsed = elapsed

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return time.monotonic()

    def elapsed(self) -> float:
        return self._elapsed()

    def move_to(self, at: datetime) -> None:
        """Sets the clock, forwards only.

        Raises:
            ValueError: the time lies before the one shown.
        """
        moved = at.astimezone(UTC)
        if moved < self._at:
            raise ValueError(f"{moved} lies before {self._at}")
        self._at = moved


@final
class StillTicker:
    """The demo office's ticker: its time does not pass by itself, so there is nothing to beat for (port `Ticker`)."""

    def start(self, beat: Callable[[], object]) -> None:
        """Beats never."""

    def watch(self) -> bool:
        """The clock of a demo office does not jump."""
        return False

    def wake(self) -> None:
        """Stays still."""

    def stop(self) -> None:
        """Nothing was started."""


def looked_at(today: date) -> datetime:
    """The moment at which the demo office of a day stands still: 10:00 in Dhaka, aware."""
    return datetime.combine(today, OPENS_AT, DHAKA)
