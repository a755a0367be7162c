"""The reminder ladder: who is to be told what now, as a pure function of settings, posts, days and the moment.

Sunday the plan and Tuesday the duty, to the duty holder; Wednesday the panel; Thursday the convenor. Each at one time
of the day, each moved to an earlier working day where the office is closed, and each only while the week is at risk.
A step whose time has gone by comes at once when the week falls back. The rules that are not plain from this stand in
docs/facts.md, "Cadence".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.bd_calendar import DHAKA, Week, midnight
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.forecast import Forecast, OfficeTime
from moderator_app.domain.heartbeat import JUMPED_AFTER
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.reminders import ReminderKey, Rung, Snooze, Told
from moderator_app.domain.watch import Watch
from moderator_app.zone import dhaka_day

LADDER = (Rung.PLAN, Rung.DUTY, Rung.PANEL, Rung.CONVENOR)
EARLIER_AT_MOST = 14
"""Days by which closures move a step at most; after a longer one it stays where it was."""
WEEKS_AHEAD = EARLIER_AT_MOST // 7
"""How many weeks after the running one may have a step already."""
_DAY_IN_WEEK = {Rung.PLAN: 0, Rung.DUTY: 2, Rung.PANEL: 3, Rung.CONVENOR: 4}
STEPS = (*LADDER, Rung.LEANING, Rung.AGAIN, Rung.LOST)
"""Everything that is told, the most urgent last."""
_PUT_OFF = frozenset({Rung.PLAN, Rung.DUTY, Rung.PANEL})
"""What a snooze holds back. The convenor's step and what lies behind it come in spite of one: they are the last."""
_OF_CONVENOR = frozenset({Rung.CONVENOR, Rung.AGAIN})
_LAST_WORDS = _OF_CONVENOR | {Rung.LEANING}


@dataclass(frozen=True, slots=True)
class WatchedWeek:
    """A page's week as it will end, and who watches it."""

    forecast: Forecast
    watch: Watch

    @property
    def key(self) -> tuple[PageId, Week]:
        """Which page's week it is."""
        return self.forecast.page_week.page.id, self.forecast.page_week.week


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one person is to be told now; `again` tells that they had put it off until now."""

    key: ReminderKey
    forecast: Forecast
    again: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What was told and put off so far, oldest first."""

    told: tuple[Told, ...] = ()
    snoozes: tuple[Snooze, ...] = ()

    def of(self, page_id: PageId, week: Week) -> "Book":
        """What of it is about one page's week."""
        return Book(
            tuple(t for t in self.told if (t.key.page_id, t.key.week) == (page_id, week)),
            tuple(s for s in self.snoozes if (s.page_id, s.week) == (page_id, week)),
        )

    def as_of(self, now: datetime) -> "Book":
        """Without what a clock that ran ahead told in a future that has not come: its weeks are told in their time."""
        return Book(tuple(t for t in self.told if t.at <= now + JUMPED_AFTER), self.snoozes)

    def told_to(self, member_id: MemberId) -> tuple[Told, ...]:
        """What one person was told."""
        return tuple(t for t in self.told if t.key.member_id == member_id and t.key.rung is not Rung.EASED)

    def since_eased(self) -> tuple[Told, ...]:
        """What was told since the week was last safe after the convenor's step."""
        eased = [n for n, t in enumerate(self.told) if t.key.rung is Rung.EASED]
        return self.told[eased[-1] + 1 :] if eased else self.told

    def snooze_of(self, member_id: MemberId) -> Snooze | None:
        """The last moment that a person chose."""
        return next((s for s in reversed(self.snoozes) if s.member_id == member_id), None)


def step_at(rung: Rung, week: Week, office: OfficeTime) -> datetime:
    """When a step of the ladder comes: at its time, on its day or on the nearest working day before it.

    That may lie in the week before. Where the office was closed for longer than `EARLIER_AT_MOST` days, nothing moves.
    """
    usual = week.first_on + timedelta(days=_DAY_IN_WEEK[rung])
    earlier = (usual - timedelta(days=n) for n in range(EARLIER_AT_MOST + 1))
    day = next((day for day in earlier if office.works(day)), usual)
    return datetime.combine(day, office.settings.remind_at, DHAKA)


def due_reminders(weeks: Iterable[WatchedWeek], book: Book, now: datetime, office: OfficeTime) -> tuple[Reminder, ...]:
    """What is to be told now: one reminder a step, page, week and person, in the order of steps, week by week.

    Args:
        weeks: the running one, the `WEEKS_AHEAD` after it, and lost ones of which nobody was told yet.
        book: what was told and put off; at least all that is about those weeks.
        now: the moment, aware.
        office: its hours and working days.
    """
    found = (reminder for week in weeks for reminder in _of_week(week, book.of(*week.key), now, office))
    return tuple(sorted(found, key=lambda r: (r.key.week, STEPS.index(r.key.rung))))


