"""The tick with the real scheduler: short intervals, injected clocks, no sleeping."""

import logging
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from moderator_app.domain.errors import StoreBusy
from moderator_app.system.minute_scheduler import FromNowOn
from moderator_app.system.ticker import EVERY, THREAD, SchedulerTicker
from tests.fakes.clock import NOON, FakeClock

SOON = timedelta(milliseconds=15)
NEVER = timedelta(days=1)
PATIENCE = 10
"""Seconds after which something that should happen is given up."""


class Beats:
    """Counts beats; `wait_for(n)` returns once so many came."""

    def __init__(self, *faults):
        self._come = threading.Condition()
        self._faults = list(faults)
        self.threads = []

    def __call__(self):
        with self._come:
            self.threads.append(threading.current_thread())
            self._come.notify_all()
        if self._faults:
            raise self._faults.pop(0)

    def wait_for(self, wanted, patience=PATIENCE):
        with self._come:
            return self._come.wait_for(lambda: len(self.threads) >= wanted, patience)

    def __len__(self):
        return len(self.threads)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def ticking(clock):
    """Starts tickers and stops them at the end."""
    started = []

    def start(beat, every=NEVER):
        ticker = SchedulerTicker(clock, every)
        started.append(ticker)
        ticker.start(beat)
        return ticker

    yield start
    for ticker in started:
        ticker.stop()


def heartbeat_threads():
    return [t for t in threading.enumerate() if t.name in {THREAD, "APScheduler"}]


def test_the_interval_is_a_minute():
    assert timedelta(minutes=1) == EVERY


def test_the_first_beat_comes_at_once(ticking):
    beats = Beats()
    ticking(beats)
    assert beats.wait_for(1)


def test_beats_come_at_the_interval_on_one_thread_of_their_own(ticking):
    beats = Beats()
    before = threading.active_count()
    ticking(beats, SOON)
    assert beats.wait_for(5)
    assert threading.active_count() == before + 1
    assert len(set(beats.threads)) == 1
    assert beats.threads[0].name == THREAD
    assert beats.threads[0] is not threading.current_thread()


def test_stopped_it_beats_no_more_and_leaves_no_thread(ticking):
    beats = Beats()
    ticker = ticking(beats, SOON)
    assert beats.wait_for(2)
    ticker.stop()
    assert heartbeat_threads() == []
    counted = len(beats)
    assert not beats.wait_for(counted + 1, patience=0.1)
    ticker.stop()


def test_stopped_it_can_be_started_again(ticking):
    beats = Beats()
    ticker = ticking(beats)
    assert beats.wait_for(1)
    ticker.stop()
    ticker.start(beats)
    ticker.start(beats)
    assert beats.wait_for(2)
    assert len(heartbeat_threads()) == 1


def test_stopping_waits_for_the_beat_that_is_running(ticking):
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def beat():
        begun.set()
        assert may_end.wait(PATIENCE)
        ended.set()

    ticker = ticking(beat)
    assert begun.wait(PATIENCE)
    stopping = threading.Thread(target=ticker.stop)
    stopping.start()
    assert not ended.is_set()
    may_end.set()
    stopping.join(PATIENCE)
    assert ended.is_set()


@pytest.mark.parametrize("fault", [RuntimeError("x"), StoreBusy(path="x"), ZeroDivisionError()])
def test_a_beat_that_fails_is_written_down_and_the_next_one_comes(fault, ticking, caplog):
    with caplog.at_level(logging.WARNING):
        beats = Beats(fault, fault)
        ticking(beats, SOON)
        assert beats.wait_for(4)
    assert len([r for r in caplog.records if r.name == "moderator_app.system.ticker"]) == 2


def test_two_beats_never_run_at_once(ticking):
    running, together = [], []
    beats = Beats()

    def beat():
        running.append(1)
        together.append(len(running))
        beats()
        threading.Event().wait(0.03)  # longer than the interval
        running.pop()

    ticker = ticking(beat, SOON)
    for _ in range(3):
        ticker.wake()
    assert beats.wait_for(4)
    assert set(together) == {1}


# ---------------------------------------------------------------- clocks that jump


@pytest.mark.parametrize("jump", [timedelta(hours=2), timedelta(hours=-2), timedelta(days=21), timedelta(minutes=-3)])
def test_the_watch_sees_a_jump_once(jump, clock, ticking):
    ticker = ticking(Beats())
    clock.go_on(seconds=30)
    assert not ticker.watch()
    clock.jump_to(clock.now() + jump)
    assert ticker.watch()
    assert not ticker.watch()


@pytest.mark.parametrize("passed", [{"seconds": 30}, {"hours": 5}])
def test_the_watch_lets_time_pass_and_small_corrections_be(passed, clock, ticking):
    ticker = ticking(Beats())
    clock.go_on(**passed)
    clock.jump_to(clock.now() + timedelta(seconds=90))
    assert not ticker.watch()


def test_a_ticker_that_stands_sees_nothing(clock):
    ticker = SchedulerTicker(clock)
    clock.jump_to(NOON + timedelta(days=1))
    assert not ticker.watch()
    ticker.wake()
    ticker.stop()


class ShiftedClock(datetime):
    """What APScheduler takes for the PC's clock."""

    shift = timedelta()

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + cls.shift


@pytest.mark.parametrize("hours", [-2, 2, 21 * 24])
def test_a_clock_that_jumped_stalls_nothing_once_the_tick_is_woken(hours, clock, ticking, monkeypatch):
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", ShiftedClock)
    monkeypatch.setattr(ShiftedClock, "shift", timedelta())
    beats = Beats()
    ticker = ticking(beats, SOON)
    assert beats.wait_for(3)
    ShiftedClock.shift = timedelta(hours=hours)
    clock.jump_to(clock.now() + timedelta(hours=hours))
    if hours < 0:
        counted = len(beats) + 1  # one may have been on its way
        assert not beats.wait_for(counted + 1, patience=0.3), "the interval job would not have needed the watch"
    assert ticker.watch()
    ticker.wake()
    assert beats.wait_for(len(beats) + 3)


def test_a_pc_that_learns_the_date_reckons_one_beat_and_not_millions():
    trigger = FromNowOn(timedelta(minutes=1))
    now = datetime(2026, 2, 10, tzinfo=UTC)
    assert trigger.get_next_fire_time(datetime(1970, 1, 2, tzinfo=UTC), now) == now + timedelta(minutes=1)


# ---------------------------------------------------------------- what it costs


def test_the_scheduler_is_loaded_only_when_the_tick_starts():
    script = "import sys; import moderator_app.system.ticker; sys.exit('apscheduler' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="counts wakeups where the system tells them")
def test_between_two_beats_its_thread_does_not_wake(ticking):
    beats = Beats()
    ticking(beats)
    assert beats.wait_for(1)
    [thread] = {t for t in threading.enumerate() if t.name == THREAD}
    settled = threading.Event()
    settled.wait(0.2)
    before = _wakeups(thread)
    settled.wait(0.6)
    assert _wakeups(thread) == before


def _wakeups(thread):
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("voluntary_ctxt_switches")]
    return int(line.split()[1])
