"""Days and holidays: the fiscal year's national days and the office's closures, their forms, and files of days.

It may know the core's days and office, the shared forms, the words and the widgets.
No other screen and no rule of which days offices work may ever be here.
"""

from ui.context import ScreenContext
from ui.screens.days.closure_page import ClosurePage
from ui.screens.days.day_page import DayPage
from ui.screens.days.file_page import FilePage
from ui.screens.days.view import DaysScreen
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The list, or the page that `context.place` asks for.

    `item` names a day, with `extra="closure"` a closure. Without an item `extra` is "new", "new closure", or
    "file:" with a path. For a day `extra` may also be "confirm", "cancel" or "restore".
    """
    item, extra = context.place.item, context.place.extra
    if extra in ("closure", "new closure"):
        return ClosurePage(context)
    if extra.startswith("file:"):
        return FilePage(context)
    if item is not None or extra == "new":
        return DayPage(context)
    return DaysScreen(context)
