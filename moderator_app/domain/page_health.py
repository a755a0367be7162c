"""How a page stands for publishing by itself: its light, why it shows it, and what must be told of it now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.bd_calendar import dhaka_day
from moderator_app.domain.connections import LATE, Connection, Light, light_of
from moderator_app.domain.ids import PageId


class HealthWhy(StrEnum):
    """Why a page shows its light. PERSON_LEFT: who connected it is not in office any more."""

    BY_HAND = "by_hand"
    NO_END = "no_end"
    HOLDS = "holds"
    ENDS_SOON = "ends_soon"
    PERSON_LEFT = "person_left"
    ENDED = "ended"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class PageHealth:
    """A page's light and its reason. `days_left` counts days in Dhaka until the access ends (None: it does not)."""

    page_id: PageId
    light: Light
    why: HealthWhy
    days_left: int | None = None
    fault: str = ""
    connection: Connection | None = None


def health_of(
    page_id: PageId, connection: Connection | None, now: datetime, *, person_left: bool = False
) -> PageHealth:
    """How a page stands at a moment."""
    light = light_of(connection, now)
    if connection is None:
        return PageHealth(page_id, light, HealthWhy.BY_HAND)
    ends_at = connection.ends_at
    days_left = None if ends_at is None else max(0, (dhaka_day(ends_at) - dhaka_day(now)).days)
    why = _why(connection, light)
    if light is Light.WORKING and person_left:
        light, why = Light.LOOK_SOON, HealthWhy.PERSON_LEFT
    return PageHealth(page_id, light, why, days_left, connection.fault, connection)


def to_tell(connection: Connection, now: datetime) -> str:
    """What people must hear of a connection now, as a key that `Connection.told` keeps; "" where nothing is new.

    Each is told once: that it ends within a fortnight, that it ends within three days, that it ended, and each fault.
    """
    key = _telling(connection, now)
    return "" if key == connection.told else key


def _telling(connection: Connection, now: datetime) -> str:
    ends_at, light = connection.ends_at, light_of(connection, now)
    if connection.fault:
        return f"fault {connection.fault}"
    if ends_at is None or light is Light.WORKING:
        return connection.told
    when = "ended" if light is Light.BROKEN else "late" if ends_at - LATE <= now else "early"
    return f"{when} {ends_at.isoformat()}"


def _why(connection: Connection, light: Light) -> HealthWhy:
    if connection.fault:
        return HealthWhy.FAULT
    if connection.ends_at is None:
        return HealthWhy.NO_END
    by_light = {Light.BROKEN: HealthWhy.ENDED, Light.LOOK_SOON: HealthWhy.ENDS_SOON}
    return by_light.get(light, HealthWhy.HOLDS)
