"""Words for the kinds of accounts, in the order in which a form offers them."""

from moderator_app.domain.pages import Naming, PageKind, Platform
from moderator_app.words import mark

PLATFORM_NAMES = {
    Platform.FACEBOOK: mark("Facebook"),
    Platform.WORDPRESS: mark("Web portal (WordPress)"),
    Platform.TELEGRAM: mark("Telegram"),
    Platform.MASTODON: mark("Mastodon"),
    Platform.X: mark("X"),
    Platform.YOUTUBE: mark("YouTube"),
    Platform.INSTAGRAM: mark("Instagram"),
    Platform.LINKEDIN: mark("LinkedIn"),
}
KIND_NAMES = {
    PageKind.PAGE: mark("page"),
    PageKind.PROFILE: mark("ID (profile)"),
    PageKind.GROUP: mark("group"),
    PageKind.CHANNEL: mark("channel"),
    PageKind.SITE: mark("site"),
}
NAMING_NAMES = {
    Naming.OFFICE: mark("In the office's name"),
    Naming.POSITION: mark("In a post's name"),
    Naming.PERSON: mark("In a person's name"),
    Naming.UNKNOWN: mark("Not looked at yet"),
}
