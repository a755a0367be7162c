from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.ids import DeliveryId
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.release import (
    CLEAN_READS,
    Waiting,
    back_off,
    cannot_be_read,
    is_absent,
    next_read_at,
    released,
    stops_for,
    trusted_now,
)
from moderator_app.domain.sending import Sending
from tests.domain.samples import NOW

SET = PublishingSettings(fresh_minutes=180, spacing_minutes=10)
WINDOW = timedelta(minutes=15)


def minutes(n):
    return timedelta(minutes=n)


def ago(n, key="a", **other):
    return Waiting(DeliveryId(key), NOW - minutes(n), **other)


def test_what_is_due_goes_out_together_in_its_order():
    found = released([ago(1, "b"), ago(2, "a"), ago(1, "c")], NOW - minutes(1), NOW, SET)
    assert (found.go, found.lapsed, found.next_at) == (("a", "b", "c"), (), None)


def test_what_is_not_due_yet_waits_for_its_time():
    found = released([ago(-7)], None, NOW, SET)
    assert (found.go, found.next_at) == ((), NOW + minutes(7))


def test_late_ones_go_one_by_one_oldest_first():
    late = [ago(20, "c"), ago(120, "a"), ago(60, "b")]
    found = released(late, None, NOW, SET)
    assert (found.go, found.next_at) == (("a",), NOW + minutes(10))
    again = released(late[::2], NOW - minutes(4), NOW, SET)
    assert (again.go, again.next_at) == ((), NOW + minutes(6))


def test_what_is_too_old_lapses_and_is_for_a_person():
    found = released([ago(181, "old"), ago(180, "fresh")], None, NOW, SET)
    assert (found.go, found.lapsed) == (("fresh",), ("old",))


def test_nothing_goes_before_its_wait_is_over():
    found = released([ago(1, wait_until=NOW + minutes(3)), ago(1, "b")], None, NOW, SET)
    assert (found.go, found.next_at) == (("b",), NOW + minutes(3))


@given(st.lists(st.integers(6, 400), max_size=12), st.integers(0, 60), st.integers(0, 30))
def test_late_ones_are_never_a_burst_and_none_is_forgotten(lates, since_last, spacing):
    office = PublishingSettings(180, spacing)
    waiting = [ago(n, f"{i}") for i, n in enumerate(lates)]
    found = released(waiting, NOW - minutes(since_last), NOW, office)
    assert len(found.go) <= 1 or not spacing
    assert len(found.go) + len(found.lapsed) == len(waiting) or found.next_at > NOW
    assert not set(found.go) & set(found.lapsed)


def test_tries_that_never_left_come_less_and_less_often():
    waits = [back_off(n) for n in range(8)]
    assert waits == sorted(waits)
    assert (waits[0], waits[1], waits[-1]) == (minutes(1), minutes(1), minutes(15))


def settled(reads, read_after=None, since=NOW):
    read_at = None if read_after is None else NOW + minutes(read_after)
    return Sending(DeliveryId("d"), settling_since=since, reads=reads, read_at=read_at)


def test_reads_are_spread_over_the_window():
    assert next_read_at(settled(0), WINDOW) == NOW
    assert next_read_at(settled(0, -3), WINDOW) == NOW
    assert next_read_at(settled(1, 1), WINDOW) == NOW + minutes(6)
    assert next_read_at(Sending(DeliveryId("d")), WINDOW) is None


@pytest.mark.parametrize(
    ("sending", "wanted"),
    [
        (settled(4, 15), True),
        (settled(3, 15), True),
        (settled(2, 40), False),
        (settled(9, 14), False),
        (settled(3), False),
        (Sending(DeliveryId("d"), reads=9, read_at=NOW), False),
    ],
)
def test_absent_is_only_what_enough_clean_reads_up_to_the_end_of_the_window_did_not_show(sending, wanted):
    assert is_absent(sending, WINDOW) is wanted


@given(st.integers(1, 60))
def test_reads_as_they_come_settle_it_soon_behind_the_window(window):
    sending, reads = settled(0), 0
    while not is_absent(sending, minutes(window)):
        at = next_read_at(sending, minutes(window))
        sending, reads = replace(sending, reads=sending.reads + 1, read_at=at), reads + 1
    assert reads == CLEAN_READS + 1
    assert sending.read_at == NOW + minutes(window)


def test_a_page_that_cannot_be_read_for_hours_is_left_to_a_person():
    assert not cannot_be_read(settled(0), NOW + timedelta(hours=6))
    assert cannot_be_read(settled(0), NOW + timedelta(hours=6, minutes=1))
    assert not cannot_be_read(Sending(DeliveryId("d")), NOW)


@pytest.mark.parametrize(
    ("skew", "now", "stops"),
    [(None, 0, False), (80, 0, False), (-120, -120, False), (400, 400, False), (601, 601, True), (-900, -900, True)],
)
def test_a_clock_that_is_wrong_gives_way_to_the_servers_and_far_off_stops_all(skew, now, stops):
    known = None if skew is None else timedelta(seconds=skew)
    assert trusted_now(NOW, known) == NOW + timedelta(seconds=now)
    assert stops_for(known) is stops
