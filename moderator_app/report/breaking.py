"""Places at which a word too long for a table cell may be broken: names of pages without blanks, runs of signs."""

import re
import unicodedata

_LONG_WORD = re.compile(r"\S{25,}")
_STRETCH = 12
_AFTER = frozenset("_-./@#")
_HOLDS_ON = frozenset("\u09cd\u200b\u200c\u200d\u2060")  # the virama and the joiners bind what follows
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """The text with zero-width spaces inside words of 25 characters and more; links are left to the template."""
    return _LONG_WORD.sub(lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    if word.startswith(("http://", "https://")):
        return word
    parts: list[str] = []
    length = 0
    for before, character in zip(" " + word, word, strict=False):
        if (before in _AFTER or length >= _STRETCH) and _may_begin(before, character):
            parts.append(_BREAK)
            length = 0
        parts.append(character)
        length += 1
    return "".join(parts)


def _may_begin(before: str, character: str) -> bool:
    """Whether a line may begin with the character: never inside a Bangla syllable or a picture made of several."""
    return before not in _HOLDS_ON and unicodedata.category(character)[0] in "LN"
