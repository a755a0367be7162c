"""The queue as people read it: what waits for somebody stands apart from what goes out by itself."""

from datetime import timedelta

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.sending import WhyHuman
from moderator_app.services.board import NeedKind
from tests.services.sending_bench import HOUR, brought_to, connect, over_there, undecided

S = DeliveryState


def test_what_waits_for_a_person_stands_apart_each_part_soonest_first(bench):
    connect(bench)
    later = brought_to(bench, "পরে", S.READY, due=5 * HOUR)
    sooner = over_there(bench, "আগে", due=2 * HOUR)
    unknown = undecided(bench, "অজানা")
    queue = bench.core.queue.read(bench.members["land"])
    assert [one.line.delivery.id for one in queue.on_its_way] == [sooner.id, later.id]
    assert [(one.line.title, one.sending.why) for one in queue.for_a_person] == [("অজানা", WhyHuman.OUTCOME_UNKNOWN)]
    assert queue.for_a_person[0].line.delivery.id == unknown.id


def test_what_goes_out_next_lies_ahead(bench):
    connect(bench)
    assert bench.core.queue.next_due() is None
    brought_to(bench, "আগে", S.READY, due=HOUR)
    after = brought_to(bench, "পরে", S.READY, due=3 * HOUR)
    bench.clock.go_on(hours=2)
    assert bench.core.queue.next_due() == after.due_at
    assert after.due_at - bench.clock.now() == timedelta(hours=1)


def test_what_publishing_cannot_end_alone_asks_whoever_publishes_most_pressing_first(bench):
    connect(bench)
    unknown = undecided(bench, "অজানা")
    brought_to(bench, "ফেরত", S.READY, S.ARMED, S.REJECTED)
    brought_to(bench, "সংযোগ নেই", S.READY, S.BLOCKED_AUTH)
    there = over_there(bench)
    bench.core.deciding.take_back(bench.members["ict"], there.id)
    bench.core.pausing.pause(bench.members["land"], "দেখা হচ্ছে", bench.clock.now() + HOUR)
    bench.clock.go_on(hours=2)
    needs = bench.core.board.needs(bench.members["ict"])
    wanted = [NeedKind.UNKNOWN, NeedKind.CANCEL_PENDING, NeedKind.FAILED, NeedKind.BLOCKED, NeedKind.PAUSE_ENDED]
    assert [need.kind for need in needs][:5] == wanted
    assert (needs[0].delivery.delivery.id, needs[0].sending.why) == (unknown.id, WhyHuman.OUTCOME_UNKNOWN)
    assert needs[4].pause.reason == "দেখা হচ্ছে"
    mine = {need.kind for need in bench.core.board.needs(bench.members["land"])}
    assert mine.isdisjoint(wanted)
