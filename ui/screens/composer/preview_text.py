"""How a platform would show a text: the fold with its "see more", what does not fit, links and tags. Knows no Qt."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from moderator_app.domain.pages import Platform

Length = Callable[[str], int]
"""How long a text is in the platform's own unit."""

_FOLDS = {Platform.FACEBOOK: 477, Platform.X: 280, Platform.INSTAGRAM: 125, Platform.LINKEDIN: 210}
"""Where the fold stands, X in its own weight, the others in characters; the other platforms show the whole text."""
_FOLD_LINES = {Platform.FACEBOOK: 5, Platform.INSTAGRAM: 5, Platform.LINKEDIN: 5}
_JOINED = "\u200c\u200d\ufe0f"
_MARKED = re.compile("https?://[^\\s<>\"']+|(?<![\\w&/])#[\\w\u0980-\u09ff\u200c\u200d]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """The part before the fold, and whether more follows; `fits` is how many of the whole text's signs are taken."""

    text: str
    more: bool
    whole: str = ""
    fits: int | None = None


def fold(platform: Platform, text: str, length: Length = len, limit: int | None = None) -> Folded:
    """The text as the page's own list of posts would show it; `limit` is what the platform takes.

    A text beyond a limit that stands before the fold is shown whole: its end would never go out.
    """
    fits = None if limit is None or length(text) <= limit else len(beginning(text, limit, length))
    at = _FOLDS.get(platform)
    if at is None or (fits is not None and limit is not None and limit <= at):
        return Folded(text, more=False, whole=text, fits=fits)
    lines = text.split("\n")
    kept = "\n".join(lines[: _FOLD_LINES.get(platform, len(lines))])
    unit = length if platform is Platform.X else len
    if unit(kept) > at:
        kept = beginning(kept, at, unit)
        cut = kept.rfind(" ")
        kept = kept[:cut] if cut > len(kept) // 2 else kept
    kept = kept.rstrip()
    return Folded(kept, more=len(kept) < len(text.rstrip()), whole=text, fits=fits)


def beginning(text: str, limit: int, length: Length) -> str:
    """The longest beginning that is within a limit and tears no written unit apart."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(text[:middle]) <= limit else (low, middle - 1)
    while 0 < low < len(text) and _hangs_on(text, low):
        low -= 1
    return text[:low]


def _hangs_on(text: str, at: int) -> bool:
    """Whether the sign at this place is drawn with the one before it."""
    hasanta = text[at - 1] in "\u09cd\u200d"
    return hasanta or text[at] in _JOINED or bool(_MARK.match(text[at]))


_MARK = re.compile("[\u0300-\u036f\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\U0001f3fb-\U0001f3ff]")


def dressed(text: str, link_style: str, *, tags: bool = True) -> str:
    """The text as markup, its web addresses (and its tags, where the platform links them) in a style."""
    parts: list[str] = []
    at = 0
    for found in _MARKED.finditer(text):
        if not tags and found.group().startswith("#"):
            continue
        parts.append(_plain(text[at : found.start()]))
        parts.append(f'<span style="{link_style}">{escape(found.group())}</span>')
        at = found.end()
    return "".join((*parts, _plain(text[at:])))


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>")
