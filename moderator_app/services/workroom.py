"""What every service works with, and the one way in which a member acts: checked, in one transaction, logged."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from moderator_app.domain.activity import LogValue
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, Member, require
from moderator_app.events import EventBus
from moderator_app.ports import Clock, DataFolder, Ids, Store, Unit
from moderator_app.zone import dhaka_day


@dataclass(frozen=True, slots=True)
class Acting:
    """A member at work inside a transaction."""

    unit: Unit
    member: Member
    now: datetime

    @property
    def today(self) -> date:
        """The day in Dhaka."""
        return dhaka_day(self.now)

    def log(self, verb: str, subject_kind: str, subject_id: str, /, **data: LogValue) -> None:
        """Writes an entry of the activity log in the same transaction."""
        facts: Mapping[str, LogValue] = data
        self.unit.activity.append(self.now, self.member.id, verb, (subject_kind, subject_id), facts)


@dataclass(frozen=True, slots=True)
class Workroom:
    """Store, clock, ids and event bus, shared by all services."""

    folder: DataFolder
    clock: Clock
    ids: Ids
    bus: EventBus

    @property
    def store(self) -> Store:
        """The open store; raises StoreMissing while none is open."""
        return self.folder.store

    def now(self) -> datetime:
        """Aware UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The day in Dhaka, whatever the PC's zone."""
        return dhaka_day(self.clock.now())

    @contextmanager
    def acting(self, actor: MemberId, action: Action) -> Generator[Acting]:
        """One write transaction of a member who may do this today.

        Raises:
            NotInOffice: the member's time has not begun or is over.
            RoleNotAllowed: none of the member's roles allows the action.
        """
        now = self.clock.now()
        with self.store.write() as unit:
            member = unit.members.get(actor)
            require(member, action, dhaka_day(now))
            yield Acting(unit, member, now)

    def allow(self, actor: MemberId, action: Action) -> None:
        """Lets a member pass who may do this today: before anything is done outside a transaction.

        Raises:
            NotInOffice, RoleNotAllowed: as in `acting`.
        """
        with self.store.read() as unit:
            require(unit.members.get(actor), action, self.today())

    @contextmanager
    def reading(self, actor: MemberId) -> Generator[Unit]:
        """One read transaction of a member in office.

        Raises:
            NotInOffice: the member's time has not begun or is over.
        """
        with self.store.read() as unit:
            require(unit.members.get(actor), Action.READ, self.today())
            yield unit
