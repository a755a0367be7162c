"""Pictures of publishing by the program: a post whose outcome is not known, the queue around it, and a pause."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from moderator_app.domain.connections import Connection
from moderator_app.domain.delivery import Delivery, DeliveryState, Route
from moderator_app.domain.ids import DeliveryId
from moderator_app.domain.sending import RemotePost, Sending, WhyHuman
from moderator_app.services.page_look import Alike, PageLook, SeenPost
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

S = DeliveryState
_UNKNOWN = (S.READY, S.ARMED, S.SETTLING, S.NEEDS_HUMAN)
_OTHERS = ("বজ্রপাতের সময় করণীয় বিষয়ে কৃষকদের প্রতি পরামর্শ", "নদীর পানির উচ্চতা: সকাল ৯টার পরিমাপ, বিপৎসীমার নিচে")


class _Reading:
    """The decisions of an office whose page can be read, although a demo office speaks to nobody."""

    def __init__(self, real: Any, posts: tuple[SeenPost, ...]) -> None:
        self._real, self._posts = real, posts

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def look(self, _actor: str, _delivery_id: str) -> PageLook:
        return PageLook(self._posts, clean=True, at=self._real._room.now())  # noqa: SLF001 - only its clock


def unknown(core: "Core") -> Place:
    """The card of a post that looks almost like one of the page."""
    delivery = _sent(core)
    text = core.deciding.card(core.sign_in.seats()[0].member.id, delivery.id).outgoing.content.text
    now = core.clock.now()
    mine = RemotePost("77", text.replace("।", " ।", 1), at=now, permalink="https://www.facebook.com/example/posts/77")
    others = [RemotePost(str(n), words, at=now - timedelta(days=n)) for n, words in enumerate(_OTHERS, start=1)]
    seen = (SeenPost(mine, Alike.ALMOST), *(SeenPost(one, Alike.OTHER) for one in others))
    if not isinstance(core.deciding, _Reading):
        object.__setattr__(core, "deciding", _Reading(core.deciding, seen))
    return Place(Room.POSTS, None, f"unknown:{delivery.id}")


def paused(core: "Core") -> Place:
    """The queue while everything is paused."""
    _sent(core)
    me, now = core.sign_in.seats()[0].member.id, core.clock.now()
    if core.pausing.standing(me).pause is None:
        core.pausing.pause(me, "পেজে অচেনা পোস্ট দেখা গেছে", now + timedelta(hours=3))
    return Place(Room.POSTS, None, "queue")


def going_on(core: "Core") -> Place:
    """The queue with a post in front of a person."""
    _sent(core)
    me = core.sign_in.seats()[0].member.id
    if core.pausing.standing(me).pause is not None:
        core.pausing.lift(me)
    return Place(Room.POSTS, None, "queue")


def choose(page: Any) -> None:
    """The first post of the page is pressed."""
    page.seen.pick(page.seen.boxes[0] if page.seen.boxes else None)


def _sent(core: "Core") -> Delivery:
    """One that stands in front of a person; made once."""
    store = core.queue._room.store  # noqa: SLF001 - no service brings a post there without a platform
    with store.write() as unit:
        for line in unit.deliveries.in_states({S.NEEDS_HUMAN}):
            return line.delivery
        line = unit.deliveries.in_states({S.MANUAL_READY})[-1]
        delivery, me, now = line.delivery, unit.members.all()[0].id, core.clock.now()
        if unit.connections.get(delivery.page_id) is None:
            unit.connections.put(Connection(delivery.page_id, "104", line.title, me, now))
        for state in (S.APPROVED, *_UNKNOWN):
            after = replace(delivery.moved(state), route=Route.DIRECT)
            unit.deliveries.save(after, delivery)
            delivery = after
        sent = Sending(DeliveryId(delivery.id), armed_at=now, why=WhyHuman.LOOKS_LIKE_IT, detail="HTTP 500, code 2")
        unit.sendings.put(sent)
    return delivery


STATES = {
    "unknown-card": (unknown, choose),
    "queue-unknown": (going_on,),
    "queue-paused": (paused,),
    "missed-list": (lambda _core: Place(Room.POSTS, None, "missed"),),
}
