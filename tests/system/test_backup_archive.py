"""What is inside a backup is believed only where it is what its first file says, and never leads out of its folder."""

import io
import json
import tarfile
from datetime import UTC, datetime

import pytest

from moderator_app.domain.activity import LogHead
from moderator_app.domain.backups import BackupCounts, BackupFacts, BackupWhy
from moderator_app.domain.errors import BackupDamaged, BackupNewer, BadRecoveryKey, NotABackup, WrongKey
from moderator_app.domain.office import Bilingual
from moderator_app.ports import unwatched
from moderator_app.system.backup_archive import PackedFile, Packing
from moderator_app.system.backup_manifest import FileSeal, Manifest, manifest_text, read_manifest
from moderator_app.system.backup_reading import peek, read_through
from moderator_app.system.backup_seal import identity_by_key, identity_by_recovery_key, seal
from moderator_app.system.recovery_key import new_recovery_key

KEY = bytes(range(32))
RECOVERY = new_recovery_key()
AT = datetime(2026, 2, 10, 6, tzinfo=UTC)
FACTS = BackupFacts(
    "0.1.0", "0002", AT, BackupWhy.BY_HAND, Bilingual("নমুনা"), BackupCounts(1, 2, 3, 4, 5), LogHead(5, "ab" * 32, AT)
)
EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
FILES = {"desk.db": b"x" * 70_000, "desk.keys": b"{}", f"media/ab/{'ab' * 32}.age": b""}


def sealed(data: bytes, path):
    """Anyone who knows the public half can seal something."""
    with path.open("wb") as file:
        seal(io.BytesIO(data), file, KEY, [RECOVERY.recipient])
    return path


def archive(*members: tuple[str, bytes], kind=tarfile.REGTYPE) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size, info.type = len(data) if kind == tarfile.REGTYPE else 0, kind
            info.linkname = "/etc/passwd" if kind == tarfile.SYMTYPE else ""
            tar.addfile(info, io.BytesIO(data))
    return file.getvalue()


def manifest(**files: bytes) -> bytes:
    import hashlib

    seals = {name: FileSeal(len(data), hashlib.sha256(data).hexdigest()) for name, data in {**FILES, **files}.items()}
    return manifest_text(Manifest(FACTS, "id", seals))


def test_what_is_packed_is_what_comes_out_with_either_key(tmp_path):
    packed = [PackedFile("manifest.json", len(manifest()), data=manifest())]
    packed += [PackedFile(name, len(data), data=data) for name, data in FILES.items()]
    path = tmp_path / "b"
    told: list[float] = []
    with path.open("wb") as file:
        seal(Packing(packed, told.append), file, KEY, [RECOVERY.recipient])
    for number, identity in enumerate((identity_by_key(KEY), identity_by_recovery_key(RECOVERY.text))):
        into = tmp_path / f"out{number}"
        into.mkdir()
        assert peek(path, identity).facts == FACTS
        assert read_through(path, identity, into).facts == FACTS
        assert {str(p.relative_to(into)): p.read_bytes() for p in into.rglob("*") if p.is_file()} == FILES
    assert told == sorted(told)
    with pytest.raises(WrongKey):
        peek(path, identity_by_key(bytes(32)))


def test_the_library_of_the_language_reads_the_archive_too():
    packed = Packing([PackedFile(name, len(data), data=data) for name, data in FILES.items()], unwatched)
    data = b"".join(iter(lambda: packed.read(1000), b""))
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        assert {member.name: tar.extractfile(member).read() for member in tar} == FILES


HEAD = ("manifest.json", manifest())


@pytest.mark.parametrize(
    ("inside", "refusal"),
    [
        (b"", BackupDamaged),
        (b"hello", BackupDamaged),
        (b"hello" * 500, NotABackup),
        (archive(("letter.txt", b"x")), NotABackup),
        (archive(HEAD), BackupDamaged),
        (archive(HEAD, *list(FILES.items())[:2]), BackupDamaged),
        (archive(HEAD, *FILES.items())[:60_000], BackupDamaged),
        (archive(HEAD, *FILES.items(), ("desk.db", FILES["desk.db"])), BackupDamaged),
        (archive(HEAD, *FILES.items(), ("../evil", b"x")), BackupDamaged),
        (archive(HEAD, *FILES.items()) + archive(("desk.keys", b"{}")), BackupDamaged),
        (archive(HEAD, ("desk.db", b"y" * 70_000)), BackupDamaged),
        (archive(HEAD, ("desk.db", b"x")), BackupDamaged),
        (archive(HEAD, ("desk.db", b""), kind=tarfile.SYMTYPE), BackupDamaged),
        (archive(("manifest.json", manifest(**{"../../evil": b"x"})), ("../../evil", b"x")), BackupDamaged),
        (archive(("manifest.json", b"[]")), BackupDamaged),
        (archive(("manifest.json", b'{"format": 1}')), BackupDamaged),
        (archive(("manifest.json", b'{"format": 7}')), BackupNewer),
    ],
)
def test_anything_else_is_refused_and_nothing_leads_out_of_the_folder(inside, refusal, tmp_path):
    path, into = sealed(inside, tmp_path / "b"), tmp_path / "a" / "b"
    into.mkdir(parents=True)
    with pytest.raises(refusal):
        read_through(path, identity_by_key(KEY), into)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a", "b"]
    assert [found.name for found in into.parent.iterdir()] == ["b"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("made_at", "2026-02-10T06:00:00"),
        ("made_at", 5),
        ("why", "because"),
        ("counts", {"posts": "many"}),
        ("counts", {"ghosts": 1}),
        ("head", None),
        ("office", "name"),
        ("files", []),
        ("files", {"desk.db": {"size": 1, "sha256": EMPTY_HASH}}),
        ("missing", 3),
    ],
)
def test_a_first_file_that_makes_no_sense_is_refused(field, value, tmp_path):
    tree = json.loads(manifest()) | {field: value}
    with pytest.raises(BackupDamaged):
        read_manifest(json.dumps(tree).encode(), tmp_path)


def test_a_public_half_that_is_none_is_refused(tmp_path):
    with (tmp_path / "b").open("wb") as file, pytest.raises(BadRecoveryKey):
        seal(io.BytesIO(b""), file, KEY, ["age1nonsense"])
