"""Makes a backup: a proved snapshot, sealed under a temporary name, read back, and only then called made."""

import glob
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from moderator_app import __version__
from moderator_app.domain.backups import BackupFacts, BackupWhy, StoreSummary
from moderator_app.domain.errors import BackupDamaged
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.store_names import DATABASE, MEDIA, media_name
from moderator_app.ports import BackupMade, Watch, unwatched
from moderator_app.system.backup_archive import PackedFile, Packing
from moderator_app.system.backup_manifest import MANIFEST, FileSeal, Manifest, manifest_text
from moderator_app.system.backup_reading import read_through
from moderator_app.system.backup_seal import identity_by_key, seal
from moderator_app.system.backup_store import BackupStore, media_path
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import DEMO_KEY_FILE, DEMO_MARK_FILE, KEYS_FILE
from moderator_app.system.key_wrapping import KEYRING, PASSPHRASE, key_id_of, read_wrappings
from moderator_app.system.store_making import settle
from moderator_app.system.work_folder import work_folder

_SNAPSHOT, _MEDIA, _WRITTEN = 0.1, 0.3, 0.7
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """The store that is backed up: its folder and its key; `files` is who knows its database."""

    folder: Path
    key: bytes = field(repr=False)
    files: BackupStore = field(repr=False)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and why a backup is made."""

    now: datetime
    why: BackupWhy


def make_backup(source: Source, target: Path, occasion: Occasion, watch: Watch = unwatched) -> BackupMade:
    """Writes a backup to a path; a file that stands there is replaced only by one that is proved.

    By hand it holds every picture; those that are gone or damaged are named in it. A copy that is kept holds none.

    Raises:
        StoreDamaged, LogBroken: the store itself is not whole.
        DiskFull, FolderNotWritable: nothing was left.
        BackupDamaged: what was written could not be read back; nothing was left.
    """
    with told_of_files(source.folder), work_folder(source.folder) as work:
        summary = source.files.snapshot(source.folder, source.key, work)
        watch(_SNAPSHOT)
        if not source.files.needs_upgrade(work, source.key):
            source.files.prove(work, source.key)
        missing = _missing(source, summary, occasion, _part(watch, _SNAPSHOT, _MEDIA))
        kept = _kept(source, work, summary, occasion, missing)
        facts = _facts(summary, occasion, missing)
        manifest = Manifest(facts, key_id_of(source.key), {file.name: _sealed(file) for file in kept})
        text = manifest_text(manifest)
        packed = [PackedFile(MANIFEST, len(text), data=text), *kept]
        with told_of_files(target.parent):
            _write(source, packed, target, _part(watch, _MEDIA, 1))
            size = target.stat().st_size
    watch(1)
    return BackupMade(target, size, facts)


def _missing(source: Source, summary: StoreSummary, occasion: Occasion, watch: Watch) -> tuple[MediaHash, ...]:
    if occasion.why is not BackupWhy.BY_HAND:
        return ()
    return source.files.unreadable(source.folder, source.key, source.folder / MEDIA, summary.media, watch)


def _kept(
    source: Source, work: Path, summary: StoreSummary, occasion: Occasion, missing: Iterable[MediaHash]
) -> list[PackedFile]:
    """Every file of the backup but the manifest."""
    keys = read_wrappings(source.folder / KEYS_FILE).without(PASSPHRASE).without(KEYRING).text().encode()
    found = [_on_disk(DATABASE, work / DATABASE), PackedFile(KEYS_FILE, len(keys), data=keys)]
    if (source.folder / DEMO_KEY_FILE).exists() and (source.folder / DEMO_MARK_FILE).exists():
        found.append(_on_disk(DEMO_MARK_FILE, source.folder / DEMO_MARK_FILE))
    if occasion.why is BackupWhy.BY_HAND:
        there = sorted(set(summary.media) - set(missing))
        found += [_on_disk(media_name(media), media_path(source.folder, media)) for media in there]
    return found


def _facts(summary: StoreSummary, occasion: Occasion, missing: tuple[MediaHash, ...]) -> BackupFacts:
    return BackupFacts(
        program=__version__,
        schema=summary.schema,
        made_at=occasion.now,
        why=occasion.why,
        office=summary.office,
        counts=summary.counts,
        head=summary.head,
        missing=missing,
    )


def _write(source: Source, packed: Sequence[PackedFile], target: Path, watch: Watch) -> None:
    for left in target.parent.glob(f".{glob.escape(target.name[:60])}.*.part"):  # by a process that was killed
        left.unlink(missing_ok=True)
    fresh = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
    recipient = read_wrappings(source.folder / KEYS_FILE).recovery_recipient
    written = (_WRITTEN - _MEDIA) / (1 - _MEDIA)
    try:
        with fresh.open("xb") as file:
            seal(Packing(packed, _part(watch, 0, written)), file, source.key, [recipient])
            file.flush()
            os.fsync(file.fileno())
            _forget_what_was_written(file)
        try:
            read_through(fresh, identity_by_key(source.key), watch=_part(watch, written, 1))
        except BackupDamaged as damaged:
            raise BackupDamaged(path=str(target)) from damaged
        os.replace(fresh, target)  # noqa: PTH105 - the documented atomic one on every system
    except BaseException:  # also a cancel or Ctrl+C: nothing half made stays, and it goes on up
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    settle(target.parent)


def _forget_what_was_written(file: BinaryIO) -> None:
    """So that reading back reads the disk, not the memory of the system, where it knows how."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _on_disk(name: str, path: Path) -> PackedFile:
    return PackedFile(name, path.stat().st_size, path)


def _sealed(file: PackedFile) -> FileSeal:
    digest = hashlib.sha256()
    with file.open() as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
    return FileSeal(file.size, digest.hexdigest())


def _part(watch: Watch, first: float, last: float) -> Watch:
    """A watch for one part of the work."""
    return lambda share: watch(first + (last - first) * share)


def copy_whole(path: Path, target: Path) -> None:
    """Copies a file under a temporary name, makes it safe on the disk, renames. Raises OSError."""
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("rb") as read, fresh.open("xb") as written:
            shutil.copyfileobj(read, written, _CHUNK)
            written.flush()
            os.fsync(written.fileno())
        os.replace(fresh, target)  # noqa: PTH105 - as above
    except BaseException:  # also a cancel or Ctrl+C: nothing half made stays, and it goes on up
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
