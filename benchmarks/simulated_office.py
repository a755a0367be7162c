"""An invented office of four pages and five members over some fiscal years, minute by minute, by a seed.

People plan early, late or not at all; they forget, remove, go on leave and put things off; the office closes for
holidays and floods; its computer runs on working days from nine to five, and not always then; mail is down at times.
Only what people do is invented: who is told what comes from the program's own rules, asked as the program asks them.
"""

import heapq
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count

from benchmarks.simulated_world import (
    BEAT,
    EIDS,
    FIXED_HOLIDAYS,
    LOST_WEEKS_BACK,
    MINIMUM,
    REACTS,
    SETTINGS,
    Plan,
    Telling,
    WeekLog,
    pages,
    people,
)
from moderator_app.domain.bd_calendar import DHAKA, Week, dhaka_day, is_working_day, week_of
from moderator_app.domain.cadence import NoteKind, WeekNote, WeekState
from moderator_app.domain.forecast import DuePost, Forecast, OfficeTime, Owed, WeekPosts, forecast
from moderator_app.domain.ids import LeaveId, PageId
from moderator_app.domain.ladder import WEEKS_AHEAD, Book, Reminder, WatchedWeek, due_reminders, eased, next_look_at
from moderator_app.domain.pages import Page
from moderator_app.domain.reminders import ReminderKey, Rung, Snooze, Told
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.domain.watch import watch_of


