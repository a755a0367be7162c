"""The vault over the operating system's own keyring, asked on one thread and under a time limit."""

import os
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, final

from moderator_app.domain.errors import KeyringLocked, KeyringMissing, SecretTooLong
from moderator_app.system.vault.faults import locked_faults, missing_faults
from moderator_app.system.vault.own_keyring import OwnKeyring, own_class, own_keyring
from moderator_app.system.vault.secret_service import has_session_bus, unlock_in_time
from moderator_app.system.vault.vault_thread import VaultThread

T = TypeVar("T")

SERVICE = "moderator-desk"
"""The name under which every entry stands; the entry's own name is its user name."""

LONGEST = 1_200
"""Characters; Windows takes 1,280."""

WAIT_SECONDS = 30.0
"""How long somebody has to answer the keyring's own prompt."""

_PROMPT_SHARE = 0.8
"""Of the time limit: so the prompt is taken back before the thread is given up."""


@dataclass(frozen=True, slots=True)
class _Question(Generic[T]):
    """What the keyring is asked; one that only looks does not make a collection where none stands."""

    work: Callable[[OwnKeyring], T]
    only_looks: bool = False


@final
class KeyringVault:
    """Fulfils the port `SecretVault`. Nothing is loaded, opened or started before the first question."""

    def __init__(
        self,
        seconds: float = WAIT_SECONDS,
        platform: str = sys.platform,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """A vault for this login; `seconds` limits every answer."""
        self._seconds = seconds
        self._platform = platform
        self._environment = environment
        self._thread = VaultThread(seconds)

    def check(self) -> None:
        """Writes an entry, reads it, takes it away. Raises KeyringMissing, KeyringLocked."""
        self._ask(_Question(_self_test))

    def get(self, name: str) -> str | None:
        """The secret of that name; None where there is none. Raises KeyringMissing, KeyringLocked."""
        return self._ask(_Question(lambda keyring: keyring.get_password(SERVICE, name), only_looks=True))

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret, in place of an older one of that name.

        Raises:
            SecretTooLong: told before the keyring is asked.
            KeyringMissing, KeyringLocked: nothing was kept.
        """
        if len(secret) > LONGEST:
            raise SecretTooLong(limit=LONGEST, length=len(secret))
        self._ask(_Question(lambda keyring: keyring.set_password(SERVICE, name, secret)))

    def remove(self, name: str) -> None:
        """Takes a secret away, if there is one. Raises KeyringMissing, KeyringLocked."""
        self._ask(_Question(lambda keyring: _take_away(keyring, name), only_looks=True))

    def _ask(self, question: _Question[T]) -> T | None:
        own_class(self._platform)
        if self._platform == "linux" and not has_session_bus(self._environment):
            raise KeyringMissing()
        return self._thread.ask(lambda: self._answered(question))

    def _answered(self, question: _Question[T]) -> T | None:
        """On the vault's thread; a connection that broke is tried once more, with a new one."""
        try:
            return self._told(question)
        except ConnectionError:
            try:
                return self._told(question)
            except ConnectionError:
                raise KeyringMissing() from None

    def _told(self, question: _Question[T]) -> T | None:
        """The answer, or what the keyring raises in our own errors; ConnectionError is left to the caller."""
        try:
            if self._platform == "linux":
                stands = unlock_in_time(self._seconds * _PROMPT_SHARE)
                if question.only_looks and not stands:
                    return None
            return question.work(own_keyring(self._platform))
        except ConnectionError:
            raise
        except locked_faults(self._platform):
            raise KeyringLocked(seconds=round(self._seconds)) from None
        except missing_faults(self._platform):
            raise KeyringMissing() from None


def no_keyring() -> KeyringVault:
    """The vault of a folder that never asks a keyring; it refuses everything."""
    return KeyringVault(platform="")


def _self_test(keyring: OwnKeyring) -> None:
    name, secret = f"self-test-{secrets.token_hex(8)}", secrets.token_hex(32)
    keyring.set_password(SERVICE, name, secret)
    try:
        if keyring.get_password(SERVICE, name) != secret:
            raise KeyringMissing()
    finally:
        keyring.delete_password(SERVICE, name)
    if keyring.get_password(SERVICE, name) is not None:
        raise KeyringMissing()


def _take_away(keyring: OwnKeyring, name: str) -> None:
    if keyring.get_password(SERVICE, name) is not None:
        keyring.delete_password(SERVICE, name)
