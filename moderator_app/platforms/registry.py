"""The one place that lists the platforms: one line each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page, Platform
from moderator_app.domain.posts import Content
from moderator_app.platforms.channels import KnownChannels
from moderator_app.platforms.facebook.channel import facebook_channel
from moderator_app.platforms.facebook.knowledge import Facebook
from moderator_app.platforms.instagram.knowledge import Instagram
from moderator_app.platforms.kit.reading import Knowledge
from moderator_app.platforms.kit.web_link import read_web_link
from moderator_app.platforms.linkedin.knowledge import LinkedIn
from moderator_app.platforms.mastodon.knowledge import Mastodon
from moderator_app.platforms.telegram.knowledge import Telegram
from moderator_app.platforms.wordpress.knowledge import WordPress
from moderator_app.platforms.x.knowledge import X
from moderator_app.platforms.youtube.knowledge import YouTube
from moderator_app.ports import Channel, Clock, LinkReading


@dataclass(frozen=True, slots=True)
class Entry:
    """A platform: what is known of it, and how the program publishes on it by itself (None: by hand only)."""

    knowledge: Knowledge
    channel: Callable[[Clock], Channel] | None = None


REGISTRY: Mapping[Platform, Entry] = MappingProxyType(
    {
        Platform.FACEBOOK: Entry(Facebook(), facebook_channel),
        Platform.TELEGRAM: Entry(Telegram()),
        Platform.MASTODON: Entry(Mastodon()),
        Platform.WORDPRESS: Entry(WordPress()),
        Platform.X: Entry(X()),
        Platform.YOUTUBE: Entry(YouTube()),
        Platform.INSTAGRAM: Entry(Instagram()),
        Platform.LINKEDIN: Entry(LinkedIn()),
    }
)


def known_channels(clock: Clock, registry: Mapping[Platform, Entry] = REGISTRY) -> KnownChannels:
    """The platforms on which the program may publish; nothing is opened."""
    made = {platform: entry.channel(clock) for platform, entry in registry.items() if entry.channel is not None}
    return KnownChannels(MappingProxyType(made))


class KnownPlatforms:
    """What is known of each page's platform (the port `Platforms`)."""

    def __init__(self, registry: Mapping[Platform, Entry] = REGISTRY) -> None:
        """`registry` is another only in tests."""
        self._registry = registry

    def read_link(self, page: Page, link: str) -> LinkReading:
        """The link in its plain form, and what it shows of the page.

        Raises:
            WrongLink: not a web address.
        """
        return self._known(page).read_link(page, read_web_link(link))

    def composer_link(self, page: Page, text: str) -> str:
        """Where a person writes the post; with the text in it where the platform takes it."""
        return self._known(page).composer_link(page, text)

    def message(self, page: Page, content: Content) -> str:
        """The text as the page gets it: with the link in it where the platform has no other place for one."""
        return content.with_link if self._known(page).link_in_text else content.text

    def text_length(self, page: Page, text: str) -> int:
        """The length in the platform's own unit."""
        return self._known(page).text_length(text)

    def text_limit(self, page: Page, *, pictures: bool = False) -> int | None:
        """The most a text may have in that unit, under pictures too; None where the platform names no limit."""
        known = self._known(page)
        return known.text_limit if not pictures or known.caption_limit is None else known.caption_limit

    def media_rule(self, page: Page) -> MediaRule:
        """What the platform takes of pictures and videos in one post written by hand."""
        return self._known(page).media_rule

    def _known(self, page: Page) -> Knowledge:
        return self._registry[page.platform].knowledge
