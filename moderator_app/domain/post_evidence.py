"""Evidence that a post stood on its page: kept when it was verified, and outliving the post."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.ids import DeliveryId, PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.posts import MediaUse


class SeenHow(StrEnum):
    """How it was known: the platform confirmed it, the page was read, or a person gave its link."""

    CONFIRMED = "confirmed"
    READ_BACK = "read_back"
    BY_PERSON = "by_person"


@dataclass(frozen=True, slots=True)
class PostEvidence:
    """What stood where and when; times aware UTC. The pictures lie in the media vault under their hashes.

    `shown` is the text as the page showed it ("" where nobody could read it).
    """

    delivery_id: DeliveryId
    page_id: PageId
    at: datetime
    how: SeenHow
    page_name: Bilingual
    text: str
    link: str
    media: tuple[MediaUse, ...] = field(default=())
    permalink: str = ""
    live_at: datetime | None = None
    shown: str = ""
