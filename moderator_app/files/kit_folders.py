"""Plain folders of the manual kit: a private one that passes, and copies into a folder a member chose."""

import errno
import hashlib
import os
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import final

from moderator_app import PROGRAM
from moderator_app.domain.errors import FolderIsFile, FolderNotWritable
from moderator_app.domain.ids import DeliveryId
from moderator_app.files.writing import named_errors
from moderator_app.ports import KitFile

_LONGEST = 50
_FORBIDDEN = '<>:"/\\|?*'
_KEPT_FORMATS = "\u200c\u200d"  # Bangla is spelled with them
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
_PRIVATE = 0o700


def private_kit_root(data_folder: Path) -> Path:
    """Where the passing folders of a data folder lie: in the system's temporary folder, apart for each login."""
    login = f"{PROGRAM}-{os.getuid()}" if hasattr(os, "getuid") else PROGRAM
    scope = hashlib.sha256(os.path.realpath(data_folder).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / login / scope


@final
class PlainKitFolders:
    """Fulfils `ports.KitFolders`. `root` holds nothing but passing folders and is readable by this login alone.

    Its place depends on the data folder only, so the next start finds what a killed program left behind.
    """

    def __init__(self, root: Path) -> None:
        """Touches no disk yet."""
        self._root = root

    def temporary(self, delivery_id: DeliveryId, files: Mapping[str, KitFile]) -> Path:
        """The passing folder of a delivery with exactly these files; an earlier one is replaced.

        Raises:
            FolderIsFile, FolderNotWritable, DiskFull: nothing is left behind.
        """
        folder = self._folder(delivery_id)
        with named_errors(folder):
            self._make_root()
            _remove(folder)
            folder.mkdir(mode=_PRIVATE, exist_ok=True)  # it still stands where another program holds a file open
            _fill(folder, files, mode=0o600)
        return folder

    def save_into(self, folder: Path, name: str, files: Mapping[str, KitFile]) -> Path:
        """A new folder with these files inside the one the member chose; what stands there is never touched.

        Raises:
            FolderIsFile: the chosen folder is a file.
            FolderNotWritable: it is gone (a stick pulled out) or may not be written to.
            DiskFull: no room is left.
        """
        if folder.is_file():
            raise FolderIsFile(path=str(folder))
        with named_errors(folder):
            half = Path(tempfile.mkdtemp(prefix=f".{PROGRAM}-", suffix=".part", dir=folder))
            try:
                half.chmod(0o755)
                _fill(half, files, mode=0o644)
                return _under_free_name(half, folder, safe_name(name))
            except BaseException:
                _remove(half)
                raise

    def clear(self, delivery_id: DeliveryId) -> None:
        """Deletes the passing folder of a delivery; a file another program holds open goes at the next start."""
        if self._is_ours():
            _remove(self._folder(delivery_id))

    def clear_all(self) -> None:
        """Deletes every passing folder: at the start, for what a killed program left, and at the end."""
        if self._is_ours():
            _remove(self._root)

    def _folder(self, delivery_id: DeliveryId) -> Path:
        return self._root / safe_name(delivery_id)

    def _make_root(self) -> None:
        for folder in (self._root.parent, self._root):
            folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        if not self._is_ours():
            raise FolderNotWritable(path=str(self._root))

    def _is_ours(self) -> bool:
        """Whether no other login made these folders, or a link in their place, to read along."""
        return all(_is_private(folder) for folder in (self._root.parent, self._root))


def safe_name(name: str) -> str:
    """A readable file name that Windows, FAT sticks and phones take; "post" where nothing of it can stay."""
    sound = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode("utf-8"))
    kept = "".join(c if _may_stand(c) else " " for c in sound)
    short = " ".join(kept.split())[:_LONGEST].strip(". ")
    if not short:
        return "post"
    return f"_{short}" if short.split(".")[0].strip().lower() in _RESERVED else short


def _may_stand(char: str) -> bool:
    if char in _KEPT_FORMATS:
        return True
    return char not in _FORBIDDEN and ord(char) <= 0xFFFF and unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cn")


def _fill(folder: Path, files: Mapping[str, KitFile], mode: int) -> None:
    try:
        for name, data in files.items():
            path = _free(folder, safe_name(name))
            with path.open("xb") as stream:
                if isinstance(data, bytes):
                    stream.write(data)
                else:
                    data(stream)
                stream.flush()
                os.fsync(stream.fileno())  # sticks are pulled out early
            path.chmod(mode)
    except BaseException:
        _remove(folder)
        raise


def _free(folder: Path, name: str) -> Path:
    """The first name that is free: as it is, then with a number behind it."""
    stem, dot, ending = name.rpartition(".")
    head, tail = (stem, f".{ending}") if dot and stem else (name, "")
    names = (name if n == 1 else f"{head} ({n}){tail}" for n in count(1))
    return next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))


def _under_free_name(half: Path, folder: Path, name: str) -> Path:
    while True:
        # A folder's name has no ending: "3.5 lakh" must not become "3 (2).5 lakh".
        names = (name if n == 1 else f"{name} ({n})" for n in count(1))
        free = next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))
        try:
            return half.rename(free)
        except OSError as error:
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR):
                raise
            # someone took the name in between: look again


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
