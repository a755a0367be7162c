"""The pause switch: everyone may stop what the program brings out; lifting it sends nothing by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import NotPaused, WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.pauses import Pause, new_pause
from moderator_app.events import PublishingPaused
from moderator_app.ports import Attempt, Unit
from moderator_app.services.heartbeat import Beat
from moderator_app.services.notices import Notice
from moderator_app.services.workroom import Acting, Workroom
from moderator_app.words import Digits, Language, Speaker

S = DeliveryState
ASKED_WHEN_LIFTED = frozenset({S.APPROVED, S.READY, S.STAGED, S.THROTTLED, S.BLOCKED_AUTH})
"""What would go out by itself as soon as nothing holds it."""


@dataclass(frozen=True, slots=True)
class StillGoesOut:
    """A post that lies with its platform: a pause here does not hold it. `at` is aware UTC.

    `asked_back`: its taking back was asked for, and the platform has not confirmed it.
    """

    line: DeliveryLine
    at: datetime | None
    asked_back: bool


@dataclass(frozen=True, slots=True)
class PauseStanding:
    """Whether publishing is paused, by whom, and what goes out all the same; `ended`: its stated end has passed."""

    pause: Pause | None = None
    by: Member | None = None
    ended: bool = False
    still_goes_out: tuple[StillGoesOut, ...] = ()


@final
class Pausing:
    """Pauses publishing and lifts the pause."""

    def __init__(self, room: Workroom, tell: Callable[[Notice], object] | None = None) -> None:
        """Works on the store of the room; `tell` shows a notice when the stated end of a pause has passed."""
        self._room = room
        self._tell = tell
        self._told = 0

    def standing(self, actor: MemberId) -> PauseStanding:
        """How it stands now."""
        now = self._room.now()
        with self._room.reading(actor) as unit:
            pause = unit.pauses.holding()
            gone_ahead = _still_goes_out(unit)
            if pause is None:
                return PauseStanding(still_goes_out=gone_ahead)
            return PauseStanding(pause, unit.members.get(pause.paused_by), pause.is_over(now), gone_ahead)

    def pause(self, actor: MemberId, reason: str, until: datetime) -> Pause:
        """Stops everything that the program brings out by itself, at once, until somebody lifts it.

        Where a pause holds already, it gets this reason and this end; what it stopped stays stopped.

        Raises:
            EmptyField, FieldTooLong: the reason cannot be taken.
            TimeInPast: the stated end does not lie ahead.
        """
        with self._room.acting(actor, Action.PAUSE) as acting:
            pause, held = new_pause(reason, acting.now, until, actor), acting.unit.pauses.holding()
            if held is not None:
                acting.unit.pauses.put(replace(held, lifted_at=acting.now, lifted_by=actor))
                pause = replace(pause, since=held.since)
            acting.unit.pauses.put(pause)
            _log_pause(acting, pause, anew=held is None)
        self._room.bus.publish(PublishingPaused(initiator=actor))
        return pause

    def lift(self, actor: MemberId) -> tuple[DeliveryLine, ...]:
        """Lifts the pause; each post whose time has come meanwhile waits for a person from now on.

        Returns:
            those posts, oldest due time first.

        Raises:
            NotPaused: no pause holds.
            NotAllowed: only who may publish lifts it.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            held = _holding(acting)
            acting.unit.pauses.put(replace(held, lifted_at=acting.now, lifted_by=actor))
            asked = _ask_for_each(acting)
            acting.log("pause_lifted", "store", "store", asked=len(asked))
        self._room.bus.publish(PublishingPaused(initiator=actor))
        return asked

    def take_back(self, actor: MemberId, delivery_ids: Sequence[DeliveryId]) -> None:
        """Asks the platforms for posts that lie with them, while a pause holds; each is red until it is confirmed.

        Raises:
            NotPaused: no pause holds.
            WrongMove: one of them does not lie with its platform.
        """
        with self._room.acting(actor, Action.PAUSE) as acting:
            _holding(acting)
            for delivery_id in delivery_ids:
                ask_back(acting, delivery_id)
        self._room.bus.publish(PublishingPaused(initiator=actor))

    def after(self, beat: Beat) -> None:
        """Tells once a run that the stated end of the pause has passed, and that the panel is asked."""
        with self._room.store.read() as unit:
            pause = unit.pauses.holding()
        if self._tell is None or pause is None or not pause.is_over(beat.at) or pause.seq == self._told:
            return
        self._told = pause.seq
        look = self._room.folder.appearance()
        say = Speaker(Language(look.language), Digits(look.digits))
        body = say("Nothing goes out until somebody lifts the pause. Lift it or give it a later end.")
        self._tell(Notice(say("The pause of publishing should have ended"), body, "pause", "queue"))


def ask_back(acting: Acting, delivery_id: DeliveryId) -> None:
    """Notes that a post that lies with its platform is wanted back; the next round asks the platform."""
    delivery = acting.unit.deliveries.get(delivery_id)
    if delivery.state is not S.SCHEDULED_REMOTE:
        raise WrongMove(state=delivery.state.value, wished=S.CANCEL_PENDING.value)
    acting.unit.deliveries.save(delivery.moved(S.CANCEL_PENDING), delivery)
    acting.unit.attempts.add(Attempt(delivery_id, delivery.epoch, "take_back", "asked", acting.now))
    acting.log("taking_back_asked", "delivery", delivery_id)


def _log_pause(acting: Acting, pause: Pause, *, anew: bool) -> None:
    until = pause.until.isoformat()
    if anew:
        acting.log("publishing_paused", "store", "store", reason=pause.reason, until=until)
    else:
        acting.log("pause_prolonged", "store", "store", reason=pause.reason, until=until)


def _holding(acting: Acting) -> Pause:
    held = acting.unit.pauses.holding()
    if held is None:
        raise NotPaused()
    return held


def _ask_for_each(acting: Acting) -> tuple[DeliveryLine, ...]:
    asked = tuple(
        line
        for line in acting.unit.deliveries.in_states(ASKED_WHEN_LIFTED)
        if (line.delivery.due_at is not None and line.delivery.due_at <= acting.now)
        and line.delivery.route is not Route.MANUAL
    )
    for line in asked:
        acting.unit.deliveries.save(line.delivery.moved(S.MISSED), line.delivery)
        acting.log("held_by_pause", "delivery", line.delivery.id)
    return asked


def _still_goes_out(unit: Unit) -> tuple[StillGoesOut, ...]:
    lines = unit.deliveries.in_states({S.SCHEDULED_REMOTE, S.CANCEL_PENDING})
    sendings = unit.sendings.many([line.delivery.id for line in lines])
    return tuple(
        StillGoesOut(
            line,
            sendings[line.delivery.id].remote_due_at or line.delivery.due_at,
            line.delivery.state is S.CANCEL_PENDING,
        )
        for line in lines
    )
