"""What was typed into a page and not yet saved, while the page is built anew (another language, another room).

It lives in memory only and dies with the service it belongs to. Knows no Qt.
"""

from weakref import WeakKeyDictionary

_drafts: WeakKeyDictionary[object, dict[str, object]] = WeakKeyDictionary()


def drafts_of(service: object) -> dict[str, object]:
    """The drafts that belong to a running service, by the name of the page and of whoever typed."""
    return _drafts.setdefault(service, {})
