"""The words of the home screen that stand in tables, and those of a refusal."""

from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.panel import Action
from moderator_app.services.absence import WhileAway
from moderator_app.words import Speaker, mark
from moderator_app.words.errors import error_sentence


def refusal(say: Speaker, action: Action) -> str:
    """Why a member without the role may not do it."""
    return error_sentence(say, _not_allowed(action))


def _not_allowed(action: Action) -> ModeratorError:
    return RoleNotAllowed(action=action.value)


CONSEQUENCES: dict[NoteKind, str] = {
    NoteKind.MISSED: mark("It counts; the reason is printed."),
    NoteKind.EID: mark("It leaves the count and is printed beside it."),
    NoteKind.SHUTDOWN: mark("No internet or power; it leaves the count."),
    NoteKind.DISASTER: mark("Flood, cyclone or the like; it leaves the count."),
    NoteKind.OTHER_EXCUSE: mark("Say which; it leaves the count."),
}
"""What choosing it means."""


def away_words(say: Speaker, away: WhileAway) -> str:
    """From when until when the program was away, what was missed meanwhile, and what becomes of it."""
    span = say(
        "While you were away, from {since} to {until}:",
        since=say.short_moment(away.absence.from_at),
        until=say.short_moment(away.absence.until_at),
    )
    harm: list[str] = []
    if away.missed:
        harm.append(say.count("the time of {n} post was missed", "the times of {n} posts were missed", away.missed))
    if away.weeks:
        harm.append(say.count("{n} week of a page ended short", "{n} weeks of pages ended short", away.weeks))
    if not harm:
        return f"{span} {say('nothing was missed.')}"
    told = say("{harm}. Nothing went out by itself; what waits for you stands below.", harm=", ".join(harm))
    return f"{span} {told}"
