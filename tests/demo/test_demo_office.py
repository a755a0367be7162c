from collections import Counter
from datetime import date, timedelta

import pytest

from moderator_app.bootstrap import build_core
from moderator_app.demo.clock import looked_at
from moderator_app.demo.posters import figures, poster
from moderator_app.demo.texts import last_texts, office_data, post_texts
from moderator_app.domain.bd_calendar import FiscalQuarter, week_of
from moderator_app.domain.cadence import NoteKind, WeekState
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.evaluation import Check
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.panel import ApprovalPreset, PanelSize
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.shown import Shown, shown
from moderator_app.services.board import NeedKind
from tests.demo.offices import TODAY, copied_demo, the_demo

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def core():
    found = build_core(the_demo())
    assert found.opening.open_by_itself(writing=False)
    yield found
    found.opening.close()


@pytest.fixture(scope="module")
def lines(core):
    return core.drafting.lines(PostQuery(), 0, 1000)


def test_it_stands_still_at_ten_on_its_day(core):
    assert core.clock.now() == looked_at(TODAY)
    assert core.board.week().today == TODAY


def test_it_says_that_it_is_invented(core):
    office = core.office.get()
    assert "কাল্পনিক" in office.name.bn
    assert "invented" in office.name.english
    assert all("example" in page.url for page in core.accounts.all())


def test_its_key_lies_beside_it_and_is_said_to_be_no_secret():
    assert len((the_demo() / "demo.key").read_text().strip()) == 64
    assert (the_demo() / "demo.key.txt").read_text(encoding="utf-8").strip()


def test_it_has_three_accounts_and_a_panel_of_four(core):
    view = core.panel.view()
    assert len(core.accounts.kept()) == 3
    assert (view.in_office, view.size) == (4, PanelSize.AS_DIRECTED)
    assert len(view.with_pin) == 4
    assert core.office.settings().preset is ApprovalPreset.ONE_OTHER
    assert core.office.welcome().next_step is None


def test_it_holds_two_whole_quarters_and_the_running_one(core):
    assert [q.code for q in core.evaluations.quarters()] == ["2025-26-Q3", "2025-26-Q2", "2025-26-Q1"]
    assert core.office.get().first_on == date(2025, 7, 1)


def test_a_post_stands_in_each_state_that_can_be_reached(core, lines):
    now = core.clock.now()
    found = {shown(line.stage, d, now) for line in lines for d in line.deliveries}
    found |= {Shown.DRAFT} if any(line.stage is ReviewStage.DRAFT for line in lines) else set()
    assert found == {
        Shown.DRAFT,
        Shown.TO_APPROVE,
        Shown.CHANGES_ASKED,
        Shown.HELD,
        Shown.REVIEW_REJECTED,
        Shown.APPROVED,
        Shown.SCHEDULED,
        Shown.BY_HAND,
        Shown.LINK_GIVEN,
        Shown.LIVE,
        Shown.REMOVED,
        Shown.CANCELLED,
    }
    states = Counter(d.state for line in lines for d in line.deliveries)
    assert states[DeliveryState.MANUAL_OPEN] == 1


def test_the_last_quarter_has_a_missed_an_excused_and_an_unrecorded_week(core):
    evaluation = core.evaluations.draw_up(FiscalQuarter(2025, 2))
    facebook, portal, telegram = evaluation.pages
    assert (facebook.met, facebook.missed, facebook.excused, facebook.not_recorded) == (11, 1, 1, 0)
    assert (portal.met, portal.missed, portal.excused, portal.not_recorded) == (12, 0, 1, 0)
    assert telegram.not_recorded == 3
    missed = next(week for week in facebook.weeks if week.state is WeekState.MISSED)
    assert missed.note is NoteKind.MISSED
    assert missed.reason


def test_every_purpose_and_a_second_check_stand_in_the_last_quarter(core):
    evaluation = core.evaluations.draw_up(FiscalQuarter(2025, 2))
    assert all(evaluation.purposes[purpose] for purpose in Purpose)
    assert {entry.check for entry in evaluation.entries} == {Check.SECOND_MEMBER}
    assert any(entry.witnessed for entry in evaluation.entries)
    assert any(not entry.counts for entry in evaluation.entries)


def test_the_board_asks_why_a_recent_week_was_missed(core):
    uno = core.sign_in.seats()[0].member
    needs = core.board.needs(uno.id)
    assert {need.kind for need in needs} >= {
        NeedKind.CONFIRM,
        NeedKind.BY_HAND,
        NeedKind.TO_APPROVE,
        NeedKind.MISSED_WEEK,
    }
    asked = [need.week for need in needs if need.kind is NeedKind.MISSED_WEEK]
    assert [week.week for week in asked] == [week_of(TODAY).previous.previous]


def test_the_present_week_shows_a_met_an_on_track_and_a_week_at_risk(core):
    board = core.board.week()
    assert [row.page_week.state for row in board.rows] == [WeekState.MET, WeekState.ON_TRACK, WeekState.AT_RISK]
    assert board.planned_next > 0


def test_most_posts_are_different_from_each_other(lines):
    assert len({line.title for line in lines}) >= 60


def test_its_log_and_pictures_are_whole(core):
    verified = core.activity.verify()
    assert verified.media > 20
    assert verified.head.at < core.clock.now()


def test_the_pin_of_every_member_is_the_one_that_is_told(tmp_path):
    core = build_core(copied_demo(tmp_path))
    core.opening.open_by_itself()
    entered = [core.sign_in.enter(seat.member.id, office_data()["pin"]) for seat in core.sign_in.seats()]
    core.opening.close()
    assert len(entered) == 4


def test_a_text_that_an_approval_was_lost_for_has_two_versions(core, lines):
    uno = core.sign_in.seats()[0].member.id
    voided = [e for e in core.activity.entries(0, 2000) if e.verb == "approval_voided"]
    assert len(voided) == 4  # three pages of one post, and the page taken off another
    assert any(len(core.drafting.versions(uno, line.post_id)) == 2 for line in lines)
    assert max(e.at for e in voided) <= core.clock.now() - timedelta(minutes=20)


def test_every_text_has_a_drawn_poster_and_known_blanks():
    texts = {**post_texts(), **last_texts()}
    assert len(texts) >= 90
    for text in texts.values():
        text.text.format(day="", month="", n="", m="")
        assert text.poster is None or text.poster.figure in figures()


def test_a_poster_is_the_same_every_time():
    assert poster("leaf", 3) == poster("leaf", 3) != poster("leaf", 4)


def test_a_recurring_post_goes_on_and_a_post_in_stock_waits_for_a_gap(core):
    uno = core.sign_in.seats()[0].member
    (series,) = core.series.all(uno.id)
    assert (len(series.made), series.orphaned, series.next_at is not None) == (4, False, True)
    proposal = core.gaps.proposal(uno.id)
    assert proposal.post is not None
    assert proposal.post.from_week is None
