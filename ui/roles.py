"""The names of colours, text styles and schemes; without Qt, so that presenters may use them."""

from enum import Enum, StrEnum

from moderator_app.domain.appearance import TEXT_SIZES, Scheme


class Role(StrEnum):
    """What a colour is for; each names a field of `Palette`."""

    WINDOW = "window"
    NAV = "nav"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HOVER = "hover"
    BORDER = "border"
    LINE = "line"
    INPUT = "input"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ACCENT_FILL = "accent_fill"
    ACCENT_HOVER = "accent_hover"
    ON_ACCENT = "on_accent"
    ACCENT_SOFT = "accent_soft"
    SUCCESS = "success"
    SUCCESS_SOFT = "success_soft"
    WARNING = "warning"
    WARNING_SOFT = "warning_soft"
    DANGER = "danger"
    DANGER_SOFT = "danger_soft"
    INFO = "info"
    INFO_SOFT = "info_soft"
    UNKNOWN = "unknown"
    UNKNOWN_SOFT = "unknown_soft"

    @property
    def soft(self) -> "Role":
        """The quiet background of a state's colour; muted states lie on the hover colour."""
        return Role.HOVER if self in (Role.MUTED, Role.TEXT) else Role(f"{self.value}_soft")


class Type(Enum):
    """A text style: pixels, line height and weight at 100 %."""

    TITLE = (21, 32, 600)
    SECTION = (16, 26, 600)
    STEP = (17, 28, 600)
    BODY = (15, 24, 400)
    EDITOR = (16, 27, 400)
    STATE = (14, 22, 600)
    SMALL = (13, 20, 400)
    TINY = (12, 18, 400)

    @property
    def pixels(self) -> int:
        return self.value[0]

    @property
    def line(self) -> int:
        return self.value[1]

    @property
    def weight(self) -> int:
        return self.value[2]


SCALES = TEXT_SIZES

__all__ = ["SCALES", "Role", "Scheme", "Type"]
