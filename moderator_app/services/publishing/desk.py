"""The rounds of publishing: one after each heartbeat, each page on a lane of its own, so none waits for another."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import final

from moderator_app.domain.delivery import Route
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.ids import PageId
from moderator_app.domain.pauses import Pause
from moderator_app.domain.release import WARN_SKEW, stops_for
from moderator_app.events import PublishingChanged
from moderator_app.ports import Channels, Lanes, MediaVault, Store, Unit
from moderator_app.services.checking import Checking
from moderator_app.services.heartbeat import Beat
from moderator_app.services.publishing.going_out import block, resume, send_due
from moderator_app.services.publishing.handing_over import hand_over, take_back
from moderator_app.services.publishing.marking import RoundMark
from moderator_app.services.publishing.settling import abandon, settle
from moderator_app.services.publishing.turn import IN_HAND, Around, Contact, Turn
from moderator_app.services.publishing.watching import look_after, see_published, watch_waiting
from moderator_app.services.workroom import Workroom

S = DeliveryState


@dataclass(frozen=True, slots=True)
class RoundDone:
    """What a round came to: how many went out, were handed over, and are for a person now."""

    published: int = 0
    handed_over: int = 0
    for_a_person: int = 0


@dataclass(frozen=True, slots=True)
class PublishingStanding:
    """How publishing by the program stands; times aware UTC.

    `connected` counts the pages it publishes on. `next_due_at` is when anything goes out next, by whichever way.
    `offline`: none of the platforms could be reached lately. `skew_seconds` is the servers' clock minus this PC's where
    that is more than a little, 0 otherwise; `clock_stops`: so much that nothing goes out by itself.
    """

    last_round_at: datetime | None = None
    next_due_at: datetime | None = None
    offline: bool = False
    skew_seconds: int = 0
    clock_stops: bool = False
    pause: Pause | None = None
    connected: int = 0


@final
class Publishing:
    """Brings out what is approved on pages that are connected: exactly once, or in front of a person."""

    def __init__(
        self,
        room: Workroom,
        channels: Channels | None,
        vault: MediaVault,
        lanes: Lanes,
        checking: Checking | None = None,
    ) -> None:
        """Asks nobody yet.

        Args:
            room: the office's store, and the keyring behind it.
            channels: the platforms; None in a demo office, which speaks to nobody.
            vault: where the pictures are.
            lanes: where calls wait for their answers.
            checking: the content check, asked a last time before anything leaves.
        """
        self._room = room
        self._channels = channels
        self._vault = vault
        self._lanes = lanes
        self._checking = checking or Checking()
        self._contacts: dict[PageId, Contact] = {}
        self._last_round_at: datetime | None = None
        self._turns: list[Turn] = []

    def standing(self) -> PublishingStanding:
        """How it stands now; nobody is asked."""
        with self._room.store.read() as unit:
            pause, connected = unit.pauses.holding(), unit.connections.all()
            ahead = [line.delivery.due_at for line in unit.deliveries.out_next(200)]
        contacts = [self._contacts[c.page_id] for c in connected if c.page_id in self._contacts]
        skew = max((c.skew for c in contacts if c.skew is not None), key=abs, default=None)
        now = self._room.now()
        return PublishingStanding(
            last_round_at=self._last_round_at,
            next_due_at=min((at for at in ahead if at is not None and at > now), default=None),
            offline=bool(contacts) and all(c.offline for c in contacts),
            skew_seconds=round(skew.total_seconds()) if skew is not None and abs(skew) > WARN_SKEW else 0,
            clock_stops=stops_for(skew),
            pause=pause,
            connected=len(connected),
        )

    def after(self, _beat: Beat) -> None:
        """A round behind a heartbeat, which never waits for it."""
        self.round_soon()

    def round_soon(self) -> None:
        """Begins a round and comes back at once; a page whose round still goes on is left alone."""
        if self._channels is not None:
            self._begin()

    def round(self) -> RoundDone:
        """One whole round, and waits for its end. Slow: it waits for every platform.

        Raises:
            StoreMissing: no store is open.
        """
        if self._channels is None:
            return RoundDone()
        self._begin()
        return self.finished()

    def finished(self) -> RoundDone:
        """Waits for the round that was begun last, and tells what it came to. Slow, as `round` is."""
        self._lanes.wait()
        tally = sum((turn.tally for turn in self._turns), Counter[DeliveryState]())
        return RoundDone(tally[S.PUBLISHED], tally[S.SCHEDULED_REMOTE], tally[S.NEEDS_HUMAN])

    def close(self) -> None:
        """Nothing new is begun; a call that hangs is left to its fate, and settles at the next start."""
        self._lanes.close()

    # ------------------------------------------------------------ inside

    def _begin(self) -> None:
        store = self._room.store
        with store.read() as unit:
            self._turns = self._turns_of(unit, store)
        self._last_round_at = self._room.now()
        for turn in self._turns:
            self._lanes.start(turn.page.id, lambda turn=turn: self._go(turn))
        if self._turns:
            self._room.bus.publish(PublishingChanged())

    def _turns_of(self, unit: Unit, store: Store) -> list[Turn]:
        """Pages that are connected, and pages on which something is on its way although they are not any more."""
        connections = {connection.page_id: connection for connection in unit.connections.all()}
        pages = {page.id: page for page in unit.pages.all()}
        lines = unit.deliveries.in_states(IN_HAND - {S.APPROVED})
        left = {line.delivery.page_id for line in lines if line.delivery.route is not Route.MANUAL}
        paused = unit.pauses.holding() is not None
        mark = RoundMark(self._room.folder.keys, store)
        around = Around(self._room, self._vault, self._checking, unit.publishing.get(), paused, mark)
        assert self._channels is not None, "a demo office has no rounds"
        channels = self._channels
        return [
            Turn(
                around,
                store,
                pages[key],
                connections.get(key),
                channels.of(pages[key].platform) if key in connections else None,
                self._contacts.setdefault(key, Contact()),
            )
            for key in sorted({*connections, *left})
        ]

    def _go(self, turn: Turn) -> None:
        before = (turn.contact.offline, turn.contact.skew)
        abandon(turn)
        settle(turn)
        see_published(turn)
        take_back(turn)
        if not turn.around.paused:
            block(turn)
            resume(turn)
            hand_over(turn)
            send_due(turn)
        watch_waiting(turn)
        look_after(turn)
        if (turn.contact.offline, turn.contact.skew) != before or turn.tally:
            self._room.bus.publish(PublishingChanged())
