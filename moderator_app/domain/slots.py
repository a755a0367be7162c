"""The office's usual publishing times, and the next one that is still empty."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from moderator_app.domain.bd_calendar import week_of
from moderator_app.zone import DHAKA, dhaka_day


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time of the week in Dhaka; `day` counts from Sunday (0) to Saturday (6)."""

    day: int
    at: time

    def __post_init__(self) -> None:
        """Refuses a day outside the week."""
        if not 0 <= self.day <= 6:
            raise ValueError(self.day)

    def moment(self, sunday: date) -> datetime:
        """The slot in the week of a Sunday, aware, Dhaka."""
        return datetime.combine(sunday + timedelta(days=self.day), self.at, DHAKA)


DEFAULT_SLOTS = (Slot(0, time(11)), Slot(3, time(11)))
_WEEKS_AHEAD = 8


def next_slots(slots: Collection[Slot], now: datetime, taken: Collection[datetime], wanted: int = 1) -> list[datetime]:
    """The next empty slots after now, soonest first, looking eight weeks ahead.

    Args:
        slots: the office's usual times.
        now: aware.
        taken: planned times of other posts, aware; a slot is empty when none of them is the same moment.
        wanted: how many at most.
    """
    sunday = week_of(dhaka_day(now)).first_on
    moments = sorted(s.moment(sunday + timedelta(weeks=n)) for n in range(_WEEKS_AHEAD) for s in set(slots))
    return [m for m in moments if m > now and m not in taken][:wanted]
