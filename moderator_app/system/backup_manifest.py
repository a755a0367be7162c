"""The first file of a backup: what it says of itself, and the seal of every other file in it."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from moderator_app.domain.activity import LogHead
from moderator_app.domain.backups import FORMAT, BackupCounts, BackupFacts, BackupWhy
from moderator_app.domain.errors import BackupDamaged, BackupNewer
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.office import Bilingual
from moderator_app.domain.store_names import DATABASE, MEDIA
from moderator_app.system.folder_contents import DEMO_MARK_FILE, KEYS_FILE

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 64 * 1024 * 1024
_FILES = frozenset({DATABASE, KEYS_FILE, DEMO_MARK_FILE})
_PICTURE = re.compile(rf"{MEDIA}/[0-9a-f]{{2}}/[0-9a-f]{{64}}\.age")


@dataclass(frozen=True, slots=True)
class FileSeal:
    """Size in bytes and SHA-256 of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`key_id` tells which key the database inside is under; `files` holds every file of the backup but this one."""

    facts: BackupFacts
    key_id: str
    files: Mapping[str, FileSeal]


def manifest_text(manifest: Manifest) -> bytes:
    """As it is written."""
    facts = manifest.facts
    tree = {
        "format": FORMAT,
        "program": facts.program,
        "schema": facts.schema,
        "made_at": facts.made_at.isoformat(),
        "why": facts.why.value,
        "office": {"bn": facts.office.bn, "en": facts.office.en},
        "counts": asdict(facts.counts),
        "head": {
            "seq": facts.head.seq,
            "hash": facts.head.hash,
            "at": facts.head.at.isoformat() if facts.head.at else None,
        },
        "missing": list(facts.missing),
        "key_id": manifest.key_id,
        "files": {name: asdict(file) for name, file in manifest.files.items()},
    }
    return json.dumps(tree, ensure_ascii=False, indent=1).encode()


def read_manifest(text: bytes, path: Path) -> Manifest:
    """What a backup says of itself; `path` names it in sentences.

    Raises:
        BackupNewer: a newer version of the program wrote it.
        BackupDamaged: it says nothing that makes sense.
    """
    try:
        tree = cast(dict[str, Any], json.loads(text))
        if int(tree["format"]) > FORMAT:
            raise BackupNewer(path=str(path), found=str(tree["format"]))
        return _manifest_of(tree)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupDamaged(path=str(path)) from error


def _manifest_of(tree: Mapping[str, Any]) -> Manifest:
    head, made_at = tree["head"], datetime.fromisoformat(tree["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("a time without a zone")
    facts = BackupFacts(
        program=str(tree["program"]),
        schema=str(tree["schema"]),
        made_at=made_at,
        why=BackupWhy(tree["why"]),
        office=Bilingual(str(tree["office"]["bn"]), str(tree["office"]["en"])),
        counts=BackupCounts(**{name: int(count) for name, count in tree["counts"].items()}),
        head=LogHead(
            int(head["seq"]), str(head["hash"]), datetime.fromisoformat(head["at"]) if head["at"] is not None else None
        ),
        missing=tuple(MediaHash(str(name)) for name in tree["missing"]),
    )
    files = {
        _checked_name(name): FileSeal(int(file["size"]), str(file["sha256"])) for name, file in tree["files"].items()
    }
    if not {DATABASE, KEYS_FILE} <= files.keys():
        raise ValueError("no store in it")
    return Manifest(facts, str(tree["key_id"]), files)


def _checked_name(name: str) -> str:
    """Only names that a backup can hold; none of them leads out of a folder."""
    if name not in _FILES and not _PICTURE.fullmatch(name):
        raise ValueError(name)
    return name
