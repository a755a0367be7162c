"""What the preview shows of a writing on one page. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from moderator_app.domain.pages import Page, Platform
from moderator_app.domain.posts import Content, MediaUse, title_of
from moderator_app.services.drafting import Measure
from moderator_app.words import Speaker
from ui.screens.composer.preview_text import Folded, fold
from ui.screens.composer.writing import Writing
from ui.widgets.page_face import PageFace

Measured = Callable[[Page, Content], Measure]


@dataclass(frozen=True, slots=True)
class PreviewState:
    """What one page will show. Texts are said; `host` names where the link leads, "" without a link.

    `handle` is the account's name on its platform ("@name"), `title` the headline where the platform has one,
    `too_long` the sentence that tells what does not fit.
    """

    platform: Platform
    face: PageFace
    when: str
    folded: Folded
    host: str
    media: tuple[MediaUse, ...]
    handle: str = ""
    title: str = ""
    too_long: str = ""


def preview_state(say: Speaker, writing: Writing, page: Page, face: PageFace, measured: Measured) -> PreviewState:
    """What a page would show of a writing as it stands now."""
    at = writing.planned_at
    when = say.short_moment(at) if at else say("No time set yet")
    text = writing.text_of(page.id).strip()
    title = ""
    if page.platform is Platform.WORDPRESS:
        title, text = _headline(text)
    link, media = writing.link.strip(), tuple(writing.media)
    link = "" if link in text else link  # it counts where it stands
    size = measured(page, Content(text, link, media))
    folded = fold(page.platform, text, lambda part: measured(page, Content(part, link, media)).length, size.limit)
    too_long = _too_long(say, folded, size)
    host = _host(writing.link)
    return PreviewState(page.platform, face, when, folded, host, media, handle_of(page), title, too_long)


def handle_of(page: Page) -> str:
    """The account's name as X and Mastodon write it under a post; "" elsewhere."""
    if page.platform not in (Platform.X, Platform.MASTODON):
        return ""
    try:
        parts = urlsplit(page.url)
    except ValueError:
        return ""
    name = parts.path.strip("/").partition("/")[0].removeprefix("@")
    if not name:
        return ""
    return f"@{name}@{parts.hostname}" if page.platform is Platform.MASTODON else f"@{name}"


def _headline(text: str) -> tuple[str, str]:
    """The first line as the article's headline, and what stands under it."""
    first, _, rest = text.partition("\n")
    title = title_of(text)
    return (title, rest.strip()) if title == first.strip() and rest.strip() else (title, text)


def _too_long(say: Speaker, folded: Folded, size: Measure) -> str:
    if folded.fits is None or size.limit is None:
        return ""
    if size.caption:
        return say("Telegram takes {limit} characters under a picture; what is marked does not fit.", limit=size.limit)
    return say("What is marked does not fit on this page.")


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""
