"""Fingerprints of what goes to a page: one that every byte that matters changes, and a forgiving one.

Platforms give a text back a little changed: other line ends, blanks lost at line ends, a byte order mark. What people
would call the same text must have the same exact fingerprint; what a browser or a phone may have altered on the way
(quotes, joiners, blanks) the same loose one. Only raw texts are compared, never rendered ones.
"""

import hashlib
import json
import re
import unicodedata

from moderator_app.domain.posts import Content

_NO_BREAK, _ZERO_WIDTH, _MARK = "\u00a0", "\u200b", "\ufeff"
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SINGLE_QUOTES = re.compile("[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]")
_DOUBLE_QUOTES = re.compile("[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]")
_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?i)\bhttps?://(?:www\.)?([^\s/?#]+)([^\s?#]*)(?:\?[^\s#]*)?(?:#\S*)?")


def exact_text(text: str) -> str:
    """A text without what platforms alter and nobody sees: NFC, LF, no blanks at ends of lines and of the text.

    The joiners of Bangla stay: they change what is read.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace(_NO_BREAK, " ")
    plain = plain.replace(_ZERO_WIDTH, "").replace(_MARK, "")
    lines = unicodedata.normalize("NFC", plain).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def loose_text(text: str) -> str:
    """A text as people compare it by eye: no joiners, straight quotes, single blanks, addresses as host and path."""
    bare = _JOINERS.sub("", exact_text(text))
    bare = _DOUBLE_QUOTES.sub('"', _SINGLE_QUOTES.sub("'", bare))
    bare = _ADDRESS.sub(_host_and_path, bare)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", bare)).strip()


def loose_link(link: str) -> str:
    """A link as host and path."""
    return _ADDRESS.sub(_host_and_path, link.strip())


def exact_fingerprint(content: Content) -> str:
    """SHA-256 (hexadecimal) of exactly this text, link and media in their order."""
    return _hashed(exact_text(content.text), exact_text(content.link), [media.hash for media in content.media])


def loose_fingerprint(content: Content) -> str:
    """SHA-256 (hexadecimal) of the text and link as people compare them, with the media in their order."""
    return _hashed(loose_text(content.text), loose_link(content.link), [media.hash for media in content.media])


def _host_and_path(found: re.Match[str]) -> str:
    return found[1].lower() + found[2].rstrip("/")


def _hashed(text: str, link: str, media: list[str]) -> str:
    canonical = json.dumps([text, link, media], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
