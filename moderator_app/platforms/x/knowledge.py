"""X: a post's address names its account; the text is weighed, not counted."""

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import EMOJI, URL_LENGTH, composed, split_urls
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.share_link import share_link
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

HOME = "x.com"
_HOSTS = ("x.com", "twitter.com")
_ROOMS = ("home", "explore", "search", "hashtag", "intent", "share", "settings", "messages", "notifications", "login")
# Code points that weigh one; all others, and every whole emoji, weigh two (X's published configuration, version 3).
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_HEAVY = 2


class X:
    """Accounts of X."""

    text_limit: int | None = 280
    media_rule = MediaRule(videos=4, video_size=512_000_000, video_seconds=140, video_kinds=("mp4", "mov"))
    caption_limit: int | None = None
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        if not _is_home(link):
            return other_host(address(link.place, link.path, link.query), link.place)
        match link.path:
            case ("i", "web", "status", number, *_) | ("i", "status", number, *_) if number.isdigit():
                return shows_no_page(address(HOME, ("i", "status", number)))
            case (handle, "status" | "statuses", number, *_) if number.isdigit():
                own = _spelt(page, handle)
                return of_page(address(HOME, (own, "status", number)), f"@{handle}", same=_is(page, handle))
            case (handle, *_) if handle != "i" and handle.casefold() not in _ROOMS:
                return of_page(address(HOME, link.path), f"@{handle}", same=_is(page, handle), is_post=False)
            case _:
                return not_a_post(address(HOME, link.path))

    def composer_link(self, page: Page, text: str) -> str:
        del page
        return share_link(address(HOME, ("intent", "post")), text)

    def text_length(self, text: str) -> int:
        """The weight of the text: NFC first, Bangla one, an emoji two, a web address 23."""
        rest, urls = split_urls(composed(text))
        rest, emoji = EMOJI.subn("", rest)
        return urls * URL_LENGTH + emoji * _HEAVY + sum(_weight(ord(c)) for c in rest)


def _is_home(link: WebLink) -> bool:
    return link.port is None and link.host.removeprefix("www.").removeprefix("mobile.").removeprefix("m.") in _HOSTS


def _is(page: Page, handle: str) -> bool:
    registered = read_web_link(page.url).path
    return bool(registered) and registered[0].casefold().removeprefix("@") == handle.casefold()


def _spelt(page: Page, handle: str) -> str:
    """The handle as the page is registered: one post has one address, whatever its case."""
    return read_web_link(page.url).path[0].removeprefix("@") if _is(page, handle) else handle


def _weight(code: int) -> int:
    return 1 if any(first <= code <= last for first, last in _LIGHT) else _HEAVY
