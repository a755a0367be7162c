"""The words of the home screen that stand in tables, and those of a refusal."""

from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.panel import Action
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
