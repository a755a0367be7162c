"""The queue in words. Knows no Qt; every method may be called behind the background door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import dhaka_day
from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import DeliveryId, PageId, PostId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.release import LATE_AFTER
from moderator_app.domain.shown import shown
from moderator_app.services.pausing import PauseStanding
from moderator_app.services.queue_reading import OnItsWay
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.words.platform_faults import fault_words
from moderator_app.zone import DHAKA
from ui.page_faces import page_faces
from ui.places import Place, Room
from ui.widgets.page_face import PageFace
from ui.widgets.states import LATE, PAUSED, SHOWN_STATES, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

S = DeliveryState
_BY_ITSELF = frozenset({S.APPROVED, S.READY, S.STAGED, S.THROTTLED})
USUAL_PAUSES = (timedelta(hours=1), timedelta(hours=3), timedelta(hours=24))


class Deed(Enum):
    """What the button of a row does."""

    NONE = auto()
    GO = auto()
    KIT = auto()
    TAKE_BACK = auto()


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One post on its way to one page; `place` is where the row opens, `deed` what its button does."""

    delivery_id: DeliveryId
    post_id: PostId
    look: StateLook
    word: str
    title: str
    second: str
    when: str
    face: PageFace
    action: str
    deed: Deed
    place: Place


@dataclass(frozen=True, slots=True)
class PauseState:
    """How publishing stands: `banner` and `still` are said; `lying` may be taken back."""

    paused: bool
    ended: bool
    sentence: str
    still: str
    lying: tuple[DeliveryId, ...]
    lift_refused: str
    checked: str
    following: str


@dataclass(frozen=True, slots=True)
class QueueState:
    """The whole screen."""

    for_a_person: tuple[QueueRow, ...]
    on_its_way: tuple[QueueRow, ...]
    pause: PauseState


