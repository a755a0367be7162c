"""What the content check found, put into words, wherever it is shown. Knows no Qt."""

from dataclasses import dataclass

from moderator_app.domain.checking import Finding
from moderator_app.domain.posts import Draft
from moderator_app.services.checking import CheckedText
from moderator_app.words import Speaker
from ui.widgets.states import CHECK_LEVELS, StateLook


@dataclass(frozen=True, slots=True)
class FindingWords:
    """One finding in words. `where` names the text when it is not plain which; `said` are the reasons written so far.

    `ask` is what a reason is asked for with, "" where none is wanted from this person.
    """

    rule: str
    words: str
    look: StateLook
    head: str
    why: str
    to_do: str
    where: str = ""
    said: tuple[str, ...] = ()
    ask: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a reason is for: the same words found by the same rule."""
        return self.rule, self.words


def finding_words(
    say: Speaker, finding: Finding, *, where: str = "", said: tuple[str, ...] = (), ask: str = ""
) -> FindingWords:
    """A finding with its level, its clause, why it was found and what to do."""
    look = CHECK_LEVELS[finding.level.value]
    why = say.name(finding.why)
    if finding.clause:
        why = say("Clause {clause}: {why}", clause=finding.clause, why=why)
    head = say("{level}: “{words}”", level=say(look.word), words=finding.words)
    return FindingWords(finding.rule, finding.words, look, head, why, say.name(finding.to_do), where, said, ask)


def text_name(say: Speaker, text: CheckedText, draft: Draft, page_name: str) -> str:
    """Which text of a post it is; "" for the main one."""
    if text.media is not None:
        number = next(n for n, use in enumerate(draft.media, start=1) if use.hash == text.media)
        return say("In the alternative text of picture {n}", n=number)
    return say("In the text for {page}", page=page_name) if text.page_id is not None else ""
