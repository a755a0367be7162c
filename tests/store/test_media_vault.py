"""Media files beside the store: encrypted, whole or not there, and checked when read."""

import hashlib
import io
import resource
import subprocess
import sys

import pytest

from moderator_app.domain.errors import Cancelled, DiskFull, FolderNotWritable, MediaDamaged, StoreMissing
from moderator_app.domain.media import PICTURE_FILE_LIMIT
from moderator_app.store.media_vault import AgeMediaVault, new_media_identity
from tests.store_fixture import PASSPHRASE, open_folder

DATA = b"\xff\xd8\xff picture" * 1000
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def vault(tmp_path):
    identity = new_media_identity()
    return AgeMediaVault(tmp_path / "media", lambda: identity)


def _file(tmp_path):
    return tmp_path / "media" / HASH[:2] / f"{HASH}.age"


def test_a_picture_comes_back_and_stands_encrypted_on_the_disk(vault, tmp_path):
    assert not vault.holds(HASH)
    vault.keep(HASH, DATA)
    vault.keep(HASH, DATA)
    assert vault.holds(HASH)
    assert vault.read(HASH) == DATA
    assert b"picture" not in _file(tmp_path).read_bytes()
    assert [path.name for path in _file(tmp_path).parent.iterdir()] == [f"{HASH}.age"]


def test_a_wrong_hash_is_a_programmers_error(vault):
    with pytest.raises(ValueError):
        vault.keep("0" * 64, DATA)


def test_a_missing_or_changed_picture_is_told(vault, tmp_path):
    with pytest.raises(MediaDamaged):
        vault.read(HASH)
    vault.keep(HASH, DATA)
    sealed = bytearray(_file(tmp_path).read_bytes())
    sealed[-1] ^= 1
    _file(tmp_path).write_bytes(sealed)
    with pytest.raises(MediaDamaged):
        vault.read(HASH)


def test_another_picture_under_its_name_is_told(vault, tmp_path):
    other = b"other"
    vault.keep(hashlib.sha256(other).hexdigest(), other)
    vault.keep(HASH, DATA)
    name = hashlib.sha256(other).hexdigest()
    _file(tmp_path).write_bytes((tmp_path / "media" / name[:2] / f"{name}.age").read_bytes())
    with pytest.raises(MediaDamaged):
        vault.read(HASH)


def test_a_picture_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "media").write_text("in the way", encoding="utf-8")
    identity = new_media_identity()
    with pytest.raises(FolderNotWritable):
        AgeMediaVault(tmp_path / "media", lambda: identity).keep(HASH, DATA)


def test_the_identity_lives_in_the_store_and_opens_the_media_after_reopening(tmp_path):
    folder = open_folder(tmp_path)
    folder.vault.keep(HASH, DATA)
    folder.close()
    with pytest.raises(StoreMissing):
        folder.vault.read(HASH)
    folder.open_with(PASSPHRASE)
    assert folder.vault.read(HASH) == DATA
    folder.close()


def _names(tmp_path):
    return sorted(path.name for path in (tmp_path / "media").rglob("*") if path.is_file())


class Stick:
    """So many bytes, then what a stick does that is pulled out."""

    def __init__(self, size, error=None):
        self.left, self._error = size, error

    def read(self, size=-1):
        if not self.left and self._error:
            raise self._error
        data = bytes(min(size, self.left))
        self.left -= len(data)
        return data


def test_a_stream_comes_in_and_goes_out_as_it_was(vault, tmp_path):
    shares = []
    kept = vault.take(io.BytesIO(DATA), len(DATA), shares.append)
    assert kept == HASH
    assert vault.take(io.BytesIO(DATA), len(DATA)) == HASH
    out = io.BytesIO()
    vault.copy_out(HASH, out)
    assert out.getvalue() == DATA
    vault.prove(HASH)
    assert shares[-1] == 1.0
    assert _names(tmp_path) == [f"{HASH}.age"]


class PulledOutError(Exception):
    pass


