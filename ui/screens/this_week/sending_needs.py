"""What publishing asks of the member, in words: an outcome, a refusal, a lost connection, a pause. Knows no Qt."""

from collections.abc import Callable, Mapping
from datetime import datetime

from moderator_app.domain.ids import PageId
from moderator_app.domain.pauses import Pause
from moderator_app.domain.sending import WhyHuman
from moderator_app.domain.shown import Shown
from moderator_app.services.board import Need, NeedKind
from moderator_app.words import Speaker, mark
from moderator_app.words.platform_faults import fault_words
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.this_week.state import NeedLine, Target
from ui.widgets.page_face import PageFace
from ui.widgets.shapes import Shape
from ui.widgets.states import PAUSED, SHOWN_STATES, StateLook

_TWICE = StateLook(Shape.TRIANGLE, Role.DANGER, mark("Stands twice"))
_LOOKS = {
    NeedKind.DOUBLE: _TWICE,
    NeedKind.UNKNOWN: SHOWN_STATES[Shown.NOT_KNOWN],
    NeedKind.CANCEL_PENDING: SHOWN_STATES[Shown.CANCEL_PENDING],
    NeedKind.FAILED: SHOWN_STATES[Shown.FAILED],
    NeedKind.BLOCKED: SHOWN_STATES[Shown.SIGN_IN_AGAIN],
}
SENDING_KINDS = frozenset(_LOOKS)


def sending_line(
    say: Speaker, need: Need, faces: Mapping[PageId, PageFace], when: Callable[[datetime], str]
) -> NeedLine:
    """A post that the program cannot bring to its end alone."""
    assert need.delivery is not None, "such a need carries its delivery"
    assert need.sending is not None, "such a need carries its sending"
    delivery, sending = need.delivery.delivery, need.sending
    refused = need.kind is NeedKind.UNKNOWN and sending.why is WhyHuman.REFUSED
    look = SHOWN_STATES[Shown.FAILED] if refused else _LOOKS[need.kind]
    place, action = Place(Room.POSTS, None, f"unknown:{delivery.id}"), say("Compare")
    told = when(delivery.due_at) if delivery.due_at else ""
    if need.kind is NeedKind.CANCEL_PENDING:
        at = sending.remote_due_at or delivery.due_at
        told = say("It will go out {when} unless this PC gets online.", when=when(at)) if at else told
        place, action = Place(Room.POSTS, None, "queue"), say("To the queue")
    elif need.kind is NeedKind.BLOCKED:
        told = fault_words(say, sending.fault).title if sending.fault else told
        place, action = Place(Room.PAGES, delivery.page_id, "connect"), say("Connect again")
    elif refused or need.kind is NeedKind.FAILED:
        told = fault_words(say, sending.fault).title if sending.fault else told
        action = say("Look into it")
    parts = [faces[delivery.page_id].name, told]
    if need.kind is NeedKind.CANCEL_PENDING:
        parts.reverse()  # what must not be cut off comes first
    second = " · ".join(part for part in parts if part)
    return NeedLine(look, say(look.word), need.delivery.title or say("Untitled post"), second, action, Target(place))


def pause_line(say: Speaker, pause: Pause) -> NeedLine:
    """A pause whose stated end has passed; it holds until somebody lifts it."""
    return NeedLine(
        PAUSED,
        say(PAUSED.word),
        say("The pause of publishing should have ended"),
        f"{say.short_moment(pause.until)} · {pause.reason}",
        say("To the queue"),
        Target(Place(Room.POSTS, None, "queue")),
    )
