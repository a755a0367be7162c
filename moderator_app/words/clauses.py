"""What the office does not publish, in the directive's words: data with a source, not compared with the gazette copy.

Reviewers choose a reason from it and add their own words; it judges nothing.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from moderator_app.resource_files import resource
from moderator_app.words.speaker import Language, Speaker, mark

SOURCES = {"clause_10": mark("Clause 10"), "circular_2020": mark("Circular of 2020")}


@dataclass(frozen=True, slots=True)
class Clause:
    """A theme of the directive or of the circular.

    `letter` is its letter in clause 10, "" where none is known; `bn` the wording as quoted, or, where not `quoted`, the
    sense that was reported; `en` our translation. `verified` once someone compared it with the gazette copy.
    """

    source: str
    letter: str
    bn: str
    en: str
    quoted: bool
    verified: bool


@cache
def clauses() -> tuple[Clause, ...]:
    """Every theme, in the order of its letters."""
    read = tomllib.loads(resource("directive", "clause-10.toml").read_text(encoding="utf-8"))
    return tuple(
        Clause(source, theme["letter"], theme["bn"], theme["en"], theme["quoted"], read[source]["verified"])
        for source in SOURCES
        for theme in read[source]["theme"]
    )


def ready_reasons(say: Speaker) -> tuple[str, ...]:
    """The reasons that the directive gives, in the speaker's language: "Clause 10 ক: …"."""
    return tuple(_reason(say, clause) for clause in clauses())


def provenance(say: Speaker) -> str:
    """Whether the wording is known to be right, in one sentence."""
    if all(clause.verified for clause in clauses()):
        return say("Ready reasons: wording verified against the gazette copy.")
    return say("Ready reasons: wording as newspapers quote it, not verified against the gazette copy.")


def _reason(say: Speaker, clause: Clause) -> str:
    said = clause.bn if say.language is Language.BANGLA else clause.en
    where = say(SOURCES[clause.source])
    if clause.letter:
        where = say("{clause} {letter}", clause=where, letter=clause.letter)
    return say("{where}: {what}", where=where, what=said)
