"""What a person decides where the program may not: whether a post is on its page, and what becomes of a refused one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.delivery import Delivery, DeliveryState, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.errors import PageNotLookedAt, TimeInFuture, WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId
from moderator_app.domain.lines import Outgoing
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.domain.post_evidence import PostEvidence, SeenHow
from moderator_app.domain.posts import title_of
from moderator_app.domain.sending import RemotePost, Sending, WhyHuman
from moderator_app.events import PostChanged
from moderator_app.ports import Attempt, Channels, LinkVerdict, Platforms, Unit
from moderator_app.services.claimed_links import check_link, check_unused
from moderator_app.services.evidence_keeping import keep_evidence
from moderator_app.services.page_look import PageLook, look_at_page
from moderator_app.services.pausing import ask_back
from moderator_app.services.workroom import Acting, Workroom

S, E = DeliveryState, DeliveryEvent
_SENT_ONCE_MORE = frozenset({WhyHuman.OUTCOME_UNKNOWN, WhyHuman.LOOKS_LIKE_IT, WhyHuman.REFUSED, None})
"""Why a post may go out once more; what a person removed or changed on the page is never made again."""
_NOTHING_WENT_OUT = frozenset({S.REJECTED, S.BLOCKED_AUTH, S.THROTTLED, S.READY, S.APPROVED})


@dataclass(frozen=True, slots=True)
class Undecided:
    """A post that stands in front of a person: what was sent, what was tried, and what is known; times aware UTC.

    `went_out` is False where certainly nothing did.
    """

    outgoing: Outgoing
    page: Page
    title: str
    sending: Sending
    attempts: tuple[Attempt, ...]
    went_out: bool | None

    @property
    def delivery(self) -> Delivery:
        """The delivery as it stands."""
        return self.outgoing.delivery


@dataclass(frozen=True, slots=True)
class ThisIsIt:
    """A person's word that a post is on its page: with the post as the page showed it, or with a link they pasted.

    `witnessed`: the link does not show its page, and the person saw the post there. `at` is aware UTC.
    """

    at: datetime
    seen: RemotePost | None = None
    link: str = ""
    witnessed: bool = False


@final
class Deciding:
    """Reads and keeps decisions; whatever is sent or taken back after one, the next round does."""

    def __init__(self, room: Workroom, platforms: Platforms, channels: Channels | None = None) -> None:
        """Works on the store of the room; without `channels` no page is ever read, as in a demo office."""
        self._room = room
        self._platforms = platforms
        self._channels = channels

    def card(self, actor: MemberId, delivery_id: DeliveryId) -> Undecided:
        """Everything that is known of a post on its way."""
        with self._room.reading(actor) as unit:
            return _undecided(unit, delivery_id)

    def look(self, actor: MemberId, delivery_id: DeliveryId) -> PageLook:
        """What the page shows now, beside what was sent. Waits for the network; what hinders it is told, not raised."""
        self._room.allow(actor, Action.READ)
        return look_at_page(self._room, self._channels, delivery_id)

    def evidence(self, actor: MemberId, delivery_id: DeliveryId) -> tuple[PostEvidence, ...]:
        """What was kept of a post when it was seen on its page, oldest first."""
        with self._room.reading(actor) as unit:
            return unit.published.of_delivery(delivery_id)

    def this_is_it(self, actor: MemberId, delivery_id: DeliveryId, answer: ThisIsIt) -> Delivery:
        """Closes a post as published, with its link and its evidence; it counts in the week of its time.

        Raises:
            TimeInFuture: the stated time has not come.
            WrongLink, LinkOtherHost, LinkOtherPage, LinkNotAPost, LinkNeedsWitness: the link is not one of the page.
            LinkAlreadyUsed: another post was confirmed with it.
            WrongMove: it does not stand in front of a person.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            if answer.at > acting.now:
                raise TimeInFuture(at=answer.at)
            link, witnessed = self._link(acting, delivery, answer)
            closed = replace(
                delivery.after(E.CLOSED),
                published=True,
                permalink=link,
                live_at=answer.at,
                witnessed=witnessed,
                closed_by=actor,
            )
            acting.unit.deliveries.save(closed, delivery)
            seen = answer.seen
            if seen is not None:
                acting.unit.sendings.put(replace(acting.unit.sendings.get(delivery_id), remote_id=seen.remote_id))
            how = SeenHow.BY_PERSON if seen is None else SeenHow.READ_BACK
            keep_evidence(acting.unit, closed, how, acting.now, "" if seen is None else seen.text)
            _note(acting, closed, "this_is_it", closed.permalink)
            acting.log("found_on_page", "delivery", delivery_id, link=closed.permalink)
        return self._told(actor, closed)

    def once_more(self, actor: MemberId, delivery_id: DeliveryId, *, not_there: bool) -> Delivery:
        """Lets a post go out once more, because a person looked at the page and it is not there.

        Raises:
            PageNotLookedAt: nobody said to have looked (`not_there`), and the post may be out.
            WrongMove: it does not stand in front of a person, or a person took it off the page.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            sending = acting.unit.sendings.get(delivery_id)
            if sending.why not in _SENT_ONCE_MORE:
                raise WrongMove(state=delivery.state.value, wished=E.ONCE_MORE.value)
            if not not_there and sending.why is not WhyHuman.REFUSED:
                raise PageNotLookedAt()
            later = delivery.due_at is not None and delivery.due_at > acting.now
            moved = delivery.after(E.ONCE_MORE_LATER if later else E.ONCE_MORE)
            again = replace(
                moved, route=Route.DIRECT, epoch=delivery.epoch + 1, due_at=delivery.due_at if later else acting.now
            )
            acting.unit.deliveries.save(again, delivery)
            acting.unit.sendings.put(_blank(sending))
            _note(acting, again, "once_more")
            acting.log("sent_once_more", "delivery", delivery_id)
        return self._told(actor, again)

    def drop(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Lets a post go on its page: it is not there, and will not be.

        Raises:
            WrongMove: it neither stands in front of a person nor waits where nothing went out.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            if delivery.state is S.NEEDS_HUMAN:
                dropped = replace(delivery.after(E.CLOSED), published=False, closed_by=actor)
            else:
                dropped = replace(delivery.after(E.TAKEN_OFF), closed_by=actor)
            acting.unit.deliveries.save(dropped, delivery)
            _note(acting, dropped, "dropped")
            acting.log("delivery_dropped", "delivery", delivery_id)
        return self._told(actor, dropped)

    def by_hand(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Gives a post to a person's hands, where certainly nothing of it went out.

        Raises:
            WrongMove: it may be out already, or it is on its way.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            if _went_out(delivery, acting.unit.sendings.get(delivery_id)) is not False:
                raise WrongMove(state=delivery.state.value, wished=E.BY_HAND.value)
            given = replace(delivery.after(E.BY_HAND), epoch=delivery.epoch + 1, route=Route.MANUAL)
            acting.unit.deliveries.save(given, delivery)
            acting.unit.sendings.put(_blank(acting.unit.sendings.get(delivery_id)))
            _note(acting, given, "by_hand")
            acting.log("given_to_hand", "delivery", delivery_id)
        return self._told(actor, given)

    def take_back(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Wants a post back that lies with its platform; it goes out at its time unless the platform confirms.

        Raises:
            WrongMove: it does not lie with its platform.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            ask_back(acting, delivery_id)
            wanted = acting.unit.deliveries.get(delivery_id)
        return self._told(actor, wanted)

    def leave_as_it_is(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Accepts what somebody changed on the platform; it goes out there at its time.

        Raises:
            WrongMove: nobody changed it there.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            sending = acting.unit.sendings.get(delivery_id)
            if sending.why is not WhyHuman.EDITED_THERE:
                raise WrongMove(state=delivery.state.value, wished=E.LEFT_AS_IT_IS.value)
            left = delivery.after(E.LEFT_AS_IT_IS)
            acting.unit.deliveries.save(left, delivery)
            _note(acting, left, "left_as_it_is")
            acting.log("change_accepted", "delivery", delivery_id)
        return self._told(actor, left)

    def double_settled(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Takes note that what stood on the page too often was taken away there.

        Raises:
            WrongMove: it does not stand there more than once.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery, sending = acting.unit.deliveries.get(delivery_id), acting.unit.sendings.get(delivery_id)
            if not sending.double:
                raise WrongMove(state=delivery.state.value, wished=WhyHuman.DOUBLE.value)
            acting.unit.sendings.put(replace(sending, double=False))
            _note(acting, delivery, "double_settled")
            acting.log("double_settled", "delivery", delivery_id)
        return self._told(actor, delivery)

    def _link(self, acting: Acting, delivery: Delivery, answer: ThisIsIt) -> tuple[str, bool]:
        """The link, and whether only a person saw that it is of the page."""
        link, witnessed = "", False
        if answer.seen is not None:
            link = answer.seen.permalink
        else:
            page = acting.unit.pages.get(delivery.page_id)
            reading = self._platforms.read_link(page, answer.link)
            check_link(reading, page, witnessed=answer.witnessed)
            link, witnessed = reading.link, reading.verdict is not LinkVerdict.SHOWS_PAGE
        if link:
            check_unused(acting.unit, link, delivery.id)
        return link, witnessed

    def _told(self, actor: MemberId, delivery: Delivery) -> Delivery:
        self._room.bus.publish(PostChanged(delivery.post_id, initiator=actor))
        return delivery


def _undecided(unit: Unit, delivery_id: DeliveryId) -> Undecided:
    delivery, sending = unit.deliveries.get(delivery_id), unit.sendings.get(delivery_id)
    content = unit.posts.get(delivery.post_id).content_for(delivery.page_id)
    known = unit.media.many(use.hash for use in content.media)
    outgoing = Outgoing(delivery, content, tuple(known[use.hash] for use in content.media))
    page, attempts = unit.pages.get(delivery.page_id), unit.attempts.of_delivery(delivery_id)
    went_out = _went_out(delivery, sending)
    return Undecided(outgoing, page, title_of(content.text), sending, attempts, went_out)


def _went_out(delivery: Delivery, sending: Sending) -> bool | None:
    """Whether it went out; None where nobody knows."""
    if delivery.is_live:
        return True
    refused = delivery.state is S.NEEDS_HUMAN and sending.why is WhyHuman.REFUSED
    return False if refused or delivery.state in _NOTHING_WENT_OUT else None


def _blank(sending: Sending) -> Sending:
    """As before its first try; what it is stays."""
    return Sending(sending.delivery_id, sending.fingerprint, sending.loose, sending.marker)


def _note(acting: Acting, delivery: Delivery, outcome: str, detail: str = "") -> None:
    acting.unit.attempts.add(Attempt(delivery.id, delivery.epoch, "person", outcome, acting.now, detail))
