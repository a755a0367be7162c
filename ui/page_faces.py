"""How an office's pages are called and marked wherever they stand. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import replace

from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.words import Speaker, mark
from ui.names import name_in
from ui.widgets.page_face import PageFace, faces_of


def page_faces(say: Speaker, pages: Iterable[Page]) -> dict[PageId, PageFace]:
    """The marks of all pages of the register, told apart from each other; letters come from the Bangla names."""
    known = tuple(pages)
    letters = faces_of([page.name.bn for page in known])
    return {
        page.id: replace(face, colour=page.mark, name=name_in(say, page.name))
        for page, face in zip(known, letters, strict=True)
    }


def page_kind(say: Speaker, page: Page) -> str:
    """ "Facebook page"."""
    return f"{say(PLATFORMS[page.platform])} {say(KINDS[page.kind])}"


PLATFORMS: dict[Platform, str] = {
    Platform.FACEBOOK: mark("Facebook"),
    Platform.TELEGRAM: mark("Telegram"),
    Platform.MASTODON: mark("Mastodon"),
    Platform.WORDPRESS: mark("WordPress"),
    Platform.X: mark("X"),
    Platform.YOUTUBE: mark("YouTube"),
    Platform.INSTAGRAM: mark("Instagram"),
    Platform.LINKEDIN: mark("LinkedIn"),
}
KINDS: dict[PageKind, str] = {
    PageKind.PAGE: mark("page"),
    PageKind.PROFILE: mark("ID"),
    PageKind.GROUP: mark("group"),
    PageKind.CHANNEL: mark("channel"),
    PageKind.SITE: mark("website"),
}
