"""The week in its states: a gap to fill, a time that was missed, a reason to write, a reminder to put off."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import series_states
from missed_states import slept_over

from moderator_app.domain.cadence import WeekState
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core


def _missed_week(core: "Core") -> Place:
    """The newest week without a reason."""
    actor = core.sign_in.seats()[0].member
    week = next(need.week for need in core.board.needs(actor.id) if need.week is not None)
    return Place(Room.THIS_WEEK, week.page.id, f"week:{week.week.first_on.isoformat()}")


def _put_off(core: "Core") -> Place:
    """The first page whose running week is at risk."""
    week = next(row.page_week for row in core.board.week().rows if row.page_week.state is WeekState.AT_RISK)
    return Place(Room.THIS_WEEK, week.page.id, f"later:{week.week.first_on.isoformat()}")


def _nothing(_page: Any) -> None:
    pass


def _missed_time(core: "Core") -> Place:
    return replace(slept_over(core), room=Room.THIS_WEEK, extra="")


WEEKS: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "week-gap": (lambda _core: Place(Room.THIS_WEEK), series_states.fill_gap),
    "week-missed-time": (_missed_time, _nothing),
    "week-reason": (_missed_week, _nothing),
    "week-reason-refused": (_missed_week, lambda page: page.save.click()),
    "week-later": (_put_off, _nothing),
    "week-later-own": (_put_off, lambda page: page.own.click()),
}
