"""The process is killed in and around its heartbeats: what was due is told at most once, and never lost or made up."""

import os
import signal
import traceback
from datetime import timedelta

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.delivery import DeliveryState
from moderator_app.events import DeliveryDue
from moderator_app.services.board import NeedKind
from tests.fakes.clock import FakeClock
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")]

DEATHS = 8
POSTS = 40


def beating(bench: Bench, now, tell) -> None:
    """Beats a minute of its own clock each time, and tells what it finds."""
    folder = new_folder(bench.folder.path)
    folder.open_with(PASSPHRASE)
    clock = FakeClock(now)
    core = core_on(folder, clock=clock, hasher=cheap_hasher())
    core.bus.subscribe(lambda fact: tell(f"due {fact.delivery_id}") if isinstance(fact, DeliveryDue) else None)
    while True:
        clock.go_on(minutes=1)
        core.heartbeat.replay()
        tell(f"beat {clock.now().isoformat()}")


def killed_after(bench: Bench, now, lines: int) -> list[list[str]]:
    """Forks a copy that beats, kills it once it told so many lines; brings all that it told whole."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reader)
            beating(bench, now, lambda said: os.write(writer, f"{said}\n".encode()))
        except BaseException:  # noqa: BLE001 - the copy must end here, whatever happened
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as says:
        told = [says.readline() for _ in range(lines)]
        os.kill(pid, signal.SIGKILL)
        told += says.readlines()
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), "the copy ended by itself"
    return [line.split() for line in told if line.endswith("\n")]


def test_killed_while_it_beats_nothing_is_told_twice_and_nothing_is_missed(tmp_path):
    bench = Bench.working(tmp_path)
    start = bench.clock.now()
    posts = [
        bench.approved(bench.draft(f"পোস্ট {n}", planned_at=start + timedelta(minutes=2 + n))) for n in range(POSTS)
    ]
    bench.folder.close()
    told: list[str] = []
    now = start
    for death in range(DEATHS):
        said = killed_after(bench, now, 3 + death)
        told += [word for kind, word in said if kind == "due"]
        bench.folder.open_with(PASSPHRASE)  # the dead process left the lock free
        with bench.folder.store.read() as unit:
            last = unit.heartbeats.last()
            assert unit.deliveries.missed() == ()
            unsaid = {line.delivery.id for line in unit.deliveries.unsettled(now + timedelta(days=1))}
        bench.folder.close()
        assert last is not None
        assert not unsaid & set(told), "what was told counts as unsaid"
        now = last.last_at
    assert len(told) == len(set(told)) > 0
    bench.folder.open_with(PASSPHRASE)
    after = bench.again()
    after.core.activity.verify()
    after.clock.jump_to(now)
    due = [post for post in posts if post.draft.planned_at <= now]
    assert {after.delivery(post.id).state for post in due} == {DeliveryState.MANUAL_READY}
    shown = {
        n.delivery.delivery.post_id for n in after.core.board.needs(after.members["ict"]) if n.kind is NeedKind.BY_HAND
    }
    assert {post.id for post in due} <= shown
    after.clock.go_on(days=1)
    rest = after.core.heartbeat.replay()
    assert {line.delivery.post_id for line in (*rest.missed, *rest.due)} == {p.id for p in posts} - {p.id for p in due}
    bench.folder.close()
