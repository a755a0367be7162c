"""The PC's own idea of time, and when it deserves a warning. Its zone is never believed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.heartbeat import JUMPED_AFTER

_OF_DHAKA = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class PcZone:
    """The zone that the PC is set to, by the name the PC has for it, and how far it is ahead of UTC now."""

    name: str
    ahead: timedelta

    @property
    def is_as_in_dhaka(self) -> bool:
        """Zones of other places with the same time mislead nobody."""
        return self.ahead == _OF_DHAKA

    @property
    def offset(self) -> str:
        """ "UTC+5:30", "UTC-4"."""
        minutes = round(self.ahead.total_seconds() / 60)
        hours, rest = divmod(abs(minutes), 60)
        return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def zone_of_dhaka(_at: datetime) -> PcZone:
    """For a clock that is not the PC's."""
    return PcZone("Asia/Dhaka", _OF_DHAKA)


@dataclass(frozen=True, slots=True)
class PcTime:
    """What is wrong with the PC's time; all empty where nothing is.

    `zone` is the PC's, where another time holds there than in Dhaka. `newest` is the latest moment of which the store
    knows that it has been, where the PC's clock lies before it.
    """

    now: datetime
    zone: PcZone | None = None
    newest: datetime | None = None


def pc_time(now: datetime, zone: PcZone, newest: datetime | None) -> PcTime:
    """Weighs zone and clock of the PC.

    Args:
        now: what the PC's clock says, aware UTC.
        zone: the PC's.
        newest: the latest moment that the store knows of, aware UTC.
    """
    behind = newest is not None and newest - now > JUMPED_AFTER
    return PcTime(now, None if zone.is_as_in_dhaka else zone, newest if behind else None)
