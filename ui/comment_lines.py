"""Comments put into words, wherever they stand. Knows no Qt."""

from collections.abc import Iterable

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.panel import Action, Member
from moderator_app.services.commenting import Said
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.widgets.comment_line import CommentLine


def comment_lines(say: Speaker, said: Iterable[Said]) -> tuple[CommentLine, ...]:
    """In the order in which they were said."""
    return tuple(_line(say, one) for one in said)


def open_count(say: Speaker, lines: Iterable[CommentLine]) -> str:
    """How many are open, "" where none is."""
    number = sum(not line.settled for line in lines)
    return say.count("{n} open", "{n} open", number) if number else ""


def why_silent(say: Speaker, member: Member) -> str:
    """Why a member may not comment, "" where they may."""
    return "" if member.may(Action.DRAFT) else error_sentence(say, _not_allowed())


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.DRAFT.value)


def _line(say: Speaker, one: Said) -> CommentLine:
    comment = one.comment
    name, at = say.name(one.who.name), say.short_moment(comment.at)
    head = say("{name}, {when} · version {n}", name=name, when=at, n=comment.version)
    settled = ""
    if one.settled_by is not None and comment.settled_at is not None:
        who = say.name(one.settled_by.name)
        settled = say("Settled by {name}, {when}", name=who, when=say.short_moment(comment.settled_at))
    return CommentLine(comment.id, head, comment.text, comment.quote, settled)
