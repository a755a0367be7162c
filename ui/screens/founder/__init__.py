"""The page of a fresh store: who sets the office up, with a PIN of their own.

It may know the core's sign-in, the words and the widgets.
No rule of what a PIN must be may ever be here.
"""

from PySide6.QtWidgets import QWidget

from ui.context import GateContext
from ui.screens.founder.view import FounderPage

__all__ = ["build"]


def build(context: GateContext) -> QWidget:
    """The page that names the founder; calls `context.done` when that is kept."""
    return FounderPage(context)
