"""Who is there today to be told of a page's week: the duty holder, the panel, the convenors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, Member, Role
from moderator_app.domain.reminders import Rung
from moderator_app.domain.roster import Duty, Leave, holder_on


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is there to be told of a page's week today; `watch_of` makes it.

    `holder` has the duty (None: nobody is named, or nobody named is there); `panel` is everyone there who can write;
    `convenors` are those there, or where none is, those in office all the same.
    """

    holder: MemberId | None = None
    panel: tuple[MemberId, ...] = ()
    convenors: tuple[MemberId, ...] = ()

    def audience(self, rung: Rung) -> tuple[MemberId, ...]:
        """Whom a step is told; where nobody of it is there, the convenors."""
        holder = (self.holder,) if self.holder else ()
        match rung:
            case Rung.PLAN | Rung.DUTY:
                return holder or self.convenors
            case Rung.PANEL:
                return self.panel or self.convenors
            case Rung.CONVENOR:
                return self.convenors
            case _:
                return tuple(dict.fromkeys((*self.convenors, *holder)))


def watch_of(duty: Duty | None, day: date, members: Iterable[Member], leaves: Iterable[Leave]) -> Watch:
    """Who can be told on a day, `duty` being the one that holds for the page in its week.

    Nobody on leave is told while somebody else of the same step is there; a member who only reads is never told.
    Where no convenor is there, those in office are told all the same, and in an office without one everybody.
    """
    away = tuple(leaves)
    seated = [m for m in members if m.in_office(day) and m.may(Action.DRAFT)]
    gone = {leave.member_id for leave in away if day in leave}
    there = [m for m in seated if m.id not in gone]
    convenors = _convenors(there) or _convenors(seated) or tuple(m.id for m in there or seated)
    holder = holder_on(duty, day, seated, away)
    return Watch(holder.id if holder else None, tuple(m.id for m in there), convenors)


def _convenors(members: Iterable[Member]) -> tuple[MemberId, ...]:
    return tuple(m.id for m in members if Role.CONVENOR in m.roles)
