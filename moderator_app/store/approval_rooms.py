"""Repositories of what is only ever added: approvals and attempts."""

from collections.abc import Mapping, Sequence
from typing import final

from sqlalchemy import select

from moderator_app.domain.approval import Approval, check_approver, content_hash
from moderator_app.domain.checklist import Signed, check_signed
from moderator_app.domain.errors import ContentChanged
from moderator_app.domain.ids import DeliveryId, PostId
from moderator_app.domain.panel import Action, check_preset, require
from moderator_app.ports import Attempt
from moderator_app.store.approval_gate import stored_approvals
from moderator_app.store.evidence_tables import SignedCheckRow
from moderator_app.store.office_rooms import MemberRows, OfficeRows
from moderator_app.store.post_mapping import approval_row
from moderator_app.store.post_rooms import stored_post
from moderator_app.store.post_tables import AttemptRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction
from moderator_app.zone import dhaka_day

_ATTEMPT = table(AttemptRow)


@final
class ApprovalRows:
    """Approvals; the rules of approval are checked again where they are written."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def of_post(self, post_id: PostId) -> tuple[Approval, ...]:
        """Oldest first."""
        return stored_approvals(self._transaction, [post_id])[post_id]

    def of_posts(self, post_ids: Sequence[PostId]) -> Mapping[PostId, tuple[Approval, ...]]:
        """Those of each post, oldest first; one that has none has an empty row."""
        return stored_approvals(self._transaction, post_ids)

    def add(self, approval: Approval, signed: Sequence[Signed]) -> None:
        """Keeps an approval with its signed checklist.

        Raises:
            ContentChanged: its hash is not that of the stored content.
            NotInOffice, RoleNotAllowed: the member might not approve on that day.
            OwnPost, AlreadyApproved: this member's word does not count here.
            CheckNotSigned: a point of the checklist is missing.
            SelfCheckNotAllowed: a self-check while the panel is not of exactly one.
        """
        day = dhaka_day(approval.at)
        members = MemberRows(self._transaction)
        require(members.get(approval.member_id), Action.APPROVE, day)
        post = stored_post(self._transaction, approval.post_id)
        preset = OfficeRows(self._transaction).settings().preset
        check_preset(preset, sum(member.in_office(day) for member in members.all()))
        check_approver(preset, post, approval.page_id, approval.member_id, self.of_post(approval.post_id))
        if approval.content_hash != content_hash(approval.page_id, post.content_for(approval.page_id)):
            raise ContentChanged()
        points = check_signed(post.draft, signed)
        self._transaction.add(approval_row(approval))
        for point in points:
            self._transaction.add(SignedCheckRow(approval_id=approval.id, item=point.item, words=point.words))


@final
class AttemptRows:
    """What was tried, in the order in which it was written."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, attempt: Attempt) -> None:
        row = AttemptRow(
            delivery_id=attempt.delivery_id,
            epoch=attempt.epoch,
            kind=attempt.kind,
            outcome=attempt.outcome,
            at=attempt.at,
            detail=attempt.detail,
        )
        self._transaction.add(row)

    def of_delivery(self, delivery_id: DeliveryId) -> tuple[Attempt, ...]:
        mine = select(_ATTEMPT).where(_ATTEMPT.c.delivery_id == delivery_id).order_by(_ATTEMPT.c.seq)
        return tuple(
            Attempt(delivery_id, row.epoch, row.kind, row.outcome, row.at, row.detail)
            for row in self._transaction.rows(mine)
        )
