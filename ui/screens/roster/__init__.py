"""The duty roster: who keeps the pages in which week, where it has gaps, leave, swaps and notes.

It may know the core's roster, leave, swap and papers services, the shared forms and paper page, words and widgets.
No other screen may ever be here, and nothing of how duties are dealt out or what may be swapped: that is decided below.
"""

from ui.context import ScreenContext
from ui.screens.roster.duty_page import DutyPage
from ui.screens.roster.leave_page import LeavePage
from ui.screens.roster.paper_page import RosterPaperPage
from ui.screens.roster.rotation_page import RotationPage
from ui.screens.roster.swap_page import SwapPage
from ui.screens.roster.view import RosterRoom
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The roster of the running fiscal year, or of the one that `item` names by the year in which it begins.

    `extra` opens a page: "rotate", "paper", "leave" or "leave:<id>", "swap" or "swap:<Sunday>", "duty:<Sunday>" with
    the id of a page after another colon.
    """
    kind = context.place.extra.partition(":")[0]
    match kind:
        case "rotate":
            return RotationPage(context)
        case "paper":
            return RosterPaperPage(context)
        case "leave":
            return LeavePage(context)
        case "swap":
            return SwapPage(context)
        case "duty":
            return DutyPage(context)
        case _:
            return RosterRoom(context)
