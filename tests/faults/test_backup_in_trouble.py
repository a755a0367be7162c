"""Backups under fire: bytes changed, files cut short, disks full, sticks gone, newer versions, death at any moment."""

import os
import random
import shutil
import signal
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import (
    BackupDamaged,
    BackupNewer,
    DiskFull,
    FolderNotWritable,
    NotABackup,
    StoreBusy,
    WrongKey,
)
from moderator_app.domain.lines import PostQuery
from moderator_app.ports import FolderState
from moderator_app.store import store_files
from moderator_app.store.upgrade import REVISIONS, check_not_newer
from moderator_app.system import backup_manifest, restore_swap, restoring
from moderator_app.system.folder_lock import FolderLock
from tests.fakes.clock import FakeClock
from tests.faults.killing import Tell, killed_after, seconds_until
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key

FLIPS, CUTS = 200, 60
DEATHS_WHILE_BACKING_UP = 15
DEATHS_WHILE_BRINGING_BACK = 15
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")


@pytest.fixture
def office(tmp_path):
    bench = Bench.working(tmp_path)
    bench.handed_in(bench.draft("ছবিসহ", media=(bench.picture(),)))
    yield bench
    bench.folder.close()


@pytest.fixture
def backup(office, tmp_path):
    (tmp_path / "stick").mkdir()
    return office.core.backups.back_up(office.members["ict"], tmp_path / "stick").path


@pytest.fixture
def closed(office, backup):
    """The office after one more post, closed."""
    office.live(2)
    office.folder.close()
    return office


def names_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def posts_in(office: Bench) -> int:
    office.folder.open_with(PASSPHRASE)
    after = office.again()
    after.core.activity.verify()
    posts = len(after.core.drafting.lines(PostQuery()))
    office.folder.close()
    return posts


# ---------------------------------------------------------------- what is read


