"""`verify` finds an edit, a gap, a cut tail and a torn page, and never cries wolf."""

import json

import pytest

from moderator_app.domain.errors import LogBroken, StoreDamaged
from tests.fakes.clock import NOON
from tests.store.raw_file import raw


@pytest.fixture
def logged(store):
    for n in range(5):
        with store.write() as unit:
            unit.activity.append(NOON, "system", "post_saved", ("post", str(n)), {"n": n})
    store.check_integrity()
    return store


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        ("UPDATE activity_entry SET actor = 'someone' WHERE seq = 3", 3),
        ("UPDATE activity_entry SET data = '{\"n\":7}' WHERE seq = 1", 1),
        ("UPDATE activity_entry SET at = '2026-02-10T06:00:00.000001Z' WHERE seq = 5", 5),
        ("DELETE FROM activity_entry WHERE seq = 2", 2),
        ("DELETE FROM activity_entry WHERE seq = 1", 1),
        ("DELETE FROM activity_entry WHERE seq > 3", 4),
        ("DELETE FROM activity_entry", 1),
        ("UPDATE activity_entry SET seq = 9 WHERE seq = 5", 5),
    ],
)
def test_a_change_from_outside_is_found_where_it_was_made(logged, change, seq):
    with raw(logged, without_triggers=True) as connection:
        connection.execute(change)
    with pytest.raises(LogBroken) as found:
        logged.check_integrity()
    assert found.value.fields == {"seq": seq}


def test_a_tail_cut_and_written_anew_is_found_by_the_anchor(logged):
    with raw(logged, without_triggers=True) as connection:
        connection.execute("DELETE FROM activity_entry WHERE seq > 4")
    anchor = logged.anchor.read_text(encoding="utf-8")
    with logged.write() as unit:
        unit.activity.append(NOON, "system", "something_else", ("post", "4"), {})
    logged.anchor.write_text(anchor, encoding="utf-8")
    with pytest.raises(LogBroken) as found:
        logged.check_integrity()
    assert found.value.fields == {"seq": 5}


def test_an_anchor_that_lags_is_no_alarm(logged):
    anchor = logged.anchor.read_text(encoding="utf-8")
    with logged.write() as unit:
        unit.activity.append(NOON, "system", "post_saved", ("post", "6"), {})
    logged.anchor.write_text(anchor, encoding="utf-8")
    logged.check_integrity()


@pytest.mark.parametrize("torn", ["", "{", "[]", "null", '{"seq": "5", "hash": 1}'])
def test_a_torn_anchor_is_no_alarm(logged, torn):
    logged.anchor.write_text(torn, encoding="utf-8")
    logged.check_integrity()
    logged.anchor.unlink()
    logged.check_integrity()


def test_the_anchor_tells_of_the_newest_entry_and_only_after_the_commit(logged):
    before = json.loads(logged.anchor.read_text(encoding="utf-8"))
    with pytest.raises(ZeroDivisionError), logged.write() as unit:  # noqa: PT012 - the error comes after a change
        unit.activity.append(NOON, "system", "post_saved", ("post", "6"), {})
        _ = 1 / 0
    with logged.read() as unit:
        head = unit.activity.head()
    after = json.loads(logged.anchor.read_text(encoding="utf-8"))
    assert before == after == {"seq": 5, "hash": head.hash, "restores": 0}


def test_a_folder_that_takes_no_anchor_does_not_undo_what_is_committed(logged):
    logged.anchor.unlink()
    logged.anchor.mkdir()
    with logged.write() as unit:
        unit.activity.append(NOON, "system", "post_saved", ("post", "6"), {})
    with logged.read() as unit:
        assert unit.activity.head().seq == 6


def test_a_reference_to_nothing_is_found(logged):
    with raw(logged) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO member_role VALUES ('nobody', 'drafter')")
    with pytest.raises(StoreDamaged):
        logged.check_integrity()


def test_a_changed_byte_of_the_file_is_found(logged):
    logged.close()
    data = bytearray(logged.path.read_bytes())
    data[-2000] ^= 1
    logged.path.write_bytes(data)
    with pytest.raises(StoreDamaged):
        logged.check_integrity()
