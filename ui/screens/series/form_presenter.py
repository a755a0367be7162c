"""What the form of a recurring post reads and asks for. Knows no Qt; every method may be called behind the door."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from moderator_app.domain.errors import (
    EmptyField,
    ModeratorError,
    NothingThere,
    SeriesBeginsPast,
    SeriesNeedsEnd,
    SeriesTooFar,
    SeriesTooLong,
    WrongInterval,
    WrongOrderOfDays,
)
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import PostId, SeriesId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import Draft, title_of
from moderator_app.domain.series import Every, Recurrence, explained
from moderator_app.words import Speaker
from moderator_app.words.series import rule_sentence
from moderator_app.words.terms import PURPOSES
from moderator_app.zone import in_dhaka
from ui.forms.trouble import Reading, Trouble, day_text, place_of, trouble
from ui.names import short_name
from ui.page_faces import page_faces
from ui.screens.series.presenter import DayLine, day_line

if TYPE_CHECKING:
    from moderator_app.core import Core

SHOWN_DAYS = 10
_USUAL_TIMES = 10
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it stands; `last` counts where `by_day`, else `times`. `text` only where a series is changed."""

    every: Every
    interval: int
    days: frozenset[int]
    first: str
    hour: str
    by_day: bool
    last: str
    times: str
    skip: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the form shows at first."""

    title: str
    about: str
    typed: Typed


@dataclass(frozen=True, slots=True)
class Preview:
    """The rule in one sentence with its first days, or what stands in the way."""

    sentence: str = ""
    days: tuple[DayLine, ...] = field(default=())
    more: str = ""
    troubles: tuple[Trouble, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Kept:
    """The series that was begun or changed, or what stands in the way."""

    series_id: SeriesId | None = None
    troubles: tuple[Trouble, ...] = field(default=())


class FormPresenter:
    """A new series from a post (`kind` "from"), or a change of one ("change")."""

    def __init__(self, core: "Core", say: Speaker, actor: Member, kind: str, item: str) -> None:
        self._core, self._say, self._actor = core, say, actor
        self.changes = kind == "change"
        self._item = item
        self._draft = Draft()

    def refusal(self) -> str:
        """Why this member cannot; "" where they can."""
        return "" if self._actor.may(Action.DRAFT) else self._say("Your role reads only.")

    def open(self) -> Opened:
        """Reads the post or the series. Raises NothingThere."""
        return self._of_series() if self.changes else self._of_post()

    def preview(self, typed: Typed) -> Preview:
        """The days of the rule as typed."""
        rule, at, troubles = self._read(typed)
        if troubles:
            return Preview(troubles=troubles)
        try:
            days = self._core.series.preview(self._actor.id, rule, at, skip_holidays=typed.skip)
        except ModeratorError as error:
            return Preview(troubles=(self._trouble(error, typed),))
        rest = len(days) - SHOWN_DAYS
        return Preview(
            sentence=rule_sentence(self._say, explained(rule, at, skip_holidays=typed.skip)),
            days=tuple(replace(day_line(self._say, day), state="") for day in days[:SHOWN_DAYS]),
            more=self._say.count("and {n} more day", "and {n} more days", rest) if rest > 0 else "",
        )

    def keep(self, typed: Typed) -> Kept:
        """Begins the series, or changes it."""
        rule, at, troubles = self._read(typed)
        if troubles:
            return Kept(troubles=troubles)
        try:
            return Kept(self._kept(typed, rule, at))
        except ModeratorError as error:
            return Kept(troubles=(self._trouble(error, typed),))

    def _kept(self, typed: Typed, rule: Recurrence, at: time) -> SeriesId:
        series, me = self._core.series, self._actor.id
        if not self.changes:
            return series.start(me, self._draft, rule, at, skip_holidays=typed.skip).id
        draft = replace(self._draft, text=typed.text)
        return series.change(me, SeriesId(self._item), draft, rule, at, skip_holidays=typed.skip).id

    def _of_post(self) -> Opened:
        post = self._core.drafting.open(self._actor.id, PostId(self._item)).post
        self._draft = post.draft
        now = self._core.clock.now()
        planned = post.draft.planned_at
        usual = self._core.drafting.next_times(post.draft.page_ids, 1)
        first = in_dhaka(planned if planned is not None and planned > now else usual[0] if usual else now)
        rule = Recurrence(Every.WEEK, first.date(), days=frozenset({(first.weekday() + 1) % 7}), count=_USUAL_TIMES)
        return self._opened(rule, first.time().replace(second=0, microsecond=0), skip=True)

    def _of_series(self) -> Opened:
        standings = self._core.series.all(self._actor.id)
        found = next((s for s in standings if s.series.id == self._item), None)
        if found is None:
            raise NothingThere(id=self._item)
        self._draft = found.series.draft
        today = in_dhaka(self._core.clock.now()).date()
        first = next((day.on for day in found.to_come if day.on >= today), today + timedelta(days=1))
        rule = replace(found.series.rule, first_on=first)
        if rule.count is not None:
            rule = replace(rule, count=max(1, len(found.to_come)))
        return self._opened(rule, found.series.at, skip=found.series.skip_holidays)

    def _opened(self, rule: Recurrence, at: time, *, skip: bool) -> Opened:
        say, draft = self._say, self._draft
        faces = page_faces(say, self._core.accounts.all())
        places = ", ".join(short_name(faces[page_id].name) for page_id in draft.page_ids) or say("No page yet")
        purpose = say(PURPOSES[draft.purpose]) if draft.purpose else say("No purpose is named")
        typed = Typed(
            every=rule.every,
            interval=rule.interval,
            days=rule.days,
            first=day_text(say, rule.first_on),
            hour=say.in_digits(f"{at:%H:%M}"),
            by_day=rule.last_on is not None,
            last=day_text(say, rule.last_on),
            times=say.number(rule.count) if rule.count else "",
            skip=skip,
            text=draft.text,
        )
        return Opened(title_of(draft.text) or say("Post without text"), f"{places} · {purpose}", typed)

    def _read(self, typed: Typed) -> tuple[Recurrence, time, tuple[Trouble, ...]]:
        reading = Reading(self._say)
        today = in_dhaka(self._core.clock.now()).date()
        first = reading.take("first", lambda: calendar_day(typed.first), today)
        at = reading.take("hour", lambda: clock_time(typed.hour), _NOON)
        last: date | None = None
        count: int | None = None
        if typed.by_day:
            last = reading.take("last", _needed(typed.last), None)
        else:
            count = reading.take("times", lambda: _number(typed.times), None)
        rule = Recurrence(typed.every, first, typed.interval, typed.days, last, count)
        return rule, at, tuple(reading.troubles)

    def _trouble(self, error: ModeratorError, typed: Typed) -> Trouble:
        end = "last" if typed.by_day else "times"
        places: tuple[tuple[type[ModeratorError], str], ...] = (
            (SeriesBeginsPast, "first"),
            (WrongOrderOfDays, "last"),
            (WrongInterval, "interval"),
            (SeriesTooFar, end),
            (SeriesTooLong, end),
            (SeriesNeedsEnd, end),
        )
        place = place_of(error, places)
        return trouble(self._say, error, place if isinstance(error, EmptyField) or place in _PLACES else "")


_PLACES = frozenset({"first", "hour", "last", "times", "interval", "weekdays"})


def _needed(text: str) -> Callable[[], date]:
    def read() -> date:
        if not text.strip():
            raise SeriesNeedsEnd()
        return calendar_day(text)

    return read


def _number(text: str) -> int:
    plain = text.strip()
    if not plain.isdecimal() or len(plain) > 4:
        raise SeriesNeedsEnd()
    return int(plain)
