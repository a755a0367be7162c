"""Invented pages of every platform, for the tests of what is known of them."""

from datetime import date

from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.platforms.registry import KnownPlatforms

KNOWN = KnownPlatforms()
URLS = {
    Platform.FACEBOOK: "https://www.facebook.com/Sample.Office",
    Platform.TELEGRAM: "https://t.me/sample_office",
    Platform.MASTODON: "https://social.example/@sample",
    Platform.WORDPRESS: "https://sample.example.org/news/",
    Platform.X: "https://x.com/SampleOffice",
    Platform.YOUTUBE: "https://www.youtube.com/@SampleOffice",
    Platform.INSTAGRAM: "https://www.instagram.com/sample.office/",
    Platform.LINKEDIN: "https://www.linkedin.com/company/sample-office/",
}


def page(platform, url=None, kind=PageKind.PAGE):
    return Page(PageId("p"), Bilingual("নমুনা"), platform, kind, url or URLS[platform], date(2026, 1, 1))


def verdict(platform, link, url=None):
    return KNOWN.read_link(page(platform, url), link).verdict.value
