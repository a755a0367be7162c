"""What is typed into the forms of a day and of a closure, read and kept. Knows no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, final

from moderator_app.domain.days import Closure, DayClass, SpecialDay
from moderator_app.domain.errors import ClosureOverlaps, EmptyField, ModeratorError, WrongDate, WrongOrderOfDays
from moderator_app.domain.fields import calendar_day, required
from moderator_app.domain.ids import ClosureId, DayId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Action, Member
from moderator_app.words import Speaker
from ui.forms.trouble import Reading, Trouble, day_text, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core

_DAY_PLACES = ((WrongDate, "on"),)
_CLOSURE_PLACES = ((WrongOrderOfDays, "last_on"), (ClosureOverlaps, "first_on"), (WrongDate, "first_on"))
_NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class TypedDay:
    """The form of a day, as it is typed."""

    on: str = ""
    name_bn: str = ""
    name_en: str = ""
    day_class: DayClass = DayClass.NONE
    closed: bool = False
    moon: bool = False
    provisional: bool = False
    cancelled: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class TypedClosure:
    """The form of a closure, as it is typed."""

    first_on: str = ""
    last_on: str = ""
    reason: str = ""


@final
class DayForms:
    """Every method but `reason` is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        """For the member at the desk."""
        self._days, self._say, self._actor = core.days, say, actor

    def reason(self) -> str:
        """Why nothing can be changed, "" where it can."""
        if self._actor.may(Action.CHANGE_SETTINGS):
            return ""
        return self._say("Only the convenor changes the list of days.")

    # ------------------------------------------------------------ a day

    def day(self, item: str | None) -> TypedDay:
        """What the form begins with; None: of a new day."""
        if item is None:
            return TypedDay()
        day = self._days.day(DayId(item))
        return TypedDay(
            day_text(self._say, day.on),
            day.name.bn,
            day.name.en,
            day.day_class,
            day.closed,
            day.moon,
            day.provisional,
            day.cancelled,
            day.source,
        )

    def keep_day(self, item: str | None, typed: TypedDay) -> tuple[Trouble, ...]:
        """Adds a day (None) or changes one; () when it is kept."""
        reading = Reading(self._say)
        on = reading.take("on", lambda: _day(typed.on), _NO_DAY)
        reading.take("day_name", lambda: required("day_name", typed.name_bn), "")
        day = SpecialDay(
            DayId(item) if item is not None else self._days.new_day_id(),
            on,
            Bilingual(typed.name_bn, typed.name_en),
            typed.day_class,
            closed=typed.closed,
            moon=typed.moon,
            provisional=typed.provisional,
            cancelled=typed.cancelled,
            source=typed.source,
        )
        if reading.troubles:
            return tuple(reading.troubles)
        return self._tried(lambda: self._days.save_day(self._actor.id, day), _DAY_PLACES)

    def confirm(self, item: str, typed: TypedDay) -> tuple[Trouble, ...]:
        """Fixes the date of a provisional day; () when it is kept."""
        reading = Reading(self._say)
        on = reading.take("on", lambda: _day(typed.on), _NO_DAY)
        if reading.troubles:
            return tuple(reading.troubles)
        return self._tried(lambda: self._days.confirm_moon(self._actor.id, DayId(item), on, typed.source), _DAY_PLACES)

    def set_cancelled(self, item: str, typed: TypedDay, *, cancelled: bool) -> tuple[Trouble, ...]:
        """Notes that the state keeps a day no longer, or again; () when it is kept."""
        act = self._days.cancel if cancelled else self._days.restore
        return self._tried(lambda: act(self._actor.id, DayId(item), typed.source), _DAY_PLACES)

    def remove_day(self, item: str) -> tuple[Trouble, ...]:
        """Takes a day off the list; () when it is off."""
        return self._tried(lambda: self._days.remove_day(self._actor.id, DayId(item)), ())

    # ------------------------------------------------------------ a closure

    def closure(self, item: str | None) -> TypedClosure:
        """What the form begins with; None: of a new closure."""
        if item is None:
            return TypedClosure()
        found = self._days.closure(ClosureId(item))
        return TypedClosure(day_text(self._say, found.first_on), day_text(self._say, found.last_on), found.reason)

    def keep_closure(self, item: str | None, typed: TypedClosure) -> tuple[Trouble, ...]:
        """Adds a closure (None) or changes one; without a last day it is one day long. () when it is kept."""
        reading = Reading(self._say)
        first = reading.take("first_on", lambda: _day(typed.first_on), _NO_DAY)
        last = reading.take("last_on", lambda: calendar_day(typed.last_on), first) if typed.last_on.strip() else first
        reading.take("reason", lambda: required("reason", typed.reason), "")
        if reading.troubles:
            return tuple(reading.troubles)
        closure_id = ClosureId(item) if item is not None else self._days.new_closure_id()
        closure = Closure(closure_id, first, last, typed.reason)
        return self._tried(lambda: self._days.save_closure(self._actor.id, closure), _CLOSURE_PLACES)

    def remove_closure(self, item: str) -> tuple[Trouble, ...]:
        """Takes a closure off the list; () when it is off."""
        return self._tried(lambda: self._days.remove_closure(self._actor.id, ClosureId(item)), ())

    # ------------------------------------------------------------ finding and trying

    def _tried(
        self, act: Callable[[], object], places: Iterable[tuple[type[ModeratorError], str]]
    ) -> tuple[Trouble, ...]:
        try:
            act()
        except ModeratorError as error:
            return (trouble(self._say, error, place_of(error, places)),)
        return ()


def _day(text: str) -> date:
    """A typed day. Raises EmptyField where nothing was typed, WrongDate for anything else than a day."""
    if not text.strip():
        raise EmptyField(field="day")
    return calendar_day(text)
