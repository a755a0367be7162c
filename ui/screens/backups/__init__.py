"""The backups: is the work safe if this PC breaks today, making one, drilling one, and the way to bring one back.

It may know the core's backups and restoring, the shared forms, the words and the widgets.
No rule of keeping, no key and no other screen may ever be here; bringing back happens before the desk, at its gate.
"""

from ui.context import ScreenContext
from ui.screens.backups.bring_back import BringBackPage
from ui.screens.backups.drill import DrillPage
from ui.screens.backups.view import BackupsRoom
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The room; `extra` "drill" and "restore" open those pages, with the kept copy that `item` names."""
    if context.place.extra == "drill":
        return DrillPage(context)
    if context.place.extra == "restore":
        return BringBackPage(context)
    return BackupsRoom(context)
