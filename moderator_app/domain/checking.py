"""What the content check finds: a place in a text, its clause, its weight, why, and what to do. It judges nothing."""

from dataclasses import dataclass
from enum import StrEnum

from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual


class Level(StrEnum):
    """How much a finding weighs, least first: read it twice; write a reason; a second person and a reason."""

    NOTE = "note"
    EXPLAIN = "explain"
    STOP = "stop"


class Moment(StrEnum):
    """When the check runs on what is kept; while typing it runs besides."""

    SUBMIT = "submit"
    APPROVE = "approve"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a rule may know beside the text: the page it is for; None for the main text."""

    page_id: PageId | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text, `start` and `end` counted in its characters; `words` is what stands there.

    `clause` names the clause as people do ("" where none is known); `why` and `to_do` are said in both languages.
    """

    rule: str
    clause: str
    level: Level
    start: int
    end: int
    words: str
    why: Bilingual
    to_do: Bilingual


def utf16_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The same place counted in UTF-16 units, as text editors count: an emoji is two."""
    before = len(text[:start].encode("utf-16-le")) // 2
    return before, before + len(text[start:end].encode("utf-16-le")) // 2
