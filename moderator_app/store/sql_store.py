"""An open store: units of work on the encrypted file, and the proof that file and activity log are whole."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from moderator_app.ports import SetBack, StoreFact, Watch, unwatched
from moderator_app.store.anchor import Anchor, read_anchor, write_anchor
from moderator_app.store.engine import reader_engine, writer_engine
from moderator_app.store.facts import MEDIA_IDENTITY, FactRows, StoreFacts
from moderator_app.store.failures import told_plainly
from moderator_app.store.integrity import check_integrity
from moderator_app.store.set_back import set_back_from
from moderator_app.store.transaction import Transaction, UnitIsOver
from moderator_app.store.unit import SqlUnit


@final
class SqlStore:
    """The store of one file. Threads may share it: writers wait for each other, readers for nobody."""

    def __init__(self, path: Path, key: bytes, anchor: Path, *, writing: bool) -> None:
        """Opens a file whose key is known to fit and whose tables are of this version.

        Args:
            path: the encrypted file.
            key: 32 bytes.
            anchor: where the activity log's anchor is kept.
            writing: whether the folder's lock is held; without it `write` is refused.
        """
        self.path = path
        self.anchor = anchor
        self._readers = reader_engine(path, key)
        self._writer: Engine | None = writer_engine(path, key) if writing else None
        with self.transaction() as transaction:
            self.media_identity = StoreFacts(transaction).get(MEDIA_IDENTITY)
            self._restores = int(FactRows(transaction).get(StoreFact.RESTORES) or 0)

    @contextmanager
    def read(self) -> Generator[SqlUnit]:
        """All rooms at one moment; nothing can be changed."""
        with self.transaction() as transaction:
            yield SqlUnit(transaction)

    @contextmanager
    def write(self) -> Generator[SqlUnit]:
        """One change: kept as a whole at the end of the block, or not at all.

        Raises:
            StoreBusy: another writer did not end within ten seconds.
            DiskFull: nothing was written.
        """
        with self.writing_transaction() as transaction:
            yield SqlUnit(transaction)
        if transaction.restores is not None:
            self._restores = transaction.restores
        if transaction.log_head is not None:
            seq, entry_hash = transaction.log_head
            write_anchor(self.anchor, Anchor(seq, entry_hash, self._restores))

    def set_back(self) -> SetBack | None:
        """See `store/set_back.py`; asked before the first write, for that sets the anchor anew."""
        with self.transaction() as transaction:
            return set_back_from(read_anchor(self.anchor), transaction)

    def check_integrity(self, watch: Watch = unwatched) -> None:
        """Proves file and log, beside a writer too; `watch` is told how far it has come, and may raise to stop it.

        Raises:
            StoreDamaged: a page or a reference of the file does not hold.
            LogBroken: an entry was changed, left out, or cut off.
        """
        check_integrity(self, watch)

    def close(self) -> None:
        """Gives the file free; the last to leave empties the write-ahead log into it."""
        self._readers.dispose()
        if self._writer is not None:
            _take_statistics(self._writer)
            self._writer.dispose()

    @contextmanager
    def transaction(self) -> Generator[Transaction]:
        """A bare transaction that reads, for this package."""
        with told_plainly(self.path), self._readers.connect() as connection, connection.begin():
            transaction = Transaction(connection, self.path, writing=False)
            try:
                yield transaction
            finally:
                transaction.end()

    @contextmanager
    def writing_transaction(self) -> Generator[Transaction]:
        """A bare transaction that writes, for this package."""
        if self._writer is None:
            raise UnitIsOver("this store was opened to be read")
        with (
            told_plainly(self.path, writing=True),
            self._writer.connect() as connection,
            connection.begin(),
        ):
            transaction = Transaction(connection, self.path, writing=True)
            try:
                yield transaction
            finally:
                transaction.end()


def _take_statistics(writer: Engine) -> None:
    """Where tables have grown much: without statistics the planner may choose an index by its name alone.

    Only speed hangs on them, so a disk that takes no more is no reason to fail at the end.
    """
    with suppress(DBAPIError), writer.connect() as connection, connection.begin():
        connection.exec_driver_sql("PRAGMA optimize")
