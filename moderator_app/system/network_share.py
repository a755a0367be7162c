"""Whether a folder lies on a network share, where a database in WAL form breaks without a word (docs/facts.md)."""

import os
import re
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from moderator_app.domain.errors import FolderOnNetwork

_MOUNTS = Path("/proc/self/mountinfo")
_SHARES = frozenset({"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs"})
_SHARES_BY_PROGRAM = frozenset(
    {"fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.davfs2", "davfs", "fuse.glusterfs"}
)
_WINDOWS_REMOTE = 4
"""DRIVE_REMOTE of GetDriveTypeW."""


def check_not_on_network(path: Path) -> None:
    """Lets a folder pass, or one that could be made. Raises FolderOnNetwork."""
    kind = share_of(path)
    if kind:
        raise FolderOnNetwork(path=str(path), kind=kind)


def share_of(path: Path) -> str:
    """The kind of network share a path lies on; empty for a disk of this PC, or where the system does not tell."""
    if os.name == "nt":
        return windows_share(str(path.absolute()), _windows_drive_type)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return linux_share(Path(os.path.realpath(path)), mounts)


def linux_share(path: Path, mounts: str) -> str:
    """As above, from the text of /proc/self/mountinfo (proc(5)); of two mounts at one place the later one counts."""
    found, longest = "", -1
    for line in mounts.splitlines():
        before, sign, after = line.partition(" - ")
        fields, kinds = before.split(), after.split()
        if not sign or len(fields) < 5 or not kinds:
            continue
        place = Path(_plain(fields[4]))
        if (path == place or place in path.parents) and len(place.parts) >= longest:
            found, longest = kinds[0], len(place.parts)
    return found if found in _SHARES | _SHARES_BY_PROGRAM else ""


def windows_share(path: str, drive_type: Callable[[str], int]) -> str:
    """As above: a UNC path, or a letter that stands for a share."""
    drive = PureWindowsPath(path).drive
    if drive.startswith("\\\\"):
        return "UNC"
    return "SMB" if drive and drive_type(f"{drive}\\") == _WINDOWS_REMOTE else ""


def _plain(place: str) -> str:
    """The kernel writes blanks and backslashes of a path as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _windows_drive_type(root: str) -> int:
    import ctypes

    return int(getattr(ctypes, "windll").kernel32.GetDriveTypeW(root))  # noqa: B009 - the name exists on Windows only