@pytest.mark.parametrize("error", [OSError(5, "gone"), PulledOutError(), KeyboardInterrupt()])
def test_a_source_that_ends_in_trouble_leaves_nothing_and_its_trouble_goes_on_up(vault, tmp_path, error):
    with pytest.raises(type(error)) as raised:
        vault.take(Stick(3_000_000, error), 9_000_000)
    assert raised.value is error
    assert _names(tmp_path) == []


def test_whoever_watches_may_stop_it_and_nothing_is_left(vault, tmp_path):
    shares = []

    def watch(share):
        shares.append(share)
        if share > 0.5:
            raise Cancelled()

    with pytest.raises(Cancelled):
        vault.take(Stick(40_000_000), 40_000_000, watch)
    assert _names(tmp_path) == []
    assert shares == sorted(shares)
    assert len(shares) > 3


def test_a_disk_without_room_for_it_is_told_before_anything_is_written(vault, tmp_path):
    source = Stick(10)
    with pytest.raises(DiskFull):
        vault.take(source, 1 << 60)
    assert source.left == 10
    assert _names(tmp_path) == []


def test_a_disk_that_fills_up_midway_is_told_and_nothing_is_left(vault, tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    try:
        with pytest.raises(DiskFull):
            vault.take(Stick(2_000_000), 2_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert _names(tmp_path) == []


def test_what_a_killed_program_left_half_goes_with_the_next_file_but_not_what_comes_just_now(vault, tmp_path):
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / ".coming-1-abcd").write_bytes(b"half")

    class Another:
        def read(self, size=-1):
            vault.keep(HASH, DATA)  # a second file comes while this one does
            return b""

    kept = vault.take(Another(), 0)
    assert _names(tmp_path) == sorted([f"{HASH}.age", f"{kept}.age"])


def test_trouble_of_the_target_is_not_taken_for_damage(vault):
    vault.keep(HASH, DATA)

    class Full:
        def write(self, data):
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        vault.copy_out(HASH, Full())


def test_what_is_not_its_own_hash_is_told_while_it_is_copied_or_proved(vault, tmp_path):
    other = vault.take(io.BytesIO(b"other"), 5)
    vault.keep(HASH, DATA)
    _file(tmp_path).write_bytes((tmp_path / "media" / other[:2] / f"{other}.age").read_bytes())
    with pytest.raises(MediaDamaged):
        vault.prove(HASH)
    with pytest.raises(MediaDamaged):
        vault.copy_out(HASH, io.BytesIO())


def test_what_is_as_large_as_a_video_is_never_held_in_memory(vault):
    kept = vault.take(Stick(PICTURE_FILE_LIMIT + 1), PICTURE_FILE_LIMIT + 1)
    with pytest.raises(ValueError, match="no picture"):
        vault.read(kept)


@pytest.mark.slow
def test_a_video_of_three_hundred_megabytes_never_stands_in_memory(tmp_path):
    """In a process of its own, so that what other tests needed is not measured."""
    words = [sys.executable, "-c", _LARGE, str(tmp_path)]
    run = subprocess.run(words, capture_output=True, text=True, timeout=300, check=True)
    grown = float(run.stdout)
    assert grown < 40, f"{grown} MB more"


_LARGE = """
import io, os, pathlib, resource, sys
from moderator_app.store.media_vault import AgeMediaVault, new_media_identity
from moderator_app.files.chosen_file import PlainChosenFiles
from tests.files.video_samples import avi

folder = pathlib.Path(sys.argv[1])
film = folder / "film.mp4"
film.write_bytes(avi()[:12])
os.truncate(film, 300_000_000)
identity = new_media_identity()
vault = AgeMediaVault(folder / "media", lambda: identity)
vault.prove(vault.take(io.BytesIO(b"small"), 5))
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
with PlainChosenFiles().open(film) as chosen:
    kept = vault.take(chosen, chosen.size)
vault.prove(kept)
with (folder / "out.avi").open("wb") as out:
    vault.copy_out(kept, out)
assert (folder / "out.avi").stat().st_size == 300_000_000
print((peak() - before) / 1024)
"""
