"""One lock a data folder, for the window and every verb that writes; a killed process leaves it free."""

from pathlib import Path
from typing import final

from filelock import FileLock, Timeout

from moderator_app.domain.errors import StoreBusy
from moderator_app.system.file_errors import told_of_files

LOCK_FILE = "desk.lock"


@final
class FolderLock:
    """The operating system's own lock on a file of the folder."""

    def __init__(self, folder: Path) -> None:
        """A lock that is not taken yet."""
        self._folder = folder
        self._lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False)

    def take(self) -> None:
        """Takes the lock. Raises StoreBusy when another process has it, FolderNotWritable when none can be taken."""
        with told_of_files(self._folder):
            try:
                self._lock.acquire()
            except Timeout as error:
                raise StoreBusy(path=str(self._folder)) from error

    def give_back(self) -> None:
        """Gives the lock back, if it was taken."""
        self._lock.release()
