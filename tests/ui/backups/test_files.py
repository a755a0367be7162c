"""Where the file dialogs begin: at a stick if one is plugged in."""

from pathlib import Path

from ui.backups.files import first_folder, on_one_disk, sticks


def test_a_stick_is_known_by_where_it_stands_or_how_it_is_written():
    volumes = [
        ("/home", "ext4"),
        ("/boot/efi", "vfat"),
        ("/run/media/office/BACKUP", "ext4"),
        ("/mnt/stick", "exfat"),
        ("E:/", "FAT32"),
        ("/media/office/DISK", "fuseblk"),
    ]
    assert sticks(volumes) == ("/run/media/office/BACKUP", "/mnt/stick", "E:/", "/media/office/DISK")


def test_without_a_stick_there_is_still_a_folder_to_begin_at():
    assert first_folder()


def test_two_files_of_one_folder_lie_on_one_disk(tmp_path: Path):
    assert on_one_disk(str(tmp_path), str(tmp_path))
