"""Small frozen rows for lists on screen and in the evaluation, read with plain SQL and paged there."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.activity import ActivityEntry
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.ids import MediaHash, MemberId, PageId, PostId
from moderator_app.domain.log_kinds import LogKind
from moderator_app.domain.media import Medium, medium_of
from moderator_app.domain.posts import Content, Draft, Origin, ReviewStage
from moderator_app.domain.purposes import Purpose


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a list, with its deliveries in the order of its pages."""

    post_id: PostId
    title: str
    purpose: Purpose | None
    author_id: MemberId
    edited_by: MemberId
    stage: ReviewStage
    version: int
    planned_at: datetime | None
    edited_at: datetime
    reason: str
    first_media: MediaHash | None
    deliveries: tuple[Delivery, ...] = field(default=())
    origin: Origin = Origin.DESK
    owner_id: MemberId | None = None


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """A post on one page in a list."""

    delivery: Delivery
    title: str
    stage: ReviewStage
    author_id: MemberId
    edited_by: MemberId
    planned_at: datetime | None


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A post on a page at its moment, or a post with a time and no page yet (`delivery` None).

    `who` is the member to whom it is assigned, else its writer; `of_day` how many stand on its day in Dhaka.
    """

    post_id: PostId
    title: str
    stage: ReviewStage
    at: datetime
    delivery: Delivery | None
    who: MemberId
    of_day: int


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """A delivery that is or was live, with what the evaluation says of it.

    `approver_ids` approved exactly the content that went out; `self_declared` when the one of them was its writer.
    """

    delivery: Delivery
    title: str
    purpose: Purpose | None
    author_id: MemberId
    writers: frozenset[MemberId]
    approver_ids: tuple[MemberId, ...]
    self_declared: bool
    pictures: int
    pictures_with_alt: int


@dataclass(frozen=True, slots=True)
class PostVersion:
    """One kept content of a post."""

    post_id: PostId
    version: int
    saved_by: MemberId
    saved_at: datetime
    draft: Draft


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """The last keystrokes of a member in a post, or in a new one (`post_id` None): offered back after a power cut."""

    member_id: MemberId
    post_id: PostId | None
    draft: Draft
    at: datetime


class PostFilter(StrEnum):
    """Which posts a list shows; STOCK are approved with their time still open, EXPIRED got no approval in time."""

    ALL = "all"
    DRAFTS = "drafts"
    WAITING = "waiting"
    APPROVED = "approved"
    STOCK = "stock"
    LIVE = "live"
    EXPIRED = "expired"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PostQuery:
    """What a list of posts asks for; newest edit first, or soonest plan first when `by_plan`.

    `asked` is a question of the full-text index (`domain/searching.py`); `since` and `before` bound the time of a post:
    when it went out, else when it is planned, else when it was edited last.
    """

    which: PostFilter = PostFilter.ALL
    page_id: PageId | None = None
    live_from: datetime | None = None
    live_before: datetime | None = None
    by_plan: bool = False
    asked: str = ""
    purpose: Purpose | None = None
    author_id: MemberId | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A media file as kept: a picture cleaned of place and camera, then hashed; a video as it came.

    `kind` is its ending without the dot (jpg, png, mp4); sizes in pixels (0: not known, as of some videos) and bytes;
    `seconds` is the length of a video (0: a picture, or not known).
    `photographer` and `consent` say who took it and who agreed to be shown; `alt_text` is the one it had last.
    """

    hash: MediaHash
    kind: str
    width: int
    height: int
    size: int
    name: str
    added_by: MemberId
    added_at: datetime
    photographer: str = ""
    consent: str = ""
    alt_text: str = ""
    seconds: int = 0

    @property
    def is_video(self) -> bool:
        """Whether it is a video, which no one here decodes."""
        return medium_of(self.kind) is Medium.VIDEO


@dataclass(frozen=True, slots=True)
class MediaLine:
    """A media file as the library lists it; `posts` counts the posts that use it now."""

    file: MediaFile
    posts: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Everything that goes out in one delivery, for preview and manual kit."""

    delivery: Delivery
    content: Content
    media: tuple[MediaFile, ...]


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which entries of the activity log are wanted; empty fields ask for nothing.

    `text` is looked for in titles, names and what an entry noted; `worded` names verbs whose words contain it.
    """

    actor: str = ""
    kind: LogKind | None = None
    since: datetime | None = None
    before: datetime | None = None
    text: str = ""
    worded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry with the post it is about, if it is about one: directly, or by one of its deliveries (then on a page).

    `title` is the post's, or the name of the picture.
    """

    entry: ActivityEntry
    title: str = ""
    post_id: PostId | None = None
    page_id: PageId | None = None
