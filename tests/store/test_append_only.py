"""Rows of evidence are only added, whoever speaks SQL to the open file."""

from datetime import date

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind, WeekNote
from moderator_app.ports import Attempt
from moderator_app.store.append_only import triggers
from moderator_app.store.sqlcipher import driver
from tests.fakes.clock import NOON
from tests.store.raw_file import raw
from tests.store.some_office import CONVENOR, FACEBOOK, WRITER, approve, keep, post

TABLES = ("activity_entry", "approval", "attempt", "post_version", "week_note")


@pytest.fixture
def full(store):
    item = post()
    with store.write() as unit:
        on_page = approve(unit, item, keep(unit, item))
        unit.attempts.add(Attempt(on_page.id, 0, "manual", "opened", NOON))
        unit.weeks.put(WeekNote(FACEBOOK, Week(date(2026, 2, 1)), NoteKind.MISSED, "কারণ", CONVENOR, NOON))
        for n in range(3):
            unit.activity.append(NOON, WRITER, "post_saved", ("post", item.id), {"n": n})
    return store


def _changes(table):
    yield f"DELETE FROM {table}"
    yield f"UPDATE {table} SET rowid = rowid"
    yield f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
    yield f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_deleted_or_replaced(full, table, recursive):
    with raw(full) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        assert before
        for change in _changes(table):
            with pytest.raises(driver.IntegrityError, match="append-only"):
                connection.execute(change)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize(("seq", "previous"), [(9, "head"), (4, "wrong"), (2, "head"), (0, "head"), (-1, "head")])
def test_only_the_next_entry_of_the_chain_is_taken(full, seq, previous):
    with raw(full) as connection:
        head = connection.execute("SELECT hash FROM activity_entry WHERE seq = 3").fetchone()[0]
        for verb in ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"):
            with pytest.raises(driver.IntegrityError, match="append-only"):
                connection.execute(
                    f"{verb} INTO activity_entry SELECT ?, at, actor, verb, subject_kind, subject_id, data, ?, 'h' "
                    "FROM activity_entry WHERE seq = 3",
                    (seq, head if previous == "head" else previous),
                )


def test_the_file_has_exactly_the_triggers_of_this_version(store):
    with raw(store) as connection:
        found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert found == triggers()
