"""What stands in the way of a form, and reading its fields one by one. Knows no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.fields import calendar_day
from moderator_app.words import Speaker
from moderator_app.words.errors import ErrorWords, error_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trouble:
    """`place` is the key of the field it belongs to; "" where it belongs to the form as a whole."""

    place: str
    words: ErrorWords

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, on one line: what stands under the field."""
        return f"{self.words.sentence} {self.words.next_step}"


def trouble(say: Speaker, error: ModeratorError, place: str = "") -> Trouble:
    """An error as words at a place."""
    return Trouble(place, error_words(say, error))


def place_of(error: ModeratorError, places: Iterable[tuple[type[ModeratorError], str]]) -> str:
    """Where an error belongs: by its kind, else by the field it names, else nowhere."""
    by_kind = next((place for kind, place in places if isinstance(error, kind)), None)
    return by_kind if by_kind is not None else str(error.fields.get("field", ""))


@final
class Reading:
    """Reads the fields of one form and remembers every trouble, so that all of them are shown at once."""

    def __init__(self, say: Speaker) -> None:
        """Nothing is wrong yet."""
        self._say = say
        self.troubles: list[Trouble] = []

    def take(self, place: str, reader: Callable[[], T], instead: T) -> T:
        """What the reader makes of a field; `instead` where it refuses."""
        try:
            return reader()
        except ModeratorError as error:
            self.troubles.append(trouble(self._say, error, place))
            return instead


def optional_day(text: str) -> date | None:
    """A typed day, None where nothing was typed.

    Raises:
        WrongDate: something else than a day was typed.
    """
    return calendar_day(text) if text.strip() else None


def day_text(say: Speaker, day: date | None) -> str:
    """A day as it is typed, "১৮/১০/২০২৬"; "" for none."""
    return say.in_digits(f"{day:%d/%m/%Y}") if day else ""
