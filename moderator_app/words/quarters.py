"""How a fiscal quarter is named for people."""

from datetime import date
from typing import Protocol

from moderator_app.words.dates import month_name
from moderator_app.words.speaker import Speaker
from moderator_app.words.terms import QUARTERS


class Quarter(Protocol):
    """A quarter of the fiscal year from July to June: number 1 to 4, and the year as `2025-26`."""

    @property
    def number(self) -> int: ...
    @property
    def fiscal_year(self) -> str: ...
    @property
    def first_on(self) -> date: ...
    @property
    def last_on(self) -> date: ...


def quarter_months(say: Speaker, quarter: Quarter) -> str:
    """ "January–March 2026", kept on one line."""
    first = month_name(quarter.first_on.month, say.language)
    return f"{first}–{say.month(quarter.last_on)}".replace(" ", "\u00a0")


def quarter_name(say: Speaker, quarter: Quarter) -> str:
    """ "third quarter of fiscal year 2025-26 (January–March 2026)"."""
    return say(
        "{quarter} of fiscal year {year} ({months})",
        quarter=say(QUARTERS[quarter.number]),
        year=say.in_digits(quarter.fiscal_year),
        months=quarter_months(say, quarter),
    )


def short_quarter_name(say: Speaker, quarter: Quarter) -> str:
    """ "Third quarter · January–March 2026"."""
    return f"{say(QUARTERS[quarter.number])} · {quarter_months(say, quarter)}"
