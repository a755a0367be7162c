"""YouTube: the address of a video never shows its channel."""

import re

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import code_points
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

HOME = "www.youtube.com"
_HOSTS = re.compile(r"((www|m|music)\.)?youtube\.com")
_ID = re.compile(r"[\w-]{6,}", re.ASCII)


class YouTube:
    """Channels of YouTube; a community post has no published limit."""

    text_limit: int | None = None
    media_rule = MediaRule(mixed=False)
    caption_limit: int | None = None
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        if link.host == "youtu.be" and link.port is None and link.path:
            return _video(address(HOME, ("watch",), (("v", link.path[0]),)), link.path[0])
        if not _HOSTS.fullmatch(link.host) or link.port is not None:
            return other_host(address(link.place, link.path, link.query), link.place)
        match link.path:
            case ("watch", *_):
                return _video(address(HOME, ("watch",), (("v", link.value("v")),)), link.value("v"))
            case (("shorts" | "live" | "post") as kind, video, *_):
                return _video(address(HOME, (kind, video)), video)
            case ("embed" | "v", video, *_):
                return _video(address(HOME, ("watch",), (("v", video),)), video)
            case _:
                return _channel(page, link)

    def composer_link(self, page: Page, text: str) -> str:
        del text
        return page.url

    def text_length(self, text: str) -> int:
        return code_points(text)


def _video(plain: str, video: str) -> LinkReading:
    return shows_no_page(plain) if _ID.fullmatch(video) else not_a_post(plain)


def _channel(page: Page, link: WebLink) -> LinkReading:
    """A channel's own address; only its community tab can point to one post."""
    lead = _lead(link.path)
    post = link.value("lb")
    plain = address(HOME, link.path, (("lb", post),) if post else ())
    registered = _lead(read_web_link(page.url).path)
    if not lead or not registered or registered[0] != lead[0]:
        return shows_no_page(plain) if lead and post else not_a_post(plain)
    return of_page(plain, "/".join(lead), same=registered == lead, is_post=bool(post))


def _lead(path: tuple[str, ...]) -> tuple[str, ...]:
    """What names a channel: its kind of name and the name; ids keep their case, handles do not."""
    match path:
        case ("channel", channel, *_):
            return "channel", channel
        case ("c" | "user" as kind, name, *_):
            return kind, name.casefold()
        case (handle, *_) if handle.startswith("@"):
            return "@", handle.casefold()
        case _:
            return ()
