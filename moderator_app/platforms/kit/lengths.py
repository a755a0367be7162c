"""How long a text is in the units that platforms count in, always in NFC (docs/facts.md, "Platform limits")."""

import re
import unicodedata

URL_LENGTH = 23
"""X and Mastodon count every web address as this many characters."""

_URL = re.compile(
    r"https?://[^\s<>\"']+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|info|bd|me|io|app|co|tv|be)\b(?:/[^\s<>\"']*)?",
    re.IGNORECASE,
)
_PICTURE = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55]"
)
_PART = f"(?:{_PICTURE}|[\u00a9\u00ae\u203c-\u3299](?=\ufe0f))\ufe0f?[\U0001f3fb-\U0001f3ff]?"
EMOJI = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PART}(?:[\U000e0020-\U000e007f]+|(?:\u200d{_PART})+)?"
)
"""One emoji as people see it: a flag, a keycap, or a picture with its skin tone, joined pictures and tags."""

_JOINERS = "\u200c\u200d"


def composed(text: str) -> str:
    """The NFC form, in which the precomposed Bangla letters (য় ড় ঢ়) are two code points each."""
    return unicodedata.normalize("NFC", text)


def utf16_units(text: str) -> int:
    """Units of UTF-16: an emoji outside the first plane counts two."""
    return len(composed(text).encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str) -> int:
    """Code points."""
    return len(composed(text))


def split_urls(text: str) -> tuple[str, int]:
    """The text without its web addresses, and how many there were."""
    return _URL.subn("", text)


def graphemes(text: str) -> int:
    """Characters as people see them; conjuncts joined by a hasanta count apart, as older servers do."""
    plain, emoji = EMOJI.subn("", composed(text).replace("\r\n", "\n"))
    seen = sum(1 for c in plain if c not in _JOINERS and not unicodedata.category(c).startswith("M"))
    return emoji + seen
