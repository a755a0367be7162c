"""The colours of both schemes, as the look decides them (contrast of every text at least 4.5)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.appearance import Scheme

if TYPE_CHECKING:
    from ui.roles import Role


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour a role, as `#RRGGBB`."""

    window: str
    nav: str
    surface: str
    sunken: str
    hover: str
    border: str
    line: str
    input: str
    text: str
    muted: str
    accent: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    unknown: str
    unknown_soft: str

    def of(self, role: "Role") -> str:
        colour = getattr(self, role.value)
        assert isinstance(colour, str)
        return colour


PALETTES = {
    Scheme.LIGHT: Palette(
        window="#F5F4F0", nav="#ECEAE3", surface="#FFFFFF", sunken="#F8F7F3", hover="#EFEEE8",
        border="#DCD8CE", line="#E8E5DD", input="#8A8577", text="#1F2024", muted="#5A5850",
        accent="#2F4A9E", accent_fill="#2F4A9E", accent_hover="#263D86", on_accent="#FFFFFF", accent_soft="#E7ECF9",
        success="#1A6A3A", success_soft="#E3F2E7", warning="#8A5200", warning_soft="#FCF0D8",
        danger="#B0261C", danger_soft="#FBE8E5", info="#38586F", info_soft="#E6EEF3",
        unknown="#7B2C77", unknown_soft="#F5E8F4",
    ),
    Scheme.DARK: Palette(
        window="#17181B", nav="#1C1D21", surface="#232529", sunken="#1E2023", hover="#2C2F34",
        border="#3B3E45", line="#32353B", input="#7F838D", text="#ECEBE7", muted="#ABABA6",
        accent="#A9BCF7", accent_fill="#4A66C6", accent_hover="#3F5AB8", on_accent="#FFFFFF", accent_soft="#2A3352",
        success="#83D09D", success_soft="#1F3428", warning="#EBB95F", warning_soft="#3A2F19",
        danger="#FF9F94", danger_soft="#432622", info="#A3C5DB", info_soft="#23313B",
        unknown="#E3A6DF", unknown_soft="#3B273A",
    ),
}  # fmt: skip

PAGE_COLOURS = ("#2F4A9E", "#7A5A1E", "#2E6B63", "#8A3D4B", "#5E5B66")
"""Grounds of page marks without a picture; white letters have 6.2 or more on each."""
