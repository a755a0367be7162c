"""Clock, ids and default folders."""

import time
from datetime import timedelta
from uuid import UUID

from moderator_app.system.clock import SystemClock, seconds_with_sleep
from moderator_app.system.ids import RandomIds
from moderator_app.system.paths import default_data_folder, default_log_folder


def test_the_clock_is_aware_and_utc_whatever_the_pc_says():
    clock = SystemClock()
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.monotonic() <= clock.monotonic()


def test_ids_are_random_uuids():
    ids = RandomIds()
    made = {ids.new() for _ in range(100)}
    assert len(made) == 100
    assert {UUID(one).version for one in made} == {4}


def test_the_default_folders_carry_the_programs_name():
    assert default_data_folder().name == "moderator-desk"
    assert "moderator-desk" in default_log_folder().parts


def test_elapsed_seconds_run_and_never_go_back():
    clock = SystemClock()
    first, second = clock.elapsed(), clock.elapsed()
    assert 0 < first <= second


def test_elapsed_seconds_include_what_the_pc_slept():
    assert seconds_with_sleep() >= time.monotonic() - 1
