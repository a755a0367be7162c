"""The list of a fiscal year's days and closures, without Qt: its lines, its filters, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, final

from moderator_app.domain.bd_calendar import bangla_date
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.panel import Action, Member
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day
from ui.screens.days.words import SHUT, class_word, look_of
from ui.widgets.shapes import StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core


class Filter(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    HOLIDAYS = "holidays"
    CANCELLED = "cancelled"
    PROVISIONAL = "provisional"
    CLOSURES = "closures"


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day or a closure as the table shows it; texts are said. `month` is "" below the first line of a month."""

    item: str
    month: str
    on: str
    bangla: str
    name: str
    source: str
    day_class: str
    look: StateLook
    state: str
    detail: str
    day: SpecialDay | None = None
    closure: Closure | None = None


@dataclass(frozen=True, slots=True)
class DaysState:
    """A fiscal year, read at one moment; `near`: it is this or the next one, of which `unseeded` hold no day.

    `nearest` is the item of the first line that is not over.
    """

    year: int
    words: str
    lines: tuple[DayLine, ...]
    unseeded: tuple[int, ...]
    near: bool
    nearest: str = ""


@final
class DaysPresenter:
    """Every method but `may_change`, `reason`, `picked` and `file_name` is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._core, self._say, self._actor = core, say, actor

    def reason(self) -> str:
        """Why nothing can be changed, "" where it can."""
        if self._actor.may(Action.CHANGE_SETTINGS):
            return ""
        return self._say("Only the convenor changes the list of days.")

    def load(self, year: int | None) -> DaysState:
        """A fiscal year by the year in which it begins; None for the present one."""
        found, now = self._core.days.year(year), self._core.days.this_year()
        things: list[tuple[date, SpecialDay | Closure]] = [(d.on, d) for d in found.days]
        things += [(c.first_on, c) for c in found.closures]
        things.sort(key=lambda pair: pair[0])
        lines = [self._day(thing) if isinstance(thing, SpecialDay) else self._closure(thing) for _, thing in things]
        today = dhaka_day(self._core.clock.now())
        nearest = next((thing.id for day, thing in things if day >= today), "") if found.year == now else ""
        words, unseeded = self.year_words(found.year), self._core.days.unseeded()
        return DaysState(found.year, words, tuple(lines), unseeded, found.year in (now, now + 1), nearest)

    def year_words(self, year: int) -> str:
        """The fiscal year that begins in a year, named."""
        return self._say("Fiscal year {year}", year=self._say.in_digits(f"{year}-{(year + 1) % 100:02}"))

    def years_words(self, years: Sequence[int]) -> str:
        """Several fiscal years, named."""
        return ", ".join(self.year_words(year) for year in years)

    def picked(self, state: DaysState, which: Filter) -> tuple[DayLine, ...]:
        """The lines that a filter shows; the first of each month names it."""
        return tuple(_months_once([line for line in state.lines if _fits(line, which)]))

    def seed(self, year: int) -> str:
        """Puts the known days of this and the next fiscal year on the list, or of an older one; says how many."""
        now = self._core.days.this_year()
        first, last = (now, now + 1) if year in (now, now + 1) else (year, year)
        count = self._core.days.seed(self._actor.id, first, last)
        if not count:
            return self._say("All known days stood on the list already; nothing was changed.")
        return self._say.count("{n} day was put on the list.", "{n} days were put on the list.", count)

    def export(self, path: Path, year: int) -> str:
        """Writes the year's days as a file for another office."""
        count = self._core.days.export(self._actor.id, path, year, self._say.language)
        return self._say.count("{n} day written to {file}.", "{n} days written to {file}.", count, file=path.name)

    def file_name(self, year: int) -> str:
        """A name for the file of a year."""
        return f"days-{year}-{(year + 1) % 100:02}.csv"

    def _day(self, day: SpecialDay) -> DayLine:
        say, look = self._say, look_of(day)
        detail = say("holiday") if day.closed and (day.provisional or day.cancelled) else ""
        if day.moon and not day.cancelled:
            detail = say("hangs on the moon")
        return DayLine(
            day.id,
            say.month(day.on),
            say.short_day(day.on),
            say.bangla_day(bangla_date(day.on)),
            say.name(day.name),
            day.source,
            class_word(say, day),
            look,
            say(look.word),
            detail,
            day=day,
        )

    def _closure(self, closure: Closure) -> DayLine:
        say = self._say
        one = closure.first_on == closure.last_on
        return DayLine(
            closure.id,
            say.month(closure.first_on),
            say.short_day(closure.first_on),
            say.bangla_day(bangla_date(closure.first_on)),
            closure.reason,
            "" if one else say("until {day}", day=say.short_day(closure.last_on)),
            "",
            SHUT,
            say(SHUT.word),
            say.count("{n} day", "{n} days", (closure.last_on - closure.first_on).days + 1),
            closure=closure,
        )


def _fits(line: DayLine, which: Filter) -> bool:
    day = line.day
    if which is Filter.ALL:
        return True
    if day is None:
        return which is Filter.CLOSURES
    if which is Filter.HOLIDAYS:
        return day.closed and not day.cancelled
    if which is Filter.CANCELLED:
        return day.cancelled
    return which is Filter.PROVISIONAL and day.provisional and not day.cancelled


def _months_once(lines: Sequence[DayLine]) -> Sequence[DayLine]:
    return [
        replace(line, month="") if number and lines[number - 1].month == line.month else line
        for number, line in enumerate(lines)
    ]
