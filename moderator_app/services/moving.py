"""Moving a post to another time, as by dragging it in the calendar, and taking that back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import final

from moderator_app.domain.editing import check_movable
from moderator_app.domain.errors import EditedMeanwhile, TimeInPast
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Post
from moderator_app.events import PostChanged
from moderator_app.services.post_keeping import reschedule
from moderator_app.services.workroom import Acting, Workroom

StillSo = Callable[[Acting, Post], None]
"""Looks once more, in the transaction of the move, whether what was decided on still stands; raises where not."""


def always(_acting: Acting, _post: Post) -> None:
    """Nothing was decided on beforehand."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A post that was moved from one time (None: it had none) to another; what `Moving.undo` takes back.

    `revision` is the post's after the move, `moved_at` when it was done; all times aware.
    """

    post_id: PostId
    title: str
    former: datetime | None
    at: datetime | None
    revision: int
    moved_at: datetime


@final
class Moving:
    """Gives posts another time. Approvals stay; whoever may draft may move any member's post."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def move(self, actor: MemberId, post_id: PostId, at: datetime, only_if: StillSo = always) -> Moved:
        """Gives a post another time on every page where it still waits, if `only_if` lets it pass.

        Raises:
            TimeInPast: the time has gone by.
            PostTimeFixed: it is on its way out, on a page, or rejected.
            PostTimeMissed: a page waits for a decision, which `MissedTimes` takes.
            NotAllowed: the member may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            if at <= acting.now:
                raise TimeInPast(at=at)
            before = acting.unit.posts.get(post_id)
            only_if(acting, before)
            moved = _moved(acting, before, at)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))
        return moved

    def undo(self, actor: MemberId, moved: Moved) -> Moved:
        """Gives a moved post its former time again; what it returns takes that back in turn.

        Raises:
            EditedMeanwhile: somebody saved the post since.
            TimeInPast: the former time has gone by since the move. A time that lay in the past before comes back.
            PostTimeFixed, PostTimeMissed, NotAllowed: as for `move`.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            before = acting.unit.posts.get(moved.post_id)
            if before.revision != moved.revision:
                raise EditedMeanwhile()
            if moved.former is not None and moved.moved_at < moved.former <= acting.now:
                raise TimeInPast(at=moved.former)
            back = _moved(acting, before, moved.former)
        self._room.bus.publish(PostChanged(moved.post_id, initiator=actor))
        return back


def _moved(acting: Acting, before: Post, at: datetime | None) -> Moved:
    check_movable(before, acting.unit.deliveries.of_post(before.id))
    after = reschedule(acting, before, at)
    return Moved(before.id, before.title, before.draft.planned_at, at, after.revision, acting.now)
