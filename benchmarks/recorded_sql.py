"""What the program asks the database, noted once and asked anew on a bare connection: the floor of its lists."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

from moderator_app.store.sql_store import SqlStore
from moderator_app.store.sqlcipher import connect
from tests.store.raw_file import key_of


@dataclass
class Recorded:
    """Statements with their values, in order."""

    store: SqlStore
    asked: list[tuple[str, Any]] = field(default_factory=list)

    def ask_again(self) -> None:
        """On the connection the floor keeps: every row is fetched, none is looked at."""
        for statement, values in self.asked:
            self._connection.execute(statement, values).fetchall()

    def open(self) -> "Recorded":
        self._connection = connect(self.store.path, key_of(self.store), writing=False)
        return self


@contextmanager
def recorded(store: SqlStore) -> Generator[Recorded]:
    """Writes down what is asked of the store's readers inside the block."""
    found = Recorded(store)

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            found.asked.append((statement, values))

    readers = store._readers  # noqa: SLF001 - the program itself has no use for looking at its own questions
    event.listen(readers, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(readers, "before_cursor_execute", note)
