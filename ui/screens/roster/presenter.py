"""Reads the roster of a year and puts it into words; answers swaps and writes the calendar file. Knows no Qt."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import MemberId, SwapId
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.papers import FaultLine, fault_lines
from moderator_app.domain.roster import DutyKey, Leave, Swap
from moderator_app.domain.roster_faults import Severity
from moderator_app.domain.rotation import WeeksServed
from moderator_app.services.roster_year import RosterYear
from moderator_app.words import Speaker
from moderator_app.words.roster_terms import fault_words
from moderator_app.words.weeks import week_days
from ui.screens.roster.state import (
    FILLED,
    OVER,
    SEVERITY_LOOKS,
    DutyCell,
    FaultItem,
    LeaveItem,
    RosterState,
    ShareItem,
    SwapItem,
    WeekLine,
)

if TYPE_CHECKING:
    from moderator_app.core import Core


class RosterPresenter:
    """All but the refusals is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    # ------------------------------------------------------------ what may be done

    def dealing_refused(self) -> str:
        """Why the member cannot deal out or name duties; "" where they can."""
        if self._actor.may(Action.CHANGE_PANEL):
            return ""
        return self._say("Only the convenor names duties.")

    def leave_refused(self) -> str:
        """Why the member cannot put down leave."""
        if self._actor.may(Action.DRAFT):
            return ""
        return self._say("Whoever may not write posts is not on the roster.")

    def swap_refused(self, state: RosterState, first_on: date | None) -> str:
        """Why the chosen week cannot be given away."""
        if not self._actor.may(Action.DRAFT):
            return self.leave_refused()
        if not state.mine:
            return self._say("You have no week to come that could be swapped.")
        if first_on is not None and first_on not in state.mine:
            return self._say("Only one's own week can be swapped.")
        return ""

    # ------------------------------------------------------------ reading

    def load(self, year: int | None) -> RosterState:
        """The roster of the fiscal year that begins in July of `year`; None for the running one."""
        view = self._core.roster.fiscal_year(self._actor.id, year)
        running = view if year is None else self._core.roster.fiscal_year(self._actor.id)
        return self._state(view, running.year)

    def _state(self, view: RosterYear, running: int) -> RosterState:
        say = self._say
        gaps = sum(1 for fault in view.faults if fault.severity is Severity.GAP)
        mine = {duty.key.week.first_on for duty in view.duties if duty.main_id == self._actor.id}
        weeks = tuple(self._week(view, week) for week in view.weeks)
        return RosterState(
            year=view.year,
            running=running,
            subtitle=say("fiscal year {year}", year=say.in_digits(f"{view.year}-{(view.year + 1) % 100:02}")),
            columns=tuple(say.name(page.name) if page else say("All pages") for page in view.columns),
            weeks=weeks,
            now_row=next((n for n, line in enumerate(weeks) if line.now), None),
            empty=not view.duties,
            gaps=say.count("{n} gap", "{n} gaps", gaps) if gaps else say("no gap"),
            faults=tuple(self._fault(line) for line in fault_lines(view.faults, view.pages, view.members)),
            shares=tuple(self._share(view, m) for m in view.members if _shares(view, m)),
            leaves=tuple(self._leave(view, leave) for leave in _in_order(view)),
            swaps=tuple(self._swap(view, s) for s in view.swaps if self._actor.id in (s.asker_id, s.other_id)),
            mine=frozenset(day for day in mine if day >= view.this_week.first_on),
            me=self._actor.id,
        )

    def _week(self, view: RosterYear, week: Week) -> WeekLine:
        say, past = self._say, week < view.this_week
        now = week == view.this_week
        worst = next((f.severity for s in Severity for f in view.faults if f.week == week and f.severity is s), None)
        cells = tuple(self._cell(view, week, page) for page in view.columns)
        named = any(not cell.vacant for cell in cells)
        look = OVER if past else SEVERITY_LOOKS[worst] if worst else FILLED
        second = say("this week") if now else say("week {n}", n=week.number)
        word = say(look.word) if named or not past else say("not kept")
        return WeekLine(week.first_on, week_span(say, week), second, now, past, cells, look, word)

    def _cell(self, view: RosterYear, week: Week, page: Page | None) -> DutyCell:
        duty = view.duty(week, page)
        seated = {member.id: member for member in view.members}
        main = seated.get(duty.main_id) if duty and duty.main_id else None
        standby = seated.get(duty.standby_id) if duty and duty.standby_id else None
        gone = main is not None and not any(main.in_office(day) for day in week.days)
        return DutyCell(
            main=self._say.name(main.name) if main else self._say("vacant"),
            standby=self._say("stand-by {name}", name=standby.name) if standby else "",
            vacant=main is None,
            gone=gone,
        )

    def _fault(self, line: FaultLine) -> FaultItem:
        say, look = self._say, SEVERITY_LOOKS[line.severity]
        first_on = line.weeks[0].first_on
        span = week_days(first_on, say)
        if len(line.weeks) > 1:
            span = say.count("{span} and {n} week more", "{span} and {n} weeks more", len(line.weeks) - 1, span=span)
        member = say.name(line.member) if line.member else ""
        second = f"{say.name(line.page)} · {span}" if line.page else span
        sentence = fault_words(say, line.kind.value, member, covered=line.covered)
        return FaultItem(look, say(look.word), sentence, second, first_on)

    def _share(self, view: RosterYear, member: Member) -> ShareItem:
        say, served = self._say, view.served.get(member.id, WeeksServed())
        away = next((one for one in view.leaves if one.member_id == member.id and view.today in one), None)
        second = say.name(member.designation)
        if not member.in_office(view.today):
            second = say("not in office")
        elif away:
            second = say("on leave until {day}", day=away.last_on)
        return ShareItem(say.name(member.name), second, say.number(served.main), say.number(served.standby))

    def _leave(self, view: RosterYear, leave: Leave) -> LeaveItem:
        name = self._name(view, leave.member_id)
        return LeaveItem(leave.id, name, day_span(self._say, leave), leave.note, leave.last_on < view.today)

    def _swap(self, view: RosterYear, swap: Swap) -> SwapItem:
        say = self._say
        give, own = self._key(view, swap.give), swap.asker_id == self._actor.id
        take = self._key(view, swap.take) if swap.take else ""
        if own:
            name = self._name(view, swap.other_id)
            sentence = say("You asked {name} to take over your week {week}.", name=name, week=give)
            second = say("You would take {week} in return.", week=take) if take else say("Nothing in return.")
        else:
            name = self._name(view, swap.asker_id)
            sentence = say("{name} asks you to take over the week {week}.", name=name, week=give)
            second = say("In return {name} takes your week {week}.", name=name, week=take) if take else ""
            second = second or say("Nothing is offered in return.")
        return SwapItem(swap.id, sentence, second, own)

    def _key(self, view: RosterYear, key: DutyKey) -> str:
        span = week_days(key.week.first_on, self._say)
        page = next((page for page in view.pages if page.id == key.page_id), None)
        return f"{span} ({self._say.name(page.name)})" if page else span

    def _name(self, view: RosterYear, member_id: MemberId) -> str:
        return next((self._say.name(m.name) for m in view.members if m.id == member_id), "")

    # ------------------------------------------------------------ doing

    def accept(self, swap_id: SwapId) -> str:
        """Takes the week over; what is said of it."""
        self._core.swaps.accept(self._actor.id, swap_id)
        return self._say("The duties are swapped.")

    def decline(self, swap_id: SwapId) -> str:
        """Says no."""
        self._core.swaps.decline(self._actor.id, swap_id)
        return self._say("The swap is declined; the roster stays as it is.")

    def withdraw(self, swap_id: SwapId) -> str:
        """Takes one's own question back."""
        self._core.swaps.withdraw(self._actor.id, swap_id)
        return self._say("The question is taken back.")

    def export(self, path: Path, year: int, *, only_mine: bool) -> str:
        """Writes the calendar file; what is said of it."""
        number = self._core.roster.export_ical(self._actor.id, path, year, self._actor.id if only_mine else None)
        return self._say.count("{n} duty stands in {name}.", "{n} duties stand in {name}.", number, name=path.name)


def week_span(say: Speaker, week: Week) -> str:
    """ "৪–১০ অক্টোবর": the year is plain from the table."""
    if week.first_on.month == week.last_on.month:
        return f"{say.number(week.first_on.day)}–{say.month_day(week.last_on)}"
    return f"{say.month_day(week.first_on)} – {say.month_day(week.last_on)}"


def day_span(say: Speaker, leave: Leave) -> str:
    """A leave's days; a single one is said once."""
    if leave.first_on == leave.last_on:
        return say.day(leave.first_on)
    return say.day_range(leave.first_on, leave.last_on)


def _shares(view: RosterYear, member: Member) -> bool:
    """Whoever is named in the year, or could be."""
    return member.id in view.served or (member.in_office(view.today) and member.may(Action.DRAFT))


def _in_order(view: RosterYear) -> list[Leave]:
    """What is not over comes first."""
    return sorted(view.leaves, key=lambda leave: (leave.last_on < view.today, leave.first_on))
