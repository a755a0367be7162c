"""What is looked for: texts as the search sees them, and what a person typed as a question.

A word is found by its beginning, words in “quotes” as they stand together. Digits of both scripts are the same, joiners
are none (docs/facts.md, "Search").
"""

import re
import unicodedata

_FOLDS: dict[int, str] = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), "") | {
    ord("০") + n: str(n) for n in range(10)
}
"""Joiners and digits."""
_QUOTED = re.compile(r"[\"“”„]([^\"“”„]*)(?:[\"“”„]|$)|([^\s\"“”„]+)")
LONGEST_QUESTION = 200
"""Characters of a question that are looked at."""


def folded(text: str) -> str:
    """A text as it is searched: NFC, without joiners, digits Latin, Latin letters small."""
    return unicodedata.normalize("NFC", text).translate(_FOLDS).casefold()


def question(typed: str) -> str:
    """What was typed as a question in the language of SQLite's FTS5; "" where it holds no word.

    Every word must be there, each found by its beginning; “several words” must stand side by side, the last of them
    found by its beginning too while the quotation is still open.
    """
    found: list[str] = []
    for match in _QUOTED.finditer(folded(typed[:LONGEST_QUESTION])):
        quoted, plain = match.group(1), match.group(2)
        words = " ".join(_words(quoted if plain is None else plain))
        if words:
            whole = plain is None and match.group(0)[-1] in '"“”„' and len(match.group(0)) > 1
            found.append(f'"{words}"' if whole else f'"{words}"*')
    return " ".join(found)


def _words(text: str) -> list[str]:
    """The runs of letters, digits and marks: what the index takes for words."""
    return "".join(sign if _is_of_a_word(unicodedata.category(sign)) else " " for sign in text).split()


def _is_of_a_word(category: str) -> bool:
    return category[0] in "LN" or category in {"Mn", "Mc", "Co"}
