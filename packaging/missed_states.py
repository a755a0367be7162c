"""A missed time for the pictures: an office that slept over what was due."""

from datetime import timedelta
from typing import TYPE_CHECKING

from moderator_app.demo.clock import DemoClock
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.services.board import NeedKind
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core


def slept_over(core: "Core") -> Place:
    """Two hours later, without a heartbeat in between: what was due at half past eleven is missed."""
    actor = core.sign_in.seats()[0].member
    if not _time_missed(core, actor.id):
        assert isinstance(core.clock, DemoClock)
        core.clock.move_to(core.clock.now() + timedelta(hours=2))
        core.heartbeat.replay()
    return Place(Room.POSTS, None, f"decide:{_time_missed(core, actor.id)[0]}")


def _time_missed(core: "Core", actor: MemberId) -> list[PostId]:
    needs = [need for need in core.board.needs(actor) if need.kind is NeedKind.MISSED_TIME]
    return [need.delivery.delivery.post_id for need in needs if need.delivery is not None]
