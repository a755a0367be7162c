"""The pause switch: it stops at once, asks when its end has come, and lifting it sends nothing."""

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import EmptyField, NotPaused, RoleNotAllowed, TimeInPast, WrongMove
from moderator_app.events import PublishingPaused
from moderator_app.services.pausing import Pausing
from moderator_app.services.workroom import Workroom
from tests.services.sending_bench import HOUR, brought_to, connect, over_there, state

S = DeliveryState
REASON = "পেজে অচেনা পোস্ট দেখা গেছে"


def test_everyone_pauses_with_a_reason_and_an_end_and_everybody_hears_of_it(bench):
    told = []
    bench.core.bus.subscribe(told.append)
    until = bench.clock.now() + HOUR
    bench.core.pausing.pause(bench.members["land"], REASON, until)
    stands = bench.core.pausing.standing(bench.members["uno"])
    assert (stands.pause.reason, stands.pause.until, stands.by.id) == (REASON, until, bench.members["land"])
    assert not stands.ended
    assert told == [PublishingPaused(initiator=bench.members["land"])]
    assert bench.verbs()[-1] == "publishing_paused"


def test_a_pause_without_a_reason_or_with_an_end_gone_by_is_refused(bench):
    with pytest.raises(EmptyField):
        bench.core.pausing.pause(bench.members["ict"], "", bench.clock.now() + HOUR)
    with pytest.raises(TimeInPast):
        bench.core.pausing.pause(bench.members["ict"], REASON, bench.clock.now())
    assert bench.core.pausing.standing(bench.members["ict"]).pause is None


def test_the_stated_end_asks_and_lifts_nothing_and_a_later_end_goes_on(bench):
    pausing, me = bench.core.pausing, bench.members["ict"]
    since = bench.clock.now()
    pausing.pause(me, REASON, since + HOUR)
    bench.clock.go_on(hours=2)
    assert pausing.standing(me).ended
    pausing.pause(me, "তদন্ত চলছে", bench.clock.now() + HOUR)
    stands = pausing.standing(me)
    assert (stands.ended, stands.pause.since, stands.pause.reason) == (False, since, "তদন্ত চলছে")
    assert bench.verbs()[-1] == "pause_prolonged"


def test_when_the_stated_end_has_passed_a_notice_says_so_once(bench):
    notices = []
    pausing = Pausing(Workroom(bench.folder, bench.clock, None, bench.core.bus), notices.append)
    pausing.pause(bench.members["ict"], REASON, bench.clock.now() + HOUR)
    pausing.after(bench.core.heartbeat.beat())
    assert notices == []
    bench.clock.go_on(hours=2)
    pausing.after(bench.core.heartbeat.beat())
    pausing.after(bench.core.heartbeat.beat())
    assert [notice.target for notice in notices] == ["queue"]


def test_on_lifting_each_post_whose_time_came_waits_for_a_person_and_later_ones_go_on(bench):
    connect(bench)
    due = brought_to(bench, "সময় এসেছে", S.READY)
    staged = brought_to(bench, "আধা পাঠানো", S.READY, S.STAGED)
    later = brought_to(bench, "পরে যাবে", S.READY, due=5 * HOUR)
    approved = brought_to(bench, "অনুমোদিত", S.MISSED, S.APPROVED)
    bench.core.pausing.pause(bench.members["ict"], REASON, bench.clock.now() + 3 * HOUR)
    bench.clock.go_on(hours=2)
    asked = bench.core.pausing.lift(bench.members["ict"])
    assert {line.delivery.id for line in asked} == {due.id, staged.id, approved.id}
    assert [state(bench, d) for d in (due, staged, approved, later)] == [S.MISSED, S.MISSED, S.MISSED, S.READY]
    assert bench.core.pausing.standing(bench.members["ict"]).pause is None
    assert bench.verbs()[-1] == "pause_lifted"


def test_only_who_may_publish_lifts_and_only_what_holds(bench):
    with pytest.raises(NotPaused):
        bench.core.pausing.lift(bench.members["ict"])
    bench.core.pausing.pause(bench.members["land"], REASON, bench.clock.now() + HOUR)
    with pytest.raises(RoleNotAllowed):
        bench.core.pausing.lift(bench.members["land"])
    assert bench.core.pausing.standing(bench.members["land"]).pause is not None


def test_a_pause_says_what_lies_with_a_platform_and_takes_it_back_red_until_confirmed(bench):
    there = over_there(bench)
    me, pausing = bench.members["land"], bench.core.pausing
    with pytest.raises(NotPaused):
        pausing.take_back(me, [there.id])
    pausing.pause(me, REASON, bench.clock.now() + HOUR)
    (lies,) = pausing.standing(me).still_goes_out
    assert (lies.line.delivery.id, lies.at, lies.asked_back) == (there.id, there.due_at, False)
    pausing.take_back(me, [there.id])
    assert state(bench, there) is S.CANCEL_PENDING
    assert pausing.standing(me).still_goes_out[0].asked_back
    with pytest.raises(WrongMove):
        pausing.take_back(me, [there.id])
