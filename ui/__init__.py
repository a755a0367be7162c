"""The face of Moderator Desk: every window, widget and screen.

It may know PySide6, the words and the services of the core, and hears facts from the event bus.
No rule that a moderator could argue about, no SQL and no network may ever be here.
"""

from ui.imports import plain_imports as plain_imports  # first of all: keeps Python's own import from before PySide6's
