"""The demo's duty roster: dealt out for every fiscal year, a leave, a swap that waits, and a note."""

from datetime import datetime
from typing import final

from moderator_app.core import Core
from moderator_app.demo.calendar import DemoCalendar
from moderator_app.demo.people import People
from moderator_app.demo.texts import Table
from moderator_app.demo.timeline import Timeline
from moderator_app.domain.ids import MemberId
from moderator_app.domain.roster import DutyKey, weeks_of_year
from moderator_app.services.roster import RotationWish
from moderator_app.services.roster_year import RosterYear, fiscal_year_of


@final
class Duties:
    """Puts the roster down on the timeline; who is on duty then decides who writes, leaves and asks."""

    def __init__(self, core: Core, people: People, timeline: Timeline, calendar: DemoCalendar, data: Table) -> None:
        """Nothing is put down yet."""
        self._core = core
        self._people = people
        self._timeline = timeline
        self._calendar = calendar
        self._words: Table = data["duties"]

    def put_down(self) -> None:
        """The years, then what is going on now."""
        first, last = fiscal_year_of(self._calendar.weeks[1].first_on), fiscal_year_of(self._calendar.today)
        for year in range(first, last + 1):
            self._timeline.at(self._dealt_at(year), lambda year=year: self._deal_out(year))
        yesterday, today = self._calendar.ago(1), self._calendar.today
        self._timeline.at(self._calendar.moment(yesterday, 15, 40), self._leave)
        self._timeline.at(self._calendar.moment(yesterday, 15, 50), self._swap)
        self._timeline.at(self._calendar.moment(today, 9, 8), self._note)

    def _dealt_at(self, year: int) -> datetime:
        """The first Sunday of the year at ten, or the noon on which the office began."""
        begins = self._calendar.moment(weeks_of_year(year)[0].first_on, 10)
        return max(begins, self._calendar.moment(self._calendar.first_on, 12))

    def _deal_out(self, year: int) -> None:
        founder, desk = self._people.founder, self._core.roster
        desk.rotate(founder, desk.preview(founder, RotationWish(year)))

    def _leave(self) -> None:
        """Three days of the week after next, of whoever is on duty then."""
        week = self._calendar.this_week.next.next
        main = _main(self._roster(), DutyKey(week))
        if main:
            self._core.leaves.add(main, main, week.days[0], week.days[2], self._words["leave"])

    def _swap(self) -> None:
        """Somebody asks the founder to swap the first week of each that lies further off."""
        view, founder = self._roster(), self._people.founder
        later = [duty for duty in view.duties if duty.key.week > self._calendar.this_week.next.next]
        theirs = next((duty for duty in later if duty.main_id not in (None, founder)), None)
        own = next((duty for duty in later if duty.main_id == founder), None)
        if theirs and theirs.main_id and own:
            self._core.swaps.ask(theirs.main_id, founder, theirs.key, own.key)

    def _note(self) -> None:
        key = DutyKey(self._calendar.this_week)
        main = _main(self._roster(), key)
        if main:
            self._core.roster.write_note(main, key, self._words["note"])

    def _roster(self) -> RosterYear:
        return self._core.roster.fiscal_year(self._people.founder)


def _main(view: RosterYear, key: DutyKey) -> MemberId | None:
    duty = view.duty(key.week, None)
    return duty.main_id if duty else None
