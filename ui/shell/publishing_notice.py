"""The banner above every screen while publishing is paused, the PC's clock stops it, or nobody can be reached."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderator_app.domain.ids import MemberId
from moderator_app.services.pausing import PauseStanding
from moderator_app.words import Speaker
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, secondary
from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class PublishingNotice:
    """What holds publishing up; `pause` is empty where nobody paused it."""

    pause: PauseStanding = field(default_factory=PauseStanding)
    offline: bool = False
    clock_stops: bool = False


def asked(core: "Core", actor: MemberId) -> PublishingNotice:
    """How publishing stands now; to be called behind the background door."""
    standing = core.publishing.standing()
    return PublishingNotice(core.pausing.standing(actor), standing.offline, standing.clock_stops)


def publishing_banner(
    theme: Theme, say: Speaker, notice: PublishingNotice, to_queue: Callable[[], None]
) -> Banner | None:
    """One sentence with its consequence, the most pressing one, and the way to the queue; None where all goes on."""
    found = _sentence(say, notice)
    if found is None:
        return None
    shape, sentence = found
    action = secondary(theme, say("To the queue"), height=SMALL)
    action.clicked.connect(lambda _=False: to_queue())
    return Banner(theme, shape, Role.WARNING, sentence, action)


def _sentence(say: Speaker, notice: PublishingNotice) -> tuple[Shape, str] | None:
    pause = notice.pause.pause
    if pause is not None and notice.pause.ended:
        return Shape.CIRCLE_PAUSE, say(
            "The pause of publishing should have ended {until}. Nothing goes out until somebody lifts it.",
            until=say.short_moment(pause.until),
        )
    if pause is not None:
        return Shape.CIRCLE_PAUSE, say(
            "Publishing is paused until {until}: nothing goes out by itself. Reason: {reason}",
            until=say.short_moment(pause.until),
            reason=pause.reason,
        )
    if notice.clock_stops:
        return Shape.CLOCK, say(
            "This PC's clock is far from the platforms' clocks, so nothing goes out by itself. Set the PC's clock"
            " right."
        )
    if notice.offline:
        return Shape.CLOCK, say("No platform can be reached. Posts that become due wait, and nothing is lost.")
    return None
