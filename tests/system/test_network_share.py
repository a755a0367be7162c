"""A data folder on a network share is refused; a backup may lie there."""

from pathlib import Path

import pytest

from moderator_app.domain.errors import FolderOnNetwork
from moderator_app.system import network_share
from moderator_app.system.network_share import linux_share, share_of, windows_share
from tests.store_fixture import PASSPHRASE, new_folder, recovery_key

MOUNTS = """\
22 1 0:20 / / rw,relatime - overlay overlay rw,lowerdir=/x
30 22 0:30 / /proc rw - proc proc rw
41 22 0:41 / /mnt/server rw,relatime shared:1 - cifs //server/share rw
42 22 0:42 / /mnt/old\\040server rw - nfs4 server:/x rw
43 22 0:43 / /srv/me/box rw - fuse.sshfs me@host:/ rw
44 41 8:1 / /mnt/server/local rw - ext4 /dev/sda1 rw
45 22 0:45 / /mnt/shared rw - 9p share rw
46 22 0:46 / /mnt/guest rw - virtiofs guest rw
a line that is none
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/me/office", ""),
        ("/mnt/server", "cifs"),
        ("/mnt/server/office/data", "cifs"),
        ("/mnt/serverless", ""),
        ("/mnt/old server/office", "nfs4"),
        ("/srv/me/box/office", "fuse.sshfs"),
        ("/mnt/server/local/office", ""),
        ("/mnt/shared/office", ""),
        ("/mnt/guest/office", ""),
    ],
)
def test_linux_tells_by_its_mounts(path, kind):
    assert linux_share(Path(path), MOUNTS) == kind


def test_of_two_mounts_at_one_place_the_later_one_counts():
    later = MOUNTS + "50 22 8:2 / /mnt/server rw - ext4 /dev/sdb1 rw\n"
    assert linux_share(Path("/mnt/server/office"), later) == ""


@pytest.mark.parametrize(
    ("path", "drive_type", "kind"),
    [
        (r"\\server\share\office", 3, "UNC"),
        ("Z:\\office", 4, "SMB"),
        ("C:\\office", 3, ""),
        ("E:\\office", 2, ""),
        ("office", 4, ""),
    ],
)
def test_windows_tells_by_its_drives(path, drive_type, kind):
    asked: list[str] = []

    def tells(root: str) -> int:
        asked.append(root)
        return drive_type

    assert windows_share(path, tells) == kind
    assert asked in ([], [f"{path[:2]}\\"])


def test_this_disk_is_none(tmp_path):
    assert share_of(tmp_path) == ""


def test_a_store_is_neither_made_nor_opened_on_a_share(tmp_path, monkeypatch):
    folder = new_folder(tmp_path / "here")
    folder.make(PASSPHRASE, recovery_key().recipient)
    folder.close()
    monkeypatch.setattr(network_share, "share_of", lambda path: "cifs")
    for refused in (folder, new_folder(tmp_path / "new")):
        with pytest.raises(FolderOnNetwork) as told:
            refused.state()
        assert told.value.fields["kind"] == "cifs"
    with pytest.raises(FolderOnNetwork):
        folder.open_with(PASSPHRASE)
    with pytest.raises(FolderOnNetwork):
        new_folder(tmp_path / "new").make(PASSPHRASE, recovery_key().recipient)
    assert not (tmp_path / "new").exists()
