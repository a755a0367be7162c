"""The evaluation counts what is true, and drawing it up changes nothing."""

from datetime import date

import pytest

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.errors import EmptyField, QuarterBeforeOffice, QuarterInFuture, WrongQuarter
from moderator_app.domain.evaluation import Check, ScoreKey
from moderator_app.domain.evaluation_data import evaluation_json
from moderator_app.services.evaluations import Evaluations
from moderator_app.words import Language

RUNNING = FiscalQuarter(2025, 3)


def test_without_an_office_there_is_nothing_to_evaluate(founded):
    assert founded.core.evaluations.quarters() == ()
    for ask in (
        lambda: founded.core.evaluations.draw_up(RUNNING),
        lambda: founded.core.evaluations.quarter("previous"),
    ):
        with pytest.raises(EmptyField):
            ask()


def test_quarters_run_from_the_offices_first_day_to_the_running_one(bench):
    assert [q.code for q in bench.core.evaluations.quarters()] == ["2025-26-Q3", "2025-26-Q2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("previous", "2025-26-Q2"),
        (" Previous ", "2025-26-Q2"),
        ("current", "2025-26-Q3"),
        ("2025-26-q3", "2025-26-Q3"),
        ("২০২৫-২৬-Q২", "2025-26-Q2"),
    ],
)
def test_a_quarter_is_read(text, code, bench):
    assert bench.core.evaluations.quarter(text).code == code


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", WrongQuarter),
        ("2025-26-Q5", WrongQuarter),
        ("2025-27-Q1", WrongQuarter),
        ("2025-26-Q4", QuarterInFuture),
        ("2025-26-Q1", QuarterBeforeOffice),
    ],
)
def test_a_quarter_that_cannot_be_is_refused(text, error, bench):
    with pytest.raises(error):
        bench.core.evaluations.quarter(text)


def test_drawing_up_twice_gives_the_same_and_writes_nothing(bench):
    bench.live(1)
    before = bench.verbs()
    first = bench.core.evaluations.draw_up(RUNNING)
    bench.clock.go_on(hours=5)
    second = bench.core.evaluations.draw_up(RUNNING)
    assert evaluation_json(first) == evaluation_json(second)
    assert bench.verbs() == before


def test_its_time_is_the_last_log_entrys_unless_the_environment_says_otherwise(bench, monkeypatch):
    bench.live(1)
    at = bench.clock.now()
    bench.clock.go_on(hours=5)
    assert bench.core.evaluations.draw_up(RUNNING).frozen_at == at
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert bench.core.evaluations.draw_up(RUNNING).frozen_at.timestamp() == 1_700_000_000


def test_weeks_are_counted_with_their_reasons(bench):
    uno, page = bench.members["uno"], bench.pages["facebook"]
    weeks = FiscalQuarter(2025, 2).weeks
    bench.core.board.note_week(uno, page, weeks[4], NoteKind.DISASTER, "বন্যা")
    bench.core.board.note_week(uno, page, weeks[5], NoteKind.MISSED, "প্রশিক্ষণ")
    (facts,) = bench.core.evaluations.draw_up(FiscalQuarter(2025, 2)).pages
    assert (facts.due, facts.met, facts.missed, facts.excused) == (10, 0, 10, 1)
    assert facts.not_recorded == 2  # before the office's first day, 15 October, and its partial week
    assert [w.reason for w in facts.weeks if w.reason] == ["বন্যা", "প্রশিক্ষণ"]


def test_a_post_on_two_pages_is_one_post_and_two_entries(bench):
    bench.register("second")
    post = bench.approved()
    bench.claim(bench.opened(post.id))
    bench.claim(bench.opened(post.id, "second"), "https://www.facebook.com/second/posts/1")
    evaluation = bench.core.evaluations.draw_up(RUNNING)
    assert len(evaluation.entries) == 2
    assert sum(evaluation.purposes.values()) == 1
    assert {row.achieved for row in evaluation.scorecard if row.key is ScoreKey.SECOND_CHECKS} == {2}


def test_an_entry_names_writer_and_those_who_checked_what_went_out(bench):
    bench.live(1, author="land", reviewer="uno")
    (entry,) = bench.core.evaluations.draw_up(RUNNING).entries
    assert (entry.author.en, [a.bn for a in entry.approvers]) == ("land", ["প্রথম জন"])
    assert entry.check is Check.SECOND_MEMBER


def test_a_week_belongs_to_the_quarter_of_its_sunday(bench):
    bench.clock.jump_to(bench.clock.now() + (date(2026, 4, 2) - date(2026, 2, 10)))  # Thursday, week of 29 March
    bench.live(1)
    assert len(bench.core.evaluations.draw_up(RUNNING).entries) == 1
    assert bench.core.evaluations.draw_up(RUNNING.next).entries == ()


class _Printer:
    def __init__(self):
        self.printed = []

    def print(self, evaluation, language):
        self.printed.append(language)
        return f"%PDF {language.value}".encode()


class _Refusing:
    def write(self, path, data):
        raise AssertionError(path)


def test_nothing_is_written_before_all_are_printed(bench, tmp_path):
    printer = _Printer()
    desk = Evaluations(bench.core.evaluations._room, printer, None, _Refusing(), "test")
    with pytest.raises(AssertionError):
        desk.save(desk.draw_up(RUNNING), tuple(Language), tmp_path / "out")
    assert printer.printed == list(Language)
    assert not (tmp_path / "out").exists()


def test_the_panel_is_that_of_the_day(bench):
    bench.core.panel.end(bench.members["uno"], bench.members["ict"], date(2026, 2, 10))
    assert len(bench.core.evaluations.draw_up(RUNNING).panel) == 3
    bench.clock.go_on(days=1)
    assert len(bench.core.evaluations.draw_up(RUNNING).panel) == 2
