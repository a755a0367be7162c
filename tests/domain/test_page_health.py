"""What a page's health light says, when, and that each warning is told once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.domain.connections import Connection, Light, light_of, secret_name
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.page_health import HealthWhy, health_of, to_tell

NOW = datetime(2026, 10, 6, 5, 0, tzinfo=UTC)
PAGE = PageId("land")
WELL = Connection(PAGE, "104", "Land Office", MemberId("uno"), NOW - timedelta(days=30))


def ending(**left):
    return replace(WELL, expires_at=NOW + timedelta(**left))


def told_of(connection, at=NOW):
    return replace(connection, told=to_tell(connection, at) or connection.told)


@pytest.mark.parametrize(
    ("connection", "light", "why", "days"),
    [
        (None, Light.BY_HAND, HealthWhy.BY_HAND, None),
        (WELL, Light.WORKING, HealthWhy.NO_END, None),
        (ending(days=58), Light.WORKING, HealthWhy.HOLDS, 58),
        (ending(days=14, seconds=1), Light.WORKING, HealthWhy.HOLDS, 14),
        (ending(days=14), Light.LOOK_SOON, HealthWhy.ENDS_SOON, 14),
        (ending(days=3), Light.LOOK_SOON, HealthWhy.ENDS_SOON, 3),
        (ending(), Light.BROKEN, HealthWhy.ENDED, 0),
        (ending(days=-2), Light.BROKEN, HealthWhy.ENDED, 0),
        (replace(WELL, fault="token_dead"), Light.BROKEN, HealthWhy.FAULT, None),
        (replace(ending(days=-2), fault="token_dead"), Light.BROKEN, HealthWhy.FAULT, 0),
    ],
)
def test_a_light_says_how_a_page_stands_and_why(connection, light, why, days):
    health = health_of(PAGE, connection, NOW)
    assert (health.light, health.why, health.days_left) == (light, why, days)
    assert health.light is light_of(connection, NOW)
    assert health.fault == (connection.fault if connection else "")


def test_the_earlier_end_counts():
    both = replace(ending(days=58), data_expires_at=NOW + timedelta(days=10))
    assert health_of(PAGE, both, NOW).days_left == 10


def test_days_are_counted_as_the_calendar_in_dhaka_does():
    late_evening = datetime(2026, 10, 6, 17, 59, tzinfo=UTC)  # 23:59 in Dhaka
    soon = replace(WELL, expires_at=late_evening + timedelta(minutes=2))
    assert health_of(PAGE, soon, late_evening).days_left == 1


def test_who_left_is_named_only_while_nothing_worse_stands_in_the_way():
    assert health_of(PAGE, WELL, NOW, person_left=True).why is HealthWhy.PERSON_LEFT
    assert health_of(PAGE, WELL, NOW, person_left=True).light is Light.LOOK_SOON
    assert health_of(PAGE, ending(days=2), NOW, person_left=True).why is HealthWhy.ENDS_SOON
    assert health_of(PAGE, None, NOW, person_left=True).light is Light.BY_HAND


def test_the_end_of_an_access_is_told_three_times_and_no_more():
    connection, said = ending(days=30), []
    for day in range(40):
        at = NOW + timedelta(days=day)
        if found := to_tell(connection, at):
            said.append((day, found.split()[0]))
        connection = told_of(connection, at)
    assert said == [(16, "early"), (27, "late"), (30, "ended")]


def test_a_fault_is_told_once_and_another_again():
    dead = replace(WELL, fault="token_dead")
    assert to_tell(dead, NOW) == "fault token_dead"
    assert to_tell(told_of(dead), NOW) == ""
    assert to_tell(replace(told_of(dead), fault="role_lost"), NOW) == "fault role_lost"


def test_a_new_end_is_told_anew():
    first = told_of(ending(days=10))
    later = replace(first, expires_at=NOW + timedelta(days=12))
    assert to_tell(first, NOW) == ""
    assert to_tell(later, NOW).startswith("early")
    assert to_tell(replace(first, expires_at=None), NOW) == ""


def test_a_secret_has_a_name_of_its_own_for_each_page_and_part():
    assert len({secret_name(PageId(p), s) for p in ("a", "b") for s in ("token", "app-secret")}) == 4
