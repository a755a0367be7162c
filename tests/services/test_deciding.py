"""What a person decides where the program may not; nothing ever goes out again without having looked."""

from datetime import timedelta

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import (
    LinkAlreadyUsed,
    LinkOtherPage,
    PageNotLookedAt,
    RoleNotAllowed,
    TimeInFuture,
    WrongMove,
)
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.sending import RemotePost, WhyHuman
from moderator_app.domain.shown import Shown, shown
from moderator_app.services.board import NeedKind
from moderator_app.services.deciding import ThisIsIt
from tests.services.bench import LINK
from tests.services.sending_bench import HOUR, brought_to, connect, over_there, state, undecided

S = DeliveryState


@pytest.fixture
def deciding(bench):
    return bench.core.deciding


def sending(bench, delivery):
    with bench.folder.store.read() as unit:
        return unit.sendings.get(delivery.id)


def test_the_card_holds_what_was_sent_and_what_is_known(bench, deciding):
    delivery = undecided(bench, "ঘূর্ণিঝড় প্রস্তুতি সভা", fault="no_answer")
    card = deciding.card(bench.members["land"], delivery.id)
    assert (card.title, card.outgoing.content.text) == ("ঘূর্ণিঝড় প্রস্তুতি সভা", "ঘূর্ণিঝড় প্রস্তুতি সভা")
    assert (card.sending.why, card.sending.fault, card.went_out) == (WhyHuman.OUTCOME_UNKNOWN, "no_answer", None)
    assert card.page.id == bench.pages["facebook"]


def test_this_is_it_with_a_post_of_the_page_counts_and_keeps_what_the_page_showed(bench, deciding):
    delivery = undecided(bench, "সভা হবে")
    at = bench.clock.now() - timedelta(minutes=1)
    seen = RemotePost("77", "সভা হবে।", permalink=LINK.format(n=77), at=at)
    live = deciding.this_is_it(bench.members["ict"], delivery.id, ThisIsIt(at, seen))
    assert (live.is_live, live.permalink, live.live_at) == (True, LINK.format(n=77), at)
    assert sending(bench, delivery).remote_id == "77"
    (kept,) = deciding.evidence(bench.members["land"], delivery.id)
    assert (kept.how, kept.text, kept.shown) == (SeenHow.READ_BACK, "সভা হবে", "সভা হবে।")
    assert bench.core.board.week().rows[0].page_week.count.live == 1
    assert bench.verbs()[-1] == "found_on_page"


def test_this_is_it_with_a_pasted_link_is_proved_like_any_link(bench, deciding):
    delivery, me, now = undecided(bench), bench.members["ict"], bench.clock.now()
    other = "https://www.facebook.com/other.office/posts/1"
    with pytest.raises(LinkOtherPage):
        deciding.this_is_it(me, delivery.id, ThisIsIt(now, link=other))
    with pytest.raises(TimeInFuture):
        deciding.this_is_it(me, delivery.id, ThisIsIt(now + HOUR, link=LINK.format(n=5)))
    assert state(bench, delivery) is S.NEEDS_HUMAN
    live = deciding.this_is_it(me, delivery.id, ThisIsIt(now, link=LINK.format(n=5)))
    assert (live.permalink, live.published) == (LINK.format(n=5), True)
    second = undecided(bench, "আরেকটি")
    with pytest.raises(LinkAlreadyUsed):
        deciding.this_is_it(me, second.id, ThisIsIt(now, RemotePost("5", "x", permalink=LINK.format(n=5))))


def test_once_more_only_after_looking_and_then_as_a_new_try(bench, deciding):
    delivery = undecided(bench)
    bench.clock.go_on(hours=2)
    me = bench.members["ict"]
    with pytest.raises(PageNotLookedAt):
        deciding.once_more(me, delivery.id, not_there=False)
    again = deciding.once_more(me, delivery.id, not_there=True)
    assert (again.state, again.epoch, again.due_at) == (S.READY, delivery.epoch + 1, bench.clock.now())
    assert (sending(bench, delivery).why, sending(bench, delivery).armed_at) == (None, None)
    assert sending(bench, delivery).fingerprint == "f"


def test_once_more_before_its_time_waits_for_its_time(bench, deciding):
    delivery = undecided(bench, due=HOUR)
    again = deciding.once_more(bench.members["ict"], delivery.id, not_there=True)
    assert (again.state, again.due_at) == (S.APPROVED, delivery.due_at)


@pytest.mark.parametrize("why", [WhyHuman.REMOVED_THERE, WhyHuman.EDITED_THERE])
def test_what_a_person_removed_or_changed_there_is_never_made_again(why, bench, deciding):
    delivery = undecided(bench, why=why)
    with pytest.raises(WrongMove):
        deciding.once_more(bench.members["ict"], delivery.id, not_there=True)
    with pytest.raises(WrongMove):
        deciding.by_hand(bench.members["ict"], delivery.id)
    assert state(bench, delivery) is S.NEEDS_HUMAN


