"""Rows to domain objects and back: posts, drafts, deliveries and approvals."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from moderator_app.domain.approval import Approval
from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.ids import ApprovalId, DeliveryId, MediaHash, MemberId, PageId, PostId
from moderator_app.domain.posts import Draft, MediaUse, Post, Variant, title_of
from moderator_app.domain.purposes import Purpose
from moderator_app.store.post_tables import ApprovalRow
from moderator_app.store.questions import AnyRow
from moderator_app.zone import dhaka_day


def sunday_of(at: datetime | None) -> date | None:
    """The Sunday of the Dhaka week in which a moment falls."""
    return None if at is None else week_of(dhaka_day(at)).first_on


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft as JSON, for kept versions and the journal; times in ISO with their zone."""
    return {
        "text": draft.text,
        "link": draft.link,
        "purpose": draft.purpose.value if draft.purpose else None,
        "pages": list(draft.page_ids),
        "variants": [[v.page_id, v.text] for v in draft.variants],
        "media": [[m.hash, m.alt_text] for m in draft.media],
        "planned_at": draft.planned_at.isoformat() if draft.planned_at else None,
    }


def draft_of(kept: Mapping[str, Any]) -> Draft:
    """The draft that `draft_json` kept."""
    return Draft(
        text=kept["text"],
        link=kept["link"],
        purpose=Purpose(kept["purpose"]) if kept["purpose"] else None,
        page_ids=tuple(PageId(page) for page in kept["pages"]),
        variants=tuple(Variant(PageId(page), text) for page, text in kept["variants"]),
        media=tuple(MediaUse(MediaHash(found), alt) for found, alt in kept["media"]),
        planned_at=datetime.fromisoformat(kept["planned_at"]) if kept["planned_at"] else None,
    )


def post_values(post: Post) -> dict[str, Any]:
    """What its row holds."""
    return {
        "id": post.id,
        "author_id": post.author_id,
        "edited_by": post.edited_by,
        "created_at": post.created_at,
        "edited_at": post.edited_at,
        "title": title_of(post.draft.text),
        "link": post.draft.link,
        "purpose": post.draft.purpose,
        "planned_at": post.draft.planned_at,
        "planned_week": sunday_of(post.draft.planned_at),
        "stage": post.stage,
        "version": post.version,
        "revision": post.revision,
        "reason": post.reason,
        "text": post.draft.text,
        "origin": post.origin,
        "owner_id": post.owner_id,
    }


def post_of(row: AnyRow, pages: tuple[PageId, ...], variants: tuple[Variant, ...], media: tuple[MediaUse, ...]) -> Post:
    return Post(
        id=PostId(row.id),
        author_id=MemberId(row.author_id),
        edited_by=MemberId(row.edited_by),
        created_at=row.created_at,
        edited_at=row.edited_at,
        draft=Draft(row.text, row.link, row.purpose, pages, variants, media, row.planned_at),
        stage=row.stage,
        version=row.version,
        revision=row.revision,
        reason=row.reason,
        origin=row.origin,
        owner_id=MemberId(row.owner_id) if row.owner_id else None,
    )


def delivery_values(delivery: Delivery) -> dict[str, Any]:
    """What its row holds."""
    return {
        "id": delivery.id,
        "post_id": delivery.post_id,
        "page_id": delivery.page_id,
        "state": delivery.state,
        "route": delivery.route,
        "version": delivery.version,
        "content_hash": delivery.content_hash,
        "due_at": delivery.due_at,
        "due_week": sunday_of(delivery.due_at),
        "epoch": delivery.epoch,
        "permalink": delivery.permalink,
        "live_at": delivery.live_at,
        "live_week": sunday_of(delivery.live_at),
        "witnessed": delivery.witnessed,
        "published": delivery.published,
        "step": delivery.step,
        "opened_at": delivery.opened_at,
        "closed_by": delivery.closed_by,
        "note": delivery.note,
    }


def delivery_of(row: AnyRow) -> Delivery:
    return Delivery(
        id=DeliveryId(row.id),
        post_id=PostId(row.post_id),
        page_id=PageId(row.page_id),
        state=row.state,
        route=row.route,
        version=row.version,
        content_hash=row.content_hash,
        due_at=row.due_at,
        epoch=row.epoch,
        permalink=row.permalink,
        live_at=row.live_at,
        witnessed=row.witnessed,
        published=row.published,
        step=row.step,
        opened_at=row.opened_at,
        closed_by=None if row.closed_by is None else MemberId(row.closed_by),
        note=row.note,
    )


def approval_row(approval: Approval) -> ApprovalRow:
    return ApprovalRow(
        id=approval.id,
        post_id=approval.post_id,
        page_id=approval.page_id,
        content_hash=approval.content_hash,
        member_id=approval.member_id,
        at=approval.at,
        declaration=approval.declaration,
    )


def approval_of(row: AnyRow) -> Approval:
    return Approval(
        ApprovalId(row.id),
        PostId(row.post_id),
        PageId(row.page_id),
        row.content_hash,
        MemberId(row.member_id),
        row.at,
        row.declaration,
    )
