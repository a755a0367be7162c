"""What a person decides on a post whose time was slept through: publish it by hand now, a new time, or let it go."""

from datetime import datetime
from typing import final

from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import TimeInPast, WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Post
from moderator_app.events import PostChanged
from moderator_app.services.post_keeping import reschedule
from moderator_app.services.workroom import Acting, Workroom

S = DeliveryState


@final
class MissedTimes:
    """Nothing that was missed goes out, or disappears, unless a publisher says so."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def by_hand(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Lets it go out by hand now: it waits for its person like any other, and its kit can be opened.

        Raises:
            WrongMove: its time was not missed, or somebody decided already.
            NotAllowed: the member may not publish.
        """
        return self._decided(actor, delivery_id, S.MANUAL_READY, "missed_by_hand")

    def drop(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Lets it go on this page; the post stays readable, and the page can be chosen again in it.

        Raises:
            WrongMove, NotAllowed: as for `by_hand`.
        """
        return self._decided(actor, delivery_id, S.CANCELLED, "missed_dropped")

    def new_time(self, actor: MemberId, delivery_id: DeliveryId, at: datetime) -> Post:
        """Gives its post a new time, on every page where it still waits or was missed; approvals stay.

        Raises:
            TimeInPast: the time has gone by.
            WrongMove, NotAllowed: as for `by_hand`.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            if at <= acting.now:
                raise TimeInPast(at=at)
            before = acting.unit.posts.get(_missed(acting, delivery_id).post_id)
            post = reschedule(acting, before, at)
        self._room.bus.publish(PostChanged(post.id, initiator=actor))
        return post

    def _decided(self, actor: MemberId, delivery_id: DeliveryId, to: DeliveryState, verb: str) -> Delivery:
        with self._room.acting(actor, Action.PUBLISH) as acting:
            missed = _missed(acting, delivery_id)
            after = missed.moved(to)
            acting.unit.deliveries.save(after, missed)
            acting.log(verb, "delivery", delivery_id)
        self._room.bus.publish(PostChanged(after.post_id, initiator=actor))
        return after


def _missed(acting: Acting, delivery_id: DeliveryId) -> Delivery:
    delivery = acting.unit.deliveries.get(delivery_id)
    if delivery.state is not S.MISSED:
        raise WrongMove(state=delivery.state.value, wished="decision")
    return delivery
