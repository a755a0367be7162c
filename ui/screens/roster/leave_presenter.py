"""The form of a leave: what it begins with, keeping it, taking it back. Knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.errors import LeaveOverlaps, ModeratorError, NothingThere, WrongOrderOfDays
from moderator_app.domain.fields import calendar_day
from moderator_app.domain.ids import LeaveId, MemberId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.roster import Leave
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day
from ui.forms.trouble import Reading, Trouble, day_text, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (WrongOrderOfDays, "last_on"),
    (LeaveOverlaps, "first_on"),
)


@dataclass(frozen=True, slots=True)
class TypedLeave:
    """The form as typed."""

    member_id: MemberId
    first_on: str
    last_on: str
    note: str


@dataclass(frozen=True, slots=True)
class LeaveState:
    """What the form begins with; `refused` says why the member may not change it."""

    members: tuple[tuple[MemberId, str], ...]
    typed: TypedLeave
    refused: str


class LeavePresenter:
    """Every method is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member, leave_id: LeaveId | None) -> None:
        self._core, self._say, self._actor, self._leave_id = core, say, actor, leave_id

    def load(self, year: int | None) -> LeaveState:
        """A new leave from today on, or the one that was opened.

        Raises:
            NothingThere: it was taken back already.
        """
        say, today = self._say, dhaka_day(self._core.clock.now())
        members = self._core.panel.view().members
        if self._leave_id is None:
            day = day_text(say, today)
            typed, whose = TypedLeave(self._actor.id, day, day, ""), self._actor.id
        else:
            leave = self._found(year)
            whose = leave.member_id
            typed = TypedLeave(whose, day_text(say, leave.first_on), day_text(say, leave.last_on), leave.note)
        convenor = self._actor.may(Action.CHANGE_PANEL)
        offered = [m for m in members if m.id == whose or (convenor and self._leave_id is None and m.in_office(today))]
        refused = ""
        if not self._actor.may(Action.DRAFT):
            refused = say("Whoever may not write posts is not on the roster.")
        elif whose != self._actor.id and not convenor:
            refused = say("Leave is put down by the member or the convenor.")
        return LeaveState(tuple((m.id, say.name(m.name)) for m in offered), typed, refused)

    def keep(self, typed: TypedLeave) -> tuple[Trouble, ...]:
        """Puts the leave down or changes it; () when it is kept."""
        reading = Reading(self._say)
        today = dhaka_day(self._core.clock.now())
        first_on = reading.take("first_on", lambda: calendar_day(typed.first_on), today)
        last_on = reading.take("last_on", lambda: calendar_day(typed.last_on), today)
        if reading.troubles:
            return tuple(reading.troubles)
        try:
            if self._leave_id is None:
                self._core.leaves.add(self._actor.id, typed.member_id, first_on, last_on, typed.note)
            else:
                leave = Leave(self._leave_id, typed.member_id, first_on, last_on, typed.note)
                self._core.leaves.change(self._actor.id, leave)
        except ModeratorError as error:
            return (trouble(self._say, error, place_of(error, _PLACES)),)
        return ()

    def remove(self) -> tuple[Trouble, ...]:
        """Takes the leave back."""
        try:
            if self._leave_id is not None:
                self._core.leaves.remove(self._actor.id, self._leave_id)
        except ModeratorError as error:
            return (trouble(self._say, error),)
        return ()

    def _found(self, year: int | None) -> Leave:
        leaves = self._core.roster.fiscal_year(self._actor.id, year).leaves
        for leave in leaves:
            if leave.id == self._leave_id:
                return leave
        raise NothingThere(id=str(self._leave_id))
