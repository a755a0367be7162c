"""Whether the PC's own time can be trusted: its zone against Dhaka's, its clock against what the store knows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.lines import LogQuery
from moderator_app.domain.pc_time import PcTime, PcZone, pc_time
from moderator_app.ports import Unit
from moderator_app.services.workroom import Workroom

_FAR = timedelta(days=36_500)

ZoneOfPc = Callable[[datetime], PcZone]
"""The zone to which the PC is set, at a moment."""


@final
class PcClock:
    """Warns; nothing is ever reckoned by what it finds."""

    def __init__(self, room: Workroom, zone: ZoneOfPc) -> None:
        """Works on the store of the room."""
        self._room = room
        self._zone = zone

    def look(self) -> PcTime:
        """What is wrong with the PC's time now."""
        now = self._room.now()
        with self._room.store.read() as unit:
            newest = _newest(unit, now)
        return pc_time(now, self._zone(now), newest)


def _newest(unit: Unit, now: datetime) -> datetime | None:
    """The latest heartbeat, or entry of the log, that lies after a moment."""
    beats = [span.last_at for span in unit.heartbeats.between(now, now + _FAR)]
    later = unit.activity.numbers(LogQuery(since=now))
    entries = [line.entry.at for line in unit.activity.lines(later[:1])]
    return max([*beats, *entries], default=None)
