"""The one time zone of the program: Asia/Dhaka, UTC+6 all year, whatever the PC says.

Bangladesh keeps no daylight saving time, so a fixed offset is exact and needs no zone database (docs/facts.md).
"""

from datetime import date, datetime, time, timedelta, timezone

DHAKA = timezone(timedelta(hours=6), "Asia/Dhaka")


def in_dhaka(at: datetime) -> datetime:
    """The same moment on a Dhaka clock.

    Raises:
        ValueError: the time carries no zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(DHAKA)


def dhaka_day(at: datetime) -> date:
    """The calendar day in Dhaka on which a moment falls."""
    return in_dhaka(at).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Dhaka, aware."""
    return datetime.combine(day, time(), DHAKA)
