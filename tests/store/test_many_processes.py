"""Several processes, sudden death and a full disk: nothing is lost, nothing is half done."""

import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

import pytest

from moderator_app.domain.errors import DiskFull, StoreBusy
from moderator_app.domain.lines import PostQuery
from moderator_app.store.store_files import SqlStoreFiles
from moderator_app.system.key_wrapping import read_wrappings
from tests.fakes.clock import NOON
from tests.store.some_office import OFFICE, found, post
from tests.store_fixture import PASSPHRASE, new_folder, open_folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")]


@dataclass
class Child:
    pid: int
    says: TextIO

    def killed(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def ended_well(self) -> bool:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]) == 0


@pytest.fixture
def child():
    """Starts a copy of this process that does one thing; what it tells comes line by line."""
    pipes = []

    def start(do: Callable[[Callable[[object], None]], None]) -> Child:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.close(reader)
                do(lambda said: os.write(writer, f"{said}\n".encode()))
                code = 0
            except BaseException:  # noqa: BLE001 - the copy must end here, whatever happened
                traceback.print_exc()
            finally:
                os._exit(code)
        os.close(writer)
        pipes.append(os.fdopen(reader, encoding="utf-8"))
        return Child(pid, pipes[-1])

    yield start
    for pipe in pipes:
        pipe.close()


@pytest.fixture
def folder(tmp_path):
    made = open_folder(tmp_path)
    found(made.store)
    made.close()
    yield made
    made.close()


def test_three_processes_lose_no_update(folder, child):
    """Two windows cannot be open; here the lock is left out, to see that the database alone loses nothing either."""

    def count_up(_tell):
        key = read_wrappings(folder.path / "desk.keys").by_passphrase(PASSPHRASE)
        store = SqlStoreFiles().open(folder.path, key, writing=True)
        for _ in range(100):
            with store.write() as unit:
                seen = unit.activity.head().seq
                unit.activity.append(NOON, "system", "counted", ("store", "1"), {"n": seen + 1})
        store.close()

    assert all(one.ended_well() for one in [child(count_up) for _ in range(3)])
    folder.open_with(PASSPHRASE)
    with folder.store.read() as unit:
        assert [entry.data["n"] for entry in unit.activity.entries()] == list(range(1, 301))
    folder.store.check_integrity()


def test_twenty_sudden_deaths_lose_nothing_that_was_told(folder, child):
    def write_until_killed(tell):
        mine = new_folder(folder.path)
        mine.open_with(PASSPHRASE)
        for n in range(100_000):
            with mine.store.write() as unit:
                entry = unit.activity.append(NOON, "system", "counted", ("store", "1"), {"n": n})
            tell(entry.seq)

    for death in range(20):
        victim = child(write_until_killed)
        told = [victim.says.readline() for _ in range(3 + death)]
        victim.killed()
        told += victim.says.readlines()
        last = max(int(line) for line in told if line.endswith("\n"))
        folder.open_with(PASSPHRASE)  # the dead process left the lock free
        folder.store.check_integrity()
        with folder.store.read() as unit:
            assert unit.activity.head().seq >= last
        folder.close()


def test_a_full_disk_is_told_and_what_was_kept_stays(folder, child):
    def fill_the_disk(tell):
        mine = new_folder(folder.path)
        mine.open_with(PASSPHRASE)
        size = (mine.path / "desk.db").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        kept = 0
        try:
            for _ in range(10_000):
                with mine.store.write() as unit:
                    unit.posts.add(post("লেখা " * 2_000))
                kept += 1
        except DiskFull:
            tell(kept)

    full = child(fill_the_disk)
    kept = int(full.says.readline())
    assert full.ended_well()
    folder.open_with(PASSPHRASE)
    with folder.store.read() as unit:
        assert unit.posts.count(PostQuery()) == kept > 0
        assert unit.office.get() == OFFICE
    folder.store.check_integrity()


def test_the_lock_holds_between_processes_and_dies_with_its_holder(folder, child):
    def hold(tell):
        mine = new_folder(folder.path)
        mine.open_with(PASSPHRASE)
        tell("open")
        signal.pause()

    holder = child(hold)
    assert holder.says.readline() == "open\n"
    with pytest.raises(StoreBusy):
        folder.open_with(PASSPHRASE)
    beside = new_folder(folder.path)
    beside.open_with(PASSPHRASE, writing=False)
    with beside.store.read() as unit:
        assert unit.office.get() == OFFICE
    beside.close()
    holder.killed()
    folder.open_with(PASSPHRASE)
