"""What the ladder promises of every sequence of happenings: nothing lost in silence, nobody nagged for nothing."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.domain.cadence import NoteKind, WeekState
from moderator_app.domain.forecast import DuePost
from moderator_app.domain.ids import MemberId
from moderator_app.domain.ladder import LADDER, Reminder, next_look_at, step_at
from moderator_app.domain.reminders import Rung
from tests.domain.ladder_rig import CONVENOR, HOLDER, STANDBY, WEEK, Rig, at
from tests.domain.samples import JOY, SUNDAY

MINUTE = timedelta(minutes=1)
OF_CONVENOR = {Rung.CONVENOR, Rung.AGAIN}
IN_TIME = {*OF_CONVENOR, Rung.LEANING}
_BEGINS, _MINUTES = at(-4, 0), 11 * 24 * 60
"""From the Wednesday before the week to its end."""

moments = st.integers(0, _MINUTES - 1).map(lambda n: _BEGINS + n * MINUTE)
in_week = st.integers(0, 7 * 24 - 1).map(lambda n: WEEK.starts_at + timedelta(hours=n))
members = st.sampled_from([CONVENOR, HOLDER, STANDBY, JOY])
some_days = st.integers(-4, 6).map(lambda n: SUNDAY + timedelta(days=n))


@dataclass(frozen=True)
class Approve:
    due: datetime

    def happen(self, rig: Rig, now: datetime) -> None:
        rig.approved.append(DuePost(max(self.due, now + MINUTE)))


@dataclass(frozen=True)
class Publish:
    def happen(self, rig: Rig, now: datetime) -> None:
        if WEEK.starts_at <= now < WEEK.ends_at and rig.approved:
            rig.approved.pop()
            rig.live += 1


@dataclass(frozen=True)
class Remove:
    def happen(self, rig: Rig, now: datetime) -> None:
        rig.live = max(0, rig.live - 1)


@dataclass(frozen=True)
class Void:
    def happen(self, rig: Rig, now: datetime) -> None:
        rig.approved = rig.approved[1:]


@dataclass(frozen=True)
class Close:
    day: date

    def happen(self, rig: Rig, now: datetime) -> None:
        rig.closed = rig.closed ^ {self.day}


@dataclass(frozen=True)
class GoAway:
    who: MemberId
    first: date
    days: int

    def happen(self, rig: Rig, now: datetime) -> None:
        rig.leave(self.who, self.first, self.first + timedelta(days=self.days))


@dataclass(frozen=True)
class Note:
    kind: NoteKind

    def happen(self, rig: Rig, now: datetime) -> None:
        if self.kind.excuses or now >= WEEK.ends_at:
            rig.excuse(now, self.kind)


@dataclass(frozen=True)
class Withdraw:
    def happen(self, rig: Rig, now: datetime) -> None:
        rig.note = None


@dataclass(frozen=True)
class PutOff:
    who: MemberId
    hours: int

    def happen(self, rig: Rig, now: datetime) -> None:
        rig.snooze(self.who, now, min(now + timedelta(hours=self.hours), WEEK.ends_at))


happenings = st.one_of(
    st.builds(Approve, in_week),
    st.builds(Approve, in_week),
    st.builds(Approve, in_week),
    st.builds(Publish),
    st.builds(Publish),
    st.builds(Remove),
    st.builds(Void),
    st.builds(Close, some_days),
    st.builds(GoAway, members, some_days, st.integers(0, 6)),
    st.builds(Note, st.sampled_from([NoteKind.EID, NoteKind.MISSED])),
    st.builds(Withdraw),
    st.builds(PutOff, members, st.integers(1, 60)),
)
late = st.integers(8 * 24 * 60, _MINUTES - 1).map(lambda n: _BEGINS + n * MINUTE)


@st.composite
def sequences(draw):
    """Happenings, most of them late in the week, and beats (None) every few hours but where the computer was off."""
    steps = draw(st.lists(st.tuples(st.one_of(moments, late, late), happenings), max_size=16))
    first, gap = draw(moments), draw(st.integers(240, 900))
    off = draw(moments)
    back = off + draw(st.integers(0, 4 * 24 * 60)) * MINUTE
    even = [first + n * gap * MINUTE for n in range(-40, 60)]
    beats = {when for when in even if _BEGINS <= when < WEEK.ends_at and not off <= when < back}
    return sorted([*steps, *((when, None) for when in beats)], key=lambda step: step[0])


@dataclass
class Run:
    """What came of a sequence: each beat with the state it found and whether the convenor knew afterwards."""

    rig: Rig
    told: list[tuple[datetime, Reminder]] = field(default_factory=list)
    beats: list[tuple[datetime, WeekState, bool]] = field(default_factory=list)


def run_through(sequence) -> Run:
    """Beats where `None` stands; what lies between two beats happens while the program is off or between its beats."""
    run = Run(Rig())
    look_at: datetime | None = None
    for now, happening in [*sequence, (at(7, 9), None)]:
        if happening is not None:
            happening.happen(run.rig, now)
            look_at = None
            continue
        before = len(run.rig.book.told)
        run.rig.beat(now)
        if look_at is not None and now < look_at:
            assert len(run.rig.book.told) == before, "a beat found something before the time it was said to look again"
        look_at = next_look_at((run.rig.watched(now),), run.rig.book, now, run.rig.office)
        knows = any(t.key.rung in OF_CONVENOR for t in run.rig.book.since_eased())
        run.beats.append((now, run.rig.forecast(now).state, knows))
    run.told = run.rig.told
    return run


def may_speak(rig: Rig, now: datetime) -> bool:
    """Whether the convenor can be told at that moment: the step has come, and no quiet hours end before the week."""
    quiet = rig.settings.is_quiet(now) and rig.settings.next_at(rig.settings.quiet_until, now) < WEEK.ends_at
    return step_at(Rung.CONVENOR, WEEK, rig.office) <= now < WEEK.ends_at and not quiet


many = settings(max_examples=60)
pytestmark = pytest.mark.slow


@settings(max_examples=150)
@given(sequences())
def test_no_sequence_of_events_lets_a_week_be_lost_before_the_convenor_was_told(sequence):
    run = run_through([s for s in sequence if not isinstance(s[1], Close)])
    able = [(now, knows) for now, state, knows in run.beats if state is WeekState.AT_RISK and may_speak(run.rig, now)]
    assert all(knows for _, knows in able)
    last = run.rig.forecast(at(7, 9))
    if last.page_week.needs_reason:
        in_time = [now for now, r in run.told if r.key.rung in IN_TIME and now < WEEK.ends_at]
        assert in_time or not able, "the only excuse: no beat that may speak found the week at risk"
        assert {r.key.member_id for _, r in run.told if r.key.rung is Rung.LOST} >= {CONVENOR}


@many
@given(sequences())
def test_holidays_that_come_and_go_silence_nobody(sequence):
    run = run_through(sequence)
    told = {r.key.rung for now, r in run.told if now < WEEK.ends_at}
    usual = [now for now, state, _ in run.beats if state is WeekState.AT_RISK and at(4) <= now < WEEK.ends_at]
    if any(not run.rig.settings.is_quiet(now) for now in usual):
        assert told & OF_CONVENOR


@many
@given(sequences())
def test_no_reminder_once_the_week_is_met_or_excused_and_none_while_it_is_on_track_but_for_what_leans(sequence):
    run = run_through(sequence)
    for _, reminder in run.told:
        state, rung = reminder.forecast.state, reminder.key.rung
        if rung is Rung.LOST:
            assert state is WeekState.MISSED
        elif state is WeekState.ON_TRACK:
            assert rung is Rung.LEANING
            assert reminder.forecast.leans
        else:
            assert state is WeekState.AT_RISK


@many
@given(sequences())
def test_one_reminder_a_step_and_person(sequence):
    run = run_through(sequence)
    times = Counter(r.key for _, r in run.told if not r.again)
    falls = sum(1 for t in run.rig.book.told if t.key.rung is Rung.EASED)
    most = {Rung.AGAIN: falls, Rung.LEANING: 1 + falls}
    assert all(n <= most.get(key.rung, 1) for key, n in times.items())
    snoozes = Counter(s.member_id for s in run.rig.book.snoozes)
    repeated = Counter(r.key.member_id for _, r in run.told if r.again)
    assert all(n <= snoozes[who] for who, n in repeated.items())


@many
@given(sequences())
def test_the_order_of_steps_is_never_reversed(sequence):
    run = run_through(sequence)
    climbed = [LADDER.index(r.key.rung) for _, r in run.told if r.key.rung in LADDER and not r.again]
    assert climbed == sorted(climbed)
    rungs = [r.key.rung for _, r in run.told]
    if Rung.AGAIN in rungs:
        assert Rung.CONVENOR in rungs[: rungs.index(Rung.AGAIN)]
    if Rung.LOST in rungs:
        assert set(rungs[rungs.index(Rung.LOST) :]) == {Rung.LOST}


@many
@given(sequences())
def test_nothing_is_told_in_the_quiet_hours_but_the_convenors_last_word(sequence):
    run = run_through(sequence)
    for now, reminder in run.told:
        if run.rig.settings.is_quiet(now):
            assert reminder.key.rung in IN_TIME
            before = [t.key.rung for t in run.rig.book.told if t.at < now]
            news = before[len(before) - before[::-1].index(Rung.EASED) :] if Rung.EASED in before else before
            assert reminder.key.rung is not Rung.LEANING or not set(before) & IN_TIME
            assert not set(news) & OF_CONVENOR
            assert run.rig.settings.next_at(run.rig.settings.quiet_until, now) >= WEEK.ends_at


@many
@given(sequences())
def test_nobody_on_leave_is_told_but_the_only_convenor(sequence):
    rig = run_through(sequence).rig
    for now, reminder in rig.told:
        assert reminder.key.member_id not in rig.away[now] or reminder.key.member_id == CONVENOR
