"""Telegram: public channels by name, private ones by number; every message has its own address."""

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import utf16_units
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

HOME = "t.me"
_HOSTS = ("t.me", "telegram.me", "telegram.dog")
_ROOMS = ("c", "s", "joinchat", "share", "addstickers", "proxy", "socks", "iv", "login", "addlist", "boost")


class Telegram:
    """Channels and groups of Telegram.

    A text under pictures may be a quarter of a message (docs/facts.md, "Platform limits").
    """

    text_limit: int | None = 4_096
    media_rule = MediaRule(videos=10, video_size=2_000_000_000)
    caption_limit: int | None = 1_024
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        """Judges a link; a private number against a public name (or the other way round) shows no page."""
        path = _path(link)
        if path is None:
            return other_host(address(link.place, link.path, link.query), link.place)
        channel, rest = _channel(path)
        private = channel.startswith("c/")
        plain = address(HOME, (*channel.split("/"), *rest) if channel else path)
        is_post = bool(rest) and all(part.isdigit() for part in rest)
        registered, _ = _channel(_path(read_web_link(page.url)) or ())
        if not channel or (rest and not is_post):
            return not_a_post(plain)
        if not registered or registered.startswith("c/") != private:
            return shows_no_page(plain) if is_post else not_a_post(plain)
        return of_page(plain, channel, same=registered == channel, is_post=is_post)

    def composer_link(self, page: Page, text: str) -> str:
        """The channel itself: Telegram has no address that opens its composer in a channel."""
        del text
        channel, _ = _channel(_path(read_web_link(page.url)) or ())
        return address(HOME, (channel,)) if channel and not channel.startswith("c/") else page.url

    def text_length(self, text: str) -> int:
        return utf16_units(text)


def _path(link: WebLink) -> tuple[str, ...] | None:
    """The path on Telegram (`channel.t.me` is a way of writing `t.me/channel`), or None on another host."""
    if link.port is not None:
        return None
    if link.host.removeprefix("www.") in _HOSTS:
        return link.path
    name, _, host = link.host.partition(".")
    return (name, *link.path) if host == HOME else None


def _channel(path: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The channel a path names ("" where none), private ones as `c/<number>`, and what follows it."""
    match path:
        case ("c", number, *rest) if number.isdigit():
            return f"c/{number}", tuple(rest)
        case ("s", name, *rest) | (name, *rest) if name.casefold() not in _ROOMS and name[0] != "+":
            return name.casefold(), tuple(rest)
        case _:
            return "", ()
