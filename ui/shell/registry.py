"""Which rooms exist and who builds them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.ids import MemberId
from ui.context import GateFactory, KitFactory, RestoreFactory, ScreenFactory
from ui.places import Place, Room
from ui.shell.signs import SIGNS

if TYPE_CHECKING:
    from moderator_app.core import Core
    from moderator_app.services.backups import RestoredNotice


def _this_week(_core: "Core", _member_id: MemberId) -> Room:
    return Room.THIS_WEEK


@dataclass(frozen=True, slots=True)
class Registry:
    """The screens of the program; a room without a factory does not exist for people.

    `home` decides after sign-in where someone starts, `counts` gives the muted figures of the navigation, `restored`
    tells of a store that was brought back; all are asked behind the background door.
    """

    screens: Mapping[Room, ScreenFactory]
    make_store: GateFactory | None = None
    found: GateFactory | None = None
    restore: RestoreFactory | None = None
    kit: KitFactory | None = None
    home: Callable[["Core", MemberId], Room | Place] = _this_week
    counts: Callable[["Core", MemberId], Mapping[Room, int]] | None = None
    restored: Callable[["Core"], "RestoredNotice | None"] | None = None

    def rooms(self) -> tuple[Room, ...]:
        """The rooms of the navigation, in its order."""
        return tuple(room for room in Room if room in self.screens and SIGNS[room].icon)
