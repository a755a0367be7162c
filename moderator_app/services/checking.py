"""The content check at work: while typing, and once more when a post is handed in, approved and sent."""

from collections import Counter
from collections.abc import Sequence
from typing import final

from moderator_app.checker import EMPTY_PACK, Rule, check
from moderator_app.domain.checking import CheckContext, Finding, Level, Moment
from moderator_app.domain.ids import PageId
from moderator_app.domain.posts import Draft, Post
from moderator_app.services.workroom import Acting


@final
class Checking:
    """Asks the rules; refuses nothing, and writes into the log how much was found."""

    def __init__(self, pack: Sequence[Rule] = EMPTY_PACK) -> None:
        """`pack`: the rules that are laid in."""
        self._pack = pack

    def text(self, text: str, page_id: PageId | None = None) -> tuple[Finding, ...]:
        """What is found in a text as it stands; asks neither store nor network."""
        return check(text, CheckContext(page_id), self._pack)

    def draft(self, draft: Draft) -> tuple[Finding, ...]:
        """What is found in all texts of a post, its alternative texts included."""
        own = (finding for variant in draft.variants for finding in self.text(variant.text, variant.page_id))
        seen = (finding for media in draft.media for finding in self.text(media.alt_text))
        return (*self.text(draft.text), *own, *seen)


def log_check(acting: Acting, checking: Checking, post: Post, moment: Moment) -> None:
    """Runs the check on what is kept; where something is found, the log says how much."""
    found = Counter(finding.level for finding in checking.draft(post.draft))
    if found:
        counts = {level.value: found[level] for level in Level}
        acting.log("content_checked", "post", post.id, moment=moment.value, version=post.version, **counts)
