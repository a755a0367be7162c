"""The repository of what was told about posts that nobody had approved yet."""

from collections.abc import Sequence
from typing import final

from sqlalchemy import select

from moderator_app.domain.expiry import ExpiryKey, ExpiryTold
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.store.expiry_tables import ExpiryToldRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_TOLD = table(ExpiryToldRow)


@final
class ExpiryRows:
    """What was told, in the order in which it was put down; append-only."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def told(self, post_ids: Sequence[PostId]) -> tuple[ExpiryTold, ...]:
        """Of some posts."""
        asked = select(_TOLD).where(_TOLD.c.post_id.in_(list(post_ids))).order_by(_TOLD.c.seq)
        return tuple(
            ExpiryTold(ExpiryKey(row.step, PostId(row.post_id), row.due_at, MemberId(row.member_id)), row.at)
            for row in self._transaction.rows(asked)
        )

    def add_told(self, told: ExpiryTold) -> None:
        key = told.key
        self._transaction.add(
            ExpiryToldRow(step=key.step, post_id=key.post_id, due_at=key.due_at, member_id=key.member_id, at=told.at)
        )
