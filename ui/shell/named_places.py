"""Places by a plain name: those of the command line, and those that a notice carries. Knows no Qt.

Whatever is not understood leads nowhere: a name may come from another process.
"""

import re
from collections.abc import Mapping
from datetime import date

from moderator_app.domain.bd_calendar import Week
from ui.places import Place, Room

LONGEST_NAME = 120
_ID = re.compile(r"[\w-]{1,64}")

COMMAND_PLACES: Mapping[str, Place] = {
    "this-week": Place(Room.THIS_WEEK),
    "calendar": Place(Room.CALENDAR),
    "posts": Place(Room.POSTS),
    "review": Place(Room.REVIEW),
    "new-post": Place(Room.POSTS, None, "new"),
    "panel": Place(Room.PANEL),
    "roster": Place(Room.ROSTER),
    "days": Place(Room.DAYS),
    "evaluation": Place(Room.EVALUATION),
    "backups": Place(Room.BACKUPS),
    "settings": Place(Room.SETTINGS),
}
"""The names that `--open` takes, and nothing else that comes from outside this process."""


_OF_NOTICES: Mapping[str, Place] = {
    "queue": Place(Room.POSTS, None, "queue"),
    "drill": Place(Room.BACKUPS, None, "drill"),
    "reminders": Place(Room.THIS_WEEK),
}


def place_of_notice(target: str) -> Place | None:
    """Where a notice leads: `kit:<delivery>`, `connect:<page>`, `missed:<post>`, `week:<sunday>:<page>`, `post:<post>`,
    `queue`, `drill`, `reminders`, or a name of the command line; None where it is none of them.
    """
    if len(target) > LONGEST_NAME:
        return None
    kind, _, rest = target.partition(":")
    match kind:
        case "kit" if _ID.fullmatch(rest):
            return Place(Room.POSTS, None, f"kit:{rest}")
        case "connect" if _ID.fullmatch(rest):
            return Place(Room.PAGES, rest, "connect")
        case "missed" if _ID.fullmatch(rest):
            return Place(Room.POSTS, None, f"decide:{rest}")
        case "post" if _ID.fullmatch(rest):
            return Place(Room.POSTS, rest)
        case "week":
            return _week(rest)
        case _:
            return _OF_NOTICES.get(target) or COMMAND_PLACES.get(target)


def _week(rest: str) -> Place | None:
    """The page on which a week's reason is written; without a page, the board."""
    sunday, _, page = rest.partition(":")
    try:
        week = Week(date.fromisoformat(sunday))
    except ValueError:
        return None
    if not _ID.fullmatch(page):
        return Place(Room.THIS_WEEK)
    return Place(Room.THIS_WEEK, page, f"week:{week.first_on.isoformat()}")
