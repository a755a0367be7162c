"""LinkedIn: the address of a post begins with the name of its account, that of the feed shows none."""

import re

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import utf16_units
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

HOME = "www.linkedin.com"
_HOSTS = re.compile(r"((www|m|[a-z]{2})\.)?linkedin\.com")
_ACCOUNTS = ("company", "showcase", "school", "in")


class LinkedIn:
    """Organisations and profiles of LinkedIn."""

    text_limit: int | None = 3_000
    media_rule = MediaRule(mixed=False, video_seconds=600)
    caption_limit: int | None = None
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        if not _HOSTS.fullmatch(link.host) or link.port is not None:
            return other_host(address(link.place, link.path, link.query), link.place)
        plain = address(HOME, link.path)
        registered = _name(read_web_link(page.url).path)
        match link.path:
            case ("feed", "update", urn, *_) | ("embed", "feed", "update", urn, *_) if urn.startswith("urn:li:"):
                return shows_no_page(address(HOME, ("feed", "update", urn)))
            case ("posts", slug, *_) if "_" in slug:
                name = slug.partition("_")[0].casefold()
                known = registered and not registered.isdigit()
                return of_page(plain, name, same=name == registered) if known else shows_no_page(plain)
            case ("pulse", _, *_):
                return shows_no_page(plain)
            case _ if name := _name(link.path):
                alike = name == registered or registered.isdigit() != name.isdigit()
                return of_page(plain, name, same=alike, is_post=False)
            case _:
                return not_a_post(plain)

    def composer_link(self, page: Page, text: str) -> str:
        del text
        return page.url

    def text_length(self, text: str) -> int:
        return utf16_units(text)


def _name(path: tuple[str, ...]) -> str:
    """The name or number of the account a path names, or nothing."""
    return path[1].casefold() if len(path) > 1 and path[0] in _ACCOUNTS else ""
