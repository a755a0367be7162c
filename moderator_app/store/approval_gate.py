"""Two-person approval, held by the data layer: nothing goes towards a page that was not approved as it stands."""

from collections.abc import Sequence

from sqlalchemy import select

from moderator_app.domain.approval import Approval, content_hash, is_approved
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import ContentChanged, RoleNotAllowed
from moderator_app.domain.ids import PostId
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Origin
from moderator_app.store.office_rooms import OfficeRows
from moderator_app.store.post_mapping import approval_of
from moderator_app.store.post_rooms import stored_post
from moderator_app.store.post_tables import ApprovalRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_APPROVAL = table(ApprovalRow)
_S = DeliveryState
GATED = frozenset({_S.APPROVED, _S.MANUAL_OPEN, _S.HANDOVER, _S.ARMED, _S.CLAIMED})
"""States into which nothing moves without its approvals; those behind them only record what happened."""
UNGATED_AT_BIRTH = frozenset({_S.DRAFT, _S.CANCELLED, _S.EXPIRED})
"""States in which a delivery may be added without approvals."""


def stored_approvals(transaction: Transaction, post_ids: Sequence[PostId]) -> dict[PostId, tuple[Approval, ...]]:
    """Every approval of some posts, oldest first."""
    theirs = select(_APPROVAL).where(_APPROVAL.c.post_id.in_(list(post_ids)))
    found: dict[PostId, tuple[Approval, ...]] = dict.fromkeys(post_ids, ())
    for row in transaction.rows(theirs.order_by(_APPROVAL.c.at, _APPROVAL.c.id)):
        found[PostId(row.post_id)] += (approval_of(row),)
    return found


def check_gate(transaction: Transaction, delivery: Delivery) -> None:
    """Lets a delivery pass whose page would get exactly what was approved, by as many as the office's preset asks.

    What was recorded after it had gone out elsewhere had nobody to approve it: it may be live, and nothing else.

    Raises:
        ContentChanged: the stored content is not the one that the delivery is bound to.
        RoleNotAllowed: an approval is missing.
    """
    post = stored_post(transaction, delivery.post_id)
    if delivery.content_hash != content_hash(delivery.page_id, post.content_for(delivery.page_id)):
        raise ContentChanged()
    if post.origin is Origin.ELSEWHERE and delivery.state is _S.CLAIMED:
        return
    preset = OfficeRows(transaction).settings().preset
    given = stored_approvals(transaction, [delivery.post_id])[delivery.post_id]
    if not is_approved(preset, post, delivery.page_id, given):
        raise RoleNotAllowed(action=Action.APPROVE.value)
