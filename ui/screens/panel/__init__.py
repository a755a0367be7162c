"""The panel register: who sits on it, in which roles, by which order, and who must have seen a post.

It may know the core's panel, sign-in, office and papers, the shared forms and paper page, the words and the widgets.
No other screen and no rule of the panel may ever be here.
"""

from ui.context import ScreenContext
from ui.screens.panel.member_page import MemberPage
from ui.screens.panel.order_page import OrderPage
from ui.screens.panel.view import PanelScreen
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The register, or the page of the member `context.place.item` names.

    `extra="new"` asks for a new one, `extra="order"` for the office order.
    """
    if context.place.extra == "order":
        return OrderPage(context)
    if context.place.item is not None or context.place.extra == "new":
        return MemberPage(context)
    return PanelScreen(context)
