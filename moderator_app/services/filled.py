"""That nothing goes on with a blank of a template left in it: neither a post to review nor a series of posts."""

from moderator_app.domain.blanks import blanks
from moderator_app.domain.errors import BlankLeft
from moderator_app.domain.posts import Draft
from moderator_app.ports import Unit


def check_filled(unit: Unit, draft: Draft) -> None:
    """Raises BlankLeft for the first blank that stands in what a page would show."""
    for page_id in draft.page_ids:
        for blank in blanks(draft.content_for(page_id).text):
            raise BlankLeft(blank=blank.name, line=blank.line, page=unit.pages.get(page_id).name)
