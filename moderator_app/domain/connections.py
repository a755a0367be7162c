"""How a page is connected for publishing by itself: what was proved, until when it holds, and the light it shows.

The secrets themselves stand only in the login's keyring, under `secret_name`; a page without a connection is published
by hand, which is a whole way of its own.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from moderator_app.domain.ids import MemberId, PageId

EARLY = timedelta(days=14)
LATE = timedelta(days=3)
"""How long before an access ends it is told, twice (docs/facts.md, "Facebook Pages")."""


class Light(StrEnum):
    """What a page's health light says: it works, someone should look soon, nothing goes out, it is kept by hand."""

    WORKING = "working"
    LOOK_SOON = "look_soon"
    BROKEN = "broken"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Connection:
    """A page that the program may publish on, as it was last proved; times aware UTC.

    `remote_id` and `remote_name` are the platform's own; `rights` the scopes that were found. `expires_at` is the end
    of the token, `data_expires_at` that of the access behind it (None: the platform names none). `fault` is the code
    of what stands in the way ("" while all is well), found at `fault_at`; `told` is what people were last told of it.
    """

    page_id: PageId
    remote_id: str
    remote_name: str
    connected_by: MemberId
    connected_at: datetime
    rights: tuple[str, ...] = field(default=())
    app_id: str = ""
    version: str = ""
    checked_at: datetime | None = None
    expires_at: datetime | None = None
    data_expires_at: datetime | None = None
    fault: str = ""
    fault_at: datetime | None = None
    told: str = ""

    @property
    def ends_at(self) -> datetime | None:
        """The earlier of both ends; None where neither is named."""
        return min((at for at in (self.expires_at, self.data_expires_at) if at is not None), default=None)


def light_of(connection: Connection | None, now: datetime) -> Light:
    """The light of a page."""
    if connection is None:
        return Light.BY_HAND
    ends_at = connection.ends_at
    if connection.fault or (ends_at is not None and ends_at <= now):
        return Light.BROKEN
    return Light.LOOK_SOON if ends_at is not None and ends_at - EARLY <= now else Light.WORKING


def secret_name(page_id: PageId, part: str) -> str:
    """Under which name the keyring keeps one secret part of a page's connection ("token", "app-secret")."""
    return f"page-{page_id}-{part}"
