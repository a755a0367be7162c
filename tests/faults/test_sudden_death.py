"""The process is killed in the middle of real work: nothing that was answered is lost, and the log holds."""

import os
import signal
import traceback

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.delivery import DeliveryState
from moderator_app.services.manual_kit import Claim
from tests.fakes.clock import FakeClock
from tests.services.bench import LINK, Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")]

DEATHS = 10


def at_work(bench: Bench, death: int, tell) -> None:
    """Posts go the whole way, one after the other; every answer of a service is told."""
    folder = new_folder(bench.folder.path)
    folder.open_with(PASSPHRASE)
    office = Bench(core_on(folder, clock=FakeClock(), hasher=cheap_hasher()), FakeClock(), folder, {}, {})
    office.members, office.pages = bench.members, bench.pages
    for number in range(1_000):
        post = office.handed_in(office.draft(f"পোস্ট {death}-{number}"))
        tell(f"handed {post.id}")
        office.approve(post.id)
        tell(f"approved {post.id}")
        kit = office.opened(post.id)
        claim = Claim(LINK.format(n=f"{death + 1}{number:06}"), office.clock.now())
        office.core.manual_kit.claim(office.members["ict"], kit, claim)
        tell(f"claimed {post.id}")


def killed_after(bench: Bench, death: int, lines: int) -> list[tuple[str, str]]:
    """Forks a copy that works, kills it once it told so many lines; brings all that it told whole."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reader)
            at_work(bench, death, lambda said: os.write(writer, f"{said}\n".encode()))
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
    return [(line.split()[0], line.split()[1]) for line in told if line.endswith("\n")]


def test_ten_deaths_at_work_lose_nothing_that_was_answered(tmp_path):
    bench = Bench.working(tmp_path)
    bench.folder.close()
    live = {DeliveryState.CLAIMED, DeliveryState.VERIFIED}
    wanted = {
        "handed": set(DeliveryState),
        "approved": {DeliveryState.MANUAL_READY, DeliveryState.MANUAL_OPEN, *live},
        "claimed": live,
    }
    for death in range(DEATHS):
        told = killed_after(bench, death, 1 + death * 2)
        bench.folder.open_with(PASSPHRASE)  # the dead process left the lock free
        after = bench.again()
        after.core.activity.verify()
        for what, post_id in told:
            assert after.delivery(post_id).state in wanted[what], (death, what)
        [row] = after.core.board.week().rows
        assert row.page_week.count.live >= sum(what == "claimed" for what, _ in told)
        bench.folder.close()
