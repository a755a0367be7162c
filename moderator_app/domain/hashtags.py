"""Hashtags as a screen reader can read them: words parted by underscores, for Bangla has no capitals to part them."""

import re
import unicodedata

from moderator_app.domain.errors import WrongHashtag

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINERS = "\u200c\u200d"


def underscored(text: str) -> str:
    """Hashtags on one line, their words parted by `_`, each only once.

    A hashtag goes from its # (or the line's or comma's beginning) to the next #, comma or line: its words are joined.
    """
    pieces = re.split(r"[#＃,،;\n\r]", unicodedata.normalize("NFC", text))
    tags = (_tag(piece) for piece in pieces)
    return " ".join(dict.fromkeys(f"#{tag}" for tag in tags if tag))


def checked_hashtags(text: str) -> str:
    """A set of hashtags on one line.

    Raises:
        WrongHashtag: a word of it is no hashtag: no # before it, nothing after it, or a mark that would end it.
    """
    words = text.split()
    for word in words:
        if not word.startswith("#") or not word[1:] or not all(_belongs(c) for c in word[1:]):
            raise WrongHashtag(value=word)
    return " ".join(words)


def only_hashtags(line: str) -> bool:
    """Whether a line is a row of hashtags."""
    words = line.split()
    return bool(words) and all(word.startswith("#") for word in words)


def _tag(piece: str) -> str:
    kept = "".join(c if _belongs(c) else " " for c in _CAMEL.sub(" ", piece))
    return "_".join(word for word in kept.replace("_", " ").split() if word.strip(_JOINERS))


def _belongs(character: str) -> bool:
    return character == "_" or character in _JOINERS or unicodedata.category(character)[0] in "LMN"
