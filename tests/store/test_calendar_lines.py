"""The calendar's question begins with the weeks, whatever stands in the store: nothing is walked through whole."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from moderator_app.store.calendar_lines import calendar_question
from tests.store.some_office import FACEBOOK
from tests.store_fixture import open_store

SINCE, UNTIL = datetime(2026, 1, 31, 18, tzinfo=UTC), datetime(2026, 2, 28, 18, tzinfo=UTC)


@pytest.fixture
def plan(tmp_path):
    store = open_store(tmp_path)

    def ask(page_id):
        question, values = calendar_question(SINCE, UNTIL, page_id)
        question = question.params(values)
        said = str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        with store.read() as unit:
            rows = unit.posts._transaction.pragma(text("EXPLAIN QUERY PLAN " + said.replace(":", r"\:")))
        return [row.detail for row in rows]

    yield ask
    store.close()


@pytest.mark.parametrize("page_id", [None, FACEBOOK])
def test_the_calendar_begins_with_the_weeks(plan, page_id):
    steps = plan(page_id)
    for index in (
        "ix_delivery_live_week (live_week>? AND live_week<?)",
        "ix_delivery_due_week (due_week>? AND due_week<?)",
    ):
        assert any(index in step for step in steps)
    assert [step for step in steps if step.startswith("SCAN ") and "subquery" not in step and "anon" not in step] == []
