"""From making a store to opening it with nobody at the desk, against a real keyring and the program's own wiring."""

import subprocess
import sys

import pytest

from moderator_app.bootstrap import build_core
from moderator_app.domain.errors import KeyNotInKeyring, KeyringLocked, KeyringMissing, WrongKey
from moderator_app.ports import FolderState
from moderator_app.services.opening import Making
from moderator_app.system.vault.keyring_vault import KeyringVault
from tests.system.vault.secret_service import BUS, SecretServiceOfATest

QUIET_START = """
import socket, sys
from pathlib import Path

def refuse(*_arguments, **_named):
    raise AssertionError("a socket was opened")

socket.socket.__init__ = refuse
from moderator_app.bootstrap import build_core

core = build_core(Path(sys.argv[1]))
assert core.opening.open_by_itself()
core.opening.close()
print(sorted(name for name in sys.modules if name.split(".")[0] in {"keyring", "secretstorage", "jeepney"}))
"""


def new_core(place):
    return build_core(place / "office")


def verbs(core):
    return [entry.verb for entry in core.activity.entries(0, 100)]


@pytest.fixture
def made(keyring, tmp_path):
    """A store whose key stands in the keyring; closed. Its recovery key comes with it."""
    core = new_core(tmp_path)
    core.opening.check_keyring()
    recovery = core.opening.new_recovery_key()
    core.opening.make(Making("", "", recovery, recovery.last_group, in_keyring=True))
    core.opening.close()
    return recovery


@pytest.fixture
def core(made, tmp_path):
    core = new_core(tmp_path)
    yield core
    core.opening.close()


def test_the_next_start_needs_nobody(core, keyring):
    assert core.opening.open_by_itself()
    assert core.opening.state() is FolderState.OPEN
    assert core.opening.keyring_trouble is None
    (name,) = keyring.entries()
    assert KeyringVault().get(name)


def test_on_another_pc_the_recovery_key_opens_it_and_the_keyring_there_holds_the_key_from_then_on(
    core, made, tmp_path, monkeypatch
):
    place = tmp_path / "other"
    place.mkdir(mode=0o700)
    other = SecretServiceOfATest(place)
    try:
        monkeypatch.setenv(BUS, other.start_bus())
        other.start_keyring()
        assert not core.opening.open_by_itself()
        assert isinstance(core.opening.keyring_trouble, KeyNotInKeyring)
        core.opening.open_with(made.text)
        assert verbs(core)[-2:] == ["recovery_key_used", "key_put_into_keyring"]
        core.opening.close()
        assert core.opening.open_by_itself()
    finally:
        other.close()


def test_a_locked_keyring_is_said_and_the_recovery_key_opens_the_store(core, made, keyring):
    keyring.lock()
    assert not core.opening.open_by_itself()
    assert isinstance(core.opening.keyring_trouble, KeyringLocked)
    core.opening.open_with(made.text)
    assert verbs(core)[-1] == "recovery_key_used"


def test_a_login_without_a_bus_is_said(core, monkeypatch):
    monkeypatch.delenv(BUS)
    assert not core.opening.open_by_itself()
    assert isinstance(core.opening.keyring_trouble, KeyringMissing)


def test_a_wrong_key_in_the_keyring_is_refused(core, made, keyring):
    (name,) = keyring.entries()
    KeyringVault().put(name, "ab" * 32)
    with pytest.raises(WrongKey):
        core.opening.open_by_itself()
    core.opening.open_with(made.text)
    core.opening.close()
    assert core.opening.open_by_itself()


@pytest.mark.slow
def test_a_demo_office_opens_without_a_library_of_keyrings_and_without_a_socket(keyring, tmp_path):
    core = new_core(tmp_path)
    core.opening.make_demo()
    core.opening.close()
    ran = subprocess.run(
        [sys.executable, "-c", QUIET_START, str(tmp_path / "office")], capture_output=True, text=True, check=False
    )
    assert (ran.stdout.strip(), ran.returncode) == ("[]", 0), ran.stderr
