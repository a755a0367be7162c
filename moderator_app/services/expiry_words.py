"""What is said of posts that nobody approved yet: one notice for the desk, one mail a person. Titles only, no texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moderator_app.domain.expiry import ExpiryReminder, ExpiryStep
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Member
from moderator_app.services.notices import Notice
from moderator_app.words import Speaker

LINES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class PersonsPosts:
    """What one person is told, soonest time first."""

    member: Member
    reminders: tuple[ExpiryReminder, ...]


def by_person(reminders: Iterable[ExpiryReminder], members: Mapping[MemberId, Member]) -> tuple[PersonsPosts, ...]:
    """What each person is told, in the order in which persons come."""
    found: dict[MemberId, list[ExpiryReminder]] = {}
    for reminder in sorted(reminders, key=lambda r: r.post.due_at):
        found.setdefault(reminder.key.member_id, []).append(reminder)
    return tuple(PersonsPosts(members[who], tuple(mine)) for who, mine in found.items())


def head(say: Speaker, reminders: Sequence[ExpiryReminder]) -> str:
    """The head of a notice or mail; the record of tellings keeps it."""
    posts = {r.post.post_id for r in reminders}
    expired = {r.post.post_id for r in reminders if r.key.step is ExpiryStep.EXPIRED}
    if expired:
        return say.count("{n} post expired without approval", "{n} posts expired without approval", len(expired))
    return say.count("{n} post waits for approval", "{n} posts wait for approval", len(posts))


def notice(say: Speaker, told: Sequence[PersonsPosts]) -> Notice:
    """One notice for everybody at the desk; it leads to the review."""
    posts: dict[PostId, ExpiryReminder] = {r.post.post_id: r for share in told for r in share.reminders}
    rows = [line(say, r) for r in posts.values()]
    lines = rows[:LINES_SHOWN]
    if len(rows) > LINES_SHOWN:
        lines.append(say("{n} more", n=len(rows) - LINES_SHOWN))
    lines.append(say("For {names}", names=", ".join(say.name(share.member.name) for share in told)))
    return Notice(head(say, tuple(posts.values())), "\n".join(lines), "approval")


def mail_body(say: Speaker, share: PersonsPosts, office: Bilingual) -> str:
    """A plain text: who is meant, which posts, what to do, who sends it."""
    parts = [
        say("Dear {name},", name=share.member.name),
        "\n".join(f"• {line(say, r)}" for r in share.reminders),
        _to_do(say, share),
        f"{say.name(office)}\n{say('Moderator Desk')}",
    ]
    return "\n\n".join(parts) + "\n"


def line(say: Speaker, reminder: ExpiryReminder) -> str:
    """ "“Title”: planned for …, not approved yet"."""
    title, when = reminder.post.title or say("(no title)"), say.short_moment(reminder.post.due_at)
    if reminder.key.step is ExpiryStep.EXPIRED:
        return say("“{title}”: planned for {when}, expired. Nothing went out.", title=title, when=when)
    return say("“{title}”: planned for {when}, not approved yet.", title=title, when=when)


def _to_do(say: Speaker, share: PersonsPosts) -> str:
    if all(r.key.step is ExpiryStep.EXPIRED for r in share.reminders):
        return say("Give it a new time, or let it go.")
    return say("Look through it in the review, or ask for changes. Without approval it does not go out.")
