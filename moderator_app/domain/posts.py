"""Posts: what is written for which pages, when it should go out, and how far its review has come."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.errors import FieldTooLong, PostNotReady, TimeInPast
from moderator_app.domain.fields import TEXT_LIMIT, clean_line, web_address
from moderator_app.domain.ids import MediaHash, MemberId, PageId, PostId
from moderator_app.domain.purposes import Purpose

TITLE_LIMIT = 120
ALT_TEXT_LIMIT = 1_000
# Control characters a post never needs; tab, newline and the joiners of Bangla stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class ReviewStage(StrEnum):
    """How far the review of a post has come; whether a page is approved is its delivery's state."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_ASKED = "changes_asked"
    HELD = "held"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class MediaUse:
    """A media file in a post: its hash and the alternative text for readers who cannot see it."""

    hash: MediaHash
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """The text of a post where one page says it differently."""

    page_id: PageId
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """Exactly what goes out on one page: NFC text, link, media in order."""

    text: str
    link: str = ""
    media: tuple[MediaUse, ...] = field(default=())

    @property
    def with_link(self) -> str:
        """The text with its link under it, as it is pasted; a link that stands in the text is not said twice."""
        if not self.link or self.link in self.text:
            return self.text
        return f"{self.text}\n\n{self.link}" if self.text else self.link


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer may change: a draft needs no page, purpose, time or text to be kept.

    `planned_at` is aware; None leaves the time open, also of an approved post, which then stands in stock.
    """

    text: str = ""
    link: str = ""
    purpose: Purpose | None = None
    page_ids: tuple[PageId, ...] = field(default=())
    variants: tuple[Variant, ...] = field(default=())
    media: tuple[MediaUse, ...] = field(default=())
    planned_at: datetime | None = None

    def content_for(self, page_id: PageId) -> Content:
        """What would go out on a page: its variant's text, or the main one."""
        text = next((v.text for v in self.variants if v.page_id == page_id), self.text)
        return Content(text, self.link, self.media)


class Origin(StrEnum):
    """Where a post began: at this desk, or straight on the page and recorded here afterwards, unchecked beforehand."""

    DESK = "desk"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the office. `version` counts its contents from 1; `revision` every save, to notice a second writer.

    `author_id` wrote it first, `edited_by` saved the present content; neither may approve it. `owner_id` is the member
    to whom it is assigned (None: whoever is on duty).
    """

    id: PostId
    author_id: MemberId
    edited_by: MemberId
    created_at: datetime
    edited_at: datetime
    draft: Draft
    stage: ReviewStage = ReviewStage.DRAFT
    version: int = 1
    revision: int = 1
    reason: str = ""
    origin: Origin = Origin.DESK
    owner_id: MemberId | None = None

    @property
    def title(self) -> str:
        """Its first line that holds something."""
        return title_of(self.draft.text)

    @property
    def writers(self) -> frozenset[MemberId]:
        """Those who may not approve the present content."""
        return frozenset({self.author_id, self.edited_by})

    def content_for(self, page_id: PageId) -> Content:
        """What goes out on a page: its variant's text, or the main one."""
        return self.draft.content_for(page_id)


def title_of(text: str) -> str:
    """The first line of a text that holds something, cut to a title's length."""
    line = next((clean_line(line) for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= TITLE_LIMIT else line[: TITLE_LIMIT - 1].rstrip() + "…"


def clean_text(text: str) -> str:
    """A post's text: NFC, LF line ends, no control characters, no lone surrogates, no blanks at its ends."""
    sound = text.encode("utf-8", "ignore").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", sound)).strip()


def checked_draft(draft: Draft) -> Draft:
    """The draft with texts cleaned, double pages and idle variants dropped; nothing is required yet.

    Raises:
        FieldTooLong: a text beyond what any platform takes.
        WrongLink: the link is no web address.
    """
    pages = tuple(dict.fromkeys(draft.page_ids))
    text = _bounded("post_text", clean_text(draft.text), TEXT_LIMIT)
    variants = tuple(Variant(v.page_id, _bounded("post_text", clean_text(v.text), TEXT_LIMIT)) for v in draft.variants)
    return replace(
        draft,
        text=text,
        link=web_address(draft.link) if draft.link.strip() else "",
        page_ids=pages,
        variants=tuple(v for v in variants if v.page_id in pages and v.text != text),
        media=tuple(
            MediaUse(m.hash, _bounded("alt_text", clean_line(m.alt_text), ALT_TEXT_LIMIT)) for m in draft.media
        ),
    )


def check_ready(draft: Draft, now: datetime) -> None:
    """Lets a draft pass that can be handed in for review. Its time may stay open: approved, it waits in stock.

    Raises:
        PostNotReady: text, page, purpose or an alternative text is missing; the field says which.
        TimeInPast: the planned time has gone by.
    """
    missing = next((name for name, lacking in _lacking(draft) if lacking), None)
    if missing:
        raise PostNotReady(field=missing)
    if draft.planned_at is not None and draft.planned_at <= now:
        raise TimeInPast(at=draft.planned_at)


def _lacking(draft: Draft) -> tuple[tuple[str, bool], ...]:
    texts = [draft.text, *(v.text for v in draft.variants)]
    return (
        ("post_text", not all(texts)),
        ("pages", not draft.page_ids),
        ("purpose", draft.purpose is None),
        ("alt_text", not all(m.alt_text for m in draft.media)),
    )


def _bounded(field_key: str, text: str, limit: int) -> str:
    if len(text) > limit:
        raise FieldTooLong(field=field_key, limit=limit)
    return text
