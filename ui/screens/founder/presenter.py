"""Naming the founder, without Qt."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol, final

from moderator_app.domain.errors import FieldTooLong, ModeratorError, NotTheSame, PinTooShort, PinTooSimple
from moderator_app.domain.fields import NAME_LIMIT, required
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Member
from moderator_app.domain.pins import PIN_MINIMUM, check_new_pin
from moderator_app.services.sign_in import Founder
from moderator_app.words import Speaker
from ui.forms.trouble import Reading, Trouble, place_of, trouble


class Founding(Protocol):
    """The core's sign-in, as this page needs it."""

    def found(self, founder: Founder) -> Member: ...


class FirstDays(Protocol):
    """The core's list of days, as this page needs it."""

    def this_year(self) -> int: ...
    def seed(self, actor: MemberId, first_year: int, last_year: int) -> int: ...


@dataclass(frozen=True, slots=True)
class TypedFounder:
    """The page's fields as they stand."""

    name_bn: str = ""
    name_en: str = ""
    designation_bn: str = ""
    designation_en: str = ""
    pin: str = field(default="", repr=False)
    repeated: str = field(default="", repr=False)


_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (PinTooShort, "pin"), (PinTooSimple, "pin"), (NotTheSame, "repeated"),
)  # fmt: skip


@final
class FounderPresenter:
    """`found` is called behind the background door; hashing a PIN takes its time."""

    def __init__(self, say: Speaker, sign_in: Founding, days: FirstDays) -> None:
        """A presenter for one language."""
        self._say = say
        self._sign_in = sign_in
        self._days = days

    def pin_rule(self) -> str:
        """What a PIN must be, for the line under it."""
        return self._say("At least {n} digits or letters; not one repeated, and no row such as 123456.", n=PIN_MINIMUM)

    def found(self, typed: TypedFounder) -> tuple[Trouble, ...]:
        """Names the founder, and puts the days of this and the next fiscal year on the new office's list.

        Every trouble of the page where it cannot be.
        """
        reading = Reading(self._say)
        reading.take("member_name", lambda: required("member_name", typed.name_bn), "")
        reading.take("designation", lambda: required("designation", typed.designation_bn), "")
        try:
            check_new_pin(typed.pin, typed.repeated)
        except ModeratorError as error:
            reading.troubles.append(self._placed(error, typed))
        if reading.troubles:
            return tuple(reading.troubles)
        try:
            founder = self._sign_in.found(
                Founder(
                    Bilingual(typed.name_bn, typed.name_en),
                    Bilingual(typed.designation_bn, typed.designation_en),
                    typed.pin,
                    typed.repeated,
                )
            )
        except ModeratorError as error:
            return (self._placed(error, typed),)
        with suppress(ModeratorError):  # the office stands; the room of days offers them again
            year = self._days.this_year()
            self._days.seed(founder.id, year, year + 1)
        return ()

    def _placed(self, error: ModeratorError, typed: TypedFounder) -> Trouble:
        place = place_of(error, _PLACES)
        english = {"member_name": typed.name_en, "designation": typed.designation_en}.get(place, "")
        too_long = isinstance(error, FieldTooLong) and len(english) > NAME_LIMIT
        return trouble(self._say, error, f"{place}_en" if too_long else place)
