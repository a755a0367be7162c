"""Facebook: which of its addresses are posts, what they show of their page, and where one writes a new post."""

import re

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page, PageKind
from moderator_app.platforms.facebook.identity import Identity, account_of, same
from moderator_app.platforms.kit.lengths import utf16_units
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.web_link import WebLink, address, only, read_web_link
from moderator_app.ports import LinkReading

HOME = "www.facebook.com"
_HOSTS = re.compile(r"((www|m|mbasic|web|touch|free|business|[a-z]{2}-[a-z]{2})\.)?(facebook|fb)\.com")
_SHORT_HOSTS = ("fb.watch", "fb.me")
# First segments that are rooms of Facebook, never the name of an account; the first row are posts that show no page.
_PAGELESS = frozenset({"photo", "photo.php", "reel", "share", "watch", "video.php", "stories", "events"})
_ROOMS = frozenset(
    {"login", "login.php", "home.php", "help", "latest", "sharer", "sharer.php", "dialog", "marketplace", "gaming"}
    | {"search", "hashtag", "settings", "notifications", "messages", "bookmarks", "policies", "privacy", "l.php"}
)
_SHARE_KINDS = ("p", "v", "r", "g")
_TEXT_POSTS = ("posts", "permalink", "activity")
_FILE_POSTS = ("videos", "photos", "reels")


class Facebook:
    """Pages, IDs and groups of Facebook. Names ignore case and dots (docs/facts.md, "Platform limits")."""

    text_limit: int | None = 63_206
    media_rule = MediaRule(mixed=False)
    caption_limit: int | None = None
    link_in_text = False

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        """Judges a link by its path; one that gives a number where the page is known by name shows no page."""
        if link.host in _SHORT_HOSTS:
            plain = address(link.host, link.path)
            return shows_no_page(plain) if link.path else not_a_post(plain)
        if not _HOSTS.fullmatch(link.host) or link.port is not None:
            return other_host(address(link.place, link.path, link.query), link.place)
        own = read_web_link(page.url)
        registered, _ = account_of(own)
        first = link.path[0].casefold() if link.path else ""
        if first in _PAGELESS:
            return _pageless(link, first)
        if first in ("permalink.php", "story.php"):
            return _by_story(registered, link)
        return not_a_post(_home(link)) if not first or first in _ROOMS else _by_account(own, link)

    def composer_link(self, page: Page, text: str) -> str:
        """Meta's composer for a page whose number is known, else the page; the text is pasted by hand."""
        del text
        registered, _ = account_of(read_web_link(page.url))
        if registered is None or not registered.number or registered.group or page.kind is not PageKind.PAGE:
            return page.url
        return address("business.facebook.com", ("latest", "composer"), (("asset_id", registered.number),), slash=True)

    def text_length(self, text: str) -> int:
        return utf16_units(text)


def _home(link: WebLink, *names: str) -> str:
    return address(HOME, link.path, only(link, names))


def _pageless(link: WebLink, first: str) -> LinkReading:
    key = {"photo": "fbid", "photo.php": "fbid", "watch": "v", "video.php": "v"}.get(first, "")
    plain = _home(link, key)
    is_post = link.value(key).isdigit() if key else len(link.path) > 1 and link.path[-1] not in _SHARE_KINDS
    return shows_no_page(plain) if is_post else not_a_post(plain)


def _by_story(registered: Identity | None, link: WebLink) -> LinkReading:
    plain = address(HOME, ("permalink.php",), (("story_fbid", link.value("story_fbid")), ("id", link.value("id"))))
    if not link.value("story_fbid") or not link.value("id").isdigit():
        return not_a_post(_home(link))
    return _compared(registered, Identity(number=link.value("id")), plain, is_post=True)


def _by_account(own: WebLink, link: WebLink) -> LinkReading:
    (registered, beyond), (shown, rest) = account_of(own), account_of(link)
    plain = _home(link, "id") if link.path[0] == "profile.php" else _home(link)
    if shown is None:
        return not_a_post(plain)
    if rest and registered and same(registered, shown) and own.path[0] != "profile.php":
        # One post has one address, however its page's name is spelt in it.
        plain = address(HOME, (*own.path[: len(own.path) - len(beyond)], *_without_words(rest)))
    return _compared(registered, shown, plain, is_post=_is_post(rest))


def _without_words(rest: tuple[str, ...]) -> tuple[str, ...]:
    """What follows the account, without the first words of the text that stand before a post's number."""
    match rest:
        case (kind, _, number) if kind in _TEXT_POSTS and number.isascii() and number.isdigit():
            return kind, number
        case _:
            return rest


def _is_post(rest: tuple[str, ...]) -> bool:
    if len(rest) < 2:
        return False
    return rest[0] in _TEXT_POSTS or (rest[0] in _FILE_POSTS and rest[-1].isdigit())


def _compared(registered: Identity | None, shown: Identity, plain: str, *, is_post: bool) -> LinkReading:
    alike = same(registered, shown) if registered else None
    if alike is None:
        return shows_no_page(plain) if is_post else not_a_post(plain)
    return of_page(plain, shown.shown, same=alike, is_post=is_post)
