"""Makes and opens the files of a store; the data folder (`system/data_folder.py`) decides when and with which key."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import final

from moderator_app.domain.backups import RestoreNote, StoreSummary
from moderator_app.domain.errors import StoreDamaged
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.panel import named
from moderator_app.domain.store_names import ANCHOR, DATABASE, MEDIA
from moderator_app.ports import Watch, unwatched
from moderator_app.store import backup
from moderator_app.store.anchor import read_anchor
from moderator_app.store.engine import reader_engine, writer_engine
from moderator_app.store.facts import MEDIA_IDENTITY, StoreFacts
from moderator_app.store.failures import told_plainly
from moderator_app.store.media_vault import AgeMediaVault, new_media_identity
from moderator_app.store.sql_store import SqlStore
from moderator_app.store.transaction import Transaction
from moderator_app.store.upgrade import REVISIONS, check_not_newer, revision_of, upgrade

_PLAIN_SQLITE = b"SQLite format 3\x00"


@final
class SqlStoreFiles:
    """The store's files in a folder: the encrypted database, the anchor of its log, its media."""

    file = DATABASE

    def is_ours(self, folder: Path) -> bool:
        """Whether the file can be an encrypted database at all: a plain one is somebody else's."""
        with (folder / DATABASE).open("rb") as file:
            return file.read(len(_PLAIN_SQLITE)) != _PLAIN_SQLITE

    def make(self, folder: Path, key: bytes) -> None:
        """Makes an empty store in a folder that exists; it is closed and whole afterwards."""
        path = folder / DATABASE
        engine = writer_engine(path, key)
        try:
            upgrade(engine, path)
            with told_plainly(path, writing=True), engine.connect() as connection, connection.begin():
                StoreFacts(Transaction(connection, path, writing=True)).put(MEDIA_IDENTITY, new_media_identity())
        finally:
            engine.dispose()

    def open(self, folder: Path, key: bytes, *, writing: bool) -> SqlStore:
        """Opens the store of a folder with a key that is known to fit.

        A form of an older version is brought up to this one when `writing`; the caller has kept a copy of it.

        Raises:
            StoreNewer: a newer version wrote it.
            StoreDamaged: it cannot be read, or a reader would have to bring it up first (see `needs_upgrade`).
        """
        path = folder / DATABASE
        if self._revision(path, key) != REVISIONS[-1]:
            if not writing:
                raise StoreDamaged(path=str(path))
            self.bring_up(folder, key)
        return SqlStore(path, key, folder / ANCHOR, writing=writing)

    def needs_upgrade(self, folder: Path, key: bytes) -> bool:
        """Whether only a writer can open the store, because its form is an older one. Raises StoreNewer."""
        return self._revision(folder / DATABASE, key) != REVISIONS[-1]

    def bring_up(self, folder: Path, key: bytes) -> None:
        """Brings an older form up to this one, or leaves it as it was."""
        engine = writer_engine(folder / DATABASE, key)
        try:
            upgrade(engine, folder / DATABASE)
        finally:
            engine.dispose()

    def snapshot(self, folder: Path, key: bytes, into: Path) -> StoreSummary:
        """A consistent copy of the database under the same key in another folder, and what is in it."""
        backup.snapshot(folder / DATABASE, key, into / DATABASE)
        return backup.summary(into / DATABASE, key)

    def summary(self, folder: Path, key: bytes) -> StoreSummary:
        """What is in a store, of whatever form. Raises StoreDamaged."""
        return backup.summary(folder / DATABASE, key)

    def beyond(self, folder: Path, other: Path, key: bytes) -> tuple[int, int]:
        """How many entries of the log a store holds that one in another folder does not, and of how many posts."""
        return backup.beyond(folder / DATABASE, other / DATABASE, key)

    def prove(self, folder: Path, key: bytes, watch: Watch = unwatched) -> None:
        """Proves a store of this version's form: file and activity log. Raises StoreDamaged, LogBroken."""
        store = SqlStore(folder / DATABASE, key, folder / ANCHOR, writing=False)
        try:
            store.check_integrity(watch)
        finally:
            store.close()

    def unreadable(
        self, folder: Path, key: bytes, media: Path, hashes: Iterable[MediaHash], watch: Watch = unwatched
    ) -> tuple[MediaHash, ...]:
        """Which of some pictures of a store are missing, damaged or sealed for another store in a folder of media."""
        identity = backup.media_identity(folder / DATABASE, key)
        return backup.unreadable(AgeMediaVault(media, lambda: identity), tuple(hashes), watch)

    def put_down(self, folder: Path, key: bytes, note: RestoreNote) -> None:
        """Writes into a store, and into its anchor, that it was brought back; it is whole on the disk afterwards."""
        store = SqlStore(folder / DATABASE, key, folder / ANCHOR, writing=True)
        try:
            backup.put_down(store, note)
        finally:
            store.close()

    def member_named(self, folder: Path, key: bytes, name: str) -> str:
        """The id of the one member of that id or name in a store. Raises MemberUnknown."""
        store = SqlStore(folder / DATABASE, key, folder / ANCHOR, writing=False)
        try:
            with store.read() as unit:
                return named(unit.members.all(), name).id
        finally:
            store.close()

    def restores(self, folder: Path) -> int:
        """How often the store of a folder was brought back, as its anchor knows."""
        return read_anchor(folder / ANCHOR).restores

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
