"""When the program was away: a long time without a heartbeat, as somebody who comes back wants to know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.heartbeat import AwakeSpan
from moderator_app.zone import dhaka_day

LONGER_THAN = timedelta(days=1)
"""Nights are no absence."""
TOLD_FOR = timedelta(days=1)
"""How long after the coming back it is told of."""


@dataclass(frozen=True, slots=True)
class Absence:
    """No heartbeat came between `from_at` and `until_at`, both aware UTC."""

    from_at: datetime
    until_at: datetime

    @property
    def took_a_working_day(self) -> bool:
        """Whether a whole working day lies in it; over a weekend nobody expects the program to be awake."""
        day = dhaka_day(self.from_at) + timedelta(days=1)
        while day < dhaka_day(self.until_at):
            if is_working_day(day):
                return True
            day += timedelta(days=1)
        return False

    def __contains__(self, at: datetime) -> bool:
        """Whether a moment lies in it, its end included."""
        return self.from_at < at <= self.until_at


def last_absence(spans: Iterable[AwakeSpan], now: datetime) -> Absence | None:
    """The absence from which the program came back within the last day, if it was a long one.

    Spans of a clock that ran ahead, and was set right since, are not looked at.
    """
    found: Absence | None = None
    awake_until: datetime | None = None
    for span in sorted((s for s in spans if s.last_at <= now), key=lambda s: s.first_at):
        if awake_until is not None and span.first_at - awake_until > LONGER_THAN:
            found = Absence(awake_until, span.first_at)
        awake_until = span.last_at if awake_until is None else max(awake_until, span.last_at)
    return found if found is not None and now - found.until_at < TOLD_FOR else None
