"""What goes to a platform and what comes back: the words that the engine and every platform share.

Nothing here knows an address, a token or an error number of a single platform.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.ids import DeliveryId, MediaHash, PageId


class SendOutcome(StrEnum):
    """What one call that creates or commits came to (docs/facts.md, "Publishing exactly once").

    NOT_SENT: provably nothing reached the platform. DUPLICATE: refused as said already, a strong hint that it is live.
    BLOCKED: token or right. ASK: refused for a person to settle (account, content, block). UNKNOWN: everything else,
    and never a reason to send again.
    """

    CONFIRMED = "confirmed"
    NOT_SENT = "not_sent"
    THROTTLED = "throttled"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    BLOCKED = "blocked"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SendAnswer:
    """The answer to one call; times aware UTC.

    `fault` is a stable code with words in both languages ("" where it went well), `detail` the platform's own short
    text without any secret, `wait_until` a throttle's end, `server_at` what the server's clock said. `staged` are the
    hidden objects made so far.
    """

    outcome: SendOutcome
    remote_id: str = ""
    permalink: str = ""
    fault: str = ""
    detail: str = ""
    wait_until: datetime | None = None
    server_at: datetime | None = None
    staged: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ParcelPicture:
    """A picture or video on its way: `read` gives its bytes, from the vault; never called inside a transaction."""

    hash: MediaHash
    kind: str
    alt_text: str
    read: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Exactly what was approved for one page. `goes_out_at` is set for a hand-over: the platform's own timer."""

    delivery_id: DeliveryId
    page_id: PageId
    text: str
    link: str = ""
    pictures: tuple[ParcelPicture, ...] = field(default=())
    marker: str = ""
    goes_out_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RemotePost:
    """A post as the page shows it now, or as the platform keeps it for later. `ours`: made through this program's app
    (None: the platform does not tell). `pictures` counts what is attached (None: not told).
    """

    remote_id: str
    text: str
    link: str = ""
    permalink: str = ""
    published: bool = True
    at: datetime | None = None
    ours: bool | None = None
    pictures: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What one read of a page gave; `clean` only where it was read whole and without any fault.

    An unclean read proves nothing, neither presence of all nor absence of one.
    """

    posts: tuple[RemotePost, ...] = field(default=())
    clean: bool = False
    fault: str = ""
    detail: str = ""
    server_at: datetime | None = None
    wait_until: datetime | None = None


class WhyHuman(StrEnum):
    """Why a delivery stands in front of a person."""

    OUTCOME_UNKNOWN = "outcome_unknown"
    LOOKS_LIKE_IT = "looks_like_it"
    REFUSED = "refused"
    REMOVED_THERE = "removed_there"
    EDITED_THERE = "edited_there"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Sending:
    """The technical side of a delivery that the program brings out itself; times aware UTC.

    `fingerprint` is exact, `loose` forgiving; `marker` makes it findable where the platform lets us set one. `staged`
    are hidden objects on the platform. `armed_at` was committed before the socket opened. `wait_until`: not before.
    `not_sent` counts tries that provably never left. `reads` counts clean reads since `settling_since`, the last of
    them at `read_at`. `remote_due_at` is the time at which the platform itself will publish. `double`: more than one
    post on the page is exactly this one.
    """

    delivery_id: DeliveryId
    fingerprint: str = ""
    loose: str = ""
    marker: str = ""
    remote_id: str = ""
    staged: tuple[str, ...] = field(default=())
    armed_at: datetime | None = None
    wait_until: datetime | None = None
    not_sent: int = 0
    settling_since: datetime | None = None
    reads: int = 0
    read_at: datetime | None = None
    remote_due_at: datetime | None = None
    why: WhyHuman | None = None
    fault: str = ""
    detail: str = ""
    adopted: bool = False
    double: bool = False
