"""A store's part of backing up and bringing back: a consistent snapshot, what is in it, what can be read back."""

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text

from moderator_app.domain.activity import GENESIS, LogHead
from moderator_app.domain.backups import BackupCounts, RestoreNote, StoreSummary
from moderator_app.domain.errors import MediaDamaged
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.office import Bilingual
from moderator_app.ports import StoreFact, Watch
from moderator_app.store.engine import reader_engine
from moderator_app.store.facts import MEDIA_IDENTITY
from moderator_app.store.failures import told_plainly
from moderator_app.store.media_vault import AgeMediaVault
from moderator_app.store.sql_store import SqlStore
from moderator_app.store.sqlcipher import connect
from moderator_app.store.upgrade import revision_of

_COUNTED = {
    "posts": "post",
    "pages": "page",
    "members": "member",
    "pictures": "media_file",
    "entries": "activity_entry",
}
"""Tables that every form of the store has had; asked by name, so that an older form can be summed up as well."""


def snapshot(path: Path, key: bytes, into: Path) -> None:
    """Writes a whole, consistent copy of the database under the same key, or none at all, beside a writer too."""
    with told_plainly(path, writing=True):
        connection = connect(path, key, writing=True)
        try:
            connection.execute("VACUUM INTO ?", (str(into),))
        except Exception:  # whatever it was goes on up; only no half copy may stay
            into.unlink(missing_ok=True)
            raise
        finally:
            connection.close()
    with into.open("rb+") as file:
        os.fsync(file.fileno())


def summary(path: Path, key: bytes) -> StoreSummary:
    """What is in a database, of whatever form. Raises StoreDamaged when it cannot be read."""
    with _reading(path, key) as connection:
        counts = {
            name: int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)  # noqa: S608 - our own names
            for name, table in _COUNTED.items()
        }
        media = connection.execute(text("SELECT hash FROM media_file ORDER BY hash")).all()
        return StoreSummary(
            schema=revision_of(connection) or "",
            office=_office(connection),
            counts=BackupCounts(**counts),
            head=_head(connection),
            media=tuple(MediaHash(row[0]) for row in media),
        )


def beyond(path: Path, other: Path, key: bytes) -> tuple[int, int]:
    """How many entries of the log a store holds that another one under the same key does not, and of how many posts.

    Two logs that share an entry share every one before it.
    """
    with _reading(path, key) as here, _reading(other, key) as there:
        head = _head(here).seq
        shared, unshared = 0, min(head, _head(there).seq) + 1
        while unshared - shared > 1:
            middle = (shared + unshared) // 2
            alike = _entry_hash(here, middle) == _entry_hash(there, middle)
            shared, unshared = (middle, unshared) if alike else (shared, middle)
        asked = text(
            "SELECT count(DISTINCT subject_id) FROM activity_entry WHERE subject_kind = 'post' AND seq > :shared"
        )
        return head - shared, int(here.execute(asked, {"shared": shared}).scalar() or 0)


def media_identity(path: Path, key: bytes) -> str:
    """The age identity of a store's media."""
    with _reading(path, key) as connection:
        asked = text("SELECT value FROM store_fact WHERE name = :name")
        return str(connection.execute(asked, {"name": MEDIA_IDENTITY}).one()[0])


def unreadable(vault: AgeMediaVault, hashes: Sequence[MediaHash], watch: Watch) -> tuple[MediaHash, ...]:
    """Reads every file back and tells which ones cannot be."""
    found: list[MediaHash] = []
    for number, media_hash in enumerate(hashes):
        watch(number / len(hashes))
        try:
            vault.prove(media_hash)
        except MediaDamaged:
            found.append(media_hash)
    watch(1)
    return tuple(found)


def put_down(store: SqlStore, note: RestoreNote) -> None:
    """Writes into a store that it was brought back; nobody has acknowledged it then."""
    with store.write() as unit:
        facts = unit.facts
        known = int(facts.get(StoreFact.RESTORES) or 0)
        facts.put(StoreFact.RESTORES, str(max(note.restores, known + 1)))
        facts.put(StoreFact.RESTORED_AT, note.at.isoformat())
        facts.put(StoreFact.RESTORED_FROM, note.backup_at.isoformat())
        facts.put(StoreFact.RESTORE_SEEN_AT, "")
        unit.activity.append(note.at, note.actor, "store_restored", ("store", "store"), note.data)


@contextmanager
def _reading(path: Path, key: bytes) -> Generator[Connection]:
    engine = reader_engine(path, key)
    try:
        with told_plainly(path), engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def _office(connection: Connection) -> Bilingual:
    row = connection.execute(text("SELECT name_bn, name_en FROM office")).first()
    return Bilingual("", "") if row is None else Bilingual(str(row[0]), str(row[1]))


def _entry_hash(connection: Connection, seq: int) -> str:
    row = connection.execute(text("SELECT hash FROM activity_entry WHERE seq = :seq"), {"seq": seq}).one()
    return str(row[0])


def _head(connection: Connection) -> LogHead:
    row = connection.execute(text("SELECT seq, hash, at FROM activity_entry ORDER BY seq DESC LIMIT 1")).first()
    if row is None:
        return LogHead(0, GENESIS)
    return LogHead(int(row[0]), str(row[1]), datetime.fromisoformat(str(row[2])))
