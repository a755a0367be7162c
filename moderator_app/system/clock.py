"""The PC's clock."""

import sys
import time
from datetime import UTC, datetime
from typing import final


@final
class SystemClock:
    """What the PC says: aware UTC, and seconds that never jump."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def elapsed(self) -> float:
        return seconds_with_sleep()


def seconds_with_sleep() -> float:
    """Seconds since some moment that nobody can set, those included in which the PC slept."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()  # which runs through sleep on Windows
