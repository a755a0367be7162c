"""What the office sets: approval, slots, and how the window looks and speaks."""

from dataclasses import dataclass, field
from enum import StrEnum

from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.slots import DEFAULT_SLOTS, Slot

TEXT_SIZES = (100, 115, 130, 150)


class Scheme(StrEnum):
    """The colours of the window."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window speaks and looks; `language` and `digits` hold the values of `words.Language` and `words.Digits`.

    It stands outside the encrypted store too, so that the sign-in page already speaks the right language.
    """

    language: str = "bn"
    digits: str = "bangla"
    scheme: Scheme = Scheme.LIGHT
    text_size: int = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What the convenor sets for the whole office; `slots_confirmed` tells that someone has looked at the slots."""

    preset: ApprovalPreset = ApprovalPreset.ONE_OTHER
    slots: tuple[Slot, ...] = field(default=DEFAULT_SLOTS)
    slots_confirmed: bool = False
    preset_confirmed: bool = False
