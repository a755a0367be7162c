"""Where a second start of the program finds the first: a place of this login alone, named after the data folder.

Nothing here needs Qt, and nothing heavy is loaded, for the first paint waits for the first look.
"""

import os
import stat
import sys
import tempfile
import zlib
from pathlib import Path

from moderator_app import PROGRAM


def somebody_may_be_there(folder: Path) -> bool:
    """Whether it is worth asking: a window of this login stands open on this folder, or was killed.

    On Windows pipes cannot be looked at without disturbing them, so it always is.
    """
    if sys.platform == "win32":
        return True
    room = _room()
    try:
        return _is_ours_alone(room) and any(room.glob(f"{_short_mark(folder)}-*"))
    except OSError:
        return False


def meeting_point(folder: Path) -> str:
    """The name of the socket or pipe of a data folder; empty where no place of this login alone can be had."""
    from hashlib import sha256

    mark = f"{_short_mark(folder)}-{sha256(_place(folder)).hexdigest()[:8]}"
    if sys.platform == "win32":
        login = sha256(os.environ.get("USERNAME", "").encode()).hexdigest()[:8]
        return f"{PROGRAM}-{login}-{mark}"
    room = _room()
    try:
        room.mkdir(mode=0o700, exist_ok=True)
        return str(room / mark) if _is_ours_alone(room) else ""
    except OSError:
        return ""


def _short_mark(folder: Path) -> str:
    """Enough for a first look; the whole mark needs a library that is slow to load."""
    return f"{zlib.crc32(_place(folder)):08x}"


def _place(folder: Path) -> bytes:
    return os.path.realpath(folder).encode(errors="surrogateescape")


def is_own_socket(point: str) -> bool:
    """Whether what stands there belongs to this login; a pipe of Windows is closed to others by Windows itself."""
    if sys.platform == "win32":
        return True
    try:
        found = os.lstat(point)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _room() -> Path:
    """The login's runtime folder where there is one; else a folder of its own among the temporary ones."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    if runtime.is_absolute() and _is_ours_alone(runtime):
        return runtime / PROGRAM
    return Path(tempfile.gettempdir()) / f"{PROGRAM}-door-{os.getuid()}"


def _is_ours_alone(room: Path) -> bool:
    """A folder, no link to one, that nobody else may enter."""
    try:
        found = room.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
