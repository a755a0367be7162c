"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 2, 10, 6, tzinfo=UTC)
"""Tuesday 10 February 2026, noon in Dhaka."""


class FakeClock:
    def __init__(self, at: datetime = NOON) -> None:
        self._at = at
        self._seconds = 1_000.0
        self._asleep = 0.0

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._seconds

    def elapsed(self) -> float:
        return self._seconds + self._asleep

    def sleep(self, **by: float) -> None:
        """The PC sleeps: time goes on, and the monotonic clock does not notice."""
        step = timedelta(**by)
        self._at += step
        self._asleep += step.total_seconds()

    def go_on(self, **by: float) -> None:
        """Time passes: `go_on(minutes=5)`."""
        step = timedelta(**by)
        self._at += step
        self._seconds += step.total_seconds()

    def jump_to(self, at: datetime) -> None:
        """Somebody sets the PC's clock; the monotonic one does not notice."""
        self._at = at
