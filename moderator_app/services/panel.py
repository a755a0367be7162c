"""The panel register: who sits on it, since when, by which order, in which roles."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import final

from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, Member, PanelSize, check_panel, checked_member, panel_size
from moderator_app.events import OfficeChanged
from moderator_app.ports import PinHasher
from moderator_app.services.workroom import Acting, Workroom


@dataclass(frozen=True, slots=True)
class PanelView:
    """The panel of today: everyone ever on it, how many are in office and how that compares with the directive."""

    members: tuple[Member, ...]
    with_pin: frozenset[MemberId]
    in_office: int
    size: PanelSize


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member just added, with the one-time code that the convenor hands over; it is shown once."""

    member: Member
    code: str


@final
class PanelDesk:
    """Keeps the panel register. Nobody is ever deleted; who leaves gets a last day."""

    def __init__(self, room: Workroom, hasher: PinHasher) -> None:
        """Works on the store of the room."""
        self._room = room
        self._hasher = hasher

    def view(self) -> PanelView:
        """The panel of today."""
        today = self._room.today()
        with self._room.store.read() as unit:
            members = unit.members.all()
            with_pin = unit.members.with_pin()
        present = sum(1 for m in members if m.in_office(today))
        return PanelView(members, with_pin, present, panel_size(present))

    def member(self, member_id: MemberId) -> Member:
        """One member. Raises NothingThere for an unknown id."""
        with self._room.store.read() as unit:
            return unit.members.get(member_id)

    def new_id(self) -> MemberId:
        """An id for a member about to be added."""
        return MemberId(self._room.ids.new())

    def add(self, actor: MemberId, member: Member) -> NewMember:
        """Adds a member and makes the first one-time code.

        Raises:
            InputRefused: a field cannot be taken.
            NotAllowed: only the convenor changes the panel.
        """
        clean = checked_member(member)
        code = self._hasher.new_code()
        code_hash = self._hasher.hash(code)
        with self._room.acting(actor, Action.CHANGE_PANEL) as acting:
            self._put(acting, clean, "member_added")
            credential = acting.unit.members.credential(clean.id)
            acting.unit.members.put_credential(replace(credential, code_hash=code_hash))
        self._room.bus.publish(OfficeChanged(initiator=actor))
        return NewMember(clean, code)

    def change(self, actor: MemberId, member: Member) -> Member:
        """Changes a member's names, order, roles or time in office.

        Raises:
            InputRefused: a field cannot be taken, or nobody, or no convenor, would be left in office.
            NotAllowed: only the convenor changes the panel.
        """
        clean = checked_member(member)
        with self._room.acting(actor, Action.CHANGE_PANEL) as acting:
            acting.unit.members.get(clean.id)
            self._put(acting, clean, "member_changed")
        self._room.bus.publish(OfficeChanged(initiator=actor))
        return clean

    def end(self, actor: MemberId, member_id: MemberId, last_on: date) -> Member:
        """Gives a member a last day in office; everything of theirs stays.

        Raises:
            InputRefused: the day lies before the first, or no convenor would be left.
            NotAllowed: only the convenor changes the panel.
        """
        return self.change(actor, replace(self.member(member_id), to_on=last_on))

    def _put(self, acting: Acting, member: Member, verb: str) -> None:
        acting.unit.members.put(member)
        _check_from(acting.today, acting.unit.members.all())
        roles = ",".join(sorted(role.value for role in member.roles))
        acting.log(verb, "member", member.id, roles=roles, to_on=member.to_on.isoformat() if member.to_on else None)


def _check_from(today: date, members: Iterable[Member]) -> None:
    """Today, and on the morning after every last day that is still to come: nobody could mend it then.

    Raises:
        PanelEmpty, LastConvenor: the panel could not work on one of these days.
    """
    everyone = tuple(members)
    leaving = {m.to_on + timedelta(days=1) for m in everyone if m.to_on is not None and m.to_on >= today}
    for day in (today, *sorted(leaving)):
        check_panel(everyone, day)
