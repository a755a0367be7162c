"""The desktop hears once of each post that publishing cannot bring to its end alone."""

from moderator_app.domain.delivery import DeliveryState
from moderator_app.services.stuck_telling import StuckTelling
from moderator_app.services.workroom import Workroom
from tests.services.sending_bench import brought_to, undecided

S = DeliveryState


def test_each_post_is_told_of_once_and_what_is_new_again(bench):
    notices = []
    telling = StuckTelling(Workroom(bench.folder, bench.clock, None, bench.core.bus), notices.append)
    beat = bench.core.heartbeat.beat()
    telling.after(beat)
    assert notices == []
    undecided(bench, "ঘূর্ণিঝড় সভা")
    brought_to(bench, "সংযোগ নেই", S.READY, S.BLOCKED_AUTH)
    telling.after(beat)
    telling.after(beat)
    assert [(one.key, one.target) for one in notices] == [("stuck", "queue")]
    assert "ঘূর্ণিঝড় সভা" in notices[0].body
    assert "সংযোগ নেই" not in notices[0].body
    brought_to(bench, "ফেরত দেওয়া", S.READY, S.ARMED, S.REJECTED)
    telling.after(beat)
    assert len(notices) == 2
    assert "ঘূর্ণিঝড় সভা" not in notices[1].body
