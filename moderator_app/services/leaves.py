"""Leave of the members: put down by themselves or by the convenor, so that nobody is counted on who is away."""

from datetime import date
from typing import final

from moderator_app.domain.errors import LeaveNotYours, NothingThere
from moderator_app.domain.ids import LeaveId, MemberId
from moderator_app.domain.panel import Action
from moderator_app.domain.roster import Leave
from moderator_app.domain.roster_rules import check_leave
from moderator_app.events import RosterChanged
from moderator_app.services.workroom import Acting, Workroom


@final
class LeaveDesk:
    """Keeps the leave list. Leave that is over may still be put down: it explains who was on duty."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def add(self, actor: MemberId, member_id: MemberId, first_on: date, last_on: date, note: str = "") -> Leave:
        """Puts down leave, both days included.

        Raises:
            LeaveNotYours: it is somebody else's, and the actor is not the convenor.
            WrongOrderOfDays, LeaveOverlaps, FieldTooLong: as in `check_leave`.
            NotAllowed: the actor may not draft.
        """
        leave = Leave(LeaveId(self._room.ids.new()), member_id, first_on, last_on, note)
        with self._room.acting(actor, Action.DRAFT) as acting:
            kept = _kept(acting, leave)
            _log(acting, "leave_put_down", kept)
        self._room.bus.publish(RosterChanged(initiator=actor))
        return kept

    def change(self, actor: MemberId, leave: Leave) -> Leave:
        """Changes days or note of a leave; whose it is stays.

        Raises:
            NothingThere: it was taken back already, or is another member's.
            LeaveNotYours, WrongOrderOfDays, LeaveOverlaps, FieldTooLong, NotAllowed: as in `add`.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            if _found(acting, leave.id).member_id != leave.member_id:
                raise NothingThere(id=leave.id)
            kept = _kept(acting, leave)
            _log(acting, "leave_changed", kept)
        self._room.bus.publish(RosterChanged(initiator=actor))
        return kept

    def remove(self, actor: MemberId, leave_id: LeaveId) -> None:
        """Takes a leave back.

        Raises:
            NothingThere: it was taken back already.
            LeaveNotYours, NotAllowed: as in `add`.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            leave = _found(acting, leave_id)
            _check_own(acting, leave)
            acting.unit.roster.remove_leave(leave_id)
            _log(acting, "leave_removed", leave)
        self._room.bus.publish(RosterChanged(initiator=actor))


def _kept(acting: Acting, leave: Leave) -> Leave:
    _check_own(acting, leave)
    kept = check_leave(leave, acting.unit.roster.leaves(date.min, date.max))
    acting.unit.roster.put_leave(kept)
    return kept


def _check_own(acting: Acting, leave: Leave) -> None:
    member = acting.unit.members.get(leave.member_id)
    if leave.member_id != acting.member.id and not acting.member.may(Action.CHANGE_PANEL):
        raise LeaveNotYours(name=member.name)


def _found(acting: Acting, leave_id: LeaveId) -> Leave:
    for leave in acting.unit.roster.leaves(date.min, date.max):
        if leave.id == leave_id:
            return leave
    raise NothingThere(id=leave_id)


def _log(acting: Acting, verb: str, leave: Leave) -> None:
    days = {"first_on": leave.first_on.isoformat(), "last_on": leave.last_on.isoformat()}
    acting.log(verb, "member", leave.member_id, **days)
