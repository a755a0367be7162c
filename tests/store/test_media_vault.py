"""Media files beside the store: encrypted, whole or not there, and checked when read."""

import hashlib

import pytest

from moderator_app.domain.errors import FolderNotWritable, MediaDamaged, StoreMissing
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
