"""The pause switch: nothing goes out by itself while it holds, and nothing by itself when it is lifted."""

from dataclasses import dataclass
from datetime import datetime

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
