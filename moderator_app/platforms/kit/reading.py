"""What every platform must answer, and the short ways to say what a link shows."""

from typing import Protocol

from moderator_app.domain.fields import clean_line
from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.web_link import WebLink
from moderator_app.ports import LinkReading, LinkVerdict


class Knowledge(Protocol):
    """What is known of one platform without a connection.

    Limits count in the unit of `text_length`: `text_limit` is None where the platform names none, `caption_limit` where
    a text under pictures may be as long as any. `link_in_text`: a link has no place but the text. `media_rule` holds
    for a post written by hand (docs/facts.md, "Videos").
    """

    @property
    def text_limit(self) -> int | None: ...
    @property
    def caption_limit(self) -> int | None: ...
    @property
    def media_rule(self) -> MediaRule: ...
    @property
    def link_in_text(self) -> bool: ...
    def read_link(self, page: Page, link: WebLink) -> LinkReading: ...
    def composer_link(self, page: Page, text: str) -> str: ...
    def text_length(self, text: str) -> int: ...


def shows_no_page(link: str) -> LinkReading:
    """A post whose address does not tell on which page it stands."""
    return LinkReading(link, LinkVerdict.SHOWS_NO_PAGE)


def not_a_post(link: str) -> LinkReading:
    """The page itself, a list, or any other address that is not one post."""
    return LinkReading(link, LinkVerdict.NOT_A_POST)


def other_host(link: str, host: str) -> LinkReading:
    """An address of another site."""
    return LinkReading(link, LinkVerdict.OTHER_HOST, host)


def of_page(link: str, shown: str, *, same: bool, is_post: bool = True) -> LinkReading:
    """An address that names its page: the registered one or another."""
    if not same:
        return LinkReading(link, LinkVerdict.OTHER_PAGE, clean_line(shown))
    return LinkReading(link, LinkVerdict.SHOWS_PAGE) if is_post else not_a_post(link)
