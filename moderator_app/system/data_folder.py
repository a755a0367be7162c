"""A data folder: one store, its keys, its lock, and how the window looks before the store is open."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, final

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import FolderHoldsOther, StoreExists, StoreMissing, WrongKey
from moderator_app.ports import FolderState, MediaVault, RecoveryKey, Store
from moderator_app.resource_files import resource
from moderator_app.system.appearance_file import read_appearance, write_appearance
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import (
    DEMO_KEY_FILE,
    KEYS_FILE,
    check_holds_nothing_else,
    check_is_empty,
    check_is_folder,
    check_takes_files,
)
from moderator_app.system.folder_lock import FolderLock
from moderator_app.system.key_wrapping import (
    WrappingCost,
    key_id_of,
    new_key,
    passphrase_wrapping,
    read_key_file,
    read_wrappings,
    recovery_wrapping,
    wrappings_text,
)
from moderator_app.system.recovery_key import looks_like_recovery_key, new_recovery_key
from moderator_app.system.store_making import MakesStore, make_store

NOTICE_FILE = "demo.key.txt"


class OpenStore(Store, Protocol):
    """A store that this folder opened."""

    @property
    def media_identity(self) -> str: ...
    def close(self) -> None: ...


class StoreFiles(MakesStore, Protocol):
    """What the folder needs of the room `store`; `bootstrap.py` hands it in."""

    def is_ours(self, folder: Path) -> bool: ...
    def open(self, folder: Path, key: bytes, *, writing: bool) -> OpenStore: ...
    def needs_upgrade(self, folder: Path, key: bytes) -> bool: ...
    def media(self, folder: Path, identity: Callable[[], str]) -> MediaVault: ...


@final
class EncryptedDataFolder:
    """Fulfils the port `DataFolder`."""

    def __init__(self, path: Path, files: StoreFiles, cost: WrappingCost | None = None) -> None:
        """Looks at nothing yet.

        Args:
            path: the folder; it need not exist.
            files: makes and opens the store's files.
            cost: what trying a passphrase costs; another one only in tests.
        """
        self._path = path.absolute()
        self._files = files
        self._cost = cost or WrappingCost()
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

    def state(self) -> FolderState:
        """Raises FolderIsFile, FolderHoldsOther, FolderNotWritable."""
        if self._store is not None:
            return FolderState.OPEN
        check_is_folder(self._path)
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
        if self.state() is not FolderState.EMPTY:
            raise StoreExists(path=str(self._path))
        check_takes_files(self._path)

    def new_recovery_key(self) -> RecoveryKey:
        return new_recovery_key()

    @property
    def recovery_recipient(self) -> str:
        """The public half of the recovery key, to which backups are made. Raises StoreMissing, StoreDamaged."""
        self._require_store()
        return read_wrappings(self._path / KEYS_FILE).recovery_recipient

    def make(self, passphrase: str, recovery_recipient: str) -> None:
        """Makes the store and opens it.

        Raises:
            PassphraseTooShort, BadRecoveryKey, StoreExists, and every kind of StoreRefused about the folder.
        """
        key = new_key()
        self._make(key, recovery_recipient, passphrase=passphrase, beside={})

    def make_demo(self, recovery_recipient: str) -> None:
        """Makes a store whose key stands beside it, and says there that it is no secret.

        Raises:
            FolderNotEmpty, and what `make` raises.
        """
        check_is_folder(self._path)
        check_is_empty(self._path)
        key = new_key()
        beside = {
            DEMO_KEY_FILE: key.hex() + "\n",
            NOTICE_FILE: resource("demo", NOTICE_FILE).read_text(encoding="utf-8"),
        }
        self._make(key, recovery_recipient, passphrase=None, beside=beside)

    def open_by_itself(self, key_file: Path | None = None, *, writing: bool = True) -> bool:
        """Opens with the first key source present: the named file, then `demo.key`. False where there is none.

        Without `writing` nothing is locked, and the store can be read beside a window that is open.

        Raises:
            BadKeyFile, WrongKey: the source is present and does not fit; the next one is not tried.
            StoreMissing, StoreBusy, and the other kinds of StoreRefused.
        """
        self._require_store()
        demo_key = self._path / DEMO_KEY_FILE
        source = key_file or (demo_key if demo_key.exists() else None)
        if source is None:
            return False
        self._open(read_key_file(source), writing=writing)
        return True

    def open_with(self, typed: str, *, writing: bool = True) -> str:
        """Opens with what a person typed; tells which it was, "passphrase" or "recovery".

        Raises:
            WrongKey, BadRecoveryKey: it does not open this store; nothing changed.
            StoreMissing, StoreBusy, and the other kinds of StoreRefused.
        """
        self._require_store()
        wrappings = read_wrappings(self._path / KEYS_FILE)
        recovery = looks_like_recovery_key(typed)
        key = wrappings.by_recovery_key(typed) if recovery else wrappings.by_passphrase(typed)
        self._open(key, writing=writing)
        return "recovery" if recovery else "passphrase"

    def close(self) -> None:
        """Closes the store, if one is open, and gives the folder free."""
        if self._store is not None:
            self._store.close()
            self._store = None
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

    def _make(self, key: bytes, recipient: str, *, passphrase: str | None, beside: Mapping[str, str]) -> None:
        if self.state() is not FolderState.EMPTY:
            raise StoreExists(path=str(self._path))
        wrappings = [recovery_wrapping(key, recipient)]
        if passphrase is not None:
            wrappings.append(passphrase_wrapping(key, passphrase, self._cost))
        texts = {KEYS_FILE: wrappings_text(key, *wrappings), **beside}
        make_store(self._path, self._files, key, texts)
        self._open(key, writing=True)

    def _open(self, key: bytes, *, writing: bool) -> None:
        if self._store is not None:
            raise StoreExists(path=str(self._path))
        if read_wrappings(self._path / KEYS_FILE).key_id != key_id_of(key):
            raise WrongKey()
        if not writing and self._files.needs_upgrade(self._path, key):
            self._open(key, writing=True)
            self.close()
        if writing:
            self._lock.take()
        try:
            self._store = self._files.open(self._path, key, writing=writing)
        finally:
            if self._store is None:
                self._lock.give_back()
