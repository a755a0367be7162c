"""The vault against a real Secret Service: what it keeps, and what it says where it cannot."""

import os
import signal
import threading
import traceback

import keyring as module_level
import pytest
from jeepney import HeaderFields, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from moderator_app.domain.errors import KeyringLocked, KeyringMissing, SecretTooLong
from moderator_app.system.vault import keyring_vault
from moderator_app.system.vault.keyring_vault import LONGEST, KeyringVault, no_keyring
from tests.system.vault.secret_service import BUS

KEY = "0123456789abcdef" * 4


def vault_threads():
    return [thread for thread in threading.enumerate() if thread.name == "vault"]


# ---------------------------------------------------------------- a keyring that works


def test_a_secret_is_kept_read_and_taken_away(keyring):
    vault = KeyringVault()
    assert vault.get("store") is None
    vault.put("store", KEY)
    assert vault.get("store") == KEY
    assert vault.get("other") is None
    vault.remove("store")
    vault.remove("store")
    assert vault.get("store") is None


def test_a_newer_secret_takes_the_place_of_the_older_one(keyring):
    vault = KeyringVault()
    vault.put("page", "first")
    vault.put("page", "দ্বিতীয়")
    assert vault.get("page") == "দ্বিতীয়"
    assert keyring.entries() == ["page"]


def test_the_self_test_leaves_nothing(keyring):
    KeyringVault().check()
    assert keyring.entries() == []


def test_the_longest_secret_is_kept_and_a_longer_one_is_refused_before_it_is_asked(keyring):
    vault = KeyringVault()
    vault.put("page", "x" * LONGEST)
    assert vault.get("page") == "x" * LONGEST
    with pytest.raises(SecretTooLong) as refused:
        vault.put("page", "y" * (LONGEST + 1))
    assert refused.value.fields == {"limit": 1200, "length": 1201}
    assert vault.get("page") == "x" * LONGEST


def test_the_keyring_is_asked_on_a_thread_of_its_own_that_ends(keyring, monkeypatch):
    asked = []

    def noted(_platform):
        asked.append(threading.current_thread())
        raise KeyringMissing

    monkeypatch.setattr(keyring_vault, "own_keyring", noted)
    with pytest.raises(KeyringMissing):
        KeyringVault().check()
    (thread,) = asked
    assert (thread.name, thread.daemon, thread.is_alive()) == ("vault", True, False)


