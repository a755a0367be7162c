from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.days import SpecialDay
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import EditedMeanwhile, GapTaken, RoleNotAllowed, TimeInPast
from moderator_app.domain.ids import DayId
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Role
from moderator_app.domain.shown import Shown
from moderator_app.services.gaps import NoProposal
from moderator_app.zone import DHAKA

WEDNESDAY = datetime(2026, 2, 11, 11, tzinfo=DHAKA)
WEEK, NEXT = Week(date(2026, 2, 8)), Week(date(2026, 2, 15))


def stock(bench, text="মজুত", **other):
    return bench.approved(bench.draft(text, planned_at=None, **other))


def titles(bench, which):
    return [line.title for line in bench.core.drafting.lines(PostQuery(which))]


def propose(bench, **other):
    return bench.core.gaps.proposal(bench.members["ict"], **other)


def fill(bench, proposal, member="ict"):
    return bench.core.gaps.fill(bench.members[member], proposal)


def test_a_post_without_a_time_is_approved_into_the_stock_and_counts_in_no_week(bench):
    post = stock(bench)
    delivery = bench.delivery(post.id)
    assert (delivery.state, delivery.due_at) == (DeliveryState.MANUAL_READY, None)
    assert titles(bench, PostFilter.STOCK) == titles(bench, PostFilter.APPROVED) == ["মজুত"]
    row = bench.core.board.week().rows[0]
    assert (row.page_week.count.scheduled, row.page_week.count.maybe) == (0, 0)
    assert bench.core.board.week().queue == ()
    bench.core.heartbeat.beat()
    assert bench.delivery(post.id) == delivery


def test_a_post_in_stock_may_be_published_by_hand_at_any_time(bench):
    post = stock(bench)
    bench.claim(bench.opened(post.id))
    assert bench.delivery(post.id).state is DeliveryState.VERIFIED
    assert titles(bench, PostFilter.STOCK) == []


def test_what_was_approved_first_fills_the_first_empty_usual_time_and_keeps_its_approval(bench):
    first = stock(bench, "প্রথম")
    bench.clock.go_on(minutes=5)
    stock(bench, "দ্বিতীয়")
    found = propose(bench)
    assert (found.page.id, found.week, found.at, found.why_not) == (bench.pages["facebook"], WEEK, WEDNESDAY, None)
    assert (found.post.title, found.post.from_week) == ("প্রথম", None)
    moved = fill(bench, found)
    delivery = bench.delivery(first.id)
    assert (delivery.state, delivery.due_at) == (DeliveryState.MANUAL_READY, WEDNESDAY)
    assert (moved.former, moved.at) == (None, WEDNESDAY)
    assert bench.core.board.week().queue[0].shown is Shown.SCHEDULED
    assert bench.verbs()[-1] == "post_rescheduled"


def test_filling_can_be_undone_and_the_post_stands_in_stock_again(bench):
    post = stock(bench)
    moved = fill(bench, propose(bench))
    bench.core.moving.undo(bench.members["ict"], moved)
    assert titles(bench, PostFilter.STOCK) == ["মজুত"]
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY
    with pytest.raises(EditedMeanwhile):
        bench.core.moving.undo(bench.members["ict"], moved)


def test_two_windows_with_the_same_proposal_fill_it_once(bench):
    stock(bench, "প্রথম")
    bench.clock.go_on(minutes=5)
    stock(bench, "দ্বিতীয়")
    here, there = propose(bench), bench.again()
    there_found = there.core.gaps.proposal(there.members["land"])
    fill(bench, here)
    with pytest.raises(GapTaken):
        there.core.gaps.fill(there.members["land"], there_found)
    assert titles(bench, PostFilter.STOCK) == ["দ্বিতীয়"]


def test_a_time_that_another_post_took_meanwhile_is_not_filled_twice(bench):
    stock(bench)
    found = propose(bench)
    bench.handed_in(bench.draft("আরেকটি", planned_at=WEDNESDAY))
    with pytest.raises(GapTaken):
        fill(bench, found)
    assert titles(bench, PostFilter.STOCK) == ["মজুত"]


