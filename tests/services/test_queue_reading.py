"""The queue as people read it: what waits for somebody stands apart from what goes out by itself."""

from datetime import timedelta

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.sending import WhyHuman
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
