"""What a person decides on a post whose time was slept through: publish it by hand now, a new time, or let it go."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.delivery import Delivery, DeliveryState, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.errors import TimeInPast, WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Post
from moderator_app.events import PostChanged
from moderator_app.services.post_keeping import reschedule
from moderator_app.services.workroom import Acting, Workroom

S = DeliveryState


@dataclass(frozen=True, slots=True)
class MissedLine:
    """A post whose time was missed on a page; `by_itself`: the program publishes there.

    `too_late`: it could not go out while it was fresh; only a new time, or letting it go, is left.
    """

    line: DeliveryLine
    by_itself: bool
    too_late: bool = False


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

    def go_now(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Lets it go out by itself now, though late: only on a page that the program publishes on.

        Raises:
            WrongMove: its page is published on by hand, or as for `by_hand`.
            NotAllowed: as for `by_hand`.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            missed = _missed(acting, delivery_id)
            if acting.unit.connections.get(missed.page_id) is None:
                raise WrongMove(state=missed.state.value, wished="go_now")
            now = replace(missed.after(DeliveryEvent.GO_NOW), due_at=acting.now, route=Route.DIRECT)
            acting.unit.deliveries.save(now, missed)
            acting.log("missed_sent_now", "delivery", delivery_id)
        self._room.bus.publish(PostChanged(now.post_id, initiator=actor))
        return now

    def waiting(self, actor: MemberId) -> tuple[MissedLine, ...]:
        """Everything whose time was missed and nobody has decided on, oldest first."""
        with self._room.reading(actor) as unit:
            by_itself = {connection.page_id for connection in unit.connections.all()}
            lines = [line for line in unit.deliveries.in_states({S.MISSED, S.EXPIRED}) if _is_asked(line.delivery)]
            return tuple(
                MissedLine(one, one.delivery.page_id in by_itself, one.delivery.state is S.EXPIRED) for one in lines
            )

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
            after = replace(missed.moved(to), route=Route.MANUAL)
            acting.unit.deliveries.save(after, missed)
            acting.log(verb, "delivery", delivery_id)
        self._room.bus.publish(PostChanged(after.post_id, initiator=actor))
        return after


def _is_asked(delivery: Delivery) -> bool:
    """Missed, or approved for the program to bring out and then too late for its freshness."""
    too_late = delivery.state is S.EXPIRED and bool(delivery.content_hash) and delivery.route is not Route.MANUAL
    return delivery.state is S.MISSED or too_late


def _missed(acting: Acting, delivery_id: DeliveryId) -> Delivery:
    delivery = acting.unit.deliveries.get(delivery_id)
    if not _is_asked(delivery):
        raise WrongMove(state=delivery.state.value, wished="decision")
    return delivery
