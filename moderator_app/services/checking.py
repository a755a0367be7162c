"""The content check at work: while typing, and once more when a post is handed in, approved and sent.

Whatever sends a post calls `Checking.before_sending` in the transaction in which it takes the post up, before anything
leaves; a post that it holds back stays where it is, and a person is told.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import final

from moderator_app.checker import EMPTY_PACK, Rule, check
from moderator_app.domain.checking import CheckContext, Finding, Level, Moment
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.explaining import Explanation, Reason, answered, check_explained
from moderator_app.domain.ids import MediaHash, PageId
from moderator_app.domain.posts import Content, Draft, Post
from moderator_app.ports import Unit
from moderator_app.services.workroom import Acting


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text of a post with what was found in it: the main one, a page's own, or a picture's alternative text."""

    text: str
    found: tuple[Finding, ...]
    page_id: PageId | None = None
    media: MediaHash | None = None


@final
class Checking:
    """Asks the rules, and writes into the log how much was found; it judges nothing."""

    def __init__(self, pack: Sequence[Rule] = EMPTY_PACK) -> None:
        """`pack`: the rules that are laid in."""
        self._pack = pack

    def text(self, text: str, page_id: PageId | None = None) -> tuple[Finding, ...]:
        """What is found in a text as it stands; asks neither store nor network."""
        return check(text, CheckContext(page_id), self._pack)

    def texts(self, draft: Draft) -> tuple[CheckedText, ...]:
        """All texts of a post, its alternative texts included, each with what is found in it."""
        main = CheckedText(draft.text, self.text(draft.text))
        own = (CheckedText(v.text, self.text(v.text, v.page_id), v.page_id) for v in draft.variants)
        seen = (CheckedText(m.alt_text, self.text(m.alt_text), media=m.hash) for m in draft.media)
        return (main, *own, *seen)

    def draft(self, draft: Draft) -> tuple[Finding, ...]:
        """What is found in all texts of a post."""
        return tuple(finding for text in self.texts(draft) for finding in text.found)

    def content(self, page_id: PageId, content: Content) -> tuple[Finding, ...]:
        """What is found in exactly what goes out on a page."""
        seen = (finding for media in content.media for finding in self.text(media.alt_text))
        return (*self.text(content.text, page_id), *seen)

    def before_sending(self, unit: Unit, delivery: Delivery) -> tuple[Finding, ...]:
        """Runs the check a last time on what is about to leave; what was found is told.

        Raises:
            FindingNotExplained, StopNotAnswered: something is found, by newer rules perhaps, that nobody explained.
        """
        post = unit.posts.get(delivery.post_id)
        found = self.content(delivery.page_id, post.content_for(delivery.page_id))
        if found:
            check_explained(found, unit.explanations.of_post(post.id), delivery.version)
        return found


def log_check(acting: Acting, post: Post, moment: Moment, findings: Iterable[Finding]) -> None:
    """Where something is found, the log says how much."""
    found = Counter(finding.level for finding in findings)
    if found:
        counts = {level.value: found[level] for level in Level}
        acting.log("content_checked", "post", post.id, moment=moment.value, version=post.version, **counts)


def check_with_reasons(
    acting: Acting, checking: Checking, post: Post, moment: Moment, reasons: Sequence[Reason]
) -> None:
    """Runs the check on what is kept, and keeps the reasons that are asked for at this moment.

    Raises:
        FindingNotExplained, StopNotAnswered: one is missing.
        FieldTooLong: one goes on too long.
    """
    found = checking.draft(post.draft)
    log_check(acting, post, moment, found)
    if not found:
        return
    given = [e for e in acting.unit.explanations.of_post(post.id) if _counts(e, acting, post, moment)]
    for finding, reason in answered(found, reasons, given, moment):
        kept = Explanation(post.id, post.version, moment, acting.member.id, acting.now, finding.level, reason)
        acting.unit.explanations.add(kept)


def _counts(explanation: Explanation, acting: Acting, post: Post, moment: Moment) -> bool:
    """A reason is for one version; and each approver writes their own."""
    own = moment is not Moment.APPROVE or explanation.member_id == acting.member.id
    return own and (explanation.version, explanation.moment) == (post.version, moment)
