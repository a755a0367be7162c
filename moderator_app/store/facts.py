"""What is known of the store itself: the key of its media, and to whom its backups are sealed."""

from typing import final

from sqlalchemy import select

from moderator_app.domain.errors import NothingThere
from moderator_app.ports import StoreFact
from moderator_app.store.tables import StoreFactRow, table
from moderator_app.store.transaction import Transaction

MEDIA_IDENTITY = "media_identity"
"""The age identity to which media files are encrypted; it never leaves the encrypted database."""

_FACT = table(StoreFactRow)


@final
class FactRows:
    """Fulfils the port `FactRepository`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, fact: StoreFact) -> str:
        row = self._transaction.first(select(_FACT.c.value).where(_FACT.c.name == fact.value))
        return "" if row is None else str(row.value)

    def put(self, fact: StoreFact, value: str) -> None:
        self._transaction.put(StoreFactRow(name=fact.value, value=value))
        if fact is StoreFact.RESTORES:
            self._transaction.restores = int(value)


@final
class StoreFacts:
    """Facts by name."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, name: str) -> str:
        """Raises NothingThere for an unknown name."""
        row = self._transaction.first(select(_FACT.c.value).where(_FACT.c.name == name))
        if row is None:
            raise NothingThere(id=name)
        return str(row.value)

    def put(self, name: str, value: str) -> None:
        self._transaction.put(StoreFactRow(name=name, value=value))
