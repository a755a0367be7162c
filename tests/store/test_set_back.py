"""A database behind its anchor was put back from outside; an anchor behind its database is only a crash."""

import json

import pytest

from moderator_app.ports import StoreFact
from tests.fakes.clock import NOON


def logged(store, times=1):
    for _ in range(times):
        with store.write() as unit:
            unit.activity.append(NOON, "system", "post_saved", ("post", "1"), {})


def anchored(store, **fields):
    store.anchor.write_text(json.dumps(json.loads(store.anchor.read_text(encoding="utf-8")) | fields), encoding="utf-8")


def test_a_store_in_step_with_its_anchor_was_not_set_back(store):
    assert store.set_back() is None
    logged(store, 3)
    assert store.set_back() is None


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"seq": "5", "hash": 1}', '{"seq": 5, "hash": "x", "restores": "y"}'])
def test_an_anchor_that_is_gone_or_torn_is_no_alarm(store, torn):
    logged(store)
    store.anchor.write_text(torn, encoding="utf-8")
    assert store.set_back() is None
    store.anchor.unlink()
    assert store.set_back() is None


def test_an_anchor_that_lags_is_no_alarm(store):
    logged(store)
    kept = store.anchor.read_text(encoding="utf-8")
    with store.write() as unit:
        unit.facts.put(StoreFact.RESTORES, "2")
        unit.activity.append(NOON, "system", "store_restored", ("store", "store"), {})
    store.anchor.write_text(kept, encoding="utf-8")
    assert store.set_back() is None


def test_an_anchor_of_an_earlier_version_counts_no_restores(store):
    logged(store)
    tree = json.loads(store.anchor.read_text(encoding="utf-8"))
    del tree["restores"]
    store.anchor.write_text(json.dumps(tree), encoding="utf-8")
    assert store.set_back() is None


@pytest.mark.parametrize("ahead", [{"seq": 9}, {"hash": "ab" * 32}, {"restores": 1}, {"seq": 0, "restores": 3}])
def test_an_anchor_that_leads_tells_what_the_folder_has_seen(store, ahead):
    logged(store, 2)
    anchored(store, **ahead)
    seen = json.loads(store.anchor.read_text(encoding="utf-8"))
    found = store.set_back()
    assert (found.seq, found.hash, found.restores) == (seen["seq"], seen["hash"], seen["restores"])


def test_the_count_of_restores_goes_into_the_anchor_with_the_next_entry_and_stays(store):
    with store.write() as unit:
        unit.facts.put(StoreFact.RESTORES, "4")
        unit.activity.append(NOON, "system", "store_restored", ("store", "store"), {})
    logged(store)
    assert json.loads(store.anchor.read_text(encoding="utf-8"))["restores"] == 4
