"""iCalendar files (RFC 5545): whole-day entries that other calendars open."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol, cast

from moderator_app.ports import CalendarEntry

_PRODID = "-//Moderator Desk//Duty roster//BN"


class _Component(Protocol):
    """What is used of the library's calendar and of its entries, whose own types say less."""

    def add(self, name: str, value: object) -> None: ...


def ical_file(name: str, entries: Sequence[CalendarEntry], made_at: datetime) -> bytes:
    """The file: UTF-8, CRLF, lines folded at 75 bytes and never inside a character.

    An entry begins on its first day and ends, as the format wants it, on the day after its last. Whole days have no
    zone. The same entry keeps its UID, so that a second import replaces the first; it does not make anybody busy.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    about = {"prodid": _PRODID, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH", "x-wr-calname": name}
    _fill(cast(_Component, calendar), about)
    for entry in entries:
        event = Event()
        _fill(
            cast(_Component, event),
            {
                "uid": entry.uid,
                "dtstamp": made_at.astimezone(UTC).replace(microsecond=0),
                "dtstart": entry.first_on,
                "dtend": entry.last_on + timedelta(days=1),
                "summary": entry.title,
                "description": entry.text,
                "transp": "TRANSPARENT",
            },
        )
        calendar.add_component(event)
    return calendar.to_ical()


def _fill(component: _Component, lines: Mapping[str, object]) -> None:
    for name, value in lines.items():
        component.add(name, value)
