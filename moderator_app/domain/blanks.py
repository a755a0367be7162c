"""Blanks: `[what to write]` in a text that came from a template, to be filled before the text may go out."""

import re
import unicodedata
from dataclasses import dataclass

BLANK_LIMIT = 60
_BRACKETS = re.compile(rf"\[([^\[\]\n]{{1,{BLANK_LIMIT}}})\]")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank from `start` to `end` (code points, brackets included) in line `line` (from 1); `name` stands inside."""

    start: int
    end: int
    name: str
    line: int


def blanks(text: str) -> tuple[Blank, ...]:
    """Every blank of a text, first to last.

    A blank stands on one line and names something in letters: `[১]` and `[…]` are none. It never begins inside a word,
    though a suffix may follow it (`[তারিখ]ের`); of nested brackets only the innermost is one; nor is the named part of
    a Markdown link.
    """
    found: list[Blank] = []
    line, counted = 1, 0
    for match in _BRACKETS.finditer(text):
        if _is_blank(text, match):
            line, counted = line + text.count("\n", counted, match.start()), match.start()
            found.append(Blank(match.start(), match.end(), match[1].strip(), line))
    return tuple(found)


def next_blank(text: str, place: int, *, around: bool = True) -> Blank | None:
    """The first blank that begins at or after a place; behind the last one the first again, where it goes `around`."""
    found = blanks(text)
    after = next((blank for blank in found if blank.start >= place), None)
    return found[0] if after is None and around and found else after


def _is_blank(text: str, found: re.Match[str]) -> bool:
    if not any(c.isalpha() for c in found[1]) or text.startswith("(", found.end()):
        return False
    return found.start() == 0 or unicodedata.category(text[found.start() - 1])[0] not in "LMN"
