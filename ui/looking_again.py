"""When a screen looks again by itself, because the clock alone changes what it shows. Knows no Qt."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from moderator_app.domain.bd_calendar import dhaka_day, midnight

_SOONEST, _LATEST = 60, 600
"""Seconds. Not later than ten minutes: a PC that slept does not count the time it slept."""


def look_again_in(now: datetime, moments: Iterable[datetime | None]) -> int:
    """Seconds until the next of some moments (aware; None for what has none), or until the next day in Dhaka."""
    next_day = midnight(dhaka_day(now) + timedelta(days=1))
    soonest = min([next_day, *(at for at in moments if at and at > now)])
    return min(max(int((soonest - now).total_seconds()) + 1, _SOONEST), _LATEST)
