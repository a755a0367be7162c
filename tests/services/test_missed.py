"""What a person decides on a missed time: by hand now, a new time, or let it go."""

from datetime import timedelta

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import RoleNotAllowed, TimeInPast, WrongMove
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.shown import Shown
from moderator_app.events import PostChanged

S = DeliveryState
DAY = timedelta(days=1)


@pytest.fixture
def slept(bench):
    """The office after a day's sleep over a post on two pages."""
    bench.register("channel")
    bench.post = bench.approved(bench.draft(planned_at=bench.clock.now() + timedelta(hours=1)))
    bench.clock.go_on(days=1)
    assert len(bench.core.heartbeat.beat().missed) == 2
    return bench


def states(bench):
    return {page: bench.delivery(bench.post.id, page).state for page in ("facebook", "channel")}


def missed_id(bench, page="facebook"):
    return bench.delivery(bench.post.id, page).id


def test_by_hand_it_waits_for_its_person_and_is_not_missed_again(slept):
    told = []
    slept.core.bus.subscribe(told.append)
    slept.core.missed.by_hand(slept.members["ict"], missed_id(slept))
    assert told == [PostChanged(slept.post.id, initiator=slept.members["ict"])]
    assert states(slept) == {"facebook": S.MANUAL_READY, "channel": S.MISSED}
    slept.clock.go_on(days=1)
    beat = slept.core.heartbeat.beat()
    assert (beat.due, beat.missed) == ((), ())
    slept.claim(slept.opened(slept.post.id))
    assert states(slept)["facebook"] is S.VERIFIED
    assert slept.verbs().count("missed_by_hand") == 1


def test_a_new_time_keeps_the_approval_on_every_page_that_was_missed(slept):
    before = slept.core.reviewing.detail(slept.members["uno"], slept.post.id).approvals
    wanted = slept.clock.now() + timedelta(minutes=2)
    post = slept.core.missed.new_time(slept.members["ict"], missed_id(slept), wanted)
    assert post.draft.planned_at == wanted
    assert states(slept) == {"facebook": S.MANUAL_READY, "channel": S.MANUAL_READY}
    assert slept.core.reviewing.detail(slept.members["uno"], slept.post.id).approvals == before
    slept.clock.go_on(minutes=3)
    assert len(slept.core.heartbeat.beat().due) == 2
    slept.claim(slept.opened(slept.post.id))


def test_a_new_time_can_be_missed_again(slept):
    slept.core.missed.new_time(slept.members["ict"], missed_id(slept), slept.clock.now() + DAY)
    slept.clock.go_on(days=3)
    assert len(slept.core.heartbeat.beat().missed) == 2


@pytest.mark.parametrize("ago", [timedelta(), timedelta(minutes=1), DAY])
def test_a_new_time_lies_ahead(ago, slept):
    before = slept.verbs()
    with pytest.raises(TimeInPast):
        slept.core.missed.new_time(slept.members["ict"], missed_id(slept), slept.clock.now() - ago)
    assert states(slept) == {"facebook": S.MISSED, "channel": S.MISSED}
    assert slept.verbs() == before


def test_let_go_it_is_cancelled_on_that_page_only_and_stays_readable(slept):
    slept.core.missed.drop(slept.members["ict"], missed_id(slept, "channel"))
    assert states(slept) == {"facebook": S.MISSED, "channel": S.CANCELLED}
    assert slept.core.drafting.open(slept.members["uno"], slept.post.id).post.draft == slept.post.draft
    assert "missed_dropped" in slept.verbs()


def test_a_changed_text_goes_back_to_draft(slept):
    opened = slept.core.drafting.open(slept.members["ict"], slept.post.id).post
    slept.core.drafting.save(
        slept.members["ict"], opened.id, opened.revision, slept.draft("নতুন কথা", page_ids=opened.draft.page_ids)
    )
    assert states(slept) == {"facebook": S.DRAFT, "channel": S.DRAFT}
    assert "approval_voided" in slept.verbs()


@pytest.mark.parametrize("decide", ["by_hand", "drop", "new_time"])
def test_only_what_was_missed_is_decided_on_and_only_once(decide, slept):
    me, delivery_id = slept.members["ict"], missed_id(slept)
    extra = [slept.clock.now() + DAY] if decide == "new_time" else []
    getattr(slept.core.missed, decide)(me, delivery_id, *extra)
    before = slept.verbs()
    with pytest.raises(WrongMove):
        getattr(slept.core.missed, decide)(me, delivery_id, *extra)
    assert slept.verbs() == before


@pytest.mark.parametrize("decide", ["by_hand", "drop", "new_time"])
def test_who_may_not_publish_decides_nothing(decide, slept):
    extra = [slept.clock.now() + DAY] if decide == "new_time" else []
    with pytest.raises(RoleNotAllowed):
        getattr(slept.core.missed, decide)(slept.members["land"], missed_id(slept), *extra)
    assert states(slept) == {"facebook": S.MISSED, "channel": S.MISSED}


def test_the_kit_of_a_missed_post_does_not_open_by_itself(slept):
    with pytest.raises(WrongMove):
        slept.core.manual_kit.open(slept.members["ict"], missed_id(slept))


def test_a_missed_post_stands_on_the_board_and_among_the_approved(slept):
    [day] = [day for row in slept.core.board.week().rows[:1] for day in row.days if Shown.MISSED in day]
    assert day == (Shown.MISSED,)
    for row in slept.core.board.week().rows:
        assert (row.page_week.count.scheduled, row.page_week.count.live) == (0, 0)
    [line] = slept.core.drafting.lines(PostQuery(PostFilter.APPROVED))
    assert line.post_id == slept.post.id
