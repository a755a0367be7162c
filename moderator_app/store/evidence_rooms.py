"""Repositories beside the approvals: what was signed with them, and whose were voided by a change."""

from collections.abc import Sequence
from datetime import datetime
from typing import final

from sqlalchemy import select, update

from moderator_app.domain.checklist import Signed, SignedCheck, Voided
from moderator_app.domain.ids import ApprovalId, MemberId, PageId, PostId
from moderator_app.store.evidence_tables import SignedCheckRow, VoidedRow
from moderator_app.store.questions import AnyRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_SIGNED, _VOIDED = table(SignedCheckRow), table(VoidedRow)


@final
class EvidenceRows:
    """In the order in which it was put down. What was signed is written with its approval (`ApprovalRows.add`)."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def signed(self, approval_ids: Sequence[ApprovalId]) -> tuple[SignedCheck, ...]:
        """What was signed with some approvals."""
        asked = select(_SIGNED).where(_SIGNED.c.approval_id.in_(list(approval_ids))).order_by(_SIGNED.c.seq)
        return tuple(
            SignedCheck(ApprovalId(row.approval_id), Signed(row.item, row.words))
            for row in self._transaction.rows(asked)
        )

    def add_voided(self, voided: Voided) -> None:
        self._transaction.add(
            VoidedRow(
                post_id=voided.post_id,
                page_id=voided.page_id,
                member_id=voided.member_id,
                changed_by=voided.changed_by,
                at=voided.at,
                seen_at=voided.at if voided.seen else None,
            )
        )

    def unseen(self, member_id: MemberId) -> tuple[Voided, ...]:
        """Approvals of a member that were voided and of which they took no note yet."""
        asked = select(_VOIDED).where(_VOIDED.c.member_id == member_id, _VOIDED.c.seen_at.is_(None))
        return tuple(_voided_of(row) for row in self._transaction.rows(asked.order_by(_VOIDED.c.seq)))

    def voided_of(self, post_id: PostId) -> tuple[Voided, ...]:
        """Every voiding of a post."""
        asked = select(_VOIDED).where(_VOIDED.c.post_id == post_id).order_by(_VOIDED.c.seq)
        return tuple(_voided_of(row) for row in self._transaction.rows(asked))

    def see(self, member_id: MemberId, post_id: PostId, at: datetime) -> None:
        """The member took note of what was voided of a post."""
        mine = update(_VOIDED).where(
            _VOIDED.c.member_id == member_id, _VOIDED.c.post_id == post_id, _VOIDED.c.seen_at.is_(None)
        )
        self._transaction.change(mine.values(seen_at=at))


def _voided_of(row: AnyRow) -> Voided:
    return Voided(
        PostId(row.post_id),
        PageId(row.page_id),
        MemberId(row.member_id),
        MemberId(row.changed_by),
        row.at,
        row.seen_at is not None,
    )
