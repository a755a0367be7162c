"""The store's key in the keyring, and changing what opens the store."""

import json

import pytest

from moderator_app.domain.errors import (
    DiskFull,
    KeyNotInKeyring,
    KeyringLocked,
    KeyringMissing,
    OnlyRecoveryLeft,
    PassphraseTooShort,
    StoreMissing,
    WrongKey,
)
from moderator_app.ports import FolderState, KeyKind
from moderator_app.system import folder_keys
from moderator_app.system.recovery_key import new_recovery_key
from tests.fakes.clock import NOON
from tests.fakes.keyring import FakeKeyring
from tests.store_fixture import PASSPHRASE, new_folder, open_folder, recovery_key
from tests.system.test_data_folder import log_length, tree

OTHER = "আটটি নতুন শব্দ এখানে"


@pytest.fixture
def keyring():
    return FakeKeyring()


@pytest.fixture
def folder(tmp_path, keyring):
    """A store whose key stands in the keyring alone, beside the recovery key; closed."""
    made = new_folder(tmp_path / "office", keyring)
    made.make("", recovery_key().recipient, in_keyring=True, at=NOON)
    made.close()
    keyring.asked.clear()
    yield made
    made.close()


@pytest.fixture
def typed_only(tmp_path, keyring):
    """A store with a passphrase and no entry in the keyring; open."""
    open_folder(tmp_path).close()
    made = new_folder(tmp_path / "office", keyring)
    made.open_with(PASSPHRASE)
    yield made
    made.close()


def kinds(folder):
    return {source.kind for source in folder.keys.sources()}


# ---------------------------------------------------------------- opening with the keyring


def test_a_store_with_its_key_in_the_keyring_opens_by_itself(folder, keyring):
    assert folder.open_by_itself()
    assert log_length(folder) == 0
    assert folder.keys.trouble is None
    (digits,) = keyring.kept.values()
    assert len(digits) == 64
    assert digits not in (folder.path / "desk.keys").read_text(encoding="utf-8")


def test_a_store_without_an_entry_never_asks_the_keyring(typed_only, keyring):
    typed_only.close()
    assert not typed_only.open_by_itself()
    assert keyring.asked == []
    assert typed_only.keys.trouble is None


def test_a_demo_office_never_asks_the_keyring(tmp_path, keyring):
    demo = new_folder(tmp_path / "demo", keyring)
    demo.make_demo(new_recovery_key())
    with pytest.raises(KeyringMissing):
        demo.keys.check_keyring()
    with pytest.raises(KeyringMissing):
        demo.keys.put_into_keyring(NOON)
    demo.close()
    assert demo.open_by_itself()
    demo.close()
    assert keyring.asked == []


def test_a_named_key_file_goes_before_the_keyring(folder, keyring, tmp_path):
    (digits,) = keyring.kept.values()
    key_file = tmp_path / "key"
    key_file.write_text(digits, encoding="ascii")
    assert folder.open_by_itself(key_file)
    folder.close()
    key_file.write_text("ab" * 32, encoding="ascii")
    with pytest.raises(WrongKey):
        folder.open_by_itself(key_file)
    assert keyring.asked == []


@pytest.mark.parametrize("refusal", [KeyringLocked(seconds=30), KeyringMissing()])
def test_a_keyring_that_refuses_leaves_the_store_to_be_typed_open_and_says_why(folder, keyring, refusal):
    keyring.refusal = refusal
    assert not folder.open_by_itself()
    assert folder.keys.trouble is refusal
    assert folder.open_with(recovery_key().text) == "recovery"


def test_another_login_s_keyring_does_not_hold_the_key(folder):
    elsewhere = new_folder(folder.path, FakeKeyring())
    assert not elsewhere.open_by_itself()
    assert isinstance(elsewhere.keys.trouble, KeyNotInKeyring)
    elsewhere.open_with(recovery_key().text)
    elsewhere.close()


@pytest.mark.parametrize("entry", ["ab" * 32, "not a key", ""])
def test_a_wrong_key_in_the_keyring_is_refused_and_never_passed_over(folder, keyring, entry):
    before = tree(folder.path)
    (name,) = keyring.kept
    keyring.kept[name] = entry
    with pytest.raises(WrongKey) as refused:
        folder.open_by_itself()
    assert refused.value.fields == {}
    assert isinstance(folder.keys.trouble, KeyNotInKeyring)
    assert folder.state() is FolderState.LOCKED
    assert tree(folder.path) == before


# ---------------------------------------------------------------- making


@pytest.mark.parametrize("fault", ["refuses", "loses"])
def test_a_keyring_that_does_not_take_the_key_means_no_store(tmp_path, keyring, fault):
    keyring.refusal = KeyringLocked(seconds=30) if fault == "refuses" else None
    keyring.loses = fault == "loses"
    with pytest.raises((KeyringLocked, KeyringMissing)):
        new_folder(tmp_path / "office", keyring).make("", recovery_key().recipient, in_keyring=True)
    assert tree(tmp_path) == {}


def test_a_store_that_could_not_be_made_leaves_no_entry(tmp_path, keyring, monkeypatch):
    def full(*_arguments):
        raise DiskFull(path="x")

    monkeypatch.setattr("moderator_app.system.data_folder.make_store", full)
    with pytest.raises(DiskFull):
        new_folder(tmp_path / "office", keyring).make("", recovery_key().recipient, in_keyring=True)
    assert keyring.kept == {}


