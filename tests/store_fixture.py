"""A real encrypted store for a test in a few milliseconds: made once a process, then copied.

    folder = open_folder(tmp_path)      # an open data folder (port DataFolder), passphrase PASSPHRASE
    store = open_store(tmp_path)        # only its store

Both stay open until `close()`; a pytest fixture in tests/conftest.py or the test's own closes them.
"""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from argon2 import PasswordHasher

from moderator_app.ports import RecoveryKey, SecretVault
from moderator_app.store.sql_store import SqlStore
from moderator_app.store.store_files import SqlStoreFiles
from moderator_app.system.data_folder import EncryptedDataFolder
from moderator_app.system.key_wrapping import WrappingCost
from moderator_app.system.pin_hasher import Argon2PinHasher

PASSPHRASE = "নদীর ধারে ৭টি নৌকা"
CHEAP = WrappingCost(passes=1, memory=8, lanes=1)


def new_folder(path: Path, keyring: SecretVault | None = None) -> EncryptedDataFolder:
    """A data folder at a path, nothing made yet; trying its passphrase costs next to nothing."""
    return EncryptedDataFolder(path, SqlStoreFiles(), CHEAP, keyring)


def cheap_hasher() -> Argon2PinHasher:
    """PINs hashed in microseconds."""
    return Argon2PinHasher(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def open_folder(path: Path) -> EncryptedDataFolder:
    """An open, empty data folder in a fresh subfolder `office`."""
    office = path / "office"
    shutil.copytree(_template()[0], office)
    folder = new_folder(office)
    folder.open_with(PASSPHRASE)
    return folder


def open_store(path: Path) -> SqlStore:
    """The open, empty store of such a folder."""
    store = open_folder(path).store
    assert isinstance(store, SqlStore)
    return store


def recovery_key() -> RecoveryKey:
    """The recovery key of the stores made here."""
    return _template()[1]


@functools.cache
def _template() -> tuple[Path, RecoveryKey]:
    place = Path(tempfile.mkdtemp(prefix="moderator-desk-store-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = new_folder(place / "office")
    key = folder.new_recovery_key()
    folder.make(PASSPHRASE, key.recipient)
    folder.close()
    return place / "office", key
