"""Makes and opens the files of a store; the data folder (`system/data_folder.py`) decides when and with which key."""

from collections.abc import Callable
from pathlib import Path
from typing import final

from moderator_app.domain.errors import StoreDamaged
from moderator_app.store.engine import reader_engine, writer_engine
from moderator_app.store.facts import MEDIA_IDENTITY, StoreFacts
from moderator_app.store.failures import told_plainly
from moderator_app.store.media_vault import AgeMediaVault, new_media_identity
from moderator_app.store.sql_store import SqlStore
from moderator_app.store.transaction import Transaction
from moderator_app.store.upgrade import REVISIONS, check_not_newer, copy_before_upgrade, revision_of, upgrade

FILE = "desk.db"
ANCHOR = "desk.anchor"
MEDIA = "media"
_PLAIN_SQLITE = b"SQLite format 3\x00"


@final
class SqlStoreFiles:
    """The store's files in a folder: the encrypted database, the anchor of its log, its media."""

    file = FILE

    def is_ours(self, folder: Path) -> bool:
        """Whether the file can be an encrypted database at all: a plain one is somebody else's."""
        with (folder / FILE).open("rb") as file:
            return file.read(len(_PLAIN_SQLITE)) != _PLAIN_SQLITE

    def make(self, folder: Path, key: bytes) -> None:
        """Makes an empty store in a folder that exists; it is closed and whole afterwards."""
        path = folder / FILE
        engine = writer_engine(path, key)
        try:
            upgrade(engine, path)
            with told_plainly(path, writing=True), engine.connect() as connection, connection.begin():
                StoreFacts(Transaction(connection, path, writing=True)).put(MEDIA_IDENTITY, new_media_identity())
        finally:
            engine.dispose()

    def open(self, folder: Path, key: bytes, *, writing: bool) -> SqlStore:
        """Opens the store of a folder with a key that is known to fit.

        A form of an older version is brought up to this one when `writing`, after a copy was put beside it.

        Raises:
            StoreNewer: a newer version wrote it.
            StoreDamaged: it cannot be read, or a reader would have to bring it up first (see `needs_upgrade`).
        """
        path = folder / FILE
        revision = self._revision(path, key)
        if revision != REVISIONS[-1]:
            if not writing:
                raise StoreDamaged(path=str(path))
            copy_before_upgrade(path, key, folder / f"before-{REVISIONS[-1]}.db")
            engine = writer_engine(path, key)
            try:
                upgrade(engine, path)
            finally:
                engine.dispose()
        return SqlStore(path, key, folder / ANCHOR, writing=writing)

    def needs_upgrade(self, folder: Path, key: bytes) -> bool:
        """Whether only a writer can open the store, because its form is an older one."""
        return self._revision(folder / FILE, key) != REVISIONS[-1]

    def media(self, folder: Path, identity: Callable[[], str]) -> AgeMediaVault:
        """The vault of the folder's media."""
        return AgeMediaVault(folder / MEDIA, identity)

    def _revision(self, path: Path, key: bytes) -> str:
        engine = reader_engine(path, key)
        try:
            with told_plainly(path), engine.connect() as connection, connection.begin():
                revision = revision_of(connection)
        finally:
            engine.dispose()
        check_not_newer(revision)
        if revision is None:
            raise StoreDamaged(path=str(path))
        return revision
