"""Makes a store under a temporary name and brings it to its place as a whole: a refusal or a crash leaves nothing."""

import os
import secrets
import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import BUILDING, KEYS_FILE, left_by_a_crash
from moderator_app.system.whole_files import write_whole


class MakesStore(Protocol):
    """Makes the encrypted file of a store; `file` is its name."""

    @property
    def file(self) -> str: ...
    def make(self, folder: Path, key: bytes) -> None: ...


def make_store(path: Path, files: MakesStore, key: bytes, texts: Mapping[str, str]) -> None:
    """Makes a store in a folder that holds none.

    Where the folder is missing it appears as a whole, by one rename. Where it stands, the files are moved in and the
    database last: it alone makes the folder a store's.

    Args:
        path: the data folder.
        files: who makes the database.
        key: the store's.
        texts: small files beside the database, by name.

    Raises:
        FolderIsFile, FolderNotWritable, DiskFull: nothing is left then.
    """
    with told_of_files(path):
        for half_made in left_by_a_crash(path):
            shutil.rmtree(half_made)
        with _parents_of(path):
            stands = path.exists()
            ending = secrets.token_hex(4)
            building = path / f"{BUILDING}{ending}" if stands else path.parent / f"{BUILDING}{path.name}-{ending}"
            building.mkdir(mode=0o700)
            try:
                files.make(building, key)
                for name, text in texts.items():
                    write_whole(building / name, text, private=True)
                for made in building.iterdir():  # nobody else's either, whoever may enter the folder
                    made.chmod(0o600)
                if stands:
                    _move_in(building, path, files.file)
                else:
                    building.rename(path)
            finally:
                shutil.rmtree(building, ignore_errors=True)
        settle(path.parent)


def _move_in(building: Path, path: Path, database: str) -> None:
    moved: list[Path] = []
    old_keys = path / KEYS_FILE
    if old_keys.exists():  # the keys of a store whose database is gone may still open a backup of it
        old_keys.rename(path / f".{KEYS_FILE}-{secrets.token_hex(4)}")
    names = sorted((entry.name for entry in building.iterdir()), key=lambda name: name == database)
    try:
        for name in names:
            (building / name).rename(path / name)
            moved.append(path / name)
        settle(path)
    except OSError:
        for part in moved:
            part.unlink(missing_ok=True)
        raise


@contextmanager
def _parents_of(path: Path) -> Generator[None]:
    """Makes the folders above, and takes them away again when the store could not be made."""
    missing = [place for place in path.parents if not place.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in missing:
            with suppress(OSError):
                place.rmdir()
        raise


def settle(folder: Path) -> None:
    """Makes renames safe on the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
