"""The anchor of the activity log: number and hash of an entry, kept outside the database.

A cut tail leaves a chain that still holds; only something outside can tell. The anchor is written after the commit,
which the disk has confirmed by then, so it may lag behind the log but never lead: a crash gives no false alarm. It is
read before the log is, for the same reason. Whoever can cut the log can change this file too; the anchors that are
printed on the office's papers they cannot.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry that the log once held; number 0 tells nothing."""

    seq: int = 0
    hash: str = ""


def read_anchor(path: Path) -> Anchor:
    """The kept anchor; a missing or torn file tells nothing."""
    try:
        kept: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Anchor()
    if not isinstance(kept, dict):
        return Anchor()
    fields = cast(Mapping[str, Any], kept)
    seq, found = fields.get("seq"), fields.get("hash")
    return Anchor(seq, found) if isinstance(seq, int) and isinstance(found, str) else Anchor()


def write_anchor(path: Path, seq: int, entry_hash: str) -> None:
    """Keeps an anchor, best effort: the commit it tells of stands already and must not fail for it."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_text(json.dumps({"seq": seq, "hash": entry_hash}) + "\n", encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105 - the documented atomic one on every system
    except OSError:
        with suppress(OSError):
            fresh.unlink()
