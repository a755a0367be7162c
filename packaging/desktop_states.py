"""For the pictures: what the window says of the PC, of itself, and to whoever comes back after days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from moderator_app.domain.absence import Absence
from moderator_app.domain.pc_time import PcTime, PcZone
from moderator_app.services.absence import WhileAway
from ui.places import Place, Room
from ui.screens.this_week.words import away_words
from ui.shell.standing import standing

if TYPE_CHECKING:
    from moderator_app.core import Core

_KOLKATA = PcZone("Asia/Kolkata", timedelta(hours=5, minutes=30))


def _week(_core: "Core") -> Place:
    return Place(Room.THIS_WEEK)


def _other_zone(page: Any) -> None:
    """Beside it, the foot of the navigation on a PC without a tray."""
    now = _now(page)
    page.window().show_pc_time(PcTime(now, _KOLKATA), lambda: None)
    due = now + timedelta(minutes=28)
    page.window().show_standing(standing(_say(page), now - timedelta(seconds=20), now, due, closing_ends=True))


def _clock_behind(page: Any) -> None:
    """And a heartbeat that has not come for long."""
    now = _now(page)
    page.window().show_pc_time(PcTime(now, newest=now + timedelta(days=3)), lambda: None)
    page.window().show_standing(standing(_say(page), now - timedelta(minutes=31), now, closing_ends=False))


def _came_back(page: Any) -> None:
    now = _now(page)
    away = WhileAway(Absence(now - timedelta(days=21, hours=2), now), missed=3, weeks=2)
    page._take(replace(page._state, away=away_words(_say(page), away), away_harmed=True))  # noqa: SLF001 - as its presenter's answer
    page.window().show_standing(standing(_say(page), now, now, closing_ends=False))


def _say(page: Any) -> Any:
    return page._context.say  # noqa: SLF001 - the language of the picture


def _now(page: Any) -> Any:
    return page._context.core.clock.now()  # noqa: SLF001 - the demo's own clock


DESKTOP: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "pc-zone": (_week, _other_zone),
    "pc-clock": (lambda _core: Place(Room.CALENDAR), _clock_behind),
    "week-away": (_week, _came_back),
}
