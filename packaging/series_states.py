"""Recurring posts and gaps in their states: a gap about to be filled, a rule that is refused, one that is changed."""

from typing import TYPE_CHECKING, Any

from moderator_app.domain.lines import PostFilter, PostQuery
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core


def fill_gap(page: Any) -> None:
    """The panel that asks before a gap is filled."""
    page.board.gaps.findChildren(type(page.new_post))[0].click()


def form(core: "Core") -> Place:
    """The form for a draft."""
    (draft, *_others) = core.drafting.lines(PostQuery(PostFilter.DRAFTS))
    return Place(Room.POSTS, None, f"series:from:{draft.post_id}")


def refused_rule(page: Any) -> None:
    """Too often, and in the past."""
    page.rule.kinds[3].click()
    page.rule.fill("times", "61")
    page.rule.fill("first", "1/9/2026")
    page.keep.click()


def change(core: "Core") -> Place:
    """The demo's series, changed."""
    actor = core.sign_in.seats()[0].member
    return Place(Room.POSTS, None, f"series:change:{core.series.all(actor.id)[0].series.id}")