class QueuePresenter:
    """The queue as one member meets it."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor
        self._may_publish = actor.may(Action.PUBLISH)

    def load(self) -> QueueState:
        """The queue and the pause as they stand."""
        queue, standing = self._core.queue.read(self._actor.id), self._core.pausing.standing(self._actor.id)
        faces = page_faces(self._say, self._core.accounts.all())
        now, paused = self._core.clock.now(), standing.pause is not None
        return QueueState(
            tuple(self._row(one, faces, now, paused=paused) for one in queue.for_a_person),
            tuple(self._row(one, faces, now, paused=paused) for one in queue.on_its_way),
            self._pause(standing),
        )

    def standing(self) -> PauseState:
        """The pause alone."""
        return self._pause(self._core.pausing.standing(self._actor.id))

    def pause(self, reason: str, day: str, time: str) -> None:
        """Pauses everything until a typed end. Raises InputRefused for what cannot be taken."""
        until = datetime.combine(calendar_day(day), clock_time(time), DHAKA)
        self._core.pausing.pause(self._actor.id, reason, until)

    def lift(self) -> int:
        """Lifts the pause; tells how many posts wait for a decision now."""
        return len(self._core.pausing.lift(self._actor.id))

    def take_all_back(self, delivery_ids: Sequence[DeliveryId]) -> None:
        """Asks the platforms for everything that lies with them, while a pause holds."""
        self._core.pausing.take_back(self._actor.id, delivery_ids)
        self._core.publishing.round_soon()

    def take_back(self, delivery_id: DeliveryId) -> None:
        """Asks the platform for one post."""
        self._core.deciding.take_back(self._actor.id, delivery_id)
        self._core.publishing.round_soon()

    def usual_end(self, length: timedelta) -> tuple[str, str]:
        """The day and time so long from now, as they are typed."""
        at = (self._core.clock.now() + length).astimezone(DHAKA)
        return self._say.in_digits(f"{at:%d/%m/%Y}"), self._say.in_digits(f"{at:%H:%M}")

    # ------------------------------------------------------------ rows

    def _row(self, one: OnItsWay, faces: Mapping[PageId, PageFace], now: datetime, *, paused: bool) -> QueueRow:
        line, delivery = one.line, one.line.delivery
        look = self._look(one, now, paused=paused)
        action, deed, place = self._deed(one, now)
        return QueueRow(
            delivery_id=delivery.id,
            post_id=delivery.post_id,
            look=look,
            word=self._say(look.word),
            title=line.title or self._say("Untitled post"),
            second=f"{faces[delivery.page_id].name} · {self._second(one, now)}".rstrip(" ·"),
            when=self._when(delivery.due_at, now) if delivery.due_at else "",
            face=faces[delivery.page_id],
            action=action,
            deed=deed,
            place=place,
        )

    def _look(self, one: OnItsWay, now: datetime, *, paused: bool) -> StateLook:
        delivery = one.line.delivery
        due = delivery.due_at is not None and delivery.due_at <= now
        by_itself = delivery.state in _BY_ITSELF and delivery.route is not Route.MANUAL
        if paused and by_itself:
            return PAUSED
        late = delivery.due_at is not None and now - delivery.due_at > LATE_AFTER
        if by_itself and delivery.state is not S.THROTTLED and due and (late or one.sending.fault):
            return LATE
        return SHOWN_STATES[shown(one.line.stage, delivery, now)]

    def _deed(self, one: OnItsWay, now: datetime) -> tuple[str, Deed, Place]:
        say, delivery = self._say, one.line.delivery
        card = Place(Room.POSTS, None, f"unknown:{delivery.id}")
        match delivery.state:
            case S.NEEDS_HUMAN | S.ABSENT:
                return say("Compare"), Deed.GO, card
            case S.REJECTED:
                return say("Look into it"), Deed.GO, card
            case S.BLOCKED_AUTH:
                return say("Connect again"), Deed.GO, Place(Room.PAGES, delivery.page_id, "connect")
            case S.MISSED:
                return say("Decide"), Deed.GO, Place(Room.POSTS, None, "missed")
            case S.SCHEDULED_REMOTE if self._may_publish:
                return say("Take it back"), Deed.TAKE_BACK, Place(Room.POSTS, delivery.post_id)
            case S.MANUAL_OPEN:
                return say("Give the link"), Deed.KIT, Place(Room.POSTS, delivery.post_id)
            case S.MANUAL_READY if delivery.due_at is not None and dhaka_day(delivery.due_at) <= dhaka_day(now):
                return say("Open kit"), Deed.KIT, Place(Room.POSTS, delivery.post_id)
            case _:
                return "", Deed.NONE, Place(Room.POSTS, delivery.post_id)

    def _second(self, one: OnItsWay, now: datetime) -> str:
        say, sending, state = self._say, one.sending, one.line.delivery.state
        at = sending.remote_due_at or one.line.delivery.due_at
        if state is S.CANCEL_PENDING and at is not None:
            return say("It will go out {when} unless this PC gets online.", when=self._when(at, now))
        if state is S.SCHEDULED_REMOTE:
            return say("lies with the platform; goes out with this PC off")
        if state is S.THROTTLED and sending.wait_until is not None:
            return say("the platform asked to wait until {time}", time=say.time(sending.wait_until))
        if state is S.SETTLING:
            return say("the page is being read; nothing is sent meanwhile")
        return fault_words(say, sending.fault).title if sending.fault else ""

    def _when(self, at: datetime, now: datetime) -> str:
        if dhaka_day(at) == dhaka_day(now):
            return self._say("today, {time}", time=self._say.time(at))
        return self._say.short_moment(at)

    # ------------------------------------------------------------ the pause

    def _pause(self, standing: PauseStanding) -> PauseState:
        say, pause = self._say, standing.pause
        publishing, following = self._core.publishing.standing(), self._core.queue.next_due()
        lying = [one for one in standing.still_goes_out if not one.asked_back]
        return PauseState(
            paused=pause is not None,
            ended=standing.ended,
            sentence=pause_sentence(say, standing),
            still=self._still(standing),
            lying=tuple(one.line.delivery.id for one in lying),
            lift_refused="" if self._may_publish else error_sentence(say, _not_allowed()),
            checked=say("Last check {time}", time=say.clock(publishing.last_round_at))
            if publishing.last_round_at
            else "",
            following=say("next {time}", time=self._next(following)) if following else "",
        )

    def _next(self, at: datetime) -> str:
        """The time alone for today, the day with it for a later one."""
        today = dhaka_day(at) == dhaka_day(self._core.clock.now())
        return self._say.clock(at) if today else self._say.short_moment(at)

    def _still(self, standing: PauseStanding) -> str:
        """What goes out although it is paused, said plainly with its time."""
        times = [self._say.short_moment(one.at) for one in standing.still_goes_out if one.at is not None]
        if not times:
            return ""
        say = self._say
        told = say.count(
            "{n} post lies with its platform and goes out all the same",
            "{n} posts lie with their platforms and go out all the same",
            len(standing.still_goes_out),
        )
        return f"{told}: {', '.join(times[:3])}"


def pause_sentence(say: Speaker, standing: PauseStanding) -> str:
    """Since when, until when, why and by whom; "" where publishing goes on."""
    pause = standing.pause
    if pause is None:
        return ""
    who = say.name(standing.by.name) if standing.by else ""
    if standing.ended:
        return say(
            "The pause should have ended {until}. Nothing goes out until somebody lifts it or gives it a later end."
            " ({reason}, {who})",
            until=say.short_moment(pause.until),
            reason=pause.reason,
            who=who,
        )
    return say(
        "Publishing is paused until {until}: nothing goes out by itself. ({reason}, {who})",
        until=say.short_moment(pause.until),
        reason=pause.reason,
        who=who,
    )


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.PUBLISH.value)
