"""What may be said of a post whose time was missed, or came before its approval. Knows no Qt."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from moderator_app.domain.ids import DeliveryId


class Choice(Enum):
    """The ways on; LET_GO is for a post that expired."""

    BY_HAND = auto()
    NEW_TIME = auto()
    DROP = auto()
    LET_GO = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice for a post on one page; `at` goes with a new time."""

    delivery_id: DeliveryId
    choice: Choice
    at: datetime | None = None
