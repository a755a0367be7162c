"""When the PC's own zone or clock deserves a warning."""

from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.domain.pc_time import PcTime, PcZone, pc_time, zone_of_dhaka

NOW = datetime(2026, 2, 10, 6, tzinfo=UTC)
KOLKATA = PcZone("Asia/Kolkata", timedelta(hours=5, minutes=30))
DHAKA = zone_of_dhaka(NOW)


def test_nothing_is_wrong_in_dhaka_nor_in_another_place_with_its_time():
    for zone in (DHAKA, PcZone("Asia/Thimphu", timedelta(hours=6))):
        assert pc_time(NOW, zone, None) == pc_time(NOW, zone, NOW) == PcTime(NOW)


def test_another_time_is_warned_of():
    assert pc_time(NOW, KOLKATA, None) == PcTime(NOW, zone=KOLKATA)


@pytest.mark.parametrize(("ahead", "known"), [(120, False), (121, True), (86_400, True), (-5, False)])
def test_a_clock_that_lies_before_what_the_store_knows_is_warned_of(ahead, known):
    newest = NOW + timedelta(seconds=ahead)
    assert pc_time(NOW, DHAKA, newest).newest == (newest if known else None)


@pytest.mark.parametrize(
    ("minutes", "said"), [(330, "UTC+5:30"), (-240, "UTC-4"), (0, "UTC+0"), (345, "UTC+5:45"), (-210, "UTC-3:30")]
)
def test_how_far_a_zone_is_ahead_is_said_as_people_write_it(minutes, said):
    assert PcZone("x", timedelta(minutes=minutes)).offset == said