# ---------------------------------------------------------------- what the environment offers


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyrings.alt.file.PlaintextKeyring"])
def test_a_backend_that_the_environment_offers_has_no_effect(keyring, monkeypatch, tmp_path, backend):
    settings = tmp_path / "config" / "python_keyring"
    settings.mkdir(parents=True)
    (settings / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    vault = KeyringVault()
    vault.put("store", KEY)
    assert vault.get("store") == KEY
    assert keyring.entries() == ["store"]
    assert KEY not in "".join(path.read_text(errors="replace") for path in tmp_path.rglob("*.cfg"))


def test_a_null_backend_takes_no_secret_where_there_is_no_keyring(monkeypatch):
    """The library's own functions would "succeed" here, and lose the secret."""
    monkeypatch.delenv(BUS, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(module_level.core, "_keyring_backend", None)
    module_level.set_password("moderator-desk", "store", KEY)
    assert module_level.get_password("moderator-desk", "store") is None
    for refused in (lambda v: v.put("store", KEY), lambda v: v.check(), lambda v: v.get("store")):
        with pytest.raises(KeyringMissing):
            refused(KeyringVault())


def test_a_collection_in_memory_that_the_environment_names_is_not_used(keyring, monkeypatch):
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    KeyringVault().put("store", KEY)
    assert keyring.entries() == ["store"]


# ---------------------------------------------------------------- missing


@pytest.mark.parametrize("address", [None, "", "autolaunch:", "tcp:host=localhost,port=9"])
def test_without_a_bus_of_the_session_nothing_is_started(monkeypatch, address):
    if address is None:
        monkeypatch.delenv(BUS, raising=False)
    else:
        monkeypatch.setenv(BUS, address)
    monkeypatch.setattr(keyring_vault.VaultThread, "ask", lambda *_: pytest.fail("a thread was started"))
    with pytest.raises(KeyringMissing):
        KeyringVault().check()


def test_a_bus_that_is_gone_has_no_keyring(monkeypatch, tmp_path):
    monkeypatch.setenv(BUS, f"unix:path={tmp_path / 'gone'}")
    with pytest.raises(KeyringMissing):
        KeyringVault().get("store")


def test_a_bus_without_a_secret_service_has_no_keyring(bus):
    with pytest.raises(KeyringMissing):
        KeyringVault().check()


def test_a_keyring_that_died_is_missing_and_one_that_came_back_works(keyring):
    vault = KeyringVault()
    vault.put("store", KEY)
    keyring.end_keyring()
    with pytest.raises(KeyringMissing):
        vault.get("store")
    keyring.start_keyring()
    assert vault.get("store") == KEY


@pytest.mark.parametrize(("breaks", "kept"), [(1, True), (2, False)])
def test_a_connection_that_breaks_is_tried_once_more_with_a_new_one(keyring, monkeypatch, breaks, kept):
    unlock, tries = keyring_vault.unlock_in_time, []

    def breaking(seconds):
        tries.append(seconds)
        if len(tries) <= breaks:
            raise ConnectionResetError
        return unlock(seconds)

    monkeypatch.setattr(keyring_vault, "unlock_in_time", breaking)
    vault = KeyringVault()
    if kept:
        vault.put("store", KEY)
    else:
        with pytest.raises(KeyringMissing):
            vault.put("store", KEY)
    assert len(tries) == 2
    assert keyring.entries() == (["store"] if kept else [])


def test_a_folder_that_asks_no_keyring_has_none(keyring):
    with pytest.raises(KeyringMissing):
        no_keyring().check()


# ---------------------------------------------------------------- locked


def test_a_locked_keyring_is_told(keyring):
    vault = KeyringVault()
    vault.put("store", KEY)
    keyring.lock()
    for refused in (lambda: vault.get("store"), vault.check, lambda: vault.put("store", "x")):
        with pytest.raises(KeyringLocked):
            refused()


def test_a_prompt_that_nobody_answers_ends_with_the_time_limit(keyring):
    vault = KeyringVault(0.5)
    vault.put("store", KEY)
    keyring.lock()
    with silent_prompter() as shown:
        for _ in range(2):
            with pytest.raises(KeyringLocked):
                vault.get("store")
        assert shown() == "BeginPrompting"
    assert vault_threads() == []  # the thread was not given up: the prompt was taken back


def test_a_keyring_that_hangs_holds_two_threads_at_most_and_is_asked_again_when_it_is_back(keyring):
    vault = KeyringVault(0.3)
    vault.put("store", KEY)
    os.kill(keyring.keyring_id, signal.SIGSTOP)
    try:
        for _ in range(4):
            with pytest.raises(KeyringLocked):
                vault.get("store")
        hanging = vault_threads()
        assert len(hanging) == 2
    finally:
        os.kill(keyring.keyring_id, signal.SIGCONT)
    for thread in hanging:
        thread.join(5)
    assert vault.get("store") == KEY


# ---------------------------------------------------------------- no secret is told


def test_no_refusal_and_no_repr_shows_a_secret(keyring):
    vault = KeyringVault(0.5)
    told = [repr(vault)]
    keyring.lock()
    for secret in (KEY, KEY * 30):
        with pytest.raises((KeyringLocked, SecretTooLong)) as refused:
            vault.put("store", secret)
        told.append("".join(traceback.format_exception(refused.value)))
    assert not any(KEY in text for text in told)


class silent_prompter:
    """Sits on the bus in the place of the system's prompter, and never answers a prompt."""

    def __enter__(self):
        self._bus = open_dbus_connection()
        Proxy(message_bus, self._bus).RequestName("org.gnome.keyring.SystemPrompter", 4)
        return self._shown

    def __exit__(self, *_error):
        self._bus.close()

    def _shown(self):
        while True:
            message = self._bus.receive(timeout=5)
            if message.header.message_type is MessageType.method_call:
                return message.header.fields[HeaderFields.member]
