"""The one thread through every room, told by the services alone."""

from datetime import date

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.evaluation import Check, ScoreKey
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.domain.purposes import Purpose
from moderator_app.services.board import NeedKind
from moderator_app.services.office import WelcomeStep
from tests.services.bench import LINK, Bench


def test_from_a_fresh_office_to_the_evaluation(tmp_path):
    bench = Bench.founded(tmp_path)
    core, uno = bench.core, bench.members["uno"]
    assert core.office.welcome().next_step is WelcomeStep.OFFICE
    bench.set_office()
    assert core.office.welcome().next_step is WelcomeStep.PANEL
    bench.seat("ict", Role.DRAFTER, Role.PUBLISHER)
    bench.seat("land", Role.REVIEWER)
    core.office.set_preset(uno, ApprovalPreset.ONE_OTHER)
    assert core.office.welcome().next_step is WelcomeStep.PAGE
    bench.register("facebook", date(2026, 2, 8))
    assert core.office.welcome().next_step is WelcomeStep.SLOTS
    core.office.set_slots(uno, core.office.settings().slots)
    assert core.office.welcome().next_step is WelcomeStep.FIRST_POST

    ict, land = bench.members["ict"], bench.members["land"]
    due = core.drafting.next_times(tuple(bench.pages.values()))[0]
    draft = bench.draft(media=(bench.picture(),), planned_at=due)
    post = core.drafting.save(ict, None, 0, draft)
    assert core.office.welcome().next_step is None
    handed = core.drafting.submit(ict, post.id, post.revision, draft)
    assert [n.kind for n in core.board.needs(land)] == [NeedKind.TO_APPROVE]
    bench.approve(handed.id)
    assert core.board.week().rows[0].page_week.count.scheduled == 1

    bench.clock.jump_to(due)
    assert [n.kind for n in core.board.needs(ict)] == [NeedKind.BY_HAND]
    delivery_id = bench.opened(post.id)
    assert [n.kind for n in core.board.needs(ict)] == [NeedKind.CONFIRM]
    assert core.board.week().rows[0].page_week.count.live == 0
    assert bench.claim(delivery_id).state is DeliveryState.VERIFIED
    assert core.board.needs(ict) == ()
    week = core.board.week().rows[0].page_week
    assert (week.count.live, week.count.scheduled, week.state) == (1, 0, WeekState.AT_RISK)

    evaluation = core.evaluations.draw_up(FiscalQuarter(2025, 3))
    (entry,) = evaluation.entries
    assert (entry.check, entry.link, entry.pictures_with_alt) == (Check.SECOND_MEMBER, LINK.format(n=1), 1)
    assert evaluation.purposes[Purpose.PARTICIPATION] == 1
    assert {row.key: row.achieved for row in evaluation.scorecard}[ScoreKey.SECOND_CHECKS] == 1
    assert evaluation.log_seq == len(bench.verbs())
    assert core.activity.verify().media == 1
    bench.folder.close()


def test_the_log_tells_the_thread_in_its_order(bench):
    bench.live(1)
    told = bench.verbs()[-5:]
    assert told == ["post_written", "post_submitted", "post_approved", "kit_opened", "link_claimed"]


def test_two_live_posts_meet_the_week_and_the_next_week_begins_empty(bench):
    bench.live(1)
    bench.live(2)
    assert bench.core.board.week().rows[0].page_week.state is WeekState.MET
    bench.clock.go_on(days=7)
    assert bench.core.board.week().rows[0].page_week.state is WeekState.AT_RISK
    assert bench.core.board.week(date(2026, 2, 10)).rows[0].page_week.state is WeekState.MET
