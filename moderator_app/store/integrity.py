"""The proof that a store is whole: every page of the file, every reference, every link of the activity log's chain."""

from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import text as sql

from moderator_app.domain.activity import ActivityEntry, LogHead, first_broken
from moderator_app.domain.errors import LogBroken, StoreDamaged
from moderator_app.ports import Watch, unwatched
from moderator_app.store.anchor import Anchor, read_anchor
from moderator_app.store.record_rooms import ActivityRows
from moderator_app.store.transaction import Transaction

if TYPE_CHECKING:
    from moderator_app.store.sql_store import SqlStore

_AT_ONCE = 5_000
_FILE_SHARE = 0.3
"""How much of the whole proof the file itself is, roughly."""
_TRIES = 2
"""A page that another process writes at this very moment looks torn; it does not twice."""


def check_integrity(store: "SqlStore", watch: Watch = unwatched) -> None:
    """See `SqlStore.check_integrity`."""
    watch(0)
    _check_file(store)
    watch(_FILE_SHARE)
    anchor = read_anchor(store.anchor)  # before the log: a commit in between must not look like a cut
    with store.transaction() as transaction:
        check_log(transaction, anchor, watch)


def check_log(transaction: Transaction, anchor: Anchor, watch: Watch = unwatched) -> None:
    """Follows the chain from its beginning; raises LogBroken with the first entry that does not hold."""
    log = ActivityRows(transaction)
    head, anchored, length = LogHead(), anchor.seq == 0, max(1, log.head().seq)
    for entries in _chunks(log):
        broken = first_broken(entries, after=head)
        if broken is not None:
            raise LogBroken(seq=broken)
        anchored = anchored or _holds(anchor, entries)
        head = LogHead(entries[-1].seq, entries[-1].hash, entries[-1].at)
        watch(_FILE_SHARE + (1 - _FILE_SHARE) * min(1.0, head.seq / length))
    if not anchored:
        raise LogBroken(seq=min(anchor.seq, head.seq + 1))


def _chunks(log: ActivityRows) -> Generator[tuple[ActivityEntry, ...]]:
    after = 0
    while entries := log.entries(after, _AT_ONCE):
        yield entries
        after = max(entries[-1].seq, after + 1)


def _holds(anchor: Anchor, entries: Iterable[ActivityEntry]) -> bool:
    return any(entry.seq == anchor.seq and entry.hash == anchor.hash for entry in entries)


def _check_file(store: "SqlStore") -> None:
    damaged: list[Any] = []
    for _ in range(_TRIES):
        with store.transaction() as transaction:
            damaged = _complaints(transaction)
        if not damaged:
            return
    raise StoreDamaged(path=str(store.path))


def _complaints(transaction: Transaction) -> list[Any]:
    pages = transaction.pragma(sql("PRAGMA cipher_integrity_check"))
    inside = [row for row in transaction.pragma(sql("PRAGMA integrity_check")) if row[0] != "ok"]
    return [*pages, *inside, *transaction.pragma(sql("PRAGMA foreign_key_check"))]
