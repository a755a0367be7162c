"""The pause switch: nothing goes out by itself while it holds, and nothing by itself when it is lifted."""

from dataclasses import dataclass
from datetime import datetime

from moderator_app.domain.errors import TimeInPast
from moderator_app.domain.fields import required
from moderator_app.domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of all publishing by the program, as one row that only its lifting ever changes; times aware UTC.

    It holds until somebody lifts it; `until` is the stated end, at which the panel is asked, not the end itself.
    `seq` is 0 until the store numbers it.
    """

    reason: str
    since: datetime
    until: datetime
    paused_by: MemberId
    lifted_at: datetime | None = None
    lifted_by: MemberId | None = None
    seq: int = 0

    @property
    def holds(self) -> bool:
        """Whether it is still in force."""
        return self.lifted_at is None

    def is_over(self, now: datetime) -> bool:
        """Whether the stated end has come while it still holds: the panel is asked."""
        return self.holds and self.until <= now


def new_pause(reason: str, now: datetime, until: datetime, paused_by: MemberId) -> Pause:
    """A pause from now on.

    Raises:
        EmptyField, FieldTooLong: the reason cannot be taken.
        TimeInPast: the stated end does not lie ahead.
    """
    if until <= now:
        raise TimeInPast(at=until)
    return Pause(required("reason", reason, limit=500), now, until, paused_by)
