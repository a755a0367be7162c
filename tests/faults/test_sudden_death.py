"""The process is killed at random moments of real work: nothing that was answered is lost, nothing is half done."""

import os
import random
import shutil
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.services.manual_kit import Claim
from moderator_app.store.upgrade import REVISIONS
from tests.fakes.clock import FakeClock
from tests.faults.killing import Tell, killed_after, seconds_until
from tests.services.bench import LINK, Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")]

DEATHS_AT_WORK = 100
DEATHS_WHILE_TYPING = 40
DEATHS_IN_AN_UPGRADE = 30
DEATHS_WHILE_BACKING_UP = 30
LIVE = {DeliveryState.CLAIMED, DeliveryState.VERIFIED}
ANSWERED = {
    "handed": set(DeliveryState),
    "approved": {DeliveryState.MANUAL_READY, DeliveryState.MANUAL_OPEN, *LIVE},
    "claimed": LIVE,
}
"""Where a delivery may stand after a service gave this answer."""


def chance(seed: int) -> random.Random:
    """The same moments in every run, as far as the machine's pace allows."""
    return random.Random(seed)  # noqa: S311 - no secret hangs on it


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    working.folder.close()
    return working


def copy_of(bench: Bench) -> Bench:
    """The program started anew in a process of its own."""
    folder = new_folder(bench.folder.path)
    folder.open_with(PASSPHRASE)
    core = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
    return Bench(core, FakeClock(), folder, bench.members, bench.pages)


def posts_go_out(bench: Bench, death: int, tell: Tell) -> None:
    """Posts go the whole way, one after the other."""
    office = copy_of(bench)
    for number in range(1_000):
        post = office.handed_in(office.draft(f"পোস্ট {death}-{number}", media=(office.picture(),)))
        tell(f"handed {post.id}")
        office.approve(post.id)
        tell(f"approved {post.id}")
        kit = office.opened(post.id)
        claim = Claim(LINK.format(n=f"{death + 1}{number:06}"), office.clock.now())
        office.core.manual_kit.claim(office.members["ict"], kit, claim)
        tell(f"claimed {post.id}")


def test_deaths_at_work_lose_nothing_that_was_answered(bench):
    moments = chance(20260210)
    once = seconds_until(lambda tell: posts_go_out(bench, DEATHS_AT_WORK, tell), "claimed")
    answered: list[tuple[str, str]] = []
    for death in range(DEATHS_AT_WORK):
        told = killed_after(lambda tell, n=death: posts_go_out(bench, n, tell), moments.uniform(0, once * 1.5))
        bench.folder.open_with(PASSPHRASE)  # the dead process left the lock free
        after = bench.again()
        after.core.activity.verify()
        for what, post_id in (line.split() for line in told):
            answered.append((what, post_id))
            assert after.delivery(post_id).state in ANSWERED[what], (death, what)
        bench.folder.close()
    bench.folder.open_with(PASSPHRASE)
    with bench.folder.store.read() as unit:
        live = unit.posts.count(PostQuery(PostFilter.LIVE))
    bench.folder.close()
    assert live >= sum(what == "claimed" for what, _ in answered)
    assert {what for what, _ in answered} == set(ANSWERED), "no death came late enough"


def keys_are_pressed(bench: Bench, tell: Tell) -> None:
    """The composer's state is kept again and again, a letter more each time."""
    office = copy_of(bench)
    for number in range(1, 5_000):
        office.core.journal.note(office.members["ict"], None, office.draft("ক" * number))
        tell(str(number))


def test_deaths_while_typing_lose_no_letter_that_was_kept(bench):
    moments = chance(20260211)
    a_while = seconds_until(lambda tell: keys_are_pressed(bench, tell), "8")
    bench.folder.open_with(PASSPHRASE)
    bench.core.journal.forget(bench.members["ict"], None)
    bench.folder.close()
    longest = 0
    for death in range(DEATHS_WHILE_TYPING):
        told = killed_after(lambda tell: keys_are_pressed(bench, tell), moments.uniform(0, a_while * 2))
        bench.folder.open_with(PASSPHRASE)
        after = bench.again()
        offered = after.core.journal.offered(bench.members["ict"])
        kept = len(offered[0].draft.text) if offered else 0
        bench.folder.close()
        assert kept >= (int(told[-1]) if told else 0), death
        longest = max(longest, len(told))
    assert longest > 1, "no death came late enough"


def backups_are_made(bench: Bench, stick: Path, tell: Tell) -> None:
    """The day's copy, then one backup after another onto the stick."""
    office = copy_of(bench)
    office.core.backups.copy_if_due()
    for number in range(1_000):
        made = office.core.backups.back_up(office.members["ict"], stick / f"{number}.desk-backup")
        tell(str(made.path))


def test_deaths_while_backing_up_leave_only_whole_backups(bench, tmp_path):
    moments = chance(20260214)
    once = seconds_until(lambda tell: backups_are_made(bench, tmp_path, tell), "/")
    answered = 0
    for death in range(DEATHS_WHILE_BACKING_UP):
        stick = tmp_path / f"stick-{death}"
        stick.mkdir()
        told = killed_after(lambda tell, to=stick: backups_are_made(bench, to, tell), moments.uniform(0, once * 2))
        restoring = bench.again().core.restoring
        backups = sorted(stick.glob("*.desk-backup"))
        assert {Path(line) for line in told} <= set(backups)
        for backup in [*backups, *(copy.path for copy in restoring.copies())]:
            assert restoring.look(backup, PASSPHRASE).facts.counts.posts == 0
        answered += len(told)
    bench.folder.open_with(PASSPHRASE)
    bench.again().core.activity.verify()
    bench.folder.close()
    assert answered, "no death came late enough"


def test_deaths_in_an_upgrade_leave_the_old_form_or_the_new_one(tmp_path):
    stored = Path(__file__).parents[1] / "upgrades" / "stores" / REVISIONS[0]
    moments = chance(20260212)

    def comes_up(tell: Tell, at: Path) -> None:
        new_folder(at).open_with(PASSPHRASE)
        tell("open")

    measured = Path(shutil.copytree(stored, tmp_path / "measured"))
    once = seconds_until(lambda tell: comes_up(tell, measured), "open")
    done = 0
    for death in range(DEATHS_IN_AN_UPGRADE):
        path = Path(shutil.copytree(stored, tmp_path / f"office-{death}"))
        done += len(killed_after(lambda tell, at=path: comes_up(tell, at), moments.uniform(0, once * 2)))
        folder = new_folder(path)
        folder.open_with(PASSPHRASE)
        core = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
        assert core.activity.verify().media == 1, death
        assert len(core.board.week().rows) == 1
        folder.close()
    assert 0 < done < DEATHS_IN_AN_UPGRADE, "the deaths fell all before the end, or all behind it"
