"""How a page would show a text: the fold with its "see more". Knows no Qt."""

from dataclasses import dataclass

from moderator_app.domain.pages import Platform

_FOLDS = {Platform.FACEBOOK: 477, Platform.INSTAGRAM: 125, Platform.LINKEDIN: 210}
"""Characters that stand before the fold; the other platforms show the whole text."""
_LINES = 5


@dataclass(frozen=True, slots=True)
class Folded:
    """The part before the fold, and whether more follows."""

    text: str
    more: bool


def fold(platform: Platform, text: str) -> Folded:
    """The text as the page's own list of posts would show it."""
    limit = _FOLDS.get(platform)
    if limit is None:
        return Folded(text, more=False)
    lines = text.split("\n")
    kept = "\n".join(lines[:_LINES])
    if len(kept) > limit:
        cut = kept.rfind(" ", 0, limit)
        kept = kept[: cut if cut > limit // 2 else limit]
    return Folded(kept.rstrip(), more=len(kept.rstrip()) < len(text.rstrip()))
