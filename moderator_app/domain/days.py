"""The office's year: national days, closures, and on which days offices work.

Classes, moon-dependent holidays and the cancelled days of 2024: docs/facts.md, "Days".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moderator_app.domain.ids import ClosureId, DayId
from moderator_app.domain.office import Bilingual


class DayClass(StrEnum):
    """The class in which the circular on national and international days puts a day."""

    KA = "ka"
    KHA = "kha"
    GA = "ga"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day with a name, in Dhaka.

    `closed`: a public holiday, offices do not work. `moon`: it hangs on the moon; `provisional`: its date is not gazetted
    yet. `cancelled`: the state no longer keeps it; a post planned for it warns. `source` says where it is known from, and
    `seed` which entry of the program's own list it stems from, wherever it was moved to (empty: the office wrote it).
    """

    id: DayId
    on: date
    name: Bilingual
    day_class: DayClass = DayClass.NONE
    closed: bool = False
    moon: bool = False
    provisional: bool = False
    cancelled: bool = False
    source: str = ""
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """The office is closed from `first_on` to `last_on`, both included, for a reason of its own."""

    id: ClosureId
    first_on: date
    last_on: date
    reason: str
