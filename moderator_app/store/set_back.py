"""Whether the database is an older one than its folder has seen.

The anchor is written after each commit, so it may lag but never lead (`store/anchor.py`). Where it leads, the database
was put back from outside: a copy laid over it by hand, a disk image, a synchronising folder.
"""

from sqlalchemy import select

from moderator_app.ports import SetBack, StoreFact
from moderator_app.store.anchor import Anchor
from moderator_app.store.facts import FactRows
from moderator_app.store.tables import ActivityEntryRow, table
from moderator_app.store.transaction import Transaction

_LOG = table(ActivityEntryRow)


def set_back_from(anchor: Anchor, transaction: Transaction) -> SetBack | None:
    """What the folder has seen and the database does not hold, or None; an anchor that is gone tells nothing."""
    restores = int(FactRows(transaction).get(StoreFact.RESTORES) or 0)
    if _holds(anchor, transaction) and anchor.restores <= restores:
        return None
    return SetBack(anchor.seq, anchor.hash, max(restores, anchor.restores))


def _holds(anchor: Anchor, transaction: Transaction) -> bool:
    if anchor.seq == 0:
        return True
    row = transaction.first(select(_LOG.c.hash).where(_LOG.c.seq == anchor.seq))
    return row is not None and row.hash == anchor.hash
