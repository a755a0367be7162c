"""Mastodon: an account lives on the host of its registered address."""

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import URL_LENGTH, composed, graphemes, split_urls
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.share_link import share_link
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

# Other servers of the same kind give posts an address without their writer.
_PAGELESS = ("notice", "objects", "notes")


class Mastodon:
    """Accounts on a Mastodon server.

    The limit is the usual one; a server may set its own, and counts characters as people see them, every web address
    as 23 (docs/facts.md, "Platform limits").
    """

    text_limit: int | None = 500
    media_rule = MediaRule(mixed=False, video_size=103_809_024, video_kinds=("mp4", "mov", "webm"))
    caption_limit: int | None = None
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        """Judges a link; a view of the post on another server is another host."""
        home = read_web_link(page.url)
        if link.place != home.place:
            return other_host(address(link.place, link.path, link.query), link.place)
        user, rest = _user(link.path)
        user = user.removesuffix(f"@{home.place}")
        registered = _user(home.path)[0].removesuffix(f"@{home.place}")
        alike = user.casefold() == registered.casefold()
        user = registered if alike else user  # one post has one address, whatever its case
        if user and rest:
            plain = address(home.place, (f"@{user}", *rest), secure=home.secure)
        else:
            plain = address(home.place, link.path, secure=home.secure)
        if not user:
            known = len(link.path) == 2 and link.path[0] in _PAGELESS
            return shows_no_page(plain) if known else not_a_post(plain)
        return of_page(plain, f"@{user}", same=alike, is_post=len(rest) == 1)

    def composer_link(self, page: Page, text: str) -> str:
        home = read_web_link(page.url)
        return share_link(address(home.place, ("share",), secure=home.secure), text)

    def text_length(self, text: str) -> int:
        rest, urls = split_urls(composed(text))
        return graphemes(rest) + urls * URL_LENGTH


def _user(path: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The account a path names ("" where none), and the number of its post, if any, behind it."""
    if path[:1] in (("web",), ("deck",)):
        path = path[1:]
    match path:
        case ("users", user, "statuses", number, *_) if number.isalnum():
            return user, (number,)
        case ("users", user):
            return user, ()
        case (name, number, *_) if name[:1] == "@" and len(name) > 1 and number.isalnum() and number[0].isdigit():
            return name[1:], (number,)
        case (name, *_) if name[:1] == "@":
            return name[1:], ()
        case _:
            return "", ()
