"""The anchor of the store: number and hash of an entry of the activity log, and how often the store was brought back
from a backup, kept outside the database.

A cut tail leaves a chain that still holds; only something outside can tell. The anchor is written after the commit,
which the disk has confirmed by then, so it may lag behind the log but never lead: a crash gives no false alarm. It is
read before the log is, for the same reason. Whoever can cut the log can change this file too; the anchors that are
printed on the office's papers they cannot.

A database that was put back from outside is behind its anchor, in its log or in its count of restores: that too only
something outside can tell.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry that the log once held, and how often the store was restored; 0 tells nothing."""

    seq: int = 0
    hash: str = ""
    restores: int = 0


def read_anchor(path: Path) -> Anchor:
    """The kept anchor; a missing or torn file tells nothing."""
    try:
        kept: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Anchor()
    if not isinstance(kept, dict):
        return Anchor()
    fields = cast(Mapping[str, Any], kept)
    seq, found, restores = fields.get("seq"), fields.get("hash"), fields.get("restores", 0)
    known = isinstance(seq, int) and isinstance(found, str) and isinstance(restores, int)
    return Anchor(cast(int, seq), cast(str, found), cast(int, restores)) if known else Anchor()


def write_anchor(path: Path, anchor: Anchor) -> None:
    """Keeps an anchor, best effort: the commit it tells of stands already and must not fail for it."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_text(json.dumps(asdict(anchor)) + "\n", encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105 - the documented atomic one on every system
    except OSError:
        with suppress(OSError):
            fresh.unlink()
