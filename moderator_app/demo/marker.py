"""The mark of a demo office in its folder: the day for which it was made, and the moment at which its clock stands."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from moderator_app.demo.clock import looked_at
from moderator_app.domain.errors import WrongDate
from moderator_app.domain.fields import calendar_day
from moderator_app.files.writing import AtomicFileWriter
from moderator_app.system.folder_contents import DEMO_KEY_FILE, DEMO_MARK_FILE
from moderator_app.zone import in_dhaka

_DAY, _MOMENT = "demo_office_of", "at"


def write_marker(folder: Path, today: date, at: datetime | None = None) -> None:
    """Keeps the day beside the store, and the moment to which its clock was moved.

    Raises:
        FolderNotWritable, DiskFull: the mark is as it was.
    """
    mark = {_DAY: today.isoformat()}
    if at is not None:
        mark[_MOMENT] = in_dhaka(at).isoformat()
    AtomicFileWriter().write(folder / DEMO_MARK_FILE, f"{json.dumps(mark)}\n".encode())


def marked_day(folder: Path) -> date | None:
    """The day of a demo office, or None for any other folder; only beside a demo's own key does the mark count."""
    try:
        return calendar_day(str(_mark(folder)[_DAY]))
    except (OSError, ValueError, KeyError, TypeError, WrongDate):
        return None


def stands_at(folder: Path) -> datetime | None:
    """The moment at which a demo office's clock stands, aware; None for any other folder."""
    day = marked_day(folder)
    if day is None:
        return None
    try:
        return max(datetime.fromisoformat(_mark(folder)[_MOMENT]), looked_at(day))
    except (OSError, ValueError, KeyError, TypeError):
        return looked_at(day)


def _mark(folder: Path) -> dict[str, Any]:
    (folder / DEMO_KEY_FILE).stat()
    return json.loads((folder / DEMO_MARK_FILE).read_text(encoding="utf-8"))
