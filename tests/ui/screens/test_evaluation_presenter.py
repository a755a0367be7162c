"""The evaluation in words: duties, weeks that fell short, and what the draft is worth."""

import pytest

from moderator_app.domain.bd_calendar import FiscalQuarter, Week
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.evaluation import ScoreKey, ScoreStatus
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from ui.screens.evaluation.presenter import INDICATORS, STATUS_LOOKS, EvaluationPresenter
from ui.widgets.states import WEEK_STATES

LAST, RUNNING = FiscalQuarter(2025, 2), FiscalQuarter(2025, 3)


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


def presenter(bench, language=Language.BANGLA):
    return EvaluationPresenter(bench.core.evaluations, Speaker(language))


def test_the_last_whole_quarter_is_offered_first_unless_another_was_asked_for(bench):
    desk = presenter(bench)
    quarters = desk.quarters()
    assert desk.first_choice(quarters, None) == LAST
    assert desk.first_choice(quarters, "2025-26-Q3") == RUNNING
    assert desk.first_choice(quarters, "1999-00-Q1") == LAST
    assert desk.first_choice((RUNNING,), None) == RUNNING
    assert desk.first_choice((), None) is None


def test_a_duty_of_a_page_bears_its_name_and_says_what_is_counted(bench):
    desk = presenter(bench)
    first, *others = desk.duties(desk.draw_up(LAST))
    assert (first.number, first.duty, first.target, first.achieved, first.share) == (
        "১",
        "পেজ facebook",
        "১১",
        "০",
        "০%",
    )
    assert first.indicator == "হালনাগাদ: ন্যূনতম পূরণ হওয়া সপ্তাহ"
    assert (first.look, first.page_id) == (STATUS_LOOKS[ScoreStatus.SHORT], bench.pages["facebook"])
    assert [(line.share, line.page_id) for line in others] == [("–", None)] * 2
    assert {line.look for line in others} == {STATUS_LOOKS[ScoreStatus.NOTHING_DUE]}


def test_every_duty_and_state_has_its_words():
    assert set(INDICATORS) == set(ScoreKey)
    assert set(STATUS_LOOKS) == set(ScoreStatus)


def test_a_short_week_says_whose_when_and_why(bench):
    page, weeks = bench.pages["facebook"], LAST.weeks
    bench.core.board.note_week(bench.members["uno"], page, weeks[4], NoteKind.DISASTER, "বন্যা")
    desk = presenter(bench, Language.ENGLISH)
    found = {week.week: week for week in desk.short_weeks(desk.draw_up(LAST))}
    assert len(found) == 11
    excused, silent = found[weeks[4]], found[weeks[5]]
    assert (excused.page, excused.span, excused.kind, excused.reason) == (
        "facebook", "2–8 November", "Disaster", "বন্যা",
    )  # fmt: skip
    assert excused.look is next(look for state, look in WEEK_STATES.items() if state == "excused")
    assert (silent.span, silent.kind, silent.reason) == ("9–15 November", "", "")
    assert desk.short_week_count(list(found.values())) == "1 excused · 10 without a reason"


def test_a_week_across_two_months_names_both(bench):
    desk = presenter(bench)
    spans = [w.span for w in desk.short_weeks(desk.draw_up(LAST)) if w.week == Week(LAST.weeks[-1].first_on)]
    assert spans == ["২৮ ডিসেম্বর – ৩ জানুয়ারি"]


def test_a_running_quarter_says_that_its_figures_will_change(bench):
    desk = presenter(bench, Language.ENGLISH)
    assert "still change" in desk.state_line(desk.draw_up(RUNNING))
    assert "still change" not in desk.state_line(desk.draw_up(LAST))
