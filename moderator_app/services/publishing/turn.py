"""A page's turn in a round: what the round knows of it, and the one way in which it changes anything."""

import logging
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.connections import Connection
from moderator_app.domain.delivery import Delivery, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import ConnectRefused, EditedMeanwhile, StoreMissing, VaultRefused, WrongMove
from moderator_app.domain.pages import Page
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.release import stops_for, trusted_now
from moderator_app.domain.sending import Listing, SendAnswer, Sending, SendOutcome
from moderator_app.events import PostChanged
from moderator_app.ports import Account, Attempt, Channel, MediaVault, Store, Unit
from moderator_app.services.checking import Checking
from moderator_app.services.page_secrets import account_of
from moderator_app.services.publishing.keeping import Happening, keep
from moderator_app.services.publishing.marking import RoundMark
from moderator_app.services.workroom import Workroom

S, E = DeliveryState, DeliveryEvent
IN_HAND = frozenset(
    {S.APPROVED, S.READY, S.STAGED, S.ARMED, S.HANDOVER, S.THROTTLED, S.BLOCKED_AUTH, S.SETTLING, S.CANCEL_PENDING,
     S.SCHEDULED_REMOTE}
)  # fmt: skip
"""States in which the program has something to do for a delivery."""
_UNREACHABLE = frozenset({"net.not_reached", "net.no_such_host", "net.proxy", "net.certificate"})
"""Faults of a read that certainly never left this PC; every other one says something of the platform."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Contact:
    """What talking with a page's platform showed lately: kept in memory only, for what it holds is learnt anew soon.

    `skew` is the servers' clock minus this PC's. Until `wait_until` the platform wants to be left alone. `missing`
    holds what one look did not find where it should be. Times aware UTC.
    """

    offline: bool = False
    skew: timedelta | None = None
    wait_until: datetime | None = None
    last_out_at: datetime | None = None
    watched_at: datetime | None = None
    looked_at: datetime | None = None
    missing: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True)
class InHand:
    """A delivery with its technical side, as one read of the store found them."""

    delivery: Delivery
    sending: Sending


@dataclass(frozen=True, slots=True)
class Around:
    """What every turn of a round has in common."""

    room: Workroom
    vault: MediaVault
    checking: Checking
    settings: PublishingSettings
    paused: bool
    mark: RoundMark


@final
class Turn:
    """One page in one round; used on one thread."""

    def __init__(
        self,
        around: Around,
        store: Store,
        page: Page,
        connection: Connection | None,
        channel: Channel | None,
        contact: Contact,
    ) -> None:
        """Nothing is read or asked yet; `store` is the one that was open when the round began."""
        self.around = around
        self.page = page
        self.connection = connection
        self.channel = channel
        self.contact = contact
        self.tally: Counter[DeliveryState] = Counter()
        self.fault = connection.fault if connection else ""
        self.unreachable = False
        self._store = store
        self._account: Account | None = None

    # ------------------------------------------------------------ time and secrets

    def now(self) -> datetime:
        """By this PC's clock, for what is written down."""
        return self.around.room.now()

    def decides_at(self) -> datetime:
        """The time to decide by: the servers' where this PC's clock strays from it."""
        return trusted_now(self.now(), self.contact.skew)

    def account(self) -> Account | None:
        """The page with its secrets, asked of the keyring once a turn; None where `fault` says why not."""
        if self._account is None and self.connection is not None and not self.fault:
            try:
                self._account = account_of(self.around.room, self.connection)
            except (VaultRefused, ConnectRefused) as refused:
                self.fault = refused.code
        return self._account

    @property
    def may_talk(self) -> bool:
        """Whether the platform can be asked anything now."""
        until = self.contact.wait_until
        silent = self.unreachable or (until is not None and until > self.now())
        return self.channel is not None and not silent and self.account() is not None

    @property
    def may_send(self) -> bool:
        """Whether anything may go out by itself now."""
        return not self.around.paused and not stops_for(self.contact.skew) and self.may_talk

    def heard(self, answer: SendAnswer | Listing) -> None:
        """Learns from an answer what it tells beside what was asked: the servers' clock, offline, be quiet."""
        if answer.server_at is not None:
            self.contact.skew = answer.server_at - self.now()
        if isinstance(answer, Listing):
            self.unreachable = not answer.clean and answer.fault in _UNREACHABLE
        else:
            self.unreachable = answer.outcome is SendOutcome.NOT_SENT
        self.contact.offline = self.unreachable
        if answer.wait_until is not None and answer.wait_until > self.now():
            self.contact.wait_until = answer.wait_until

    # ------------------------------------------------------------ the store

    @contextmanager
    def read(self) -> Generator[Unit]:
        """One read transaction on the store of this round."""
        self._check_store()
        with self._store.read() as unit:
            yield unit

    @contextmanager
    def write(self) -> Generator[Unit]:
        """One write transaction on the store of this round.

        Raises:
            StoreMissing: it was closed meanwhile; in its place another may be open by now.
        """
        self._check_store()
        with self._store.write() as unit:
            yield unit

    def in_hand(self, *states: DeliveryState) -> tuple[InHand, ...]:
        """What the program has to do on this page in some states, soonest due first."""
        with self.read() as unit:
            lines = [line.delivery for line in unit.deliveries.in_states(states, self.page.id)]
            mine = [delivery for delivery in lines if _is_programs(delivery)]
            sendings = unit.sendings.many([d.id for d in mine])
        return tuple(InHand(d, sendings[d.id]) for d in mine)

    def keep(self, *happenings: Happening) -> Delivery | None:
        """Keeps what happened, in one transaction, and tells it; None where a delivery was changed meanwhile."""
        try:
            with self.write() as unit:
                kept = [keep(unit, what, self.now()) for what in happenings]
        except (EditedMeanwhile, WrongMove) as changed:
            _log.warning("a delivery was changed meanwhile: %s", changed.code)
            return None
        self.tally.update(delivery.state for delivery in kept)
        self.told(kept)
        return kept[-1]

    def told(self, kept: Iterable[Delivery]) -> None:
        """Tells everyone that deliveries changed."""
        for delivery in kept:
            self.around.room.bus.publish(PostChanged(delivery.post_id))

    def note(self, one: InHand, sending: Sending, kind: str = "", outcome: str = "", detail: str = "") -> None:
        """Keeps only the technical side of a delivery, and what was tried; its state stays."""
        with self.write() as unit:
            current = unit.deliveries.get(one.delivery.id)
            if (current.state, current.epoch) != (one.delivery.state, one.delivery.epoch):
                return
            unit.sendings.put(sending)
            if kind:
                unit.attempts.add(Attempt(current.id, current.epoch, kind, outcome, self.now(), detail))

    def _check_store(self) -> None:
        if self.around.room.store is not self._store:
            raise StoreMissing(path=str(self.around.room.folder.path))


def _is_programs(delivery: Delivery) -> bool:
    return delivery.route is not Route.MANUAL or delivery.state is not S.APPROVED
