"""Asks where a backup shall go and which one is meant; begins at a USB stick where one is plugged in."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QStandardPaths, QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.words import Speaker

_STICKS_STAND_UNDER = ("/media/", "/run/media/", "/Volumes/")
_STICKS_ARE_WRITTEN_AS = frozenset({"vfat", "msdos", "exfat", "fat", "fat32"})
_NEVER_A_STICK = ("/boot", "/efi", "/proc", "/sys", "/snap")


class BackupFiles(Protocol):
    """The dialogs of the system; both answer "" when nothing was chosen."""

    def where_to(self, parent: QWidget, say: Speaker) -> str: ...
    def which(self, parent: QWidget, say: Speaker) -> str: ...


class SystemBackupFiles:
    """The file dialogs of this PC."""

    def where_to(self, parent: QWidget, say: Speaker) -> str:
        """A folder or stick for a new backup, which names itself."""
        return QFileDialog.getExistingDirectory(parent, say("Where should the backup go?"), first_folder())

    def which(self, parent: QWidget, say: Speaker) -> str:
        """The path of a backup that stands somewhere."""
        path, _kind = QFileDialog.getOpenFileName(parent, say("Which backup?"), first_folder())
        return path


def first_folder() -> str:
    """A stick if one is plugged in, else the documents of this login."""
    volumes = QStorageInfo.mountedVolumes()
    ready = [volume for volume in volumes if volume.isReady() and not volume.isRoot()]
    kinds = [(volume.rootPath(), bytes(volume.fileSystemType().data()).decode()) for volume in ready]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return next(iter(sticks(kinds)), documents)


def on_one_disk(first: str, second: str) -> bool:
    """Whether two paths lie on the same disk or stick, so that both are lost together."""
    return QStorageInfo(first).device() == QStorageInfo(second).device()


def sticks(volumes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Those of some volumes, each a path and a kind of file system, that look like removable media."""
    return tuple(
        path
        for path, kind in volumes
        if not path.startswith(_NEVER_A_STICK)
        and (path.startswith(_STICKS_STAND_UNDER) or kind.lower() in _STICKS_ARE_WRITTEN_AS)
    )
