"""Where the data files of `resources/` lie, from source and frozen: the ground under everything."""

import sys
from pathlib import Path


def resource_root() -> Path:
    """The folder that holds fonts, icons, words and templates.

    A frozen program carries it beside its own code (`sys._MEIPASS`); from source it stands at the top of the tree.
    """
    frozen_root = getattr(sys, "_MEIPASS", None)
    if isinstance(frozen_root, str):
        return Path(frozen_root) / "resources"
    return Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of one resource, for example `resource("fonts", "NotoSansBengali-400.ttf")`."""
    return resource_root().joinpath(*parts)
