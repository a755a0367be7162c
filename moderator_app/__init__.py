"""The core of Moderator Desk: a program that runs without a screen.

Everything the program knows and does lives here, in rooms that docs/architecture.md draws.
It may know the standard library and, in its outer rooms, the libraries named there.
PySide6 must never be imported from here.
"""

__version__ = "0.1.0"

PROGRAM = "moderator-desk"
"""What the program is called where no person reads it: its command, its folders, its desktop entry."""
