"""The one entry point of the content check."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from moderator_app.domain.checking import CheckContext, Finding


class Rule(Protocol):
    """Looks for one thing in a text; offsets are of the text as it was given."""

    def find(self, text: str, context: CheckContext) -> Iterable[Finding]: ...


EMPTY_PACK: tuple[Rule, ...] = ()
"""The rules that the product carries: none yet."""


def check(text: str, context: CheckContext, pack: Sequence[Rule] = EMPTY_PACK) -> tuple[Finding, ...]:
    """Everything that the rules find, in the order of the text, each once; what lies outside the text is dropped."""
    found = {
        finding
        for rule in pack
        for finding in rule.find(text, context)
        if 0 <= finding.start < finding.end <= len(text)
    }
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule)))
