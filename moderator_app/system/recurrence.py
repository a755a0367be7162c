"""The days of recurring posts, by the recurrence rules of iCalendar (RFC 5545)."""

from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, final

from moderator_app.domain.series import MOST_OCCURRENCES, Every, Recurrence

if TYPE_CHECKING:
    from dateutil.rrule import rrule

_RULE_WEEKDAYS = (6, 0, 1, 2, 3, 4, 5)
"""The library counts from Monday (0); our weeks begin on Sunday."""


@final
class LibraryRecurrenceRules:
    """Expands rules with python-dateutil, which is loaded when the first rule is asked for."""

    def days(self, rule: Recurrence) -> tuple[date, ...]:
        found = (at.date() for at in _expanded(rule))
        return tuple(islice(found, rule.count or MOST_OCCURRENCES + 1))


def _expanded(rule: Recurrence) -> "rrule":
    """Days as midnights without a zone, which no clock change can move."""
    from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

    frequency, days, month_day = DAILY, None, None
    match rule.every:
        case Every.DAY:
            pass
        case Every.WEEK:
            frequency, days = WEEKLY, [weekday(_RULE_WEEKDAYS[day]) for day in sorted(rule.days)]
        case Every.MONTH_DAY:
            frequency, month_day = MONTHLY, rule.first_on.day
        case Every.MONTH_WEEKDAY:
            frequency, days = MONTHLY, [weekday(_RULE_WEEKDAYS[rule.weekday], rule.place)]
    return rrule(
        frequency,
        dtstart=datetime.combine(rule.first_on, time()),
        interval=rule.interval,
        wkst=6,
        until=datetime.combine(rule.last_on or rule.latest_on, time()),
        byweekday=days,
        bymonthday=month_day,
    )
