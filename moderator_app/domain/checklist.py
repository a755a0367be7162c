"""What a reviewer signs with an approval, because no program can know it; kept with the approval as evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.errors import CheckNotSigned
from moderator_app.domain.ids import ApprovalId, MemberId, PageId, PostId
from moderator_app.domain.posts import Draft


class CheckItem(StrEnum):
    """A point of the signed part, in the order in which it is asked."""

    PLACE = "place"
    TRUTH = "truth"
    PRIVATE = "private"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Signed:
    """A point that was signed, in the words that stood on screen."""

    item: CheckItem
    words: str


@dataclass(frozen=True, slots=True)
class SignedCheck:
    """A signed point of one approval."""

    approval_id: ApprovalId
    signed: Signed


@dataclass(frozen=True, slots=True)
class Voided:
    """A change took a member's approval of a page away; aware UTC. `seen` once that member took note."""

    post_id: PostId
    page_id: PageId
    member_id: MemberId
    changed_by: MemberId
    at: datetime
    seen: bool = False


def asked_of(draft: Draft) -> tuple[CheckItem, ...]:
    """What is to be signed for a post; the pictures only where it has some."""
    return tuple(item for item in CheckItem if item is not CheckItem.PICTURES or draft.media)


def check_signed(draft: Draft, signed: Iterable[Signed]) -> tuple[Signed, ...]:
    """The signed points of a post, each once, in their order.

    Raises:
        CheckNotSigned: one that is asked for is missing, or carries no words.
    """
    given = {one.item: one for one in signed if one.words.strip()}
    asked = asked_of(draft)
    if any(item not in given for item in asked):
        raise CheckNotSigned()
    return tuple(given[item] for item in asked)
