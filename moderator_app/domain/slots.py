"""The office's usual publishing times, and the next one that is still empty."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from moderator_app.domain.bd_calendar import Week, week_of
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


def gap_in(
    slots: Collection[Slot],
    week: Week,
    now: datetime,
    taken: Collection[datetime],
    works: Callable[[date], bool],
) -> datetime | None:
    """The first empty slot of a week after now; one on a day on which the office does not work only where no other is.

    Args:
        slots: the office's usual times.
        week: the week with the gap.
        now: aware.
        taken: planned times of other posts, aware.
        works: whether the office works on a day.
    """
    moments = sorted(slot.moment(week.first_on) for slot in set(slots))
    empty = [moment for moment in moments if moment > now and moment not in taken]
    return next((moment for moment in empty if works(moment.date())), empty[0] if empty else None)
