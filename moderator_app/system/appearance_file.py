"""How the window speaks and looks, in a file of its own: the sign-in page needs it before the store is open."""

import json
from pathlib import Path
from typing import Any, TypeVar, cast

from moderator_app.domain.appearance import TEXT_SIZES, Appearance, Scheme
from moderator_app.system.whole_files import write_whole

_T = TypeVar("_T")
FILE = "appearance.json"
_LANGUAGES = ("bn", "en")
_DIGITS = ("bangla", "latin")


def read_appearance(folder: Path) -> Appearance:
    """What was chosen; whatever is missing or makes no sense is the default."""
    try:
        kept: Any = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Appearance()
    if not isinstance(kept, dict):
        return Appearance()
    fields, default = cast(dict[str, Any], kept), Appearance()
    return Appearance(
        language=_one_of(_LANGUAGES, fields.get("language"), default.language),
        digits=_one_of(_DIGITS, fields.get("digits"), default.digits),
        scheme=Scheme(_one_of(tuple(Scheme), fields.get("scheme"), default.scheme)),
        text_size=_one_of(TEXT_SIZES, fields.get("text_size"), default.text_size),
        stays_in_tray=fields.get("stays_in_tray") is not False,
        told_of_tray=fields.get("told_of_tray") is True,
    )


def write_appearance(folder: Path, appearance: Appearance) -> None:
    """Keeps it; makes the folder where there is none yet. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    tree = {
        "language": appearance.language,
        "digits": appearance.digits,
        "scheme": appearance.scheme.value,
        "text_size": appearance.text_size,
        "stays_in_tray": appearance.stays_in_tray,
        "told_of_tray": appearance.told_of_tray,
    }
    write_whole(folder / FILE, json.dumps(tree, indent=1) + "\n")


def _one_of(known: tuple[_T, ...], found: object, default: _T) -> _T:
    return next((value for value in known if value == found), default)
