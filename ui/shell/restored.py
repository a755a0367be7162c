"""The banner on every screen while nobody has said that a store brought back was compared with the pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from moderator_app.domain.panel import Action, Member
from moderator_app.words import Speaker
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, secondary
from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from moderator_app.services.backups import RestoredNotice


def restored_banner(
    theme: Theme,
    say: Speaker,
    notice: "RestoredNotice",
    actor: Member,
    compared: Callable[[], None],
    to_the_room: Callable[[], None],
) -> Banner:
    """The convenor may say that the pages were compared; everybody else is led to the room of the backups."""
    convenor = actor.may(Action.CHANGE_SETTINGS)
    words = say("I have compared them") if convenor else say("To the backups")
    action = secondary(theme, words, height=SMALL)
    action.clicked.connect(lambda _=False: compared() if convenor else to_the_room())
    return Banner(theme, Shape.TRIANGLE, Role.WARNING, _sentence(say, notice), action)


def _sentence(say: Speaker, notice: "RestoredNotice") -> str:
    if notice.backup_at is None:
        return say(
            "This store was put back from outside the program on {at}. Posts that went out before may not be recorded"
            " here: compare the pages before publishing.",
            at=notice.restored_at,
        )
    return say(
        "Brought back from the backup of {at}. Posts that went out after that may not be recorded here: compare the"
        " pages before publishing.",
        at=notice.backup_at,
    )
