"""When something goes out, is tried again or is read back: the times of publishing, worked out of nothing but times."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moderator_app.domain.ids import DeliveryId
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.sending import Sending

LATE_AFTER = timedelta(minutes=5)
"""What is due for longer than this is late, and late ones of a page go out one after the other, spaced."""
WARN_SKEW = timedelta(seconds=90)
STOP_SKEW = timedelta(minutes=10)
CLEAN_READS = 3
"""So many clean reads, spread over the window, must have shown nothing before a post counts as absent."""
GIVE_UP_READING = timedelta(hours=6)
"""A page that cannot be read for so long leaves the decision to a person."""
_BACK_OFF = (1, 2, 4, 8, 15)
UNCLEAN_AGAIN = timedelta(minutes=1)
"""A read that was not clean is repeated after this."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery of one page whose time has come, or from which on a member wanted it now; times aware UTC."""

    id: DeliveryId
    due_at: datetime
    wait_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """What becomes of them now: some go out in this order, some are too old, the others wait until `next_at`."""

    go: tuple[DeliveryId, ...] = field(default=())
    lapsed: tuple[DeliveryId, ...] = field(default=())
    next_at: datetime | None = None


def released(
    waiting: Iterable[Waiting], last_out_at: datetime | None, now: datetime, settings: PublishingSettings
) -> Release:
    """Which deliveries of one page go out now.

    What is due goes out. What is late goes out too while it is fresh, oldest first, but never a burst: one in each
    space since anything last went out on the page.
    """
    ordered = sorted(waiting, key=lambda one: (one.due_at, one.id))
    lapsed = [one for one in ordered if now - one.due_at > settings.fresh_for]
    go: list[DeliveryId] = []
    later: list[datetime] = []
    last = last_out_at
    for one in ordered:
        if one in lapsed:
            continue
        at = _goes_at(one, last, now, settings)
        if at > now:
            later.append(at)
            continue
        go.append(one.id)
        last = now
    return Release(tuple(go), tuple(one.id for one in lapsed), min(later, default=None))


def _goes_at(one: Waiting, last: datetime | None, now: datetime, settings: PublishingSettings) -> datetime:
    at = max(one.due_at, one.wait_until or one.due_at)
    if now - one.due_at > LATE_AFTER and last is not None:
        at = max(at, last + settings.spacing)
    return at


def back_off(not_sent: int) -> timedelta:
    """How long nothing is tried after so many tries in a row that provably never left this PC."""
    return timedelta(minutes=_BACK_OFF[min(max(not_sent, 1), len(_BACK_OFF)) - 1])


def next_read_at(sending: Sending, window: timedelta) -> datetime | None:
    """When a page is read next for a delivery that settles; None while it is not known since when it does.

    The first read comes at once, the others a third of the window after the clean one before (`read_at`).
    """
    if sending.settling_since is None:
        return None
    if sending.read_at is None or sending.read_at < sending.settling_since:
        return sending.settling_since
    return sending.read_at + window / CLEAN_READS


def is_absent(sending: Sending, window: timedelta) -> bool:
    """Whether enough clean reads, spread over the whole window, have shown nothing."""
    if sending.settling_since is None or sending.read_at is None:
        return False
    return sending.reads >= CLEAN_READS and sending.read_at >= sending.settling_since + window


def cannot_be_read(sending: Sending, now: datetime) -> bool:
    """Whether it has settled for so long that a person must look."""
    return sending.settling_since is not None and now - sending.settling_since > GIVE_UP_READING


def trusted_now(now: datetime, skew: timedelta | None) -> datetime:
    """The time to decide by: this PC's, or the servers' where it strays from theirs (`skew`: theirs minus ours)."""
    return now + skew if skew is not None and abs(skew) > WARN_SKEW else now


def stops_for(skew: timedelta | None) -> bool:
    """Whether the PC's clock is so wrong that nothing goes out by itself."""
    return skew is not None and abs(skew) > STOP_SKEW
