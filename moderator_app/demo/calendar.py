"""The demo's calendar: which weeks go how, reckoned from the day for which the office is made."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from moderator_app.domain.bd_calendar import FiscalQuarter, Week, week_of
from moderator_app.zone import DHAKA

SUNDAY_SLOT, WEDNESDAY_SLOT = 0, 3


@dataclass(frozen=True, slots=True)
class DemoCalendar:
    """The weeks of the demo's two whole quarters and of the running one."""

    today: date

    @property
    def last_quarter(self) -> FiscalQuarter:
        """The last whole quarter, the one people evaluate."""
        return FiscalQuarter.of(self.today).previous

    @property
    def first_on(self) -> date:
        """The office's first day: two whole quarters before the running one."""
        return self.last_quarter.previous.first_on

    @property
    def this_week(self) -> Week:
        return week_of(self.today)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Every week from the office's first day to the present one."""
        found = [week_of(self.first_on)]
        while found[-1] < self.this_week:
            found.append(found[-1].next)
        return tuple(found)

    @property
    def excused(self) -> Week:
        """Nothing went out anywhere, and there was a reason for it."""
        return self.last_quarter.weeks[4]

    @property
    def missed_with_reason(self) -> Week:
        return self.last_quarter.weeks[8]

    @property
    def missed_long_ago(self) -> Week:
        return self.last_quarter.previous.weeks[6]

    @property
    def missed_without_reason(self) -> Week:
        """Recent, so that the board asks why."""
        return self.this_week.previous.previous

    @property
    def short_weeks(self) -> frozenset[Week]:
        """Every week in which some page missed its minimum."""
        return frozenset({self.missed_with_reason, self.missed_long_ago, self.missed_without_reason})

    @property
    def channel_first_on(self) -> date:
        """The Wednesday, in the midst of the last whole quarter, on which the newest account begins."""
        return self.last_quarter.weeks[2].days[WEDNESDAY_SLOT]

    @property
    def channel_registered_on(self) -> date:
        """Entered in the register before its first day, so that posts can be written for it."""
        return self.last_quarter.weeks[2].first_on

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A time in Dhaka, aware."""
        return datetime.combine(day, time(hour, minute), DHAKA)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)
