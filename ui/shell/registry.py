"""Which rooms exist, how the navigation names them, and who builds them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from moderator_app.core import Core
from moderator_app.domain.ids import MemberId
from moderator_app.words import mark
from ui.context import GateFactory, ScreenFactory
from ui.places import Room


@dataclass(frozen=True, slots=True)
class Sign:
    """A room's word and icon in the navigation; `group` sets it apart by a line; no icon: not in the navigation."""

    word: str
    icon: str
    group: int
    stands_under: Room | None = None


SIGNS: dict[Room, Sign] = {
    Room.THIS_WEEK: Sign(mark("This week"), "layout-list", 1),
    Room.POSTS: Sign(mark("Posts"), "pencil", 1),
    Room.CALENDAR: Sign(mark("Calendar"), "calendar-days", 1),
    Room.REVIEW: Sign(mark("Review"), "clipboard-check", 1),
    Room.CITIZENS: Sign(mark("Citizens"), "messages-square", 1),
    Room.EVALUATION: Sign(mark("Evaluation"), "file-chart-column", 2),
    Room.PAGES: Sign(mark("Pages and IDs"), "badge-check", 2),
    Room.PANEL: Sign(mark("Panel and duty"), "users", 2),
    Room.MEDIA: Sign(mark("Media"), "image", 2),
    Room.SECURITY: Sign(mark("Security"), "shield", 2),
    Room.SETTINGS: Sign(mark("Settings"), "settings", 3),
    Room.WELCOME: Sign("", "", 1, stands_under=Room.THIS_WEEK),
}


@dataclass(frozen=True, slots=True)
class Registry:
    """The screens of the program; a room without a factory does not exist for people.

    `home` decides after sign-in where someone starts. `counts` gives the muted figures of the navigation; it is
    asked behind the background door.
    """

    screens: Mapping[Room, ScreenFactory]
    make_store: GateFactory | None = None
    found: GateFactory | None = None
    home: Callable[[Core], Room] | None = None
    counts: Callable[[Core, MemberId], Mapping[Room, int]] | None = None

    def rooms(self) -> tuple[Room, ...]:
        """The rooms of the navigation, in its order."""
        return tuple(room for room in Room if room in self.screens and SIGNS[room].icon)
