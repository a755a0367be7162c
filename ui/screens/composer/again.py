"""The button that lets the post being written come again and again."""

from ui.context import ScreenContext
from ui.places import Place, Room
from ui.screens.composer.presenter import ComposerPresenter
from ui.widgets.button import Button, ButtonParts, secondary


def again_button(context: ScreenContext, presenter: ComposerPresenter) -> Button:
    """Leads to the form of a recurring post; only for a post that is kept already."""
    say = context.say
    button = secondary(context.theme, say("Repeat this post"), ButtonParts(icon="refresh-cw"))
    button.setToolTip(say("Let it come again by a rule: every week, every month …"))
    button.clicked.connect(
        lambda _=False: context.navigate(Place(Room.POSTS, extra=f"series:from:{presenter.post_id}"))
    )
    return button
