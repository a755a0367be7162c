"""Which key opens the store of a folder, where it is kept, and how that is changed while the store is open."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import final

from moderator_app.domain.errors import (
    KeyNotInKeyring,
    KeyringMissing,
    ModeratorError,
    OnlyRecoveryLeft,
    StoreMissing,
    VaultRefused,
    WrongKey,
)
from moderator_app.ports import KeyKind, KeySource, RecoveryKey, SecretVault
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import DEMO_KEY_FILE, DEMO_RECOVERY_FILE, KEYS_FILE
from moderator_app.system.key_wrapping import (
    KEYRING,
    PASSPHRASE,
    RECOVERY,
    KeyWrappings,
    Wrapping,
    WrappingCost,
    key_of_digits,
    keyring_wrapping,
    made,
    passphrase_wrapping,
    read_key_file,
    read_wrappings,
    recovery_wrapping,
)
from moderator_app.system.recovery_key import looks_like_recovery_key
from moderator_app.system.vault.keyring_vault import no_keyring
from moderator_app.system.whole_files import write_whole


@final
class FolderKeys:
    """Fulfils the port `StoreKeys`; the folder hands the key in while its store is open for writing."""

    def __init__(self, path: Path, keyring: SecretVault | None, cost: WrappingCost) -> None:
        """Looks at nothing yet.

        Args:
            path: the data folder.
            keyring: of this login; None where none may be asked.
            cost: what trying a passphrase costs.
        """
        self._path = path
        self._own_keyring = keyring or no_keyring()
        self._cost = cost
        self._key: bytes | None = None
        self._trouble: ModeratorError | None = None

    @property
    def trouble(self) -> ModeratorError | None:
        """Why the keyring did not open the store when it was last asked to; None where it did, or never was."""
        return self._trouble

    # ------------------------------------------------------------ finding the key

    def by_itself(self, key_file: Path | None) -> bytes | None:
        """The key from the first source present that needs nobody; None where a person must type.

        Raises:
            BadKeyFile, WrongKey: the source is present and does not fit; the next one is not tried.
            StoreDamaged: the folder's wrappings cannot be read.
        """
        self._trouble = None
        demo_key = self._path / DEMO_KEY_FILE
        source = key_file or (demo_key if demo_key.exists() else None)
        if source is not None:
            return read_key_file(source)
        wrappings = self._wrappings()
        return self._in_keyring(wrappings) if wrappings.has(KEYRING) else None

    def typed(self, typed: str) -> tuple[bytes, str]:
        """The key for what a person typed, and which it was: "passphrase" or "recovery".

        Raises:
            WrongKey, BadRecoveryKey, StoreDamaged.
        """
        wrappings = self._wrappings()
        if looks_like_recovery_key(typed):
            return wrappings.by_recovery_key(typed), RECOVERY
        return wrappings.by_passphrase(typed), PASSPHRASE

    def check_fits(self, key: bytes) -> None:
        """Raises WrongKey, StoreDamaged."""
        if not self._wrappings().fits(key):
            raise WrongKey()

    def hold(self, key: bytes) -> None:
        """The store is open for writing with this key."""
        self._key = key

    def held(self) -> bytes:
        """The key of the store that is open for writing. Raises StoreMissing."""
        return self._held()

    def let_go(self) -> None:
        """The store is closed."""
        self._key = None

    # ------------------------------------------------------------ what is known

    @property
    def recovery_recipient(self) -> str:
        """The public half of the recovery key that opens this store. Raises StoreDamaged."""
        return self._wrappings().recovery_recipient

    def sources(self) -> tuple[KeySource, ...]:
        """Where the key is kept, and since when. Raises StoreDamaged."""
        beside = (KeySource(KeyKind.BESIDE),) if self._is_demo() else ()
        return beside + tuple(
            KeySource(KeyKind(kind), datetime.fromisoformat(at) if at else None) for kind, at in self._wrappings().kinds
        )

    def check_keyring(self) -> None:
        """Lets a keyring pass that keeps a secret and gives it back; a demo office has none. Raises VaultRefused."""
        self._keyring().check()

    def check_recovery(self, typed: str) -> None:
        """Lets the recovery key of this store pass. Raises WrongKey, BadRecoveryKey, StoreDamaged."""
        wrappings = self._wrappings()
        if not wrappings.fits(wrappings.by_recovery_key(typed)):
            raise WrongKey()

    # ------------------------------------------------------------ changing it

    def set_passphrase(self, passphrase: str, at: datetime) -> None:
        """A passphrase in the place of an older one. Raises PassphraseTooShort, StoreMissing, DiskFull."""
        self._put(made(passphrase_wrapping(self._held(), passphrase, self._cost), at))

    def set_recovery(self, recovery: RecoveryKey, at: datetime) -> None:
        """Another recovery key; the one before opens this store no longer.

        Raises:
            BadRecoveryKey, WrongKey: its halves do not belong together; the old one still holds.
            StoreMissing: the store is not open for writing.
        """
        wrapping = recovery_wrapping(self._held(), recovery.recipient)
        fresh = self._wrappings().with_one(made(wrapping, at))
        if not fresh.fits(fresh.by_recovery_key(recovery.text)):
            raise WrongKey()
        self._write(fresh)
        if self._is_demo():
            with told_of_files(self._path):
                write_whole(self._path / DEMO_RECOVERY_FILE, recovery.text + "\n", private=True)

    def put_into_keyring(self, at: datetime) -> None:
        """Keeps the key in this login's keyring, so that the next start asks nobody.

        Raises:
            VaultRefused: nothing was changed.
            StoreMissing: the store is not open for writing.
        """
        key = self._held()
        put_key(self._keyring(), self._wrappings().key_id, key)
        self._put(made(keyring_wrapping(), at))
        self._trouble = None

    def remove_from_keyring(self) -> None:
        """Takes the key out of this login's keyring.

        Raises:
            OnlyRecoveryLeft: without a passphrase only the recovery key would open the store.
            VaultRefused: nothing was changed.
        """
        self._held()
        wrappings = self._wrappings()
        if not wrappings.has(PASSPHRASE):
            raise OnlyRecoveryLeft()
        self._keyring().remove(wrappings.key_id)
        self._write(wrappings.without(KEYRING))

    # ------------------------------------------------------------ other secrets of the store

    def secret(self, name: str) -> str | None:
        """What this login's keyring keeps for the store under a name. Raises VaultRefused, StoreDamaged."""
        return self._keyring().get(self._entry(name))

    def keep_secret(self, name: str, secret: str) -> None:
        """Keeps a secret in the place of an older one, and reads it back. Raises VaultRefused, StoreDamaged."""
        keyring, entry = self._keyring(), self._entry(name)
        keyring.put(entry, secret)
        if keyring.get(entry) != secret:
            raise KeyringMissing()

    def forget_secret(self, name: str) -> None:
        """Takes a secret away, if there is one. Raises VaultRefused, StoreDamaged."""
        self._keyring().remove(self._entry(name))

    # ------------------------------------------------------------ a store that comes in from a backup

    def kept_anew(self, key: bytes, recovery_only: KeyWrappings, passphrase: str, at: datetime) -> str:
        """What `desk.keys` holds for another store that comes in: also the keyring, where one is usable here.

        Raises:
            PassphraseTooShort: a passphrase was given, and it is.
        """
        wrappings = recovery_only
        if passphrase:
            wrappings = wrappings.with_one(made(passphrase_wrapping(key, passphrase, self._cost), at))
        with suppress(VaultRefused):
            put_key(self._own_keyring, wrappings.key_id, key)
            wrappings = wrappings.with_one(made(keyring_wrapping(), at))
        return wrappings.text()

    # ------------------------------------------------------------ inside

    def _in_keyring(self, wrappings: KeyWrappings) -> bytes | None:
        try:
            digits = self._keyring().get(wrappings.key_id)
        except VaultRefused as refusal:
            self._trouble = refusal
            return None
        if digits is None:
            self._trouble = KeyNotInKeyring()
            return None
        key = _read(digits)
        if not wrappings.fits(key):
            self._trouble = KeyNotInKeyring()
            raise WrongKey()
        return key

    def _keyring(self) -> SecretVault:
        return no_keyring() if self._is_demo() else self._own_keyring

    def _is_demo(self) -> bool:
        return (self._path / DEMO_KEY_FILE).exists()

    def _held(self) -> bytes:
        if self._key is None:
            raise StoreMissing(path=str(self._path))
        return self._key

    def _entry(self, name: str) -> str:
        return f"{name}-{self._wrappings().key_id}"

    def _wrappings(self) -> KeyWrappings:
        return read_wrappings(self._path / KEYS_FILE)

    def _put(self, wrapping: Wrapping) -> None:
        self._write(self._wrappings().with_one(wrapping))

    def _write(self, wrappings: KeyWrappings) -> None:
        with told_of_files(self._path):
            write_whole(self._path / KEYS_FILE, wrappings.text(), private=True)


def _read(digits: str) -> bytes:
    """The key of an entry; one that is none fits no store."""
    try:
        return key_of_digits(digits)
    except ValueError:
        return b""


def put_key(keyring: SecretVault, key_id: str, key: bytes) -> None:
    """Keeps a store's key in a keyring and reads it back. Raises VaultRefused."""
    keyring.put(key_id, key.hex())
    if keyring.get(key_id) != key.hex():
        raise KeyringMissing()
