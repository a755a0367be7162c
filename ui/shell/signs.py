"""How the navigation names the rooms."""

from dataclasses import dataclass

from moderator_app.words import mark
from ui.places import Room


@dataclass(frozen=True, slots=True)
class Sign:
    """A room's word and icon; `group` sets it apart by a line; no icon: not in the navigation.

    `short` is the word for the rail, where the whole one does not fit.
    """

    word: str
    icon: str
    group: int
    stands_under: Room | None = None
    short: str = ""


SIGNS: dict[Room, Sign] = {
    Room.THIS_WEEK: Sign(mark("This week"), "layout-list", 1),
    Room.POSTS: Sign(mark("Posts"), "pencil", 1),
    Room.CALENDAR: Sign(mark("Calendar"), "calendar-days", 1),
    Room.ROSTER: Sign(mark("Duty roster"), "list-checks", 1, short=mark("Duties")),
    Room.REVIEW: Sign(mark("Review"), "clipboard-check", 1),
    Room.CITIZENS: Sign(mark("Citizens"), "messages-square", 1),
    Room.EVALUATION: Sign(mark("Evaluation"), "file-chart-column", 2),
    Room.PAGES: Sign(mark("Pages and IDs"), "badge-check", 2, short=mark("Pages")),
    Room.PANEL: Sign(mark("Panel"), "users", 2),
    Room.DAYS: Sign(mark("Days and holidays"), "flag", 2, short=mark("Days")),
    Room.MEDIA: Sign(mark("Media"), "image", 2),
    Room.SECURITY: Sign(mark("Security"), "shield", 2),
    Room.ACTIVITY: Sign(mark("Activity"), "history", 3),
    Room.BACKUPS: Sign(mark("Backups"), "archive", 3),
    Room.SETTINGS: Sign(mark("Settings"), "settings", 3),
    Room.WELCOME: Sign("", "", 1, stands_under=Room.THIS_WEEK),
}
