"""Reminders as people read them: one notice for the desktop, one mail a person, each naming page, week and person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.ladder import STEPS, Reminder
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Member
from moderator_app.domain.reminders import Rung
from moderator_app.services.notices import Notice
from moderator_app.words import Speaker
from moderator_app.words.cadence import outlook_words, to_do_words, wanted_words

LINES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class PersonsShare:
    """What one person is told: every page's week once, under the most urgent of its steps."""

    member: Member
    reminders: tuple[Reminder, ...]

    @property
    def rung(self) -> Rung:
        """The most urgent step."""
        return max((r.key.rung for r in self.reminders), key=STEPS.index)


def shares(reminders: Iterable[Reminder], members: Mapping[MemberId, Member]) -> tuple[PersonsShare, ...]:
    """What each person is told, in the order in which persons come."""
    of_member: dict[MemberId, dict[tuple[PageId, Week], Reminder]] = {}
    for reminder in reminders:  # they come in the order of steps: a later one of the same week is the more urgent
        mine = of_member.setdefault(reminder.key.member_id, {})
        mine[reminder.key.page_id, reminder.key.week] = reminder
    return tuple(PersonsShare(members[who], tuple(mine.values())) for who, mine in of_member.items())


def subject(say: Speaker, share: PersonsShare) -> str:
    """The head of what one person is told; the record of tellings keeps it."""
    return _head(say, share.reminders)


def notice(say: Speaker, told: Sequence[PersonsShare], running: Week) -> Notice:
    """One notice for everybody at the desk; a lost week leads to where its reason is written, others to the board."""
    rising = sorted((r for share in told for r in share.reminders), key=lambda r: STEPS.index(r.key.rung))
    weeks = {(r.key.page_id, r.key.week): r for r in rising}
    newest = sorted(weeks.values(), key=lambda r: r.key.week, reverse=True)
    most = tuple(sorted(newest, key=lambda r: -STEPS.index(r.key.rung)))
    lines = [_line(say, r, running) for r in most[:LINES_SHOWN]]
    if len(most) > LINES_SHOWN:
        lines.append(say("{n} more", n=len(most) - LINES_SHOWN))
    names = ", ".join(say.name(share.member.name) for share in told)
    lines.append(say("For {names}", names=names))
    only = most[0].key if len(most) == 1 else None
    target = f"week:{only.week.first_on.isoformat()}:{only.page_id}" if only and only.rung is Rung.LOST else "reminders"
    return Notice(_head(say, most), "\n".join(lines), "reminders", target)


def mail_body(say: Speaker, share: PersonsShare, running: Week, office: Bilingual) -> str:
    """A plain text: who is meant, how each page stands, what to do, who sends it."""
    lines = [_line(say, r, running) for r in reversed(share.reminders)]
    parts = [
        say("Dear {name},", name=share.member.name),
        "\n".join(f"• {line}" for line in lines),
        to_do_words(say, share.rung),
        f"{say.name(office)}\n{say('Moderator Desk')}",
    ]
    return "\n\n".join(parts) + "\n"


def _head(say: Speaker, reminders: Sequence[Reminder]) -> str:
    """Names the most urgent step, and of the pages those to which it applies."""
    rung = max((r.key.rung for r in reminders), key=STEPS.index)
    pages = {r.key.page_id: r.forecast.page_week.page for r in reminders if r.key.rung is rung}
    return wanted_words(say, rung, [say.name(page.name) for page in pages.values()])


def _line(say: Speaker, reminder: Reminder, running: Week) -> str:
    week, page = reminder.key.week, say.name(reminder.forecast.page_week.page.name)
    told = outlook_words(say, reminder.forecast)
    if week == running:
        return say("{page}: {told}", page=page, told=told)
    return say("{page}, week of {day}: {told}", page=page, day=say.short_day(week.first_on), told=told)