def test_a_change_there_can_be_accepted_and_nothing_else_can(bench, deciding):
    edited, unknown = undecided(bench, why=WhyHuman.EDITED_THERE), undecided(bench, "অন্য")
    assert deciding.leave_as_it_is(bench.members["ict"], edited.id).state is S.SCHEDULED_REMOTE
    with pytest.raises(WrongMove):
        deciding.leave_as_it_is(bench.members["ict"], unknown.id)


def test_not_there_and_let_go_is_over_and_does_not_count(bench, deciding):
    delivery = undecided(bench)
    dropped = deciding.drop(bench.members["ict"], delivery.id)
    assert (dropped.state, dropped.published, dropped.is_live) == (S.HUMAN_CLOSED, False, False)
    with pytest.raises(WrongMove):
        deciding.once_more(bench.members["ict"], delivery.id, not_there=True)


def test_a_refused_post_goes_to_hand_because_nothing_went_out_and_an_unknown_one_does_not(bench, deciding):
    me = bench.members["ict"]
    refused, unknown = undecided(bench, "ফেরত", WhyHuman.REFUSED), undecided(bench, "অজানা")
    assert deciding.by_hand(me, refused.id).state is S.MANUAL_READY
    with pytest.raises(WrongMove):
        deciding.by_hand(me, unknown.id)
    rejected = brought_to(bench, "অচল ছবি", S.READY, S.ARMED, S.REJECTED)
    assert deciding.by_hand(me, rejected.id).state is S.MANUAL_READY


def test_a_refused_post_is_mended_like_a_draft_and_wants_its_approval_anew(bench):
    rejected = brought_to(bench, "বড় ছবি", S.READY, S.ARMED, S.REJECTED)
    post = bench.core.drafting.open(bench.members["ict"], rejected.post_id).post
    mended = bench.draft("ছোট ছবি", page_ids=post.draft.page_ids)
    bench.core.drafting.save(bench.members["ict"], post.id, post.revision, mended)
    assert state(bench, rejected) is S.DRAFT


def test_taking_back_is_red_until_the_platform_confirms(bench, deciding):
    delivery = over_there(bench)
    wanted = deciding.take_back(bench.members["ict"], delivery.id)
    assert wanted.state is S.CANCEL_PENDING
    with bench.folder.store.read() as unit:
        line = unit.deliveries.in_states({S.CANCEL_PENDING})[0]
    assert shown(line.stage, line.delivery, bench.clock.now()) is Shown.CANCEL_PENDING


def test_a_page_that_is_not_connected_is_not_read_and_says_nothing_wrong(bench, deciding):
    delivery = undecided(bench)
    look = deciding.look(bench.members["land"], delivery.id)
    assert (look.posts, look.clean, look.fault) == ((), False, "")


def test_only_who_may_publish_decides(bench, deciding):
    delivery = undecided(bench)
    with pytest.raises(RoleNotAllowed):
        deciding.drop(bench.members["land"], delivery.id)


def test_a_missed_time_on_a_connected_page_may_go_out_now_or_at_its_new_time_by_itself(bench):
    connect(bench)
    me = bench.members["ict"]
    first, second = brought_to(bench, "এখনই", S.MISSED), brought_to(bench, "পরে", S.MISSED)
    assert [one.by_itself for one in bench.core.missed.waiting(me)] == [True, True]
    assert bench.core.missed.go_now(me, first.id).state is S.READY
    bench.core.missed.new_time(me, second.id, bench.clock.now() + 3 * HOUR)
    assert state(bench, second) is S.APPROVED


def test_by_hand_pages_have_no_going_out_now(bench):
    missed = brought_to(bench, "হাতে", S.MISSED)
    with pytest.raises(WrongMove):
        bench.core.missed.go_now(bench.members["ict"], missed.id)


def test_what_came_too_late_for_its_freshness_is_asked_about_and_takes_a_new_time_only(bench):
    connect(bench)
    me, late = bench.members["ict"], brought_to(bench, "দেরি", S.READY, S.EXPIRED)
    (one,) = bench.core.missed.waiting(me)
    assert (one.line.delivery.id, one.too_late) == (late.id, True)
    for refused in (bench.core.missed.go_now, bench.core.missed.by_hand):
        with pytest.raises(WrongMove):
            refused(me, late.id)
    bench.core.missed.new_time(me, late.id, bench.clock.now() + 3 * HOUR)
    assert state(bench, late) is S.APPROVED


def test_what_stands_twice_asks_until_somebody_took_one_away(bench, deciding):
    connect(bench)
    me, twice = bench.members["ict"], brought_to(bench, "দুবার", S.READY, S.PUBLISHED, double=True)
    need = bench.core.board.needs(me)[0]
    assert (need.kind, need.delivery.delivery.id) == (NeedKind.DOUBLE, twice.id)
    deciding.double_settled(me, twice.id)
    assert NeedKind.DOUBLE not in {one.kind for one in bench.core.board.needs(me)}
    with pytest.raises(WrongMove):
        deciding.double_settled(me, twice.id)
