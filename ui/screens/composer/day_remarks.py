"""What is to be known of the day for which a post is planned: cancelled by the state, a holiday, the office closed."""

from datetime import date

from moderator_app.domain.days import DayBook
from moderator_app.words import Speaker


def day_remarks(say: Speaker, book: DayBook, day: date) -> tuple[str, ...]:
    """One sentence each; nothing for a plain day. Knows no Qt."""
    found = [
        say("This day is cancelled by the state: {name}.", name=say.name(gone.name))
        for gone in book.only_cancelled(day)
    ]
    for holiday in book.holidays(day):
        name = say.name(holiday.name)
        words = say("A public holiday, date not gazetted yet: {name}.", name=name)
        found.append(words if holiday.provisional else say("A public holiday: {name}.", name=name))
    closure = book.closure(day)
    if closure is not None:
        found.append(say("The office is closed: {reason}.", reason=closure.reason))
    return tuple(found)
