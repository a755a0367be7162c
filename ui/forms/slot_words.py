"""How the usual publishing times are said. Knows no Qt."""

from datetime import date, datetime, time, timedelta

from moderator_app.domain.slots import Slot
from moderator_app.words import Speaker
from moderator_app.zone import DHAKA

_A_SUNDAY = date(2026, 10, 4)


def weekday_words(say: Speaker, day: int) -> str:
    """The name of a day of the week, 0 being Sunday."""
    return say.weekday(_A_SUNDAY + timedelta(days=day))


def time_words(say: Speaker, at: time) -> str:
    """ "সকাল ১১:০০"."""
    return say.time(datetime.combine(_A_SUNDAY, at, DHAKA))


def slots_line(say: Speaker, slots: tuple[Slot, ...]) -> str:
    """ "রবি সকাল ১১:০০ · বুধ সকাল ১১:০০"."""
    return " · ".join(f"{weekday_words(say, slot.day)} {time_words(say, slot.at)}" for slot in slots)
