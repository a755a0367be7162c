"""What stands in a data folder: nothing, a store, or something that is not ours."""

import tempfile
from pathlib import Path

from moderator_app.domain.errors import FolderHoldsOther, FolderIsFile, FolderNotEmpty, StoreDamaged
from moderator_app.domain.store_names import ANCHOR
from moderator_app.system import appearance_file
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_lock import LOCK_FILE

KEYS_FILE = "desk.keys"
DEMO_KEY_FILE = "demo.key"
DEMO_NOTICE_FILE = "demo.key.txt"
DEMO_RECOVERY_FILE = "demo.recovery.txt"
DEMO_MARK_FILE = "demo.json"
COPIES_FOLDER = "copies"
BUILDING = ".desk-new-"
"""The beginning of a temporary folder's name in which a store is made; a crash may leave one."""

_BEFORE_A_STORE = {appearance_file.FILE, LOCK_FILE}
_OURS = {*_BEFORE_A_STORE, KEYS_FILE, DEMO_KEY_FILE, DEMO_NOTICE_FILE, DEMO_RECOVERY_FILE}
_LEFT_OF_A_STORE = {ANCHOR, COPIES_FOLDER}
_OF_THE_SYSTEM = {"lost+found", "desktop.ini", "thumbs.db"}


def check_is_folder(path: Path) -> None:
    """Lets a path pass that is a folder or could become one. Raises FolderIsFile, naming the file in its way."""
    for place in (path, *path.parents):
        if place.is_dir():
            return
        if place.exists() or place.is_symlink():
            raise FolderIsFile(path=str(place))


def check_takes_files(path: Path) -> None:
    """Lets a folder pass that files can be written to, or that can be made, by trying; nothing stays of it.

    Raises:
        FolderNotWritable, DiskFull, FolderIsFile.
    """
    ground = next(place for place in (path, *path.parents) if place.is_dir())
    with told_of_files(path), tempfile.TemporaryDirectory(prefix=BUILDING, dir=ground) as tried:
        (Path(tried) / "tried").write_bytes(b"tried")


def check_holds_nothing_else(path: Path) -> None:
    """Lets a folder without a store pass that holds at most what we put there.

    Raises:
        StoreDamaged: a store stood here, and its database is gone.
        FolderHoldsOther: something is not ours.
    """
    names = _names(path)
    if _LEFT_OF_A_STORE & set(names):
        raise StoreDamaged(path=str(path))
    for name in names:
        if name not in _OURS and not name.startswith("."):
            raise FolderHoldsOther(path=str(path), found=name)


def check_is_empty(path: Path) -> None:
    """Lets a folder pass in which a demo office may be made. Raises FolderNotEmpty."""
    if any(name not in _BEFORE_A_STORE and not name.startswith(BUILDING) for name in _names(path)):
        raise FolderNotEmpty(path=str(path))


def left_by_a_crash(path: Path) -> list[Path]:
    """Half-made stores, in the folder and beside it."""
    inside = [path / name for name in _names(path) if name.startswith(BUILDING)]
    if not path.parent.is_dir():
        return inside
    return [*inside, *path.parent.glob(f"{BUILDING}{path.name}-*")]


def _names(path: Path) -> list[str]:
    if not path.exists():
        return []
    with told_of_files(path):
        return sorted(entry.name for entry in path.iterdir() if entry.name.lower() not in _OF_THE_SYSTEM)
