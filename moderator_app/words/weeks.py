"""How a week is named for people."""

from datetime import date, timedelta

from moderator_app.words.speaker import Speaker


def week_days(first_on: date, say: Speaker) -> str:
    """A week by its Sunday: "4–10 October 2026", "27 September – 3 October 2026"."""
    last = first_on + timedelta(days=6)
    start = say.plain_day(first_on)
    if first_on.month == last.month:
        return f"{say.in_digits(str(first_on.day))}–{say.plain_day(last)}"
    return f"{start.rsplit(' ', 1)[0] if first_on.year == last.year else start} – {say.plain_day(last)}"
