"""What the window always says of itself: when it last looked at what is due, and what closing it would end.

Knows no Qt.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day

LATE_AFTER = timedelta(minutes=5)
"""A heartbeat comes every minute; a due time is kept when one came at most five minutes before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Already said. `checked` and `clock` are empty before the first heartbeat, `following` where nothing is due next,
    `closing` where it ends nothing.
    """

    checked: str = ""
    clock: str = ""
    closing: str = ""
    late: bool = False
    following: str = ""

    @property
    def whole(self) -> str:
        """All of it in one line, for a tooltip and a screen reader."""
        return " · ".join(part for part in (self.checked, self.following, self.closing) if part)


def standing(
    say: Speaker, last_at: datetime | None, now: datetime, next_at: datetime | None = None, *, closing_ends: bool
) -> Standing:
    """How it stands at a moment; a clock that was set back makes no check late. `next_at`: when anything is due."""
    closing = say("Closing ends the reminders") if closing_ends else ""
    if last_at is None:
        return Standing(closing=closing)
    following = ""
    if next_at is not None and next_at > now:
        today = dhaka_day(next_at) == dhaka_day(now)
        following = say("Next due {when}", when=say.clock(next_at) if today else say.short_day(dhaka_day(next_at)))
    clock = say.clock(last_at)
    late = now - last_at > LATE_AFTER
    checked = say("No check since {time}", time=clock) if late else say("Last check {time}", time=clock)
    return Standing(checked, clock, closing, late, following)
