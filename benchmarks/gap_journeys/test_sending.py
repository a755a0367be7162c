"""The home screen while two hundred posts go out behind it."""

import pytest

from moderator_app.system.lanes import SenderLanes
from tests.services.publishing.publishing_bench import MINUTE, PublishingBench
from tests.ui.inspection import dispose, settle, wait_for
from tests.ui.screens.shown_screen import Shown
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.screens import this_week

pytestmark = pytest.mark.journey

DUE = 200


def test_two_hundred_posts_going_out_behind_the_home_screen(tmp_path):
    office = PublishingBench.connected(tmp_path)
    office.settings(spacing_minutes=0)
    for number in range(DUE):
        office.due_in(10 * MINUTE, f"গণশুনানি {number}\n\nআগামী বুধবার সকাল ১০টায়।")
    for _ in range(3):
        office.clock.go_on(minutes=4)
        office.core.heartbeat.replay()
    publishing = office.core.publishing
    publishing._lanes = SenderLanes()  # noqa: SLF001 - threads of its own, as the program has them
    facts = FactBridge()
    facts.listen(office.core.bus)
    actor = office.core.panel.member(office.members["ict"])
    one = Shown(this_week.build, office.core, Place(Room.THIS_WEEK), actor=actor, facts=facts)
    one.at()
    publishing.round_soon()
    wait_for(lambda: len(office.remote.live) == DUE, 120_000)
    settle()
    facts.stop()
    publishing.close()
    dispose(one.frame)
    office.folder.close()
