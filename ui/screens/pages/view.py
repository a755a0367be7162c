"""Which page of this room is shown: the register, the form of one account, or the register on paper."""

from moderator_app.zone import dhaka_day
from ui.context import ScreenContext
from ui.screens.pages.connection_presenter import ConnectionPresenter
from ui.screens.pages.edit import EditView
from ui.screens.pages.paper_page import RegisterPaperPage
from ui.screens.pages.presenter import PagesPresenter
from ui.screens.pages.register import RegisterView
from ui.widgets.screen import Screen


def view(context: ScreenContext) -> Screen:
    """The page that stands at the context's place."""
    if context.place.extra in ("card", "paper"):
        return RegisterPaperPage(context)
    clock = context.core.clock
    connections = ConnectionPresenter(context.say, context.core, context.actor)
    presenter = PagesPresenter(
        context.core.accounts, context.say, context.actor.id, lambda: dhaka_day(clock.now()), connections
    )
    if context.place.extra in ("new", "change"):
        return EditView(context, presenter)
    return RegisterView(context, presenter, connections)