@pytest.mark.slow
def test_a_changed_byte_or_a_cut_is_always_found_and_changes_nothing(closed, backup, tmp_path):
    whole, chance = backup.read_bytes(), random.Random(20260210)  # noqa: S311 - no secret hangs on it
    before = names_below(tmp_path)
    spoiled = []
    for _ in range(FLIPS):
        place = chance.choice((chance.randrange(len(whole)), chance.randrange(700)))
        spoiled.append(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
    spoiled += [whole[: chance.randrange(len(whole))] for _ in range(CUTS)]
    spoiled += [whole[:-1], whole + b"\0", b"", whole[:22], whole + whole]
    for number, data in enumerate(spoiled):
        backup.write_bytes(data)
        for typed in (PASSPHRASE, recovery_key().text) if number % 10 == 0 else (PASSPHRASE,):
            with pytest.raises((NotABackup, BackupDamaged, WrongKey)):
                closed.core.restoring.restore(backup, typed)
    assert names_below(tmp_path) == before
    assert posts_in(closed) == 2


def test_a_newer_form_of_backup_is_refused_by_name(office, tmp_path, monkeypatch):
    with monkeypatch.context() as newer:
        newer.setattr(backup_manifest, "FORMAT", 2)
        made = office.core.backups.back_up(office.members["ict"], tmp_path / "newer").path
    office.folder.close()
    with pytest.raises(BackupNewer) as refused:
        office.core.restoring.look(made, PASSPHRASE)
    assert refused.value.fields["found"] == "2"


def test_a_newer_form_of_store_inside_is_refused_by_name(closed, backup, monkeypatch):
    before = names_below(closed.folder.path)
    with monkeypatch.context() as older:
        older.setattr(store_files, "check_not_newer", lambda revision: check_not_newer(revision, ("0001",)))
        with pytest.raises(BackupNewer) as refused:
            closed.core.restoring.restore(backup, PASSPHRASE)
    assert refused.value.fields["found"] == REVISIONS[-1]
    assert names_below(closed.folder.path) == before


# ---------------------------------------------------------------- where it is written


@contextmanager
def room_for(size: int):
    """No file may grow larger: the system's own way of a disk without room."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@posix
@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_full_disk_leaves_no_backup_and_the_older_one_as_it_was(share, office, backup, tmp_path):
    before, older = names_below(tmp_path), backup.read_bytes()
    size = round(len(older) * share)
    with room_for(size), pytest.raises(DiskFull):
        office.core.backups.back_up(office.members["ict"], backup)
    assert names_below(tmp_path) == before
    assert backup.read_bytes() == older
    if share <= 0.5:
        with room_for(size), pytest.raises(DiskFull):
            office.core.backups.copy_if_due()
        assert office.core.backups.standing().copies == ()
    assert office.core.backups.copy_if_due() is not None


@posix
@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_full_disk_leaves_the_office_as_it_was_when_a_backup_comes_back(share, closed, backup, tmp_path):
    before = names_below(tmp_path)
    size = round((closed.folder.path / "desk.db").stat().st_size * share)
    with room_for(size), pytest.raises(DiskFull):
        closed.core.restoring.restore(backup, PASSPHRASE)
    assert {name for name in names_below(tmp_path) if not name.startswith("office/copies")} == before
    assert posts_in(closed) == 2


@pytest.mark.parametrize("at", [0.35, 0.65, 0.9])
def test_a_stick_that_is_pulled_out_is_said_and_the_office_goes_on(at, office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    def pull(share: float) -> None:
        if share > at:
            shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises((FolderNotWritable, NotABackup)):
        office.core.backups.back_up(office.members["ict"], stick / "b.desk-backup", pull)
    assert not stick.exists()
    assert not list(office.folder.path.glob(".desk-work-*"))
    with pytest.raises(FolderNotWritable):
        office.core.backups.back_up(office.members["ict"], stick / "b.desk-backup")
    assert not stick.exists(), "a stick that is not there must not become a folder of this disk"
    assert "backup_made" not in office.verbs()


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_without_rights_is_said(office, tmp_path):
    closed_folder = tmp_path / "closed"
    closed_folder.mkdir(mode=0o500)
    with pytest.raises(FolderNotWritable):
        office.core.backups.back_up(office.members["ict"], closed_folder)


# ---------------------------------------------------------------- death


def dies_at(number: int, work) -> str:
    """Forks a copy that kills itself before its step of a number; tells that step, or nothing where it came through."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        steps = count()

        def step(name: str) -> None:
            if next(steps) == number:
                os.write(writer, name.encode())
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            work(step)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as told:
        name = told.read()
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) if name else os.WEXITSTATUS(status) == 0
    return name


def brings_back(office: Bench, backup: Path, step) -> None:
    restoring.put_in_place = partial(restore_swap.put_in_place, step=step)
    office.core.restoring.restore(backup, PASSPHRASE)


@posix
@pytest.mark.slow
def test_a_death_at_any_step_of_the_swap_heals_forward_or_back(closed, backup, tmp_path):
    home = closed.folder.path
    kept = Path(shutil.copytree(home, tmp_path / "kept"))
    seen: list[str] = []
    for number in count():
        name = dies_at(number, lambda step: brings_back(closed, backup, step))
        if not name:
            break
        seen.append(name)
        forward = (home / restore_swap.MARK).exists() or name == "sweep"
        if forward:  # another death, while it heals
            assert dies_at(1, lambda step: restore_swap.heal(home, step)) or name in {"unmark", "sweep", "in desk.db"}
        assert posts_in(closed) == (1 if forward else 2), name
        left = {path.name for path in home.iterdir()}
        assert not {restore_swap.MARK, restore_swap.COMING} & left, name
        assert not [entry for entry in left if entry.startswith(".desk-work-")], name
        if forward:
            (aside,) = home.glob("before-restore-*")
            assert {"desk.db", "desk.keys", "desk.anchor", "media"} <= {path.name for path in aside.iterdir()}
        shutil.rmtree(home)
        shutil.copytree(kept, home)
    assert {"coming", "mark", "aside desk.db", "in desk.db", "in media", "unmark", "sweep"} <= set(seen)