def eased(weeks: Iterable[WatchedWeek], book: Book, now: datetime) -> tuple[ReminderKey, ...]:
    """The weeks that became safe since their convenor was told, as keys to be noted down; told to nobody."""
    found: list[ReminderKey] = []
    for watched in weeks:
        week = watched.forecast.page_week.week
        told = [t for t in book.of(*watched.key).since_eased() if t.key.rung in _OF_CONVENOR]
        if told and now < week.ends_at and watched.forecast.state is not WeekState.AT_RISK:
            found.append(ReminderKey(Rung.EASED, *watched.key, told[-1].key.member_id))
    return tuple(found)


def next_look_at(weeks: Sequence[WatchedWeek], book: Book, now: datetime, office: OfficeTime) -> datetime:
    """The first moment at which something may come due by the clock alone; before it only a change can bring anything.

    That is a step, a due time, the end of a snooze or of the quiet hours, or the next day in Dhaka.
    """
    settings = office.settings
    moments = [
        midnight(dhaka_day(now) + timedelta(days=1)),
        settings.next_at(settings.quiet_from, now),
        settings.next_at(settings.quiet_until, now),
        *(step_at(rung, w.forecast.page_week.week, office) for w in weeks for rung in LADDER),
        *(at for w in weeks for at in w.forecast.scheduled),
        *(s.until for s in book.snoozes),
    ]
    return min(at for at in moments if at > now)


def _of_week(watched: WatchedWeek, book: Book, now: datetime, office: OfficeTime) -> Iterator[Reminder]:
    rungs = _open_rungs(watched.forecast, book, now, office)
    told_now: set[MemberId] = set()
    for rung in rungs:
        for member_id in watched.watch.audience(rung):
            if _is_news(rung, member_id, book, now):
                told_now.add(member_id)
                yield Reminder(ReminderKey(rung, *watched.key, member_id), watched.forecast)
    if not office.settings.is_quiet(now):
        yield from (r for r in _put_off_until_now(watched, book, now) if r.key.member_id not in told_now)


def _open_rungs(forecast: Forecast, book: Book, now: datetime, office: OfficeTime) -> tuple[Rung, ...]:
    """The steps that speak now, lowest first; after a higher one was told, a lower one is passed over."""
    week = forecast.page_week.week
    if now >= week.ends_at:
        return (Rung.LOST,) if forecast.page_week.needs_reason and not office.settings.is_quiet(now) else ()
    if forecast.leans:
        rungs = (Rung.LEANING,) if step_at(Rung.CONVENOR, week, office) <= now else ()
    elif forecast.state is WeekState.AT_RISK:
        climbed = max((LADDER.index(t.key.rung) for t in book.told if t.key.rung in LADDER), default=0)
        rungs = tuple(rung for rung in LADDER[climbed:] if step_at(rung, week, office) <= now)
        rungs = (*rungs, Rung.AGAIN) if _fell_back(book) else rungs
    else:
        rungs = ()
    return _aloud(rungs, book, now, office, week)


def _fell_back(book: Book) -> bool:
    """Whether the week was safe since the convenor was told of it."""
    return any(t.key.rung is Rung.EASED for t in book.told)


def _aloud(rungs: tuple[Rung, ...], book: Book, now: datetime, office: OfficeTime, week: Week) -> tuple[Rung, ...]:
    """Nothing in the quiet hours, unless the week ends in them and the convenor does not know how it stands."""
    settings = office.settings
    if not settings.is_quiet(now):
        return rungs
    known = {t.key.rung for t in (book.told if Rung.LEANING in rungs else book.since_eased())}
    knows = known & _OF_CONVENOR or Rung.LEANING in known.intersection(rungs)
    if knows or settings.next_at(settings.quiet_until, now) < week.ends_at:
        return ()
    return rungs[-1:]


def _is_news(rung: Rung, member_id: MemberId, book: Book, now: datetime) -> bool:
    told = [t.key.rung for t in book.told_to(member_id)]
    if rung is Rung.AGAIN:
        return rung not in {t.key.rung for t in Book(book.since_eased()).told_to(member_id)}
    if rung is Rung.LEANING:  # news again where the week was at risk in between
        return [r for r in told if r in _LAST_WORDS][-1:] != [Rung.LEANING]
    snooze = book.snooze_of(member_id)
    return rung not in told and not (rung in _PUT_OFF and snooze is not None and now < snooze.until)


def _put_off_until_now(watched: WatchedWeek, book: Book, now: datetime) -> Iterator[Reminder]:
    """One reminder more to those there whose own moment has come: of the highest step that they were told."""
    forecast, watch = watched.forecast, watched.watch
    if not (forecast.leans or forecast.state is WeekState.AT_RISK):
        return
    for member_id in dict.fromkeys((*watch.audience(Rung.LEANING), *watch.panel)):
        told, snooze = book.told_to(member_id), book.snooze_of(member_id)
        rungs = {t.key.rung for t in told if t.key.rung is Rung.LEANING or not forecast.leans}
        if snooze and rungs and snooze.until <= now and all(t.at < snooze.until for t in told):
            rung = max(rungs, key=STEPS.index)
            yield Reminder(ReminderKey(rung, *watched.key, member_id), forecast, again=True)
