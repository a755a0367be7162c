"""The rooms of the window and the places in them; without Qt, so that presenters may send people somewhere."""

from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """A screen of the window; its order here is the order of the navigation."""

    THIS_WEEK = "this_week"
    POSTS = "posts"
    CALENDAR = "calendar"
    ROSTER = "roster"
    REVIEW = "review"
    CITIZENS = "citizens"
    EVALUATION = "evaluation"
    PAGES = "pages"
    PANEL = "panel"
    DAYS = "days"
    MEDIA = "media"
    SECURITY = "security"
    ACTIVITY = "activity"
    BACKUPS = "backups"
    SETTINGS = "settings"
    WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone is: a room, the item open in it (None: the room itself), and what else the room understands."""

    room: Room
    item: str | None = None
    extra: str = ""
