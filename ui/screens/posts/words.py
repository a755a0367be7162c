"""Words and orders of the list of posts."""

from moderator_app.domain.lines import PostFilter
from moderator_app.domain.shown import Shown
from moderator_app.words import mark

FILTER_NAMES = {
    PostFilter.ALL: mark("All"),
    PostFilter.DRAFTS: mark("Drafts"),
    PostFilter.WAITING: mark("In review"),
    PostFilter.APPROVED: mark("Approved"),
    PostFilter.STOCK: mark("In stock"),
    PostFilter.LIVE: mark("Published"),
    PostFilter.EXPIRED: mark("Expired"),
    PostFilter.CLOSED: mark("Closed"),
}

MOST_PRESSING = (
    Shown.NOT_KNOWN,
    Shown.SIGN_IN_AGAIN,
    Shown.FAILED,
    Shown.CANCEL_PENDING,
    Shown.REMOVED,
    Shown.MISSED,
    Shown.CHANGES_ASKED,
    Shown.BY_HAND,
    Shown.LATE,
    Shown.HELD,
    Shown.SETTLING,
    Shown.THROTTLED,
    Shown.SENDING,
    Shown.TO_APPROVE,
    Shown.LINK_GIVEN,
    Shown.APPROVED,
    Shown.HANDED_OVER,
    Shown.SCHEDULED,
    Shown.LIVE,
    Shown.DRAFT,
    Shown.REVIEW_REJECTED,
    Shown.EXPIRED,
    Shown.CANCELLED,
)
"""Where the pages of a post stand differently, its row shows the first of these."""
