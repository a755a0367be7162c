"""The kinds of accounts in the order in which a form offers them, and what is usual where."""

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
USUAL_KIND = {
    Platform.FACEBOOK: PageKind.PAGE,
    Platform.WORDPRESS: PageKind.SITE,
    Platform.TELEGRAM: PageKind.CHANNEL,
    Platform.MASTODON: PageKind.PROFILE,
    Platform.X: PageKind.PROFILE,
    Platform.YOUTUBE: PageKind.CHANNEL,
    Platform.INSTAGRAM: PageKind.PROFILE,
    Platform.LINKEDIN: PageKind.PAGE,
}
