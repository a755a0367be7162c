"""Posts that stand planned for a day which the state no longer keeps: someone should know before they go out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.domain.days import SpecialDay
from moderator_app.domain.lines import CalendarLine
from moderator_app.domain.panel import Action, Member
from moderator_app.ports import Unit
from moderator_app.services.days import book_between
from moderator_app.zone import dhaka_day, midnight

LOOKED_AHEAD = timedelta(days=60)
_MOST_A_DAY = 20


@dataclass(frozen=True, slots=True)
class OnCancelledDay:
    """A post, by one of its pages, and the cancelled day for which it is planned."""

    line: CalendarLine
    day: SpecialDay


def on_cancelled_days(unit: Unit, member: Member, now: datetime) -> list[OnCancelledDay]:
    """Those that this member wrote or keeps, soonest first; whoever may change settings is told of all.

    A date on which another day is kept warns of nothing, nor does a post that is out already.
    """
    today = dhaka_day(now)
    book = book_between(unit, today, today + LOOKED_AHEAD)
    found: list[OnCancelledDay] = []
    for on in sorted(book.by_day):
        gone = book.only_cancelled(on)
        if gone:
            lines = unit.deliveries.in_calendar(midnight(on), midnight(on + timedelta(days=1)), None, _MOST_A_DAY)
            found += [
                OnCancelledDay(line, gone[0]) for line in lines if line.delivery is None or not line.delivery.is_live
            ]
    return _concerning(unit, member, list({each.line.post_id: each for each in reversed(found)}.values())[::-1])


def _concerning(unit: Unit, member: Member, found: list[OnCancelledDay]) -> list[OnCancelledDay]:
    if member.may(Action.CHANGE_SETTINGS) or not found:
        return found
    posts = unit.posts.many([each.line.post_id for each in found])
    theirs = {p.id for p in posts.values() if member.id in (p.author_id, p.edited_by, p.owner_id)}
    return [each for each in found if each.line.post_id in theirs]
