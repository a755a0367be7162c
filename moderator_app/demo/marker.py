"""The mark of a demo office in its folder: the day for which it was made."""

import json
from datetime import date
from pathlib import Path

from moderator_app.domain.errors import WrongDate
from moderator_app.domain.fields import calendar_day

MARKER_FILE = "demo.json"
KEY_FILE = "demo.key"


def write_marker(folder: Path, today: date) -> None:
    """Keeps the day beside the store."""
    text = json.dumps({"demo_office_of": today.isoformat()})
    (folder / MARKER_FILE).write_text(f"{text}\n", encoding="utf-8")


def marked_day(folder: Path) -> date | None:
    """The day of a demo office, or None for any other folder; only beside a demo's own key does the mark count."""
    try:
        if not (folder / KEY_FILE).is_file():
            return None
        kept = json.loads((folder / MARKER_FILE).read_text(encoding="utf-8"))
        return calendar_day(str(kept["demo_office_of"]))
    except (OSError, ValueError, KeyError, TypeError, WrongDate):
        return None
