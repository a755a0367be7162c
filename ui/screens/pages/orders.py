"""The kinds of accounts in the order in which a form offers them."""

from moderator_app.domain.pages import Naming, PageKind, Platform

PLATFORM_ORDER = (
    Platform.FACEBOOK,
    Platform.WORDPRESS,
    Platform.TELEGRAM,
    Platform.MASTODON,
    Platform.X,
    Platform.YOUTUBE,
    Platform.INSTAGRAM,
    Platform.LINKEDIN,
)
KIND_ORDER = (PageKind.PAGE, PageKind.PROFILE, PageKind.GROUP, PageKind.CHANNEL, PageKind.SITE)
NAMING_ORDER = (Naming.OFFICE, Naming.POSITION, Naming.PERSON, Naming.UNKNOWN)
