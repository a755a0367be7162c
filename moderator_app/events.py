"""The event bus: facts for whoever listens, told after the change is committed.

A fact carries ids only and means "ask again". One bad subscriber cannot stop the rest.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import final

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened; `initiator` tells who asked, so that a screen may skip its own echo."""

    initiator: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class OfficeChanged(Fact):
    """Office profile, settings or panel changed."""


@dataclass(frozen=True, slots=True)
class PagesChanged(Fact):
    """The account register changed."""


@dataclass(frozen=True, slots=True)
class ConnectionsChanged(Fact):
    """A page was connected or disconnected, or a check found it otherwise than before."""

    page_id: str


@dataclass(frozen=True, slots=True)
class RosterChanged(Fact):
    """A duty, a leave, a swap or a hand-over note changed."""


@dataclass(frozen=True, slots=True)
class PostChanged(Fact):
    """A post was written, reviewed or moved on its way out."""

    post_id: str


@dataclass(frozen=True, slots=True)
class DeliveryDue(PostChanged):
    """A post's time on a page has come, and its kit waits for a person; told once."""

    delivery_id: str


@dataclass(frozen=True, slots=True)
class DeliveryMissed(PostChanged):
    """A post's time on a page was slept through, and a person must decide; told once."""

    delivery_id: str


@dataclass(frozen=True, slots=True)
class PublishingPaused(Fact):
    """Publishing was paused, its pause got another end or was lifted, or posts were wanted back from platforms."""


@dataclass(frozen=True, slots=True)
class ClockJumped(Fact):
    """The PC's clock was set, or the PC slept."""


@dataclass(frozen=True, slots=True)
class CopyFailed(Fact):
    """The day's copy could not be kept, for the reason of this error's code."""

    code: str


@dataclass(frozen=True, slots=True)
class PublishingChanged(Fact):
    """A round of publishing is over, or what holds all of it up began or ended: offline, or a clock that is wrong."""


@dataclass(frozen=True, slots=True)
class SeriesChanged(Fact):
    """A recurring post was begun, changed or stopped, or one of its days was dealt with."""

    series_id: str


@dataclass(frozen=True, slots=True)
class MediaDescribed(Fact):
    """Someone wrote who took a picture, who agreed to be shown, or what it shows."""

    media_hash: str


@dataclass(frozen=True, slots=True)
class TemplatesChanged(Fact):
    """A template was written, changed, retired or brought back."""


@dataclass(frozen=True, slots=True)
class WeekNoted(Fact):
    """Someone wrote why a week fell short."""

    page_id: str


@dataclass(frozen=True, slots=True)
class RemindersChanged(Fact):
    """Somebody was reminded, put a week off, or set when reminders come."""


@dataclass(frozen=True, slots=True)
class MailsChanged(Fact):
    """The mail account changed, or mails went out, failed or were given up."""


@dataclass(frozen=True, slots=True)
class DaysChanged(Fact):
    """A national day or a closure of the office changed."""


@dataclass(frozen=True, slots=True)
class SignedIn(Fact):
    """A member sat down at the desk, or left it (no member id)."""

    member_id: str


Subscriber = Callable[[Fact], None]


@final
class EventBus:
    """Tells facts to subscribers, in the order in which they came, on the thread of the teller."""

    def __init__(self) -> None:
        """A bus that nobody listens to yet."""
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Adds a subscriber and returns what takes it off again."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def publish(self, fact: Fact) -> None:
        """Tells every subscriber; what one of them raises is logged and goes no further."""
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(fact)
            except Exception:  # noqa: BLE001 - one of the four borders: a bad subscriber cannot stop the rest
                _log.exception("a subscriber failed on %s", type(fact).__name__)
