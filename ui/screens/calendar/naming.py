"""What a day is called in its cell, and what is amiss with a post on it, in words. Knows no Qt."""

from datetime import date

from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.days import SpecialDay
from moderator_app.services.calendar import CalendarDay
from moderator_app.words import Speaker
from ui.screens.calendar.state import DayName


def names_of(say: Speaker, day: CalendarDay) -> tuple[DayName, ...]:
    """The holidays first, then the office's own closure, other days, and those that are no longer kept."""
    kept = sorted(day.kept, key=lambda one: not one.closed)
    names = [_kept(say, one) for one in kept]
    if day.closure is not None:
        closed = DayName(day.closure.reason, say("office closed"), bold=True)
        names.insert(sum(one.closed for one in kept), closed)
    return (*names, *(DayName(say.name(one.name), say("cancelled"), struck=True) for one in day.cancelled))


def told_names(names: tuple[DayName, ...]) -> str:
    """The names in one line for a screen reader; "" where there are none."""
    return ", ".join(f"{name.text} ({name.suffix})" if name.suffix else name.text for name in names)


def warning_of(say: Speaker, day: CalendarDay) -> str:
    """Why a post should perhaps not stand on this day; "" where nothing speaks against it."""
    if day.cancelled:
        return say("“{day}” is cancelled: the state no longer keeps it.", day=say.name(day.cancelled[0].name))
    if day.closure is not None:
        return say("The office is closed on this day: {reason}.", reason=day.closure.reason)
    holiday = next((one for one in day.kept if one.closed), None)
    if holiday is not None:
        return say("Offices do not work on this day: {name}.", name=say.name(holiday.name))
    return "" if is_working_day(day.day) else _weekend(say, day.day)


def chip_warning(say: Speaker, day: CalendarDay) -> str:
    """What a chip on this day is marked with: only a day that is no longer kept is worth a mark."""
    return warning_of(say, day) if day.cancelled else ""


def _weekend(say: Speaker, day: date) -> str:
    return say("Offices do not work on this day: {name}.", name=say("weekend, {day}", day=say.weekday(day)))


def _kept(say: Speaker, day: SpecialDay) -> DayName:
    return DayName(say.name(day.name), say("provisional") if day.provisional else "", bold=day.closed)
