"""The page of a fresh data folder: passphrase, recovery key on paper, its last group typed back, then the store.

It may know the core's door of the data folder, the words, the widgets and Qt's printing.
No key may ever be written to a log, to the clipboard or to disk from here, but as the PDF that a person asked for.
"""

from PySide6.QtWidgets import QWidget

from ui.context import GateContext
from ui.screens.making.view import MakingPage

__all__ = ["build"]


def build(context: GateContext) -> QWidget:
    """The page that makes a store; calls `context.done` once it is open."""
    return MakingPage(context)
