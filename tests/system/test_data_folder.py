"""The data folder: what it may stand on, which key opens it, and that a refusal leaves no trace."""

import errno
import json
from pathlib import Path

import pytest

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.domain.errors import (
    BadKeyFile,
    BadRecoveryKey,
    FolderHoldsOther,
    FolderIsFile,
    FolderNotEmpty,
    FolderNotWritable,
    PassphraseTooShort,
    StoreBusy,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    WrongKey,
)
from moderator_app.ports import FolderState
from moderator_app.system.recovery_key import new_recovery_key
from tests.fakes.clock import NOON
from tests.store_fixture import PASSPHRASE, new_folder, open_folder, recovery_key


def tree(path: Path) -> dict[str, bytes | None]:
    """Everything under a path, for "nothing changed"."""
    return {str(p.relative_to(path)): p.read_bytes() if p.is_file() else None for p in sorted(path.rglob("*"))}


@pytest.fixture
def closed(tmp_path):
    """A closed store with one entry in its log."""
    folder = open_folder(tmp_path)
    with folder.store.write() as unit:
        unit.activity.append(NOON, "system", "store_made", ("store", "1"), {})
    folder.close()
    return folder


def log_length(folder) -> int:
    with folder.store.read() as unit:
        return unit.activity.head().seq


# ---------------------------------------------------------------- making


def test_a_store_appears_in_a_missing_folder_and_is_open(tmp_path):
    folder = new_folder(tmp_path / "নতুন" / "office")
    assert folder.state() is FolderState.EMPTY
    folder.make(PASSPHRASE, new_recovery_key().recipient)
    assert folder.state() is FolderState.OPEN
    assert log_length(folder) == 0
    folder.close()
    assert folder.state() is FolderState.LOCKED
    names = sorted(path.name for path in (tmp_path / "নতুন" / "office").iterdir())
    assert names == ["desk.db", "desk.keys", "desk.lock"]
    assert [path.name for path in (tmp_path / "নতুন").iterdir()] == ["office"]


def test_a_store_is_made_in_a_folder_that_knows_how_the_window_looks(tmp_path):
    folder = new_folder(tmp_path)
    folder.put_appearance(Appearance(language="en"))
    folder.make(PASSPHRASE, new_recovery_key().recipient)
    folder.close()
    assert folder.appearance() == Appearance(language="en")
    assert folder.open_with(PASSPHRASE) == "passphrase"
    folder.close()


def test_a_store_is_made_once(closed):
    before = tree(closed.path)
    with pytest.raises(StoreExists):
        closed.make(PASSPHRASE, new_recovery_key().recipient)
    assert tree(closed.path) == before


@pytest.mark.parametrize(
    ("passphrase", "recipient", "refusal"),
    [("short", None, PassphraseTooShort), (PASSPHRASE, "age1nobody", BadRecoveryKey)],
)
def test_a_refused_store_leaves_nothing(tmp_path, passphrase, recipient, refusal):
    folder = new_folder(tmp_path / "a" / "b")
    with pytest.raises(refusal):
        folder.make(passphrase, recipient or new_recovery_key().recipient)
    assert tree(tmp_path) == {}


class NoRoom:
    """Store files on a disk that is full."""

    file = "desk.db"

    def __init__(self, real) -> None:
        self._real = real

    def __getattr__(self, name):
        return getattr(self._real, name)

    def make(self, folder, key):
        (folder / "desk.db").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "no space")


@pytest.mark.parametrize("stands", [True, False])
def test_a_full_disk_leaves_nothing(tmp_path, stands):
    from moderator_app.domain.errors import DiskFull
    from moderator_app.store.store_files import SqlStoreFiles
    from moderator_app.system.data_folder import EncryptedDataFolder

    place = tmp_path / "office"
    if stands:
        place.mkdir()
    before = tree(tmp_path)
    with pytest.raises(DiskFull):
        EncryptedDataFolder(place, NoRoom(SqlStoreFiles())).make(PASSPHRASE, new_recovery_key().recipient)
    assert tree(tmp_path) == before


def test_what_a_crash_left_is_cleared_by_the_next_making(tmp_path):
    place = tmp_path / "office"
    for half_made in (tmp_path / ".desk-new-office-dead", place / ".desk-new-dead"):
        half_made.mkdir(parents=True)
        (half_made / "desk.db").write_bytes(b"half")
    (place / "desk.keys").write_text("keys of a store that is gone", encoding="utf-8")
    folder = new_folder(place)
    assert folder.state() is FolderState.EMPTY
    folder.make(PASSPHRASE, new_recovery_key().recipient)
    folder.close()
    kept = [path.name for path in place.iterdir() if path.name.startswith(".desk.keys-")]
    assert len(kept) == 1
    assert not list(tmp_path.rglob(".desk-new-*"))


