"""The office's calendar: weeks, working days, fiscal quarters and the revised Bangla calendar.

Facts and sources: docs/facts.md, "Time". Every `date` here is a day in Dhaka.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from moderator_app.domain.errors import WrongQuarter
from moderator_app.zone import DHAKA, dhaka_day, midnight

__all__ = [
    "DHAKA",
    "BanglaDate",
    "FiscalQuarter",
    "Week",
    "bangla_date",
    "dhaka_day",
    "is_working_day",
    "midnight",
    "week_of",
]

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week of the directive: Sunday to Saturday, named by its Sunday."""

    first_on: date

    def __post_init__(self) -> None:
        """Refuses a first day that is no Sunday."""
        if self.first_on.weekday() != _SUNDAY:
            raise ValueError(f"{self.first_on} is no Sunday")

    @property
    def last_on(self) -> date:
        """Its Saturday."""
        return self.first_on + timedelta(days=6)

    @property
    def starts_at(self) -> datetime:
        """Midnight in Dhaka at which it begins, aware."""
        return midnight(self.first_on)

    @property
    def ends_at(self) -> datetime:
        """Midnight in Dhaka at which the next one begins, aware."""
        return self.next.starts_at

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days, Sunday first."""
        return tuple(self.first_on + timedelta(days=n) for n in range(7))

    @property
    def next(self) -> Week:
        """The week after."""
        return Week(self.first_on + timedelta(days=7))

    @property
    def previous(self) -> Week:
        """The week before."""
        return Week(self.first_on - timedelta(days=7))

    @property
    def number(self) -> int:
        """Its place in the fiscal year in which its Sunday falls: 1 is the week of the first Sunday from 1 July on."""
        first = week_of(date(FiscalQuarter.of(self.first_on).year, 7, 7))
        return (self.first_on - first.first_on).days // 7 + 1

    def days_left(self, today: date) -> int:
        """Days of the week that are still to come, today included: 7 before it, 0 after it."""
        return max(0, min(7, (self.last_on - today).days + 1))

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the week."""
        return self.first_on <= day <= self.last_on


def week_of(day: date) -> Week:
    """The week in which a day lies."""
    return Week(day - timedelta(days=(day.weekday() + 1) % 7))


def is_working_day(day: date) -> bool:
    """Whether offices work: Sunday to Thursday; the weekend is Friday and Saturday."""
    return day.weekday() not in (_FRIDAY, _SATURDAY)


@dataclass(frozen=True, slots=True, order=True)
class FiscalQuarter:
    """A quarter of the fiscal year, which runs from 1 July to 30 June; `year` is the one in which it begins.

    Number 1 is July to September, 2 October to December, 3 January to March, 4 April to June.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuses a number outside 1 to 4 and a year the calendar cannot hold."""
        if not 1 <= self.number <= 4 or not 1971 <= self.year <= 2200:
            raise WrongQuarter(value=f"{self.year}-Q{self.number}")

    @classmethod
    def of(cls, day: date) -> FiscalQuarter:
        """The quarter in which a day lies."""
        year = day.year if day.month >= 7 else day.year - 1
        return cls(year, (day.month - 7) % 12 // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> FiscalQuarter:
        """Reads `2025-26-Q3`, in Latin or Bangla digits.

        Raises:
            WrongQuarter: the text is not of that form, or its two years do not follow each other.
        """
        match = re.fullmatch(r"(\d{4})-(\d{2})-[Qq](\d)", text.strip())
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            raise WrongQuarter(value=text)
        try:
            return cls(int(match[1]), int(match[3]))
        except WrongQuarter:
            raise WrongQuarter(value=text) from None

    @property
    def code(self) -> str:
        """`2025-26-Q3`."""
        return f"{self.fiscal_year}-Q{self.number}"

    @property
    def fiscal_year(self) -> str:
        """`2025-26`."""
        return f"{self.year}-{(self.year + 1) % 100:02}"

    @property
    def first_on(self) -> date:
        """Its first day."""
        month = (7, 10, 1, 4)[self.number - 1]
        return date(self.year if month >= 7 else self.year + 1, month, 1)

    @property
    def last_on(self) -> date:
        """Its last day."""
        month, day = ((9, 30), (12, 31), (3, 31), (6, 30))[self.number - 1]
        return date(self.year if month >= 7 else self.year + 1, month, day)

    @property
    def next(self) -> FiscalQuarter:
        """The quarter after."""
        return FiscalQuarter(self.year, self.number + 1) if self.number < 4 else FiscalQuarter(self.year + 1, 1)

    @property
    def previous(self) -> FiscalQuarter:
        """The quarter before."""
        return FiscalQuarter(self.year, self.number - 1) if self.number > 1 else FiscalQuarter(self.year - 1, 4)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks that belong to it: those whose Sunday falls in it (a printed setting)."""
        return tuple(self._weeks())

    def _weeks(self) -> Iterator[Week]:
        week = week_of(self.first_on + timedelta(days=6))
        while week.first_on <= self.last_on:
            yield week
            week = week.next


@dataclass(frozen=True, slots=True, order=True)
class BanglaDate:
    """A day of the Bangla calendar as revised in October 2019; month 1 is Boishakh, 12 Choitro."""

    year: int
    month: int
    day: int


def bangla_date(day: date) -> BanglaDate:
    """The Bangla date of a Gregorian day; 1 Boishakh is 14 April.

    Boishakh to Ashwin have 31 days, Kartik to Magh and Choitro 30, Falgun 29 (30 when it lies in a leap year).
    """
    begins_this_year = (day.month, day.day) >= (4, 14)
    start = date(day.year if begins_this_year else day.year - 1, 4, 14)
    falgun = 30 if calendar.isleap(start.year + 1) else 29
    rest = (day - start).days
    month_starts = tuple(accumulate((31,) * 6 + (30,) * 4 + (falgun,), initial=0))
    month = bisect_right(month_starts, rest)
    return BanglaDate(start.year - 593, month, rest - month_starts[month - 1] + 1)
