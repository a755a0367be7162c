"""Asking for a swap: one's own weeks, the others, and which of theirs could come in return. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from moderator_app.domain.errors import (
    ModeratorError,
    SwapNotFree,
    SwapNotTheirs,
    SwapNotYours,
    SwapWithSelf,
)
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.roster import DutyKey
from moderator_app.domain.rotation import is_free
from moderator_app.services.roster_year import RosterYear, fiscal_year_of
from moderator_app.words import Speaker
from moderator_app.words.weeks import week_days
from moderator_app.zone import dhaka_day
from ui.forms.trouble import Trouble, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (SwapNotYours, "give"),
    (SwapWithSelf, "other"),
    (SwapNotFree, "other"),
    (SwapNotTheirs, "take"),
)


@dataclass(frozen=True, slots=True)
class SwapState:
    """What can be asked: `give` are one's own weeks to come; the others and their weeks hang on which one is given."""

    give: tuple[tuple[DutyKey, str], ...]
    chosen: DutyKey | None
    others: dict[DutyKey, tuple[tuple[MemberId, str], ...]]
    takes: dict[tuple[DutyKey, MemberId], tuple[tuple[DutyKey | None, str], ...]]


class SwapPresenter:
    """Every method is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def load(self, wanted: date | None) -> SwapState:
        """What can be asked in the fiscal year of the wanted week; that week is chosen, else the next of one's own."""
        day = wanted or dhaka_day(self._core.clock.now())
        view = self._core.roster.fiscal_year(self._actor.id, fiscal_year_of(day))
        mine = self._weeks_of(view, self._actor.id)
        chosen = next((key for key in mine if wanted is not None and key.week.first_on == wanted), None)
        others: dict[DutyKey, tuple[tuple[MemberId, str], ...]] = {}
        takes: dict[tuple[DutyKey, MemberId], tuple[tuple[DutyKey | None, str], ...]] = {}
        for give in mine:
            free = [m for m in view.members if m.id != self._actor.id and is_free(m, give.week, view.leaves)]
            others[give] = tuple((m.id, self._say.name(m.name)) for m in free)
            for member in free:
                takes[give, member.id] = self._takes(view, member.id)
        give_choices = tuple((key, self._key(view, key)) for key in mine)
        return SwapState(give_choices, chosen or (mine[0] if mine else None), others, takes)

    def ask(self, give: DutyKey, other_id: MemberId, take: DutyKey | None) -> tuple[Trouble, ...]:
        """Asks; () when the question stands."""
        try:
            self._core.swaps.ask(self._actor.id, other_id, give, take)
        except ModeratorError as error:
            return (trouble(self._say, error, place_of(error, _PLACES)),)
        return ()

    def _weeks_of(self, view: RosterYear, member_id: MemberId) -> list[DutyKey]:
        kept = [duty.key for duty in view.duties if duty.main_id == member_id]
        return [key for key in kept if key.week >= view.this_week]

    def _takes(self, view: RosterYear, other_id: MemberId) -> tuple[tuple[DutyKey | None, str], ...]:
        me = next(m for m in view.members if m.id == self._actor.id)
        theirs = [key for key in self._weeks_of(view, other_id) if is_free(me, key.week, view.leaves)]
        return (*((key, self._key(view, key)) for key in theirs), (None, self._say("nothing in return")))

    def _key(self, view: RosterYear, key: DutyKey) -> str:
        span = week_days(key.week.first_on, self._say)
        page = next((page for page in view.pages if page.id == key.page_id), None)
        return f"{span} ({self._say.name(page.name)})" if page else span

    def refused(self) -> str:
        """Why the member cannot ask at all."""
        if self._actor.may(Action.DRAFT):
            return ""
        return self._say("Whoever may not write posts is not on the roster.")
