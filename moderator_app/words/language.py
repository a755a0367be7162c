"""The two languages of the program and the two shapes of its digits."""

from enum import StrEnum


class Language(StrEnum):
    """A language people can choose; Bangla is the first one."""

    BANGLA = "bn"
    ENGLISH = "en"


class Digits(StrEnum):
    """How digits are shown in Bangla text; English text always shows Latin digits."""

    BANGLA = "bangla"
    LATIN = "latin"
