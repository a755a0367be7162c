"""A PC in another zone, or with a clock that stands wrong, is warned of and never believed."""

from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import NobodyInOffice
from moderator_app.domain.pc_time import PcTime, PcZone
from tests.fakes.clock import FakeClock
from tests.services.bench import Bench

KOLKATA = PcZone("Asia/Kolkata", timedelta(hours=5, minutes=30))
DAY = timedelta(days=1)


def test_nothing_is_wrong_with_a_pc_that_stands_right(bench):
    bench.core.heartbeat.beat()
    assert bench.core.pc_clock.look() == PcTime(bench.clock.now())


def test_the_zone_of_the_pc_is_told(bench):
    core = core_on(bench.folder, clock=bench.clock, zone=lambda _at: KOLKATA)
    assert core.pc_clock.look() == PcTime(bench.clock.now(), zone=KOLKATA)


def test_a_clock_before_the_last_heartbeat_is_told_until_time_has_caught_up(bench):
    bench.clock.go_on(days=3)
    bench.core.heartbeat.beat()
    newest = bench.clock.now()
    bench.clock.jump_to(newest - 2 * DAY)
    assert bench.core.pc_clock.look().newest == newest
    bench.core.heartbeat.beat()  # its own beats with the wrong clock change nothing in it
    assert bench.again().core.pc_clock.look().newest == newest
    bench.clock.jump_to(newest + timedelta(minutes=1))
    assert bench.core.pc_clock.look().newest is None


def test_a_clock_before_the_newest_entry_of_the_log_is_told(bench):
    bench.clock.go_on(days=1)
    bench.handed_in()
    newest = bench.clock.now()
    bench.clock.jump_to(newest - DAY)
    assert bench.core.pc_clock.look().newest == newest


@pytest.mark.parametrize("at", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, 0, 5, tzinfo=UTC)])
def test_a_clock_without_a_battery_offers_nobody_to_found_the_office_anew(at, bench):
    """Its day lies before every member's first: the office is not empty, the day is wrong."""
    bench.core.heartbeat.beat()
    before = bench.verbs()
    bench.clock.jump_to(at)
    with pytest.raises(NobodyInOffice) as told:
        bench.core.sign_in.seats()
    assert told.value.fields["day"].year == at.year
    assert bench.core.pc_clock.look().newest is not None
    assert bench.core.heartbeat.beat().missed == ()
    assert bench.core.absence.last() is None
    bench.clock.jump_to(FakeClock().now() + DAY)
    assert len(bench.core.sign_in.seats()) == 3
    bench.core.heartbeat.beat()
    assert set(bench.verbs()) - set(before) == {"clock_jumped"}


def test_a_fresh_store_has_no_seats_and_no_refusal(tmp_path):
    bench = Bench.founded(tmp_path)
    assert len(bench.core.sign_in.seats()) == 1
