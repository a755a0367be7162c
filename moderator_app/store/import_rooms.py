"""The repository of what was brought in from files."""

from collections.abc import Iterable, Sequence
from typing import final

from sqlalchemy import select

from moderator_app.domain.ids import ImportId, MemberId
from moderator_app.domain.importing import ImportedFile, ImportedRow
from moderator_app.store.import_tables import ImportedFileRow, ImportedRowRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_FILE, _ROW = table(ImportedFileRow), table(ImportedRowRow)
_AT_ONCE = 500


@final
class ImportRows:
    """Files that were brought in, and their rows."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def begin(self, file: ImportedFile) -> None:
        self._transaction.add(
            ImportedFileRow(id=file.id, file_hash=file.file_hash, name=file.name, member_id=file.member_id, at=file.at)
        )

    def add_rows(self, rows: Iterable[ImportedRow]) -> None:
        self._transaction.add_values(
            ImportedRowRow,
            ({"post_id": r.post_id, "file_id": r.file_id, "row": r.row, "fingerprint": r.fingerprint} for r in rows),
        )

    def of_hash(self, file_hash: str) -> tuple[ImportedFile, ...]:
        """Every bringing-in of this very file, newest first."""
        asked = select(_FILE).where(_FILE.c.file_hash == file_hash).order_by(_FILE.c.at.desc(), _FILE.c.id)
        return tuple(
            ImportedFile(ImportId(row.id), row.file_hash, row.name, MemberId(row.member_id), row.at)
            for row in self._transaction.rows(asked)
        )

    def known(self, fingerprints: Sequence[str]) -> frozenset[str]:
        """Those of these rows that became a post before."""
        found: set[str] = set()
        for start in range(0, len(fingerprints), _AT_ONCE):
            some = fingerprints[start : start + _AT_ONCE]
            asked = select(_ROW.c.fingerprint).where(_ROW.c.fingerprint.in_(some))
            found.update(row.fingerprint for row in self._transaction.rows(asked))
        return frozenset(found)
