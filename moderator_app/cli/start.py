"""How the window is to be opened; light, for the first paint waits for it."""

from pathlib import Path
from typing import NamedTuple


class Start(NamedTuple):
    """Without a data folder this login's own.

    `place` is one of `grammar.PLACES`, or empty; `hidden` opens nothing that can be seen where there is a tray.
    """

    data: Path | None = None
    key_file: Path | None = None
    place: str = ""
    hidden: bool = False