# ---------------------------------------------------------------- folders that cannot take a store


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    for place in (file, file / "office", file / "a" / "b"):
        for act in (
            new_folder(place).state,
            lambda at=place: new_folder(at).make(PASSPHRASE, new_recovery_key().recipient),
            lambda at=place: new_folder(at).make_demo(new_recovery_key()),
            lambda at=place: new_folder(at).put_appearance(Appearance()),
        ):
            with pytest.raises(FolderIsFile) as refused:
                act()
            assert refused.value.fields == {"path": str(file)}
    assert tree(tmp_path) == {"file": b"mine"}


def test_a_folder_with_other_things_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.odt").write_text("mine", encoding="utf-8")
    for act in (
        new_folder(tmp_path).state,
        lambda: new_folder(tmp_path).make(PASSPHRASE, new_recovery_key().recipient),
        lambda: new_folder(tmp_path).open_with(PASSPHRASE),
    ):
        with pytest.raises(FolderHoldsOther) as refused:
            act()
        assert refused.value.fields == {"path": str(tmp_path), "found": "thesis.odt"}
    assert tree(tmp_path) == {"thesis.odt": b"mine"}


def test_somebody_elses_database_is_not_ours(tmp_path):
    (tmp_path / "desk.db").write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(FolderHoldsOther):
        new_folder(tmp_path).open_with(PASSPHRASE)


def test_a_folder_that_takes_no_files_is_told():
    place = Path("/proc/desk/office")
    before = Path("/proc/desk").exists()
    with pytest.raises(FolderNotWritable):
        new_folder(place).make(PASSPHRASE, new_recovery_key().recipient)
    with pytest.raises(FolderNotWritable):
        new_folder(place).put_appearance(Appearance())
    assert before is Path("/proc/desk").exists() is False


# ---------------------------------------------------------------- keys


def test_passphrase_and_recovery_key_open_and_say_which_they_were(closed):
    for typed, which in ((PASSPHRASE, "passphrase"), (recovery_key().text.lower(), "recovery")):
        assert closed.open_with(typed) == which
        assert log_length(closed) == 1
        closed.close()


def test_the_recovery_keys_public_half_is_known_while_the_store_is_closed(closed, tmp_path):
    assert closed.recovery_recipient == recovery_key().recipient
    with pytest.raises(StoreMissing):
        _ = new_folder(tmp_path / "none").recovery_recipient


def test_a_wrong_key_is_refused_and_changes_nothing(closed, tmp_path):
    key_file = tmp_path / "key"
    key_file.write_text("ab" * 32, encoding="utf-8")
    before = tree(closed.path)
    for act in (
        lambda: closed.open_with("নদীর ধারে ৮টি নৌকা"),
        lambda: closed.open_with(""),
        lambda: closed.open_with(new_recovery_key().text),
        lambda: closed.open_by_itself(key_file),
        lambda: closed.open_by_itself(key_file, writing=False),
    ):
        with pytest.raises(WrongKey):
            act()
        assert closed.state() is FolderState.LOCKED
    with pytest.raises(BadKeyFile):
        closed.open_by_itself(tmp_path / "none")
    assert tree(closed.path) == before


def test_a_named_key_file_goes_before_the_demo_key_and_is_never_passed_over(tmp_path):
    folder = new_folder(tmp_path / "demo")
    folder.make_demo(new_recovery_key())
    folder.close()
    key_file = tmp_path / "key"
    key_file.write_text("ab" * 32, encoding="utf-8")
    with pytest.raises(WrongKey):
        folder.open_by_itself(key_file)
    key_file.write_text((folder.path / "demo.key").read_text(encoding="ascii"), encoding="ascii")
    (folder.path / "demo.key").write_text("ab" * 32, encoding="ascii")
    with pytest.raises(WrongKey):
        folder.open_by_itself()
    assert folder.open_by_itself(key_file)
    folder.close()


def test_nothing_opens_by_itself_where_a_person_must_type(closed):
    assert not closed.open_by_itself()
    assert closed.state() is FolderState.LOCKED


def test_a_missing_store_is_told(tmp_path):
    folder = new_folder(tmp_path / "none")
    for act in (lambda: folder.open_with(PASSPHRASE), folder.open_by_itself, lambda: folder.store):
        with pytest.raises(StoreMissing):
            act()
    assert tree(tmp_path) == {}


def test_lost_or_torn_keys_are_told_as_damage(closed):
    for torn in (b"", b"{}"):
        (closed.path / "desk.keys").write_bytes(torn)
        with pytest.raises(StoreDamaged):
            closed.open_with(PASSPHRASE)


def test_an_emptied_or_torn_database_is_told_as_damage(closed):
    whole = (closed.path / "desk.db").read_bytes()
    for torn in (b"", whole[:1000], whole[:20] + b"x" + whole[21:]):
        (closed.path / "desk.db").write_bytes(torn)
        with pytest.raises(StoreDamaged):
            closed.open_with(PASSPHRASE)
        assert closed.state() is FolderState.LOCKED