class SimulatedOffice:
    """Runs from the Sunday on or after 1 July of `year` for whole weeks; ask `run()` once."""

    def __init__(self, seed: int, year: int, weeks: int) -> None:
        self._dice = random.Random(seed)
        self.members, self.pages = people(), pages()
        self.convenor = self.members[0].id
        self.first = week_of(date(year, 7, 7))
        self.weeks = tuple(Week(self.first.first_on + timedelta(weeks=n)) for n in range(weeks))
        self.plans: dict[tuple[PageId, Week], Plan] = {}
        self.logs: dict[tuple[PageId, Week], WeekLog] = {}
        self.closed: set[date] = set()
        self.leaves: list[Leave] = []
        self._told: dict[tuple[PageId, Week], list[Told]] = {}
        self._snoozes: dict[tuple[PageId, Week], list[Snooze]] = {}
        self._events: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._order = count()
        self._mail_down: list[tuple[datetime, datetime]] = []
        self.beats = self.looks = self.beats_off = 0
        self._fresh, self._look_at = False, datetime.min.replace(tzinfo=DHAKA)
        self._holidays()
        self._leave()
        self._outages()
        self._plans_of_people()

    # ------------------------------------------------------------ the world

    def at(self, day: date, minutes: float) -> datetime:
        return datetime.combine(day, time(), DHAKA) + timedelta(minutes=round(minutes))

    def plan(self, page: PageId, week: Week) -> Plan:
        return self.plans.setdefault((page, week), Plan())

    def log(self, page: PageId, week: Week) -> WeekLog:
        return self.logs.setdefault((page, week), WeekLog())

    def works(self, day: date) -> bool:
        return is_working_day(day) and day not in self.closed

    def later(self, at: datetime, what: Callable[[datetime], None]) -> None:
        heapq.heappush(self._events, (at, next(self._order), what))

    def _holidays(self) -> None:
        dice = self._dice
        for year in range(self.first.first_on.year, self.first.first_on.year + len(self.weeks) // 52 + 2):
            self.closed |= {date(year, month, day) for month, day in FIXED_HOLIDAYS}
            for eid in EIDS.get(year, ()):
                length = dice.choice((5, 6, 7, 9, 10))
                days = [eid + timedelta(days=n) for n in range(length)]
                self.closed |= set(days)
                if dice.random() < 0.5:  # the moon: a day more, known the evening before it
                    more = eid - timedelta(days=1)
                    self.later(self.at(more - timedelta(days=1), 15 * 60), lambda _now, d=more: self.closed.add(d))
            for _ in range(2):  # a flood, an election: closed from one day to the next
                day = date(year, 1, 1) + timedelta(days=dice.randrange(365))
                for n in range(dice.choice((1, 2, 5))):
                    shut = day + timedelta(days=n)
                    self.later(self.at(day - timedelta(days=1), 14 * 60), lambda _now, d=shut: self.closed.add(d))

    def _leave(self) -> None:
        dice, span = self._dice, len(self.weeks) * 7
        for member in self.members:
            for _ in range(max(1, span // 60)):
                first = self.first.first_on + timedelta(days=dice.randrange(span))
                last = first + timedelta(days=dice.choice((0, 1, 2, 4, 9, 13)))
                self.leaves.append(Leave(LeaveId(f"leave-{len(self.leaves)}"), member.id, first, last))

    def _outages(self) -> None:
        dice, span = self._dice, len(self.weeks) * 7
        self._dead = set[date]()
        for _ in range(max(1, span // 180)):  # the computer is being repaired
            first = self.first.first_on + timedelta(days=dice.randrange(span))
            self._dead |= {first + timedelta(days=n) for n in range(dice.choice((3, 5, 8, 21)))}
        for _ in range(span // 12):
            begins = self.at(self.first.first_on + timedelta(days=dice.randrange(span)), dice.randrange(24 * 60))
            self._mail_down.append((begins, begins + timedelta(hours=dice.choice((2, 8, 30, 72)))))

    def _hours_on(self, day: date) -> list[tuple[datetime, datetime]]:
        dice = self._dice
        if day in self._dead:
            return []
        if not self.works(day):
            if dice.random() > 0.06:
                return []
            begin = dice.uniform(10 * 60, 18 * 60)
            return [(self.at(day, begin), self.at(day, begin + dice.uniform(20, 240)))]
        if dice.random() < 0.02:  # no power all day
            return []
        begin, end = dice.gauss(9 * 60 + 10, 15), dice.gauss(17 * 60, 20)
        if dice.random() < 0.08:  # a cut in between
            cut = dice.uniform(begin + 30, end - 60)
            again = cut + dice.uniform(10, 150)
            return [(self.at(day, begin), self.at(day, cut)), (self.at(day, again), self.at(day, end))]
        if dice.random() < 0.04:  # somebody stays on
            end = dice.uniform(18 * 60, 23 * 60)
        return [(self.at(day, begin), self.at(day, end))]

    # ------------------------------------------------------------ what people do

    def _plans_of_people(self) -> None:
        dice = self._dice
        for week in self.weeks:
            for page in self.pages:
                for _ in range(dice.choices((0, 1, 2, 3), (8, 17, 60, 15))[0]):
                    day = week.first_on + timedelta(days=dice.choice((-5, -4, -3, -3, -3, 0, 0, 1, 2, 3)))
                    minutes = dice.uniform(9 * 60, 17 * 60)
                    self.later(self.at(day, minutes), lambda now, p=page.id, w=week: self._approve(p, w, now))

    def _approve(self, page: PageId, week: Week, now: datetime) -> None:
        """A post of theirs is approved for a moment of the week, mostly one at which somebody works."""
        if now >= week.ends_at:
            return
        dice = self._dice
        days = [day for day in week.days if day >= dhaka_day(now)]
        weights = [(1.0 if self.works(day) else 0.15) for day in days]
        if not any(weights):
            return
        due = self.at(dice.choices(days, weights)[0], dice.uniform(9.5 * 60, 16.5 * 60))
        if due <= now:
            due = now + timedelta(minutes=dice.uniform(10, 180))
        if due >= week.ends_at:
            return
        post = DuePost(due)
        self.plan(page, week).approved.append(post)
        self.later(due, lambda at: self._time_comes(page, week, post, at))
        if dice.random() < 0.04:
            self.later(now + (due - now) * dice.random(), lambda _at: self._void(page, week, post))

    def _void(self, page: PageId, week: Week, post: DuePost) -> None:
        plan = self.plan(page, week)
        plan.approved = [kept for kept in plan.approved if kept is not post]

    def _time_comes(self, page: PageId, week: Week, post: DuePost, now: datetime) -> None:
        """Events wait for a running computer: `now` may lie days after the time."""
        plan, dice = self.plan(page, week), self._dice
        if not any(kept is post for kept in plan.approved):
            return
        if now - post.at > timedelta(minutes=30) and dice.random() < 0.5:
            plan.approved[[kept is post for kept in plan.approved].index(True)] = slept = replace(post, slept=True)
            if dice.random() < 0.5:
                wait = timedelta(minutes=dice.uniform(10, 300))
                self.later(now + wait, lambda at: self._publish(page, week, slept, at))
        elif dice.random() < 0.9:
            wait = timedelta(minutes=dice.uniform(1, 90))
            self.later(now + wait, lambda at: self._publish(page, week, post, at))

    def _publish(self, page: PageId, week: Week, post: DuePost | None, now: datetime) -> None:
        plan, dice = self.plan(page, week), self._dice
        if post is not None and not any(kept is post for kept in plan.approved):
            return
        if post is not None:
            self._void(page, week, post)
        if now >= week.ends_at and (post is None or dice.random() < 0.5):
            return  # too late; the other half did it from a phone in time and only records it now
        plan.live += 1
        if dice.random() < 0.03:
            span = timedelta(hours=dice.uniform(1, 60))
            self.later(now + span, lambda at: self._remove(page, week, at))

    def _remove(self, page: PageId, week: Week, now: datetime) -> None:
        plan = self.plan(page, week)
        if now < week.ends_at:
            plan.live = max(0, plan.live - 1)

    def _react(self, reminder: Reminder, now: datetime) -> None:
        dice, key = self._dice, reminder.key
        if dice.random() < 0.08 and now + timedelta(hours=30) < key.week.ends_at:
            until = now + timedelta(hours=dice.uniform(1, 28))
            self._snoozes.setdefault((key.page_id, key.week), []).append(
                Snooze(key.member_id, key.page_id, key.week, until, now)
            )
            return
        if key.rung is Rung.LOST or reminder.forecast.page_week.days_left == 0:
            return
        if not any(self.works(day) for day in key.week.days) and key.member_id == self.convenor and dice.random() < 0.8:
            note = WeekNote(key.page_id, key.week, NoteKind.EID, "ঈদ", key.member_id, now)
            self.later(now + timedelta(minutes=30), lambda _at: setattr(self.plan(key.page_id, key.week), "note", note))
            return
        if dice.random() >= REACTS[key.rung]:
            return
        wait = timedelta(minutes=dice.uniform(10, 360))
        if key.rung in {Rung.CONVENOR, Rung.AGAIN, Rung.LEANING}:
            self.later(now + wait, lambda at: self._publish(key.page_id, key.week, None, at))
        for _ in range(reminder.forecast.gap):
            self.later(now + wait, lambda at: self._approve(key.page_id, key.week, at))

    # ------------------------------------------------------------ the program

    def run(self) -> "SimulatedOffice":
        """Two weeks more than asked for, so that the last ones end too."""
        day, last = self.first.first_on - timedelta(days=7), self.weeks[-1].last_on + timedelta(days=14)
        while day <= last:
            for begin, end in self._hours_on(day):
                now = begin
                while now < end:
                    self._happen(now)
                    self._beat(now)
                    now += BEAT
            day += timedelta(days=1)
        return self

    def _happen(self, now: datetime) -> None:
        while self._events and self._events[0][0] <= now:
            at, _, what = heapq.heappop(self._events)
            what(now if now - at > BEAT else at)
            self._fresh = False

    def forecast(self, page: Page, week: Week, now: datetime, office: OfficeTime) -> Forecast:
        plan = self.plan(page.id, week)
        owed = Owed(page, week, MINIMUM, plan.note)
        return forecast(owed, WeekPosts(plan.live, tuple(plan.approved)), now, office)

    def _beat(self, now: datetime) -> None:
        self.beats += 1
        if self._fresh and now < self._look_at:
            return
        self.looks += 1
        self._fresh = True
        office = OfficeTime(SETTINGS, self.works)
        weeks = self._watched(now, office)
        book = Book(
            tuple(t for w in weeks for t in self._told.get(w.key, ())),
            tuple(s for w in weeks for s in self._snoozes.get(w.key, ())),
        )
        self._note_risk(weeks, now)
        due, safe = due_reminders(weeks, book, now, office), eased(weeks, book, now)
        for reminder in due:
            self._tell(reminder, now)
        for key in (*(r.key for r in due), *safe):
            self._told.setdefault((key.page_id, key.week), []).append(Told(key, now))
        if any(r.again for r in due) or due or safe:
            self._fresh = False
        self._look_at = next_look_at(weeks, book, now, office)

    def _watched(self, now: datetime, office: OfficeTime) -> tuple[WatchedWeek, ...]:
        today = dhaka_day(now)
        this = week_of(today)
        away = [leave for leave in self.leaves if today in leave]
        found: list[WatchedWeek] = []
        for n in range(-LOST_WEEKS_BACK, WEEKS_AHEAD + 1):
            week = Week(this.first_on + timedelta(weeks=n))
            if not self.weeks[0] <= week <= self.weeks[-1]:
                continue
            watch = watch_of(self.duty(week), today, self.members, away)
            for page in self.pages:
                if n < 0 and (self._lost_told(page.id, week) or self.plan(page.id, week).live >= MINIMUM):
                    continue
                found.append(WatchedWeek(self.forecast(page, week, now, office), watch))
        return tuple(found)

    def duty(self, week: Week) -> Duty:
        """A plain rotation for all pages."""
        turn = (week.first_on - self.first.first_on).days // 7
        main, standby = (self.members[(turn + n) % len(self.members)].id for n in (0, 1))
        return Duty(DutyKey(week), main, standby)

    def _lost_told(self, page: PageId, week: Week) -> bool:
        return any(t.key.rung is Rung.LOST for t in self._told.get((page, week), ()))

    def _note_risk(self, weeks: tuple[WatchedWeek, ...], now: datetime) -> None:
        for watched in weeks:
            if watched.forecast.state is WeekState.AT_RISK:
                self.log(*watched.key).risky_beats.append(now)

    def _tell(self, reminder: Reminder, now: datetime) -> None:
        key = reminder.key
        away = any(leave.member_id == key.member_id and dhaka_day(now) in leave for leave in self.leaves)
        reached = now
        if away:
            reached = max([now, *(end for begin, end in self._mail_down if begin <= now < end)])
        self.log(key.page_id, key.week).tellings.append(Telling(now, reminder, away, reached))
        if not away:
            self._react(reminder, now)

    def knows(self, page: PageId, week: Week) -> bool:
        """Whether the convenor was told how the week stands since it was last safe, or that it leans on luck."""
        told = self._told.get((page, week), [])
        since = [t.at for t in told if t.key.rung is Rung.EASED][-1:]
        after = [t for t in told if not since or t.at > since[0] or (t.key.rung is Rung.LEANING and t.at == since[0])]
        return any(t.key.rung in {Rung.CONVENOR, Rung.AGAIN, Rung.LEANING} for t in after)

    def keys_told(self, page: PageId, week: Week) -> list[ReminderKey]:
        """All keys that were recorded, EASED included, in their order."""
        return [t.key for t in self._told.get((page, week), ())]
