"""The one place that lists the platforms."""

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page, Platform
from moderator_app.domain.posts import Content
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
from moderator_app.ports import LinkReading

_KNOWN: dict[Platform, Knowledge] = {
    Platform.FACEBOOK: Facebook(),
    Platform.TELEGRAM: Telegram(),
    Platform.MASTODON: Mastodon(),
    Platform.WORDPRESS: WordPress(),
    Platform.X: X(),
    Platform.YOUTUBE: YouTube(),
    Platform.INSTAGRAM: Instagram(),
    Platform.LINKEDIN: LinkedIn(),
}


class KnownPlatforms:
    """What is known of each page's platform (the port `Platforms`)."""

    def read_link(self, page: Page, link: str) -> LinkReading:
        """The link in its plain form, and what it shows of the page.

        Raises:
            WrongLink: not a web address.
        """
        return _KNOWN[page.platform].read_link(page, read_web_link(link))

    def composer_link(self, page: Page, text: str) -> str:
        """Where a person writes the post; with the text in it where the platform takes it."""
        return _KNOWN[page.platform].composer_link(page, text)

    def message(self, page: Page, content: Content) -> str:
        """The text as the page gets it: with the link in it where the platform has no other place for one."""
        return content.with_link if _KNOWN[page.platform].link_in_text else content.text

    def text_length(self, page: Page, text: str) -> int:
        """The length in the platform's own unit."""
        return _KNOWN[page.platform].text_length(text)

    def text_limit(self, page: Page, *, pictures: bool = False) -> int | None:
        """The most a text may have in that unit, under pictures too; None where the platform names no limit."""
        known = _KNOWN[page.platform]
        return known.text_limit if not pictures or known.caption_limit is None else known.caption_limit

    def media_rule(self, page: Page) -> MediaRule:
        """What the platform takes of pictures and videos in one post written by hand."""
        return _KNOWN[page.platform].media_rule