def test_a_post_that_was_opened_by_hand_meanwhile_stays_where_it_is(bench):
    post = stock(bench)
    found = propose(bench)
    bench.opened(post.id)
    with pytest.raises(GapTaken):
        fill(bench, found)


def test_a_proposal_whose_time_has_gone_by_is_refused(bench):
    stock(bench)
    found = propose(bench)
    bench.clock.go_on(days=2)
    with pytest.raises(TimeInPast):
        fill(bench, found)


def test_why_there_is_no_proposal_is_said(bench):
    assert propose(bench).why_not is NoProposal.NO_POST
    bench.handed_in(bench.draft("নেওয়া", planned_at=WEDNESDAY))
    found = propose(bench)
    assert (found.why_not, found.at) == (NoProposal.NO_SLOT, None)
    with pytest.raises(GapTaken):
        fill(bench, found)
    bench.core.office.save(bench.members["uno"], replace(bench.core.office.get(), weekly_minimum=1))
    bench.live(1)
    found = propose(bench)
    assert (found.why_not, found.page) == (NoProposal.NO_GAP, None)


def test_a_post_for_another_page_fills_no_gap_here(bench):
    bench.register("portal")
    stock(bench, page_ids=(bench.pages["portal"],))
    assert propose(bench, page_id=bench.pages["facebook"]).why_not is NoProposal.NO_POST
    assert propose(bench, page_id=bench.pages["portal"]).post.title == "মজুত"


def test_the_page_that_lacks_most_is_proposed_first(bench):
    bench.live(1)
    bench.register("portal")
    assert propose(bench).page.id == bench.pages["portal"]


def test_a_holiday_is_passed_over_where_another_usual_time_is_left(bench):
    stock(bench)
    with bench.folder.store.write() as unit:
        unit.days.put_day(SpecialDay(DayId("d"), WEDNESDAY.date(), Bilingual("ছুটি"), closed=True))
    assert propose(bench).at == WEDNESDAY
    slots = bench.core.office.settings().slots
    bench.core.office.set_slots(bench.members["uno"], [*slots, replace(slots[0], day=4)])
    assert propose(bench).at == WEDNESDAY + timedelta(days=1)


def planned_next_week(bench, number):
    at = datetime(2026, 2, 15, 11 + number, tzinfo=DHAKA)
    return bench.approved(bench.draft(f"আগামী {number}", planned_at=at))


def test_a_later_week_gives_a_post_only_beyond_its_minimum_and_only_with_both_weeks_named(bench):
    for number in (1, 2):
        planned_next_week(bench, number)
    assert propose(bench).why_not is NoProposal.NO_POST
    planned_next_week(bench, 3)
    found = propose(bench)
    assert (found.post.title, found.week, found.post.from_week) == ("আগামী 1", WEEK, NEXT)
    fill(bench, found)
    assert propose(bench, week=NEXT).week == NEXT
    assert [pw.count.scheduled for pw in _two_weeks(bench)] == [1, 2]


def test_a_later_week_keeps_its_minimum_on_every_page_of_the_post(bench):
    for number in (1, 2, 3):
        planned_next_week(bench, number)
    bench.register("portal")
    both = planned_next_week(bench, 4)
    assert both.draft.page_ids == tuple(bench.pages.values())
    found = propose(bench, page_id=bench.pages["portal"])
    assert found.why_not is NoProposal.NO_POST
    assert propose(bench, page_id=bench.pages["facebook"]).post.title == "আগামী 1"


def test_an_auditor_sees_the_proposal_and_fills_nothing(bench):
    bench.seat("eye", Role.AUDITOR)
    stock(bench)
    found = bench.core.gaps.proposal(bench.members["eye"])
    with pytest.raises(RoleNotAllowed):
        fill(bench, found, "eye")


def _two_weeks(bench):
    return [week.pages[0] for week in bench.core.calendar.between(WEEK.first_on, NEXT.last_on).weeks]