@posix
@pytest.mark.slow
def test_a_death_at_any_step_in_an_empty_folder_leaves_it_empty_or_with_the_whole_office(closed, backup, tmp_path):
    seen: list[str] = []
    for number in count():
        folder = new_folder(tmp_path / f"new-{number}")
        there = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())

        def comes(step, core=there) -> None:
            restoring.put_in_place = partial(restore_swap.put_in_place, step=step)
            core.restoring.restore(backup, recovery_key().text)

        name = dies_at(number, comes)
        if not name:
            break
        seen.append(name)
        if folder.state() is FolderState.EMPTY:
            assert name in {"coming", "mark"}
            there.restoring.restore(backup, recovery_key().text)
        there.opening.open_with(recovery_key().text)
        assert there.activity.verify().media == 1
        there.opening.close()
        assert not (folder.path / restore_swap.COMING).exists(), name
    assert seen[:2] == ["coming", "mark"]
    assert sorted(seen[2:5]) == ["in desk.anchor", "in desk.keys", "in media"]
    assert seen[5:] == ["in desk.db", "unmark", "sweep"]


@posix
def test_while_a_cut_off_restore_is_not_healed_nothing_else_is_opened(closed, backup):
    def dies_in_the_middle(step) -> None:
        brings_back(closed, backup, step)

    assert dies_at(4, dies_in_the_middle).startswith("aside")
    lock = FolderLock(closed.folder.path)
    lock.take()
    with pytest.raises(StoreBusy):
        closed.folder.state()
    lock.give_back()
    assert posts_in(closed) == 1


def backs_up(office: Bench, stick: Path, tell: Tell) -> None:
    folder = new_folder(office.folder.path)
    folder.open_with(PASSPHRASE)
    again = Bench(core_on(folder, clock=FakeClock(), hasher=cheap_hasher()), FakeClock(), folder, office.members, {})
    for number in range(1_000):
        again.core.backups.back_up(again.members["ict"], stick / f"{number}.desk-backup")
        tell(str(number))


@posix
@pytest.mark.slow
def test_deaths_while_backing_up_leave_whole_backups_only(closed, tmp_path):
    moments = random.Random(20260213)  # noqa: S311 - no secret hangs on it
    made = 0
    (tmp_path / "first").mkdir()
    one = seconds_until(lambda tell: backs_up(closed, tmp_path / "first", tell), "0")
    for death in range(DEATHS_WHILE_BACKING_UP):
        stick = tmp_path / f"stick-{death}"
        stick.mkdir()
        told = killed_after(lambda tell, at=stick: backs_up(closed, at, tell), moments.uniform(0, 2 * one))
        for path in stick.glob("*.desk-backup"):
            assert closed.core.restoring.look(path, PASSPHRASE).facts.counts.posts == 2
        assert len(list(stick.glob("*.desk-backup"))) >= len(told)
        made += len(told)
        assert posts_in(closed) == 2
        assert not list(closed.folder.path.glob(".desk-work-*"))
    assert made, "no death came late enough"


@posix
@pytest.mark.slow
def test_deaths_while_bringing_back_leave_the_old_office_or_the_one_of_the_backup(closed, backup, tmp_path):
    kept = Path(shutil.copytree(closed.folder.path, tmp_path / "kept"))
    moments = random.Random(20260214)  # noqa: S311 - no secret hangs on it

    def comes_back(tell: Tell) -> None:
        closed.core.restoring.restore(backup, PASSPHRASE)
        tell("back")

    one = seconds_until(comes_back, "back")
    shutil.rmtree(closed.folder.path)
    shutil.copytree(kept, closed.folder.path)
    found: list[int] = []
    for _ in range(DEATHS_WHILE_BRINGING_BACK):
        told = killed_after(comes_back, moments.uniform(0, 1.6 * one))
        found.append(posts_in(closed))
        assert found[-1] == 1 if told else found[-1] in {1, 2}
        shutil.rmtree(closed.folder.path)
        shutil.copytree(kept, closed.folder.path)
    assert set(found) == {1, 2}, "the deaths fell all before the end, or all behind it"
