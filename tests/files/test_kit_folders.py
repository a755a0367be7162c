import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import DiskFull, FolderIsFile, FolderNotWritable, StoreRefused
from moderator_app.domain.ids import DeliveryId
from moderator_app.files.kit_folders import PlainKitFolders, private_kit_root, safe_name

FILES = {"text.txt": "কাল খোলা".encode(), "01.jpg": b"\xff\xd8one", "02.jpg": b"\xff\xd8two"}
ONE, TWO = DeliveryId("0b5f4a1e-0000-4000-8000-000000000001"), DeliveryId("0b5f4a1e-0000-4000-8000-000000000002")


@pytest.fixture
def root(tmp_path):
    return tmp_path / "login" / "scope"


@pytest.fixture
def kits(root):
    return PlainKitFolders(root)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_passing_folder_holds_the_files_and_is_this_logins_alone(kits, root):
    folder = kits.temporary(ONE, FILES)
    assert contents(folder) == FILES
    assert folder.name == ONE
    assert [mode(f) for f in (root.parent, root, folder)] == [0o700] * 3
    assert {mode(f) for f in folder.iterdir()} == {0o600}


def test_opening_again_leaves_exactly_the_new_files(kits):
    kits.temporary(ONE, FILES)
    folder = kits.temporary(ONE, {"text.txt": b"new"})
    assert contents(folder) == {"text.txt": b"new"}


def test_closing_deletes_the_folder_of_that_delivery_alone(kits):
    gone, stays = kits.temporary(ONE, FILES), kits.temporary(TWO, FILES)
    kits.clear(ONE)
    kits.clear(ONE)
    assert not gone.exists()
    assert contents(stays) == FILES


def test_clearing_before_anything_was_opened_does_nothing(kits, root):
    kits.clear(ONE)
    kits.clear_all()
    assert not root.parent.exists()


def test_the_next_start_deletes_what_a_killed_program_left(root):
    script = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from moderator_app.files.kit_folders import PlainKitFolders\n"
        "PlainKitFolders(Path(sys.argv[1])).temporary('left', {'01.jpg': b'x'})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    project = Path(__file__).resolve().parents[2]
    killed = subprocess.run([sys.executable, "-c", script, str(root)], cwd=project, check=False, timeout=60)
    assert killed.returncode == -9
    assert (root / "left" / "01.jpg").exists()
    PlainKitFolders(root).clear_all()
    assert not root.exists()


def test_the_root_lies_in_the_systems_temporary_folder_apart_for_each_data_folder(tmp_path):
    here, there = private_kit_root(tmp_path / "a"), private_kit_root(tmp_path / "b")
    assert here != there
    assert here == private_kit_root(tmp_path / "x" / ".." / "a")
    assert Path(tempfile.gettempdir()) in here.parents
    assert tmp_path not in here.parents


def test_a_link_laid_in_the_way_is_not_followed(kits, root, tmp_path):
    target = tmp_path / "another"
    target.mkdir(mode=0o700)
    (target / "theirs.txt").write_text("stays")
    root.parent.mkdir(mode=0o700)
    root.symlink_to(target)
    with pytest.raises(FolderNotWritable):
        kits.temporary(ONE, FILES)
    kits.clear_all()
    kits.clear(ONE)
    assert contents(target) == {"theirs.txt": b"stays"}


def test_a_root_that_others_can_read_is_not_used(kits, root):
    root.parent.mkdir()
    root.parent.chmod(0o755)
    with pytest.raises(FolderNotWritable):
        kits.temporary(ONE, FILES)
    assert not root.exists() or not list(root.iterdir())


def test_an_id_can_never_lead_out_of_the_root(kits, root):
    folder = kits.temporary(DeliveryId("../../escape"), FILES)
    assert folder.parent == root


def test_saving_makes_a_folder_of_its_own_with_a_readable_name(kits, tmp_path):
    saved = kits.save_into(tmp_path, "কাল টিকা কেন্দ্র খোলা: ১১টা?", FILES)
    assert saved == tmp_path / "কাল টিকা কেন্দ্র খোলা ১১টা"
    assert contents(saved) == FILES
    assert [p.name for p in tmp_path.iterdir()] == [saved.name]


def test_saving_never_overwrites_but_counts_on(kits, tmp_path):
    first = kits.save_into(tmp_path, "3.5 lakh", {"text.txt": b"1"})
    (tmp_path / "3.5 lakh (2)").write_text("a file of the member's own")
    third = kits.save_into(tmp_path, "3.5 lakh", {"text.txt": b"3"})
    assert (first.name, third.name) == ("3.5 lakh", "3.5 lakh (3)")
    assert contents(first) == {"text.txt": b"1"}
    assert (tmp_path / "3.5 lakh (2)").read_text() == "a file of the member's own"


def test_two_files_of_one_safe_name_are_both_kept(kits, tmp_path):
    saved = kits.save_into(tmp_path, "a", {"x?.jpg": b"1", "x*.jpg": b"2"})
    assert contents(saved) == {"x .jpg": b"1", "x  (2).jpg": b"2"}


def test_a_file_chosen_as_folder_is_named(kits, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("mine")
    with pytest.raises(FolderIsFile) as refused:
        kits.save_into(file, "a", FILES)
    assert refused.value.fields == {"path": str(file)}
    assert file.read_text() == "mine"


def test_a_stick_that_was_pulled_out_is_named(kits, tmp_path):
    with pytest.raises(FolderNotWritable) as refused:
        kits.save_into(tmp_path / "gone", "a", FILES)
    assert refused.value.fields == {"path": str(tmp_path / "gone")}
    assert not (tmp_path / "gone").exists()


def failing_sync(code, after=1):
    calls = []

    def fsync(_handle):
        calls.append(1)
        if len(calls) > after:
            raise OSError(code, os.strerror(code))

    return fsync


@pytest.mark.parametrize(
    ("code", "refusal"), [(errno.ENOSPC, DiskFull), (errno.EROFS, FolderNotWritable), (errno.EIO, FolderNotWritable)]
)
def test_a_disk_that_fails_midway_leaves_nothing_behind(kits, root, tmp_path, monkeypatch, code, refusal):
    chosen = tmp_path / "stick"
    chosen.mkdir()
    monkeypatch.setattr(os, "fsync", failing_sync(code))
    with pytest.raises(refusal):
        kits.save_into(chosen, "a", FILES)
    assert list(chosen.iterdir()) == []
    with pytest.raises(refusal):
        kits.temporary(ONE, FILES)
    assert list(root.iterdir()) == []


def test_a_full_device_is_told_by_the_disk_itself(kits, tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(StoreRefused):
        kits.save_into(Path("/dev/full"), "a", FILES)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", "post"), ("...", "post"), (" / ", "post"), ("a/b\\c:d", "a b c d"), ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"), ("console", "console"),
        ("..", "post"), (".hidden", "hidden"), ("ends. ", "ends"),
        ("র\u200d্যাব", "র\u200d্যাব"),
        ("👍 খবর", "খবর"), ("a\x00b\nc", "a b c"), ("\u202egnp.exe", "gnp.exe"), ("ক" * 80, "ক" * 50),
    ],
)  # fmt: skip
def test_names_are_readable_and_safe_everywhere(name, safe):
    assert safe_name(name) == safe


@given(st.text())
def test_no_title_makes_a_name_that_a_stick_refuses(name):
    safe = safe_name(name)
    assert safe == safe_name(safe)
    assert 0 < len(safe.encode()) <= 255 - len(" (999)")
    assert safe == safe.strip(". ")
    assert not set(safe) & set('<>:"/\\|?*\0\n')
