"""The zone of the PC, as it is set."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.domain.pc_time import PcZone
from moderator_app.system.pc_zone import pc_zone

WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


@pytest.fixture
def set_to(monkeypatch):
    yield lambda zone: monkeypatch.setenv("TZ", zone)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "at", "hours", "name"),
    [
        ("Asia/Dhaka", WINTER, 6, "Asia/Dhaka"),
        ("Asia/Kolkata", WINTER, 5.5, "Asia/Kolkata"),
        ("America/New_York", WINTER, -5, "America/New_York"),
        ("America/New_York", SUMMER, -4, "America/New_York"),
        (":Asia/Dhaka", SUMMER, 6, "Asia/Dhaka"),
        ("/usr/share/zoneinfo/Asia/Kolkata", SUMMER, 5.5, "Asia/Kolkata"),
    ],
)
def test_it_is_read_anew_each_time(set_to, zone, at, hours, name):
    set_to(zone)
    assert pc_zone(at) == PcZone(name, timedelta(hours=hours))


def test_without_a_name_in_the_environment_the_system_s_own_counts(set_to, monkeypatch):
    monkeypatch.delenv("TZ", raising=False)
    found = pc_zone(WINTER)
    assert found.name
    monkeypatch.setattr("os.path.realpath", lambda _path: "/usr/share/zoneinfo/Asia/Dhaka")
    assert pc_zone(WINTER).name == "Asia/Dhaka"
    monkeypatch.setattr("os.path.realpath", lambda _path: "/etc/localtime")
    assert pc_zone(WINTER) == PcZone(time.localtime(WINTER.timestamp()).tm_zone, found.ahead)
