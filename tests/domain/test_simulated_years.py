"""A simulated year of an office of four pages, over several seeds: nothing is lost in silence."""

import pytest

from benchmarks.simulated_office import SimulatedOffice
from benchmarks.simulation import tally


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_a_simulated_year_no_week_is_lost_in_silence_and_every_step_comes_in_order_to_people_who_are_there(seed):
    found = tally(SimulatedOffice(seed, 2026 + seed % 2, weeks=52).run())
    assert found.silent == []
    assert found.lost_untold == 0
    assert (found.reversed_order, found.told_twice, found.away_though_others_there) == (0, 0, 0)
    assert found.missed == found.told_in_time + found.pc_off + found.mail_stuck
    assert found.due == found.met + found.excused + found.missed == 4 * 52
    assert min(found.met, found.missed, found.quiet_weeks) > 0, "a year in which nothing goes wrong proves nothing"
