"""The gate of bringing a backup back: before the first store, in place of a damaged one, or after leaving the desk.

It may know the core's restoring, what lies in `ui/backups`, the words and the widgets.
No member is at the desk here, so nothing but bringing back may ever be done on this page.
"""

from PySide6.QtWidgets import QWidget

from ui.backups.state import BringBack
from ui.context import GateContext
from ui.screens.restore.view import RestorePage

__all__ = ["build"]


def build(context: GateContext, wish: BringBack) -> QWidget:
    """The page; calls `context.done` once the store that was brought back is open, or when someone turns back."""
    return RestorePage(context, wish)
