"""The key of a store that is about to be made, in its first wrappings."""

from contextlib import suppress
from datetime import datetime
from typing import final

from moderator_app.domain.errors import VaultRefused
from moderator_app.ports import SecretVault
from moderator_app.system.folder_keys import put_key
from moderator_app.system.key_wrapping import (
    WrappingCost,
    key_id_of,
    keyring_wrapping,
    made,
    new_key,
    passphrase_wrapping,
    recovery_wrapping,
    wrappings_text,
)


@final
class NewKeys:
    """A fresh random key; the recovery key opens it from the first moment."""

    def __init__(self, recovery_recipient: str, at: datetime | None, cost: WrappingCost) -> None:
        """Raises BadRecoveryKey."""
        self.key = new_key()
        self._at = at
        self._cost = cost
        self._wrappings = [made(recovery_wrapping(self.key, recovery_recipient), at)]

    @property
    def digits(self) -> str:
        """The key as 64 hexadecimal digits."""
        return self.key.hex()

    def add_passphrase(self, passphrase: str) -> None:
        """Seals the key with a passphrase as well. Raises PassphraseTooShort."""
        self._wrappings.append(made(passphrase_wrapping(self.key, passphrase, self._cost), self._at))

    def put_into(self, keyring: SecretVault) -> None:
        """Keeps the key in this login's keyring as well. Raises VaultRefused."""
        put_key(keyring, key_id_of(self.key), self.key)
        self._wrappings.append(made(keyring_wrapping(), self._at))

    def take_out_of(self, keyring: SecretVault) -> None:
        """The store was not made after all; an entry that stays behind opens nothing."""
        with suppress(VaultRefused):
            keyring.remove(key_id_of(self.key))

    def text(self) -> str:
        """What goes into `desk.keys`."""
        return wrappings_text(self.key, *self._wrappings)
