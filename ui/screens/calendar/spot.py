"""Where someone stands in the calendar: a week, a month or the list, a day in it, one page or all. Knows no Qt."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.ids import PageId

_EARLIEST, _LATEST = date(1972, 1, 1), date(2199, 12, 31)


class Mode(StrEnum):
    """How much is shown at once."""

    WEEK = "week"
    MONTH = "month"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the calendar; as text it is "month:2026-10-06:page", the item of the window's place."""

    mode: Mode
    day: date
    page_id: PageId | None = None

    @classmethod
    def read(cls, text: str | None, today: date) -> Spot:
        """The spot that a text names; what is no such text leads to today's month."""
        mode, _, rest = (text or "").partition(":")
        day, _, page = rest.partition(":")
        try:
            return cls(Mode(mode), date.fromisoformat(day), PageId(page) if page else None)
        except ValueError:
            return cls(Mode.MONTH, today)

    @property
    def text(self) -> str:
        """What `read` reads."""
        return f"{self.mode.value}:{self.day.isoformat()}:{self.page_id or ''}"

    @property
    def first_on(self) -> date:
        """The Sunday with which it begins."""
        return week_of(self.day if self.mode is Mode.WEEK else self.day.replace(day=1)).first_on

    @property
    def last_on(self) -> date:
        """The Saturday with which it ends."""
        last = calendar.monthrange(self.day.year, self.day.month)[1]
        return week_of(self.day if self.mode is Mode.WEEK else self.day.replace(day=last)).last_on

    def turned(self, steps: int) -> Spot:
        """As many weeks, or (in month and list) months later, within the years that the calendar knows.

        The day of the month stays near.
        """
        if self.mode is Mode.WEEK:
            return self.at(self.day + timedelta(days=7 * steps))
        months = self.day.year * 12 + self.day.month - 1 + steps
        year, month = months // 12, months % 12 + 1
        return self.at(date(year, month, min(self.day.day, calendar.monthrange(year, month)[1])))

    def at(self, day: date) -> Spot:
        """The same with another day."""
        return replace(self, day=max(_EARLIEST, min(_LATEST, day)))

    def holds(self, day: date) -> bool:
        """Whether the day is shown here."""
        return self.first_on <= day <= self.last_on
