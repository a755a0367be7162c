"""The written reasons with which a post goes on although the content check found something in it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from moderator_app.domain.checking import Finding, Level, Moment
from moderator_app.domain.errors import FieldTooLong, FindingNotExplained, StopNotAnswered
from moderator_app.domain.fields import clean_line
from moderator_app.domain.ids import MemberId, PostId

REASON_LIMIT = 1_000
ASKED_OF_WRITER = frozenset({Level.EXPLAIN, Level.STOP})
ASKED_OF_APPROVER = frozenset({Level.STOP})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some words that a rule found may stand; one reason counts wherever the same words stand in the post."""

    rule: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason as it was given: for which version of the post, by whom, and whether at hand-in or with an approval."""

    post_id: PostId
    version: int
    moment: Moment
    member_id: MemberId
    at: datetime
    level: Level
    reason: Reason

    def is_for(self, finding: Finding) -> bool:
        """Whether it was given for what a rule found."""
        return (self.reason.rule, self.reason.words) == (finding.rule, finding.words)


def asked(findings: Iterable[Finding], levels: Iterable[Level] = ASKED_OF_WRITER) -> tuple[Finding, ...]:
    """What needs a reason, the same words found by the same rule once, in the order in which they were found."""
    wanted = frozenset(levels)
    once: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        if finding.level in wanted:
            once.setdefault((finding.rule, finding.words), finding)
    return tuple(once.values())


def answered(
    findings: Iterable[Finding], reasons: Iterable[Reason], given: Iterable[Explanation], moment: Moment
) -> tuple[tuple[Finding, Reason], ...]:
    """The reasons that are to be kept, one for each finding that needs one; `given` are those that stand already.

    Raises:
        FindingNotExplained: the writer's reason is missing.
        StopNotAnswered: the approver's is.
        FieldTooLong: a reason goes on too long.
    """
    written = {(r.rule, unicodedata.normalize("NFC", r.words)): clean_line(r.text) for r in reasons}
    known = tuple(given)
    levels = ASKED_OF_APPROVER if moment is Moment.APPROVE else ASKED_OF_WRITER
    kept: list[tuple[Finding, Reason]] = []
    for finding in asked(findings, levels):
        text = written.get((finding.rule, finding.words), "")
        if len(text) > REASON_LIMIT:
            raise FieldTooLong(field="finding_reason", limit=REASON_LIMIT)
        before = {explanation.reason.text for explanation in known if explanation.is_for(finding)}
        if text and text not in before:
            kept.append((finding, Reason(finding.rule, finding.words, text)))
        elif not before:
            raise _missing(finding, moment)
    return tuple(kept)


def check_explained(findings: Iterable[Finding], given: Iterable[Explanation], version: int) -> None:
    """Lets a content be sent whose findings are explained for the approved version, or for a later one.

    Raises:
        FindingNotExplained: nobody wrote a reason at hand-in.
        StopNotAnswered: nobody wrote one with their approval.
    """
    known = tuple(explanation for explanation in given if explanation.version >= version)
    for finding in asked(findings):
        moments = {explanation.moment for explanation in known if explanation.is_for(finding)}
        if Moment.SUBMIT not in moments:
            raise _missing(finding, Moment.SUBMIT)
        if finding.level in ASKED_OF_APPROVER and Moment.APPROVE not in moments:
            raise _missing(finding, Moment.APPROVE)


def _missing(finding: Finding, moment: Moment) -> FindingNotExplained | StopNotAnswered:
    kind = StopNotAnswered if moment is Moment.APPROVE else FindingNotExplained
    return kind(words=finding.words, clause=finding.clause, rule=finding.rule)