# ---------------------------------------------------------------- the demo office


def test_a_demo_store_opens_by_itself_and_says_that_its_key_is_no_secret(tmp_path):
    folder = new_folder(tmp_path / "demo")
    folder.make_demo(new_recovery_key())
    folder.close()
    digits = (folder.path / "demo.key").read_text(encoding="ascii").strip()
    assert len(bytes.fromhex(digits)) == 32
    notice = (folder.path / "demo.key.txt").read_text(encoding="utf-8")
    assert "গোপনীয় নয়" in notice
    assert "no secret" in notice
    assert folder.open_by_itself()
    folder.close()


def test_a_demo_office_needs_an_empty_folder(tmp_path, closed):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".hidden").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    for place in (tmp_path / "other", closed.path):
        with pytest.raises(FolderNotEmpty):
            new_folder(place).make_demo(new_recovery_key())
    assert tree(tmp_path) == before


# ---------------------------------------------------------------- one writer, readers beside it


def test_a_second_writer_is_refused_and_a_reader_is_not(closed):
    closed.open_with(PASSPHRASE)
    other = new_folder(closed.path)
    with pytest.raises(StoreBusy):
        other.open_with(PASSPHRASE)
    assert other.state() is FolderState.LOCKED
    other.open_with(PASSPHRASE, writing=False)
    with closed.store.write() as unit:
        unit.activity.append(NOON, "system", "more", ("store", "1"), {})
    assert log_length(other) == 2
    other.store.check_integrity()
    with pytest.raises(RuntimeError), other.store.write():
        pass
    other.close()
    closed.close()
    other.open_with(PASSPHRASE)
    other.close()


def test_reading_leaves_the_folder_as_it_was(closed):
    before = tree(closed.path)
    closed.open_with(PASSPHRASE, writing=False)
    assert log_length(closed) == 1
    closed.store.check_integrity()
    closed.close()
    assert tree(closed.path) == before


def test_a_folder_is_opened_once(closed):
    closed.open_with(PASSPHRASE)
    with pytest.raises(StoreExists):
        closed.open_with(PASSPHRASE)
    assert log_length(closed) == 1
    closed.close()
    closed.close()


# ---------------------------------------------------------------- appearance


def test_the_appearance_is_kept_outside_the_store(tmp_path):
    folder = new_folder(tmp_path / "office")
    assert folder.appearance() == Appearance()
    assert tree(tmp_path) == {}
    wanted = Appearance("en", "latin", Scheme.DARK, 130)
    folder.put_appearance(wanted)
    assert folder.appearance() == wanted
    assert folder.state() is FolderState.EMPTY


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [
        ("", Appearance()),
        ("[1]", Appearance()),
        ("{", Appearance()),
        (
            json.dumps({"language": "fr", "scheme": "dark", "text_size": "115", "more": 1}),
            Appearance(scheme=Scheme.DARK),
        ),
        (
            json.dumps({"language": ["en"], "digits": "latin", "text_size": 150}),
            Appearance(digits="latin", text_size=150),
        ),
    ],
)
def test_what_makes_no_sense_is_the_default(tmp_path, kept, wanted):
    (tmp_path / "appearance.json").write_text(kept, encoding="utf-8")
    assert new_folder(tmp_path).appearance() == wanted


def test_the_files_of_a_store_are_their_owners_alone(tmp_path):
    folder = new_folder(tmp_path)
    folder.make(PASSPHRASE, recovery_key().recipient)
    with folder.store.write() as unit:
        unit.activity.append(NOON, "system", "tried", ("store", "store"), {})
    modes = {entry.name: entry.stat().st_mode & 0o077 for entry in folder.path.iterdir() if entry.is_file()}
    assert {name for name, mode in modes.items() if mode and name not in ("desk.lock", "desk.anchor")} == set()
    folder.close()


@pytest.mark.parametrize("place", ["/proc/office", "/proc"])
def test_a_folder_that_takes_no_files_is_told_before_a_key_is_made(place):
    with pytest.raises((FolderNotWritable, FolderHoldsOther)):
        new_folder(Path(place)).check_can_make()


def test_trying_a_folder_leaves_nothing_in_it(tmp_path):
    new_folder(tmp_path / "a" / "b").check_can_make()
    assert list(tmp_path.iterdir()) == []
    folder = open_folder(tmp_path)
    with pytest.raises(StoreExists):
        folder.check_can_make()
    folder.close()


def test_whoever_would_have_to_type_a_key_is_told_first_that_the_folder_is_open_elsewhere(tmp_path):
    window = open_folder(tmp_path)
    with pytest.raises(StoreBusy):
        new_folder(window.path).open_by_itself()
    assert not new_folder(window.path).open_by_itself(writing=False)
    window.close()
    assert not new_folder(window.path).open_by_itself()
