"""What opens the store, changed by the convenor; and making and opening it with a keyring."""

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import (
    KeyNotInKeyring,
    KeyringLocked,
    KeyringMissing,
    NotTheSame,
    PassphraseTooShort,
    WrongKey,
)
from moderator_app.ports import FolderState, KeyKind
from moderator_app.services.opening import Making
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.keyring import FakeKeyring
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key

OTHER = "আটটি নতুন শব্দ এখানে"


@pytest.fixture
def keyring():
    return FakeKeyring()


@pytest.fixture
def desk(tmp_path, keyring):
    """The working office, on a PC with a keyring."""
    bench = Bench.working(tmp_path)
    bench.folder.close()
    folder = new_folder(bench.folder.path, keyring)
    folder.open_with(PASSPHRASE)
    core = core_on(folder, clock=bench.clock, hasher=cheap_hasher())
    yield Bench(core, bench.clock, folder, bench.members, bench.pages)
    folder.close()


def last_verb(desk):
    return desk.core.activity.entries(0, 5000)[-1].verb


# ---------------------------------------------------------------- keys of the open store


def test_the_state_says_what_opens_the_store_and_since_when(desk, keyring):
    keys, uno = desk.core.keys, desk.members["uno"]
    before = keys.state(uno)
    assert {kind for kind in KeyKind if before.has(kind)} == {KeyKind.PASSPHRASE, KeyKind.RECOVERY}
    keys.put_into_keyring(uno)
    after = keys.state(uno)
    assert after.since(KeyKind.KEYRING) == NOON
    assert after.since(KeyKind.BESIDE) is None
    assert keyring.asked == ["put", "get"]


def test_a_new_passphrase_is_typed_twice_and_logged(desk):
    keys, uno = desk.core.keys, desk.members["uno"]
    for passphrase, repeated, refusal in (("short", "short", PassphraseTooShort), (OTHER, PASSPHRASE, NotTheSame)):
        with pytest.raises(refusal):
            keys.set_passphrase(uno, passphrase, repeated)
    assert last_verb(desk) != "passphrase_set"
    keys.set_passphrase(uno, OTHER, OTHER)
    assert last_verb(desk) == "passphrase_set"
    desk.folder.close()
    desk.core.opening.open_with(OTHER)


def test_the_recovery_key_is_renewed_in_two_steps(desk):
    keys, uno = desk.core.keys, desk.members["uno"]
    fresh = keys.new_recovery_key(uno)
    assert desk.folder.recovery_recipient == recovery_key().recipient
    with pytest.raises(NotTheSame):
        keys.renew_recovery_key(uno, fresh, recovery_key().last_group)
    assert desk.folder.recovery_recipient == recovery_key().recipient
    keys.renew_recovery_key(uno, fresh, fresh.last_group.lower())
    assert desk.folder.recovery_recipient == fresh.recipient
    assert last_verb(desk) == "recovery_key_renewed"
    desk.folder.close()
    with pytest.raises(WrongKey):
        desk.core.opening.open_with(recovery_key().text)
    desk.core.opening.open_with(fresh.text)


def test_the_keyring_is_tried_taken_and_given_up(desk, keyring):
    keys, uno = desk.core.keys, desk.members["uno"]
    keys.check_keyring(uno)
    keys.put_into_keyring(uno)
    assert last_verb(desk) == "key_put_into_keyring"
    keys.remove_from_keyring(uno)
    assert last_verb(desk) == "key_removed_from_keyring"
    assert keyring.kept == {}


def test_a_keyring_that_refuses_is_told_and_nothing_is_logged(desk, keyring):
    keyring.refusal = KeyringLocked(seconds=30)
    before = desk.verbs()
    for act in (desk.core.keys.check_keyring, desk.core.keys.put_into_keyring):
        with pytest.raises(KeyringLocked):
            act(desk.members["uno"])
    assert desk.verbs() == before


# ---------------------------------------------------------------- making and opening


def core_at(path, keyring):
    return core_on(new_folder(path, keyring), clock=FakeClock(), hasher=cheap_hasher())


def test_where_the_keyring_works_no_passphrase_is_asked(tmp_path, keyring):
    core = core_at(tmp_path / "office", keyring)
    core.opening.check_keyring()
    recovery = core.opening.new_recovery_key()
    with pytest.raises(NotTheSame):
        core.opening.make(Making("", "", recovery, "WRONG", in_keyring=True))
    core.opening.make(Making("", "", recovery, recovery.last_group, in_keyring=True))
    core.opening.close()
    assert core.opening.open_by_itself()
    core.opening.close()


def test_a_passphrase_set_by_choice_is_checked(tmp_path, keyring):
    core = core_at(tmp_path / "office", keyring)
    recovery = core.opening.new_recovery_key()
    with pytest.raises(NotTheSame):
        core.opening.make(Making(PASSPHRASE, "", recovery, recovery.last_group, in_keyring=True))
    with pytest.raises(PassphraseTooShort):
        core.opening.make(Making("", PASSPHRASE, recovery, recovery.last_group, in_keyring=True))
    assert core.opening.state() is FolderState.EMPTY
    assert keyring.kept == {}


def test_where_no_keyring_works_a_passphrase_is_needed(tmp_path):
    core = core_at(tmp_path / "office", FakeKeyring(KeyringMissing()))
    with pytest.raises(KeyringMissing):
        core.opening.check_keyring()
    recovery = core.opening.new_recovery_key()
    with pytest.raises(PassphraseTooShort):
        core.opening.make(Making("", "", recovery, recovery.last_group))


@pytest.fixture
def in_keyring(desk):
    """The working office with its key in the keyring; closed."""
    desk.core.keys.put_into_keyring(desk.members["uno"])
    desk.folder.close()
    return desk


def test_the_recovery_key_puts_the_key_back_into_a_keyring_that_lost_it(in_keyring, keyring):
    keyring.kept.clear()
    opening = in_keyring.core.opening
    assert not opening.open_by_itself()
    assert isinstance(opening.keyring_trouble, KeyNotInKeyring)
    opening.open_with(recovery_key().text)
    assert in_keyring.verbs()[-2:] == ["recovery_key_used", "key_put_into_keyring"]
    in_keyring.folder.close()
    assert opening.open_by_itself()


@pytest.mark.parametrize("later", [True, False])
def test_a_keyring_that_refuses_does_not_hold_the_recovery_key_up(in_keyring, keyring, later):
    opening = in_keyring.core.opening
    if not later:
        keyring.refusal = KeyringLocked(seconds=30)
        assert not opening.open_by_itself()
    keyring.asked.clear()
    keyring.refusal = KeyringLocked(seconds=30)
    opening.open_with(recovery_key().text)
    assert in_keyring.verbs()[-1] == "recovery_key_used"
    assert keyring.asked == (["put"] if later else [])  # nobody is made to wait for a locked keyring twice


def test_a_passphrase_puts_no_key_into_another_login_s_keyring(in_keyring, keyring):
    keyring.kept.clear()
    in_keyring.core.opening.open_with(PASSPHRASE)
    assert keyring.kept == {}


def test_what_the_making_page_collected_is_in_no_repr():
    making = Making(PASSPHRASE, PASSPHRASE, recovery_key(), recovery_key().last_group)
    assert PASSPHRASE not in repr(making)
    assert recovery_key().last_group not in repr(making)
