"""The server's clock: it runs, stands still or runs faster, and a test may move it."""

import time
from datetime import UTC, datetime, timedelta

BEGIN = datetime(2026, 2, 10, 6, tzinfo=UTC)
"""Where it stands unless told otherwise: Tuesday 10 February 2026, noon in Dhaka."""


class ServerClock:
    """Aware UTC times, from `at` on.

    Two processes that give the same `at`, `rate` and `since` (a reading of time.monotonic, one clock for the whole
    machine on Linux) have the same time.
    """

    def __init__(self, at: datetime = BEGIN, rate: float = 0.0, since: float | None = None) -> None:
        self._at = at
        self._rate = rate
        self._since = time.monotonic() if since is None else since

    def now(self) -> datetime:
        """`rate` seconds pass in every second of the machine; 0 stands still."""
        return self._at + timedelta(seconds=(time.monotonic() - self._since) * self._rate)

    def advance(self, seconds: float) -> None:
        """Jumps forward."""
        self._at += timedelta(seconds=seconds)


def written(at: datetime) -> str:
    """A time as Graph writes it: 2026-02-10T06:00:00+0000 [D]."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")
