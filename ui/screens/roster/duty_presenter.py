"""One week of the roster: who may be named, with what they have already, and the hand-over note. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.roster import Duty, DutyKey
from moderator_app.domain.rotation import WeeksServed, days_there, working_days
from moderator_app.services.roster_year import RosterYear, fiscal_year_of
from moderator_app.words import Speaker
from moderator_app.words.weeks import week_days
from ui.forms.trouble import Trouble, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be named; `second` says what they have already and whether they are there. None: nobody."""

    id: MemberId | None
    name: str
    second: str


@dataclass(frozen=True, slots=True)
class DutyState:
    """The week as it stands. `own`: the page has a duty of its own; `named_refused` and `note_refused` say why the
    member may not change the one or the other.
    """

    title: str
    pages: tuple[tuple[PageId | None, str], ...]
    page_id: PageId | None
    own: bool
    candidates: tuple[Candidate, ...]
    standbys: tuple[Candidate, ...]
    main_id: MemberId | None
    standby_id: MemberId | None
    note: str
    named_refused: str
    note_refused: str


class DutyPresenter:
    """Every method is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member, week: Week) -> None:
        self._core, self._say, self._actor, self._week = core, say, actor, week

    def load(self, page_id: PageId | None, *, chosen: bool) -> DutyState:
        """The duty of a page, or of all pages; not `chosen`: of the first page where each has its own."""
        view = self._core.roster.fiscal_year(self._actor.id, fiscal_year_of(self._week.first_on))
        if not chosen and view.columns[0] is not None:
            page_id = view.columns[0].id
        page = next((page for page in view.pages if page.id == page_id), None)
        duty = view.duty(self._week, page)
        every, candidates = self._say("All pages"), self._candidates(view)
        return DutyState(
            title=week_days(self._week.first_on, self._say),
            pages=((None, every), *((one.id, self._say.name(one.name)) for one in view.pages)),
            page_id=page_id,
            own=duty is not None and duty.key.page_id is not None,
            candidates=(self._vacant(), *candidates),
            standbys=(Candidate(None, self._say("Nobody"), self._say("Nobody stands by.")), *candidates),
            main_id=duty.main_id if duty else None,
            standby_id=duty.standby_id if duty else None,
            note=duty.note if duty else "",
            named_refused=self._named_refused(view),
            note_refused=self._note_refused(duty),
        )

    def keep(
        self, page_id: PageId | None, named: tuple[MemberId | None, MemberId | None] | None, note: str | None
    ) -> tuple[Trouble, ...]:
        """Keeps what changed: the two names (None: they stay), the note (None: it stays)."""
        key = DutyKey(self._week, page_id)
        try:
            if named is not None:
                self._core.roster.set_duty(self._actor.id, key, *named)
            if note is not None:
                self._core.roster.write_note(self._actor.id, key, note)
        except ModeratorError as error:
            return (trouble(self._say, error, place_of(error, ())),)
        return ()

    def follow_common(self, page_id: PageId) -> tuple[Trouble, ...]:
        """Takes the page's own duty away."""
        try:
            self._core.roster.clear_duty(self._actor.id, DutyKey(self._week, page_id))
        except ModeratorError as error:
            return (trouble(self._say, error),)
        return ()

    def _candidates(self, view: RosterYear) -> tuple[Candidate, ...]:
        able = [m for m in view.members if m.may(Action.DRAFT) and any(m.in_office(day) for day in self._week.days)]
        return tuple(Candidate(m.id, self._say.name(m.name), self._second(view, m)) for m in able)

    def _vacant(self) -> Candidate:
        return Candidate(None, self._say("Nobody"), self._say("The week stays vacant and stands in the list of gaps."))

    def _second(self, view: RosterYear, member: Member) -> str:
        say, served = self._say, view.served.get(member.id, WeeksServed())
        has = say("{main} weeks main, {standby} stand-by this year", main=served.main, standby=served.standby)
        whole = working_days(self._week)
        missing = [day for day in whole if day not in days_there(member, self._week, view.leaves)]
        if len(missing) == len(whole):
            return say("away the whole week; {has}", has=has)
        if missing:
            return say("away on {days}; {has}", days=self._days(missing), has=has)
        return has

    def _days(self, days: list[date]) -> str:
        return ", ".join(self._say.weekday(day) for day in days)

    def _named_refused(self, view: RosterYear) -> str:
        if self._week < view.this_week:
            return self._say("The week is over; it stays as it was.")
        if not self._actor.may(Action.CHANGE_PANEL):
            return self._say("Only the convenor names duties.")
        return ""

    def _note_refused(self, duty: Duty | None) -> str:
        if duty is None:
            return self._say("Nobody is named for this week yet.")
        if self._actor.may(Action.CHANGE_PANEL) or self._actor.id in (duty.main_id, duty.standby_id):
            return ""
        return self._say("The note is written by whoever is on duty, or the convenor.")