def test_a_passphrase_may_stand_beside_the_keyring(tmp_path, keyring):
    folder = new_folder(tmp_path / "office", keyring)
    folder.make(PASSPHRASE, recovery_key().recipient, in_keyring=True, at=NOON)
    assert kinds(folder) == {KeyKind.PASSPHRASE, KeyKind.KEYRING, KeyKind.RECOVERY}
    assert {source.made_at for source in folder.keys.sources()} == {NOON}
    folder.close()
    assert folder.open_with(PASSPHRASE) == "passphrase"
    folder.close()


def test_without_a_keyring_a_passphrase_is_needed(tmp_path):
    with pytest.raises(PassphraseTooShort):
        new_folder(tmp_path / "office").make("", recovery_key().recipient)


# ---------------------------------------------------------------- changing


def test_another_passphrase_takes_the_place_of_the_old_one(typed_only):
    typed_only.keys.set_passphrase(OTHER, NOON)
    typed_only.close()
    with pytest.raises(WrongKey):
        typed_only.open_with(PASSPHRASE)
    assert typed_only.open_with(OTHER) == "passphrase"


def test_a_new_recovery_key_takes_the_place_of_the_old_one(typed_only):
    fresh = new_recovery_key()
    typed_only.keys.set_recovery(fresh, NOON)
    assert typed_only.recovery_recipient == fresh.recipient
    typed_only.close()
    with pytest.raises(WrongKey):
        typed_only.open_with(recovery_key().text)
    assert typed_only.open_with(fresh.text) == "recovery"


def test_a_recovery_key_whose_halves_differ_changes_nothing(typed_only):
    from dataclasses import replace

    before = tree(typed_only.path)["desk.keys"]
    with pytest.raises(WrongKey):
        typed_only.keys.set_recovery(replace(new_recovery_key(), recipient=new_recovery_key().recipient), NOON)
    assert tree(typed_only.path)["desk.keys"] == before


def test_a_demo_s_new_recovery_key_stands_beside_it(tmp_path):
    demo = new_folder(tmp_path / "demo")
    demo.make_demo(new_recovery_key())
    paper = demo.path / "demo.recovery.txt"
    demo.keys.check_recovery(paper.read_text(encoding="utf-8"))
    fresh = new_recovery_key()
    demo.keys.set_recovery(fresh, NOON)
    assert paper.read_text(encoding="utf-8").strip() == fresh.text
    demo.close()


def test_a_key_is_put_into_the_keyring_and_taken_out_again(typed_only, keyring):
    typed_only.keys.put_into_keyring(NOON)
    assert KeyKind.KEYRING in kinds(typed_only)
    typed_only.close()
    assert typed_only.open_by_itself()
    typed_only.keys.remove_from_keyring()
    assert keyring.kept == {}
    typed_only.close()
    assert not typed_only.open_by_itself()


def test_the_keyring_is_not_given_up_while_only_the_paper_would_be_left(folder, keyring):
    folder.open_by_itself()
    with pytest.raises(OnlyRecoveryLeft):
        folder.keys.remove_from_keyring()
    assert len(keyring.kept) == 1
    folder.keys.set_passphrase(PASSPHRASE, NOON)
    folder.keys.remove_from_keyring()
    assert kinds(folder) == {KeyKind.PASSPHRASE, KeyKind.RECOVERY}


def test_a_keyring_that_refuses_changes_nothing(typed_only, keyring):
    before = tree(typed_only.path)["desk.keys"]
    keyring.refusal = KeyringLocked(seconds=30)
    with pytest.raises(KeyringLocked):
        typed_only.keys.put_into_keyring(NOON)
    assert tree(typed_only.path)["desk.keys"] == before


def test_a_closed_store_changes_no_keys(folder):
    for change in (
        lambda: folder.keys.set_passphrase(PASSPHRASE, NOON),
        lambda: folder.keys.set_recovery(new_recovery_key(), NOON),
        lambda: folder.keys.put_into_keyring(NOON),
        folder.keys.remove_from_keyring,
    ):
        with pytest.raises(StoreMissing):
            change()


def test_a_store_opened_to_be_read_changes_no_keys(folder):
    folder.open_by_itself(writing=False)
    with pytest.raises(StoreMissing):
        folder.keys.set_passphrase(PASSPHRASE, NOON)


def test_a_full_disk_leaves_the_old_keys(typed_only, monkeypatch):
    def full(path, text, *, private=False):
        raise OSError(28, "no space")

    monkeypatch.setattr(folder_keys, "write_whole", full)
    with pytest.raises(DiskFull):
        typed_only.keys.set_passphrase(OTHER, NOON)
    typed_only.close()
    assert typed_only.open_with(PASSPHRASE) == "passphrase"


def test_changed_keys_are_their_owner_s_alone(typed_only):
    typed_only.keys.set_passphrase(OTHER, NOON)
    assert (typed_only.path / "desk.keys").stat().st_mode & 0o077 == 0


def test_keys_of_a_store_made_before_have_no_moment(typed_only):
    tree_of_keys = json.loads((typed_only.path / "desk.keys").read_text(encoding="utf-8"))
    assert all("made_at" not in wrapping for wrapping in tree_of_keys["wrappings"])
    assert {source.made_at for source in typed_only.keys.sources()} == {None}


def test_no_repr_shows_a_recovery_key():
    fresh = new_recovery_key()
    assert fresh.text not in repr(fresh)
    assert fresh.last_group not in repr(fresh)
