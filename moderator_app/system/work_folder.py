"""Temporary folders inside a data folder, on its own disk; what a killed process left is swept away later."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

WORK = ".desk-work-"
_LOCK = "work.lock"


@contextmanager
def work_folder(data: Path) -> Generator[Path]:
    """A fresh folder that nobody else may enter; it is gone afterwards. Raises OSError."""
    place = Path(tempfile.mkdtemp(prefix=WORK, dir=data))
    try:
        with FileLock(place / _LOCK, timeout=0):
            work = place / "work"
            work.mkdir(mode=0o700)
            yield work
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep(data: Path) -> None:
    """Takes away what killed processes left; a folder that somebody works in stays."""
    for place in data.glob(f"{WORK}*"):
        lock = FileLock(place / _LOCK, timeout=0)
        try:
            with lock:
                pass
        except (Timeout, OSError):
            continue
        shutil.rmtree(place, ignore_errors=True)
