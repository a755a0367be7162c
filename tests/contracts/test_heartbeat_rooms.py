"""What every store promises of heartbeats, of its own facts and of due times, whatever database stands behind it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.heartbeat import AwakeSpan, Verdict
from moderator_app.ports import StoreFact
from tests.fakes.clock import NOON
from tests.store.some_office import S, approve, found, keep, move, post
from tests.store_fixture import open_store

MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    made = open_store(tmp_path)
    found(made)
    yield made
    made.close()


# ---------------------------------------------------------------- heartbeats


def test_a_store_that_never_beat_has_no_span(store):
    with store.read() as unit:
        assert unit.heartbeats.last() is None
        assert unit.heartbeats.between(NOON - MINUTE, NOON + MINUTE) == ()


def test_the_last_span_grows_while_it_begins_at_the_same_moment(store):
    grown = AwakeSpan(NOON, NOON + 3 * MINUTE)
    with store.write() as unit:
        unit.heartbeats.put(AwakeSpan(NOON, NOON))
        unit.heartbeats.put(grown)
        assert unit.heartbeats.last() == grown
    with store.read() as unit:
        assert unit.heartbeats.between(NOON, NOON) == (grown,)


def test_the_last_span_is_the_one_put_down_last_whatever_the_clock_said(store):
    later, earlier = AwakeSpan(NOON, NOON + MINUTE), AwakeSpan(NOON - 60 * MINUTE, NOON - 59 * MINUTE)
    with store.write() as unit:
        unit.heartbeats.put(later)
        unit.heartbeats.put(earlier)
    with store.read() as unit:
        assert unit.heartbeats.last() == earlier
        assert unit.heartbeats.between(NOON - 60 * MINUTE, NOON) == (later, earlier)


@pytest.mark.parametrize(
    ("since", "until", "found_there"),
    [(-9, -1, False), (-9, 0, True), (1, 2, True), (5, 9, True), (6, 9, False)],
)
def test_a_span_is_found_by_every_moment_that_it_touches(since, until, found_there, store):
    with store.write() as unit:
        unit.heartbeats.put(AwakeSpan(NOON, NOON + 5 * MINUTE))
    with store.read() as unit:
        assert bool(unit.heartbeats.between(NOON + since * MINUTE, NOON + until * MINUTE)) is found_there


# ---------------------------------------------------------------- facts of the store


@pytest.mark.parametrize("fact", list(StoreFact))
def test_a_fact_is_empty_until_it_is_put_down_and_then_the_newest_counts(fact, store):
    with store.write() as unit:
        assert unit.facts.get(fact) == ""
        unit.facts.put(fact, "1")
        unit.facts.put(fact, "২")
    with store.read() as unit:
        assert unit.facts.get(fact) == "২"
        assert all(unit.facts.get(other) == "" for other in StoreFact if other is not fact)


def test_facts_and_heartbeats_go_back_with_their_transaction(store):
    def beat_and_fail():
        with store.write() as unit:
            unit.facts.put(StoreFact.COPIED_AT, "x")
            unit.heartbeats.put(AwakeSpan(NOON, NOON))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        beat_and_fail()
    with store.read() as unit:
        assert unit.facts.get(StoreFact.COPIED_AT) == ""
        assert unit.heartbeats.last() is None


# ---------------------------------------------------------------- due times


def ready(unit, text="খোলা", due_at=NOON):
    """A delivery that waits for its person."""
    item = post(text)
    waiting = approve(unit, item, keep(unit, item))
    timed = replace(waiting, due_at=due_at)
    unit.deliveries.save(timed, waiting)
    return timed


def ids(lines):
    return [line.delivery.id for line in lines]


def test_what_is_due_and_unsaid_is_found_soonest_first(store):
    with store.write() as unit:
        second = ready(unit, "খ", NOON)
        first = ready(unit, "ক", NOON - MINUTE)
        ready(unit, "গ", NOON + timedelta(microseconds=1))
        opened = move(unit, ready(unit, "ঘ", NOON - MINUTE), S.MANUAL_OPEN, opened_at=NOON)
        assert ids(unit.deliveries.unsettled(NOON)) == [first.id, second.id]
        assert unit.deliveries.unsettled(NOON - 2 * MINUTE) == ()
        assert opened.id not in ids(unit.deliveries.unsettled(NOON + MINUTE))


def test_a_due_time_is_told_once_and_a_new_one_again(store):
    with store.write() as unit:
        waiting = ready(unit)
        unit.deliveries.settle(waiting, Verdict.KEPT, NOON)
        assert unit.deliveries.unsettled(NOON + MINUTE) == ()
        later = replace(waiting, due_at=NOON + MINUTE)
        unit.deliveries.save(later, waiting)
        assert ids(unit.deliveries.unsettled(NOON + MINUTE)) == [waiting.id]
        unit.deliveries.settle(later, Verdict.MISSED, NOON + MINUTE)
        assert unit.deliveries.unsettled(NOON + MINUTE) == ()
        told = [a.outcome for a in unit.attempts.of_delivery(waiting.id) if a.kind == "heartbeat"]
        assert told == ["kept", "missed"]


def test_the_missed_stand_together_oldest_first(store):
    with store.write() as unit:
        later, earlier, _ = ready(unit, "ক", NOON), ready(unit, "খ", NOON - MINUTE), ready(unit, "গ")
        for item in (later, earlier):
            move(unit, item, S.MISSED)
    with store.read() as unit:
        assert ids(unit.deliveries.missed()) == [earlier.id, later.id]
