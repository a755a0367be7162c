"""How the window speaks and looks. It needs nothing else of the rules, for the first paint waits for it."""

from dataclasses import dataclass
from enum import StrEnum

TEXT_SIZES = (100, 115, 130, 150)


class Scheme(StrEnum):
    """The colours of the window."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window speaks and looks; `language` and `digits` hold the values of `words.Language` and `words.Digits`.

    It stands outside the encrypted store too, so that the sign-in page already speaks the right language.
    `stays_in_tray`: where the desktop has a tray, closing the window locks the desk and leaves the program there;
    `told_of_tray`: that was explained once.
    """

    language: str = "bn"
    digits: str = "bangla"
    scheme: Scheme = Scheme.LIGHT
    text_size: int = 100
    stays_in_tray: bool = True
    told_of_tray: bool = False
