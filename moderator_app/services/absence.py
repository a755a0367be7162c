"""What happened while the program was away: off, asleep, or not started."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.absence import Absence, last_absence
from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.cadence import WeekState
from moderator_app.ports import Unit
from moderator_app.services.board import page_weeks_of
from moderator_app.services.workroom import Workroom
from moderator_app.zone import dhaka_day

_LOOKED_BACK = timedelta(days=400)
_MOST_WEEKS = 60


@dataclass(frozen=True, slots=True)
class WhileAway:
    """How many posts' times were missed meanwhile and still wait for a decision, and how many weeks of pages ended
    missed.
    """

    absence: Absence
    missed: int
    weeks: int


@final
class Absences:
    """Reads; nothing is made up for, and nothing goes out."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def last(self) -> WhileAway | None:
        """What whoever comes back today should know; None after a night, and after a weekend that harmed nothing."""
        now = self._room.now()
        with self._room.store.read() as unit:
            absence = last_absence(unit.heartbeats.between(now - _LOOKED_BACK, now), now)
            if absence is None:
                return None
            away = WhileAway(absence, _missed(unit, absence), _weeks(unit, absence, now))
        return away if away.missed or away.weeks or absence.took_a_working_day else None


def _missed(unit: Unit, absence: Absence) -> int:
    """A post that goes to several pages is one post."""
    lines = (line.delivery for line in unit.deliveries.missed())
    return len({one.post_id for one in lines if one.due_at is not None and one.due_at in absence})


def _weeks(unit: Unit, absence: Absence, now: datetime) -> int:
    weeks = tuple(_ended(absence))[-_MOST_WEEKS:]
    return sum(1 for one in page_weeks_of(unit, weeks, now) if one.state is WeekState.MISSED)


def _ended(absence: Absence) -> Iterable[Week]:
    week = week_of(dhaka_day(absence.from_at))
    while week.ends_at <= absence.until_at:
        yield week
        week = week.next
