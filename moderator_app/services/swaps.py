"""Swaps of duties: one asks, the other side must accept; only then both duties change, in one step."""

from dataclasses import replace
from datetime import date
from typing import final

from moderator_app.domain.errors import SwapNotTheirs, SwapNotYours, SwapOutdated
from moderator_app.domain.ids import MemberId, SwapId
from moderator_app.domain.panel import Action
from moderator_app.domain.roster import Duty, DutyKey, Swap, SwapState
from moderator_app.domain.roster_rules import (
    SwapAsk,
    check_acceptance,
    check_answer,
    check_not_asked,
    check_swap,
    check_withdrawal,
    swapped,
)
from moderator_app.events import RosterChanged
from moderator_app.ports import Unit
from moderator_app.services.roster_year import open_swaps
from moderator_app.services.workroom import Acting, Workroom


@final
class SwapDesk:
    """Lets members swap their weeks among themselves."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def ask(self, actor: MemberId, other_id: MemberId, give: DutyKey, take: DutyKey | None = None) -> Swap:
        """Asks another to take over one of one's own weeks, in return for one of theirs or for nothing (None).

        Raises:
            SwapWithSelf, SwapNotYours, SwapNotTheirs, SwapPast, SwapNotFree, DutyNotForRole: as in `check_swap`.
            SwapAlreadyAsked: another swap of one of the duties waits for its answer.
            NotAllowed: the actor may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            members = acting.unit.members
            given, taken = _duty(acting.unit, give), _duty(acting.unit, take) if take else None
            other = members.get(other_id)
            if given is None:
                raise SwapNotYours(day=give.week.first_on)
            if take and taken is None:
                raise SwapNotTheirs(name=other.name, day=take.week.first_on)
            leaves = acting.unit.roster.leaves(*_days(give, take))
            check_swap(SwapAsk(acting.member, other, given, taken), leaves, acting.today)
            check_not_asked(give, take, open_swaps(acting.unit, acting.now))
            asked = SwapId(self._room.ids.new())
            swap = Swap(asked, actor, other_id, give, take, SwapState.ASKED, acting.now)
            acting.unit.roster.put_swap(swap)
            _log(acting, "swap_asked", swap, other_id)
        self._room.bus.publish(RosterChanged(initiator=actor))
        return swap

    def accept(self, actor: MemberId, swap_id: SwapId) -> Swap:
        """Takes over the week; both duties change in this one step.

        Raises:
            SwapNotForYou, SwapAnswered: as in `check_answer`.
            SwapOutdated, NotInOffice, SwapPast, SwapNotFree, DutyNotForRole: as in `check_acceptance`.
            NotAllowed: the actor may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            swap = acting.unit.roster.swap(swap_id)
            check_answer(swap, acting.member)
            given, taken = _duty(acting.unit, swap.give), _duty(acting.unit, swap.take) if swap.take else None
            if given is None or (swap.take and taken is None):
                raise SwapOutdated()
            ask = SwapAsk(acting.unit.members.get(swap.asker_id), acting.member, given, taken)
            check_acceptance(ask, acting.unit.roster.leaves(*_days(swap.give, swap.take)), acting.today)
            for duty in swapped(ask):
                acting.unit.roster.put_duty(duty)
            answered = _answered(acting, swap, SwapState.ACCEPTED)
            _log(acting, "swap_accepted", answered, swap.asker_id)
        self._room.bus.publish(RosterChanged(initiator=actor))
        return answered

    def decline(self, actor: MemberId, swap_id: SwapId) -> Swap:
        """Says no; the roster stays as it is.

        Raises:
            SwapNotForYou, SwapAnswered: as in `check_answer`.
            NotAllowed: the actor may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            swap = acting.unit.roster.swap(swap_id)
            check_answer(swap, acting.member)
            answered = _answered(acting, swap, SwapState.DECLINED)
            _log(acting, "swap_declined", answered, swap.asker_id)
        self._room.bus.publish(RosterChanged(initiator=actor))
        return answered

    def withdraw(self, actor: MemberId, swap_id: SwapId) -> Swap:
        """Takes one's own question back.

        Raises:
            SwapNotForYou, SwapAnswered: as in `check_withdrawal`.
            NotAllowed: the actor may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            swap = acting.unit.roster.swap(swap_id)
            check_withdrawal(swap, acting.member)
            answered = _answered(acting, swap, SwapState.WITHDRAWN)
            _log(acting, "swap_withdrawn", answered, swap.other_id)
        self._room.bus.publish(RosterChanged(initiator=actor))
        return answered


def _duty(unit: Unit, key: DutyKey) -> Duty | None:
    return next((duty for duty in unit.roster.duties(key.week, key.week) if duty.key == key), None)


def _days(give: DutyKey, take: DutyKey | None) -> tuple[date, date]:
    keys = [give, *([take] if take else [])]
    return min(key.week.first_on for key in keys), max(key.week.last_on for key in keys)


def _answered(acting: Acting, swap: Swap, state: SwapState) -> Swap:
    answered = replace(swap, state=state, answered_at=acting.now)
    acting.unit.roster.put_swap(answered)
    return answered


def _log(acting: Acting, verb: str, swap: Swap, with_id: MemberId) -> None:
    acting.log(verb, "member", with_id, week=swap.give.week.first_on.isoformat(), swap=swap.id)
