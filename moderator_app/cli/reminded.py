"""What a heartbeat told whom, as `tick` prints it."""

from moderator_app.domain.ladder import Reminder
from moderator_app.services.reminding import Reminded
from moderator_app.words import Speaker
from moderator_app.words.cadence import outlook_words, wanted_words


def reminded_fields(reminded: Reminded) -> list[dict[str, object]]:
    """One entry a person and page's week, under its most urgent step; `told` is false where nothing could take it."""
    return [
        {
            "member": share.member.id,
            "step": reminder.key.rung.value,
            "page": reminder.key.page_id,
            "week_start": reminder.key.week.first_on.isoformat(),
            "state": reminder.forecast.state.value,
            "needed": reminder.forecast.gap,
            "again": reminder.again,
            "told": reminded.told,
        }
        for share in reminded.shares
        for reminder in share.reminders
    ]


def reminded_lines(say: Speaker, reminded: Reminded) -> list[str]:
    """Name, what is wanted, and how the page's week stands."""
    lines = [
        say("Reminded: {what}", what=_told(say, say.name(share.member.name), reminder))
        for share in reminded.shares
        for reminder in share.reminders
    ]
    if lines and not reminded.told:
        lines.append(say("No desktop and no mail account could take it; it comes again."))
    return lines


def _told(say: Speaker, name: str, reminder: Reminder) -> str:
    page = say.name(reminder.forecast.page_week.page.name)
    return " · ".join((name, wanted_words(say, reminder.key.rung, [page]), outlook_words(say, reminder.forecast)))
