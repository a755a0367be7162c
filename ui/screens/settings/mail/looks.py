"""How an outcome of telling somebody is shown: word, shape and colour. Knows no Qt."""

from moderator_app.domain.reminders import Channel, Outcome
from moderator_app.words import mark
from ui.roles import Role
from ui.widgets.shapes import Shape
from ui.widgets.states import StateLook

OUTCOME_LOOKS = {
    Outcome.SHOWN: StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Shown")),
    Outcome.SENT: StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Sent")),
    Outcome.WAITING: StateLook(Shape.HALF_CIRCLE, Role.INFO, mark("Waits")),
    Outcome.FAILED: StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Did not go out")),
    Outcome.GIVEN_UP: StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Given up")),
}
CHANNEL_WORDS = {Channel.DESKTOP: mark("On the desktop"), Channel.MAIL: mark("By mail")}
