"""What the window always says of itself: when it last looked at what is due, and what closing it would end.

Knows no Qt.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.words import Speaker

LATE_AFTER = timedelta(minutes=5)
"""A heartbeat comes every minute; a due time is kept when one came at most five minutes before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Already said. `checked` and `clock` are empty before the first heartbeat, `closing` where it ends nothing."""

    checked: str = ""
    clock: str = ""
    closing: str = ""
    late: bool = False

    @property
    def whole(self) -> str:
        """All of it in one line, for a tooltip and a screen reader."""
        return " · ".join(part for part in (self.checked, self.closing) if part)


def standing(say: Speaker, last_at: datetime | None, now: datetime, *, closing_ends: bool) -> Standing:
    """How it stands at a moment; a clock that was set back makes no check late."""
    closing = say("Closing ends the reminders") if closing_ends else ""
    if last_at is None:
        return Standing(closing=closing)
    clock = say.clock(last_at)
    late = now - last_at > LATE_AFTER
    checked = say("No check since {time}", time=clock) if late else say("Last check {time}", time=clock)
    return Standing(checked, clock, closing, late)
