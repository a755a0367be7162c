"""A data folder: one store, its keys, its lock, and how the window looks before the store is open."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol, final

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.backups import BackupWhy
from moderator_app.domain.errors import FolderHoldsOther, StoreExists, StoreMissing, StoreRefused
from moderator_app.ports import FolderState, MediaVault, RecoveryKey, SecretVault, Store
from moderator_app.resource_files import resource
from moderator_app.system.appearance_file import read_appearance, write_appearance
from moderator_app.system.backup_making import Occasion, Source
from moderator_app.system.backup_store import BackupStore
from moderator_app.system.clock import SystemClock
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import (
    DEMO_KEY_FILE,
    DEMO_NOTICE_FILE,
    DEMO_RECOVERY_FILE,
    KEYS_FILE,
    check_holds_nothing_else,
    check_is_empty,
    check_is_folder,
    check_takes_files,
)
from moderator_app.system.folder_keys import FolderKeys
from moderator_app.system.folder_lock import FolderLock
from moderator_app.system.kept_copies import KeptCopies
from moderator_app.system.key_wrapping import WrappingCost
from moderator_app.system.network_share import check_not_on_network
from moderator_app.system.new_keys import NewKeys
from moderator_app.system.recovery_key import new_recovery_key
from moderator_app.system.restore_swap import heal, is_under_way
from moderator_app.system.store_making import MakesStore, make_store
from moderator_app.system.vault.keyring_vault import no_keyring
from moderator_app.system.work_folder import sweep


class OpenStore(Store, Protocol):
    """A store that this folder opened."""

    @property
    def media_identity(self) -> str: ...
    def close(self) -> None: ...


class StoreFiles(MakesStore, BackupStore, Protocol):
    """What the folder needs of the room `store`; `bootstrap.py` hands it in."""

    def is_ours(self, folder: Path) -> bool: ...
    def open(self, folder: Path, key: bytes, *, writing: bool) -> OpenStore: ...
    def media(self, folder: Path, identity: Callable[[], str]) -> MediaVault: ...


@final
class EncryptedDataFolder:
    """Fulfils the port `DataFolder`."""

    def __init__(
        self,
        path: Path,
        files: StoreFiles,
        cost: WrappingCost | None = None,
        keyring: SecretVault | None = None,
    ) -> None:
        """Looks at nothing yet.

        Args:
            path: the folder; it need not exist.
            files: makes and opens the store's files.
            cost: what trying a passphrase costs; another one only in tests.
            keyring: of this login; without it none is ever asked.
        """
        self._path = path.absolute()
        self._files = files
        self._cost = cost or WrappingCost()
        self._keyring = keyring or no_keyring()
        self._keys = FolderKeys(self._path, self._keyring, self._cost)
        self._lock = FolderLock(self._path)
        self._store: OpenStore | None = None
        self._vault = files.media(self._path, lambda: self._opened().media_identity)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def store(self) -> Store:
        """Raises StoreMissing while none is open."""
        return self._opened()

    @property
    def vault(self) -> MediaVault:
        """The store's media; it works while the store is open."""
        return self._vault

    @property
    def keys(self) -> FolderKeys:
        """What opens the store."""
        return self._keys

    def state(self) -> FolderState:
        """Raises FolderIsFile, FolderHoldsOther, FolderNotWritable, FolderOnNetwork; StoreDamaged: its file is gone."""
        if self._store is not None:
            return FolderState.OPEN
        check_is_folder(self._path)
        check_not_on_network(self._path)
        self._heal()
        with told_of_files(self._path):
            stands = (self._path / self._files.file).exists()
            if stands and not self._files.is_ours(self._path):
                raise FolderHoldsOther(path=str(self._path), found=self._files.file)
        if stands:
            return FolderState.LOCKED
        check_holds_nothing_else(self._path)
        return FolderState.EMPTY

    def check_can_make(self) -> None:
        """Raises StoreExists, and every kind of StoreRefused about the folder; tried, with nothing left of it."""
        self._require_none()
        check_takes_files(self._path)

    def new_recovery_key(self) -> RecoveryKey:
        return new_recovery_key()

    @property
    def recovery_recipient(self) -> str:
        """The public half of the recovery key, to which backups are made. Raises StoreMissing, StoreDamaged."""
        self._require_store()
        return self._keys.recovery_recipient

    def make(
        self, passphrase: str, recovery_recipient: str, *, in_keyring: bool = False, at: datetime | None = None
    ) -> None:
        """Makes the store and opens it.

        Args:
            passphrase: may be empty where the key goes into the keyring.
            recovery_recipient: the public half of the recovery key.
            in_keyring: keeps the key in this login's keyring.
            at: the moment that is put down for the keys.

        Raises:
            PassphraseTooShort, BadRecoveryKey, StoreExists, and every kind of StoreRefused about the folder.
            VaultRefused: the keyring did not take the key; nothing was made.
        """
        keys = NewKeys(recovery_recipient, at, self._cost)
        if passphrase or not in_keyring:
            keys.add_passphrase(passphrase)
        self._require_none()
        if not in_keyring:
            self._make(keys, {})
            return
        keys.put_into(self._keyring)
        try:
            self._make(keys, {})
        except StoreRefused:
            keys.take_out_of(self._keyring)
            raise

    def make_demo(self, recovery: RecoveryKey) -> None:
        """Makes a store whose keys stand beside it, and says there that they are no secret.

        Raises:
            FolderNotEmpty, and what `make` raises.
        """
        check_is_folder(self._path)
        check_is_empty(self._path)
        keys = NewKeys(recovery.recipient, None, self._cost)
        self._require_none()
        beside = {
            DEMO_KEY_FILE: keys.digits + "\n",
            DEMO_RECOVERY_FILE: recovery.text + "\n",
            DEMO_NOTICE_FILE: resource("demo", DEMO_NOTICE_FILE).read_text(encoding="utf-8"),
        }
        self._make(keys, beside)

    def open_by_itself(self, key_file: Path | None = None, *, writing: bool = True) -> bool:
        """Opens with the first key source present: the named file, then `demo.key`, then this login's keyring.

        False where there is none, or where the keyring did not give the key: `keys.trouble` then says why.

        Without `writing` nothing is locked, and the store can be read beside a window that is open.

        Raises:
            BadKeyFile, WrongKey: the source is present and does not fit; the next one is not tried.
            StoreMissing, StoreBusy, and the other kinds of StoreRefused.
        """
        self._require_store()
        key = self._keys.by_itself(key_file)
        if key is None:
            if writing:  # better told before somebody types a key than after
                self._lock.take()
                self._lock.give_back()
            return False
        self._open(key, writing=writing)
        return True

    def open_with(self, typed: str, *, writing: bool = True) -> str:
        """Opens with what a person typed; tells which it was, "passphrase" or "recovery".

        Raises:
            WrongKey, BadRecoveryKey: it does not open this store; nothing changed.
            StoreMissing, StoreBusy, and the other kinds of StoreRefused.
        """
        self._require_store()
        key, kind = self._keys.typed(typed)
        self._open(key, writing=writing)
        return kind

    def close(self) -> None:
        """Closes the store, if one is open, and gives the folder free."""
        if self._store is not None:
            self._store.close()
            self._store = None
        self._keys.let_go()
        self._lock.give_back()

    def appearance(self) -> Appearance:
        return read_appearance(self._path)

    def put_appearance(self, appearance: Appearance) -> None:
        """Raises FolderIsFile, FolderNotWritable, DiskFull."""
        check_is_folder(self._path)
        with told_of_files(self._path):
            write_appearance(self._path, appearance)

    def _opened(self) -> OpenStore:
        if self._store is None:
            raise StoreMissing(path=str(self._path))
        return self._store

    def _require_store(self) -> None:
        if self.state() is FolderState.EMPTY:
            raise StoreMissing(path=str(self._path))

    def _require_none(self) -> None:
        if self.state() is not FolderState.EMPTY:
            raise StoreExists(path=str(self._path))

    def _make(self, keys: NewKeys, beside: Mapping[str, str]) -> None:
        make_store(self._path, self._files, keys.key, {KEYS_FILE: keys.text(), **beside})
        self._open(keys.key, writing=True)

    def _open(self, key: bytes, *, writing: bool) -> None:
        if self._store is not None:
            raise StoreExists(path=str(self._path))
        self._keys.check_fits(key)
        if not writing and self._files.needs_upgrade(self._path, key):
            self._open(key, writing=True)
            self.close()
        if writing:
            self._lock.take()
        try:
            if writing:
                self._before_writing(key)
            self._store = self._files.open(self._path, key, writing=writing)
        finally:
            if self._store is None:
                self._lock.give_back()
        if writing:
            self._keys.hold(key)

    def _before_writing(self, key: bytes) -> None:
        """With the folder locked: what dead processes left goes, and a store of an older form is copied first."""
        sweep(self._path)
        heal(self._path)
        if self._files.needs_upgrade(self._path, key):
            occasion = Occasion(SystemClock().now(), BackupWhy.BEFORE_UPGRADE)
            KeptCopies(self._path).keep(Source(self._path, key, self._files), occasion)

    def _heal(self) -> None:
        """A restore that was cut off is ended. Raises StoreBusy while one is under way."""
        if is_under_way(self._path):
            self._lock.take()
            try:
                heal(self._path)
            finally:
                self._lock.give_back()
