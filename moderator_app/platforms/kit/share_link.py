"""Composer addresses that carry the text."""

from urllib.parse import quote

LONGEST = 2_000
"""Longer addresses may be cut on the way from the desktop to the browser; the text is then pasted by hand."""


def share_link(place: str, text: str) -> str:
    """The address with `?text=…`, or without it where it would be too long."""
    full = f"{place}?text={quote(text, safe='', errors='ignore')}"
    return full if len(full) <= LONGEST else place
