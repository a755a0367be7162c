"""From which to which day, as typed above a list. Knows no Qt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.errors import WrongOrderOfDays
from moderator_app.words import Speaker
from moderator_app.zone import midnight
from ui.forms.trouble import Reading, Trouble, optional_day, trouble


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment on and before another, aware; None: no bound. With troubles there is none."""

    since: datetime | None = None
    before: datetime | None = None
    troubles: tuple[Trouble, ...] = ()


def read_span(say: Speaker, first: str, last: str) -> Span:
    """The days of Dhaka that were typed, both included; troubles stand at `first` and `last`."""
    reading = Reading(say)
    first_on = reading.take("first", lambda: optional_day(first), None)
    last_on = reading.take("last", lambda: optional_day(last), None)
    if first_on and last_on and last_on < first_on:
        reading.troubles.append(trouble(say, WrongOrderOfDays(first=first_on, last=last_on), "last"))
    if reading.troubles:
        return Span(troubles=tuple(reading.troubles))
    return Span(midnight(first_on) if first_on else None, midnight(last_on + timedelta(days=1)) if last_on else None)
