"""What the content check finds in a post under review, with the reasons written for it. Knows no Qt."""

from collections.abc import Mapping

from moderator_app.domain.checking import Finding, Moment
from moderator_app.domain.explaining import ASKED_OF_APPROVER
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Member
from moderator_app.services.reviewing import ReviewDetail
from moderator_app.words import Speaker
from ui.finding_words import FindingWords, finding_words, text_name
from ui.names import short_name


def found_in(
    say: Speaker,
    detail: ReviewDetail,
    pages: Mapping[PageId, Page],
    members: Mapping[MemberId, Member],
    *,
    may_approve: bool,
) -> tuple[FindingWords, ...]:
    """Each thing that was found, once; a reason is asked of whoever may approve, for what the check stops at."""
    once: dict[tuple[str, str], FindingWords] = {}
    for text in detail.checked:
        page = short_name(say.name(pages[text.page_id].name)) if text.page_id is not None else ""
        where = text_name(say, text, detail.post.draft, page)
        for finding in text.found:
            asks = may_approve and finding.level in ASKED_OF_APPROVER
            ask = say("Why it may stand") if asks else ""
            told = finding_words(say, finding, where=where, said=_said(say, detail, finding, members), ask=ask)
            once.setdefault(told.key, told)
    return tuple(once.values())


def _said(say: Speaker, detail: ReviewDetail, finding: Finding, members: Mapping[MemberId, Member]) -> tuple[str, ...]:
    lines: list[str] = []
    for explanation in detail.explanations:
        if explanation.is_for(finding):
            name, reason = say.name(members[explanation.member_id].name), explanation.reason.text
            if explanation.moment is Moment.APPROVE:
                lines.append(say("{name}, with the approval: {reason}", name=name, reason=reason))
            else:
                lines.append(say("{name}, handing it in: {reason}", name=name, reason=reason))
    return tuple(lines)
