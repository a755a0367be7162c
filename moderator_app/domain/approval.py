"""Approval of exactly what goes out: one hash a page, and who must have given it."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from moderator_app.domain.errors import AlreadyApproved, OwnPost, RoleNotAllowed
from moderator_app.domain.ids import ApprovalId, MemberId, PageId, PostId
from moderator_app.domain.panel import Action, ApprovalPreset
from moderator_app.domain.posts import Content, Post

HASH_VERSION = 1


@dataclass(frozen=True, slots=True)
class Approval:
    """One member's word for one content on one page; `declaration` is the written one of a self-check."""

    id: ApprovalId
    post_id: PostId
    page_id: PageId
    content_hash: str
    member_id: MemberId
    at: datetime
    declaration: str = ""


def content_hash(page_id: PageId, content: Content) -> str:
    """SHA-256 (hexadecimal) of the versioned canonical JSON of a page and its content.

    Keys are ASCII and values only texts, numbers and lists, so sorted compact JSON equals RFC 8785 here.
    """
    tree = {
        "hash": HASH_VERSION,
        "link": content.link,
        "media": [{"alt": unicodedata.normalize("NFC", m.alt_text), "sha256": m.hash} for m in content.media],
        "page": page_id,
        "text": unicodedata.normalize("NFC", content.text),
    }
    canonical = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def approvers_needed(preset: ApprovalPreset) -> int:
    """How many members must approve."""
    return 2 if preset is ApprovalPreset.TWO_OTHERS else 1


def is_approved(preset: ApprovalPreset, post: Post, page_id: PageId, approvals: Iterable[Approval]) -> bool:
    """Whether the present content of a page has all its approvals; those of any other content count for nothing."""
    wanted = content_hash(page_id, post.content_for(page_id))
    members = {a.member_id for a in approvals if a.page_id == page_id and a.content_hash == wanted}
    if preset is ApprovalPreset.SELF_CHECK:
        return bool(members)
    return len(members - post.writers) >= approvers_needed(preset)


def check_approver(
    preset: ApprovalPreset, post: Post, page_id: PageId, member_id: MemberId, approvals: Iterable[Approval]
) -> None:
    """Lets a member pass who may approve the present content of a page.

    Raises:
        OwnPost: the member wrote it, and the preset wants another's eyes.
        RoleNotAllowed: a self-check by someone who did not write it, for there is nobody else to ask.
        AlreadyApproved: the member has approved this content.
    """
    if preset is not ApprovalPreset.SELF_CHECK and member_id in post.writers:
        raise OwnPost()
    if preset is ApprovalPreset.SELF_CHECK and member_id != post.edited_by:
        raise RoleNotAllowed(action=Action.APPROVE.value)
    wanted = content_hash(page_id, post.content_for(page_id))
    if any(a.member_id == member_id and a.page_id == page_id and a.content_hash == wanted for a in approvals):
        raise AlreadyApproved()
