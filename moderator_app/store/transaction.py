"""A transaction as the repositories see it: statements in, rows out, and an end after which nothing works."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, final

from sqlalchemy import (
    Connection,
    Delete,
    Executable,
    Insert,
    Table,
    TextClause,
    Update,
    func,
    insert,
    select,
)

from moderator_app.store.failures import told_plainly
from moderator_app.store.questions import AnyRow, Question
from moderator_app.store.tables import StoreRow, table


class UnitIsOver(RuntimeError):
    """A repository was used after its `with` block, or wrote in a unit that only reads: a programmer's error."""


@final
class Transaction:
    """One transaction on one connection, on the thread that began it."""

    def __init__(self, connection: Connection, path: Path, *, writing: bool) -> None:
        """Works on a connection whose transaction has begun; `path` is the store's file, for sentences of errors."""
        self._connection: Connection | None = connection
        self._path = path
        self._writing = writing
        self.log_head: tuple[int, str] | None = None
        """Number and hash of the last entry that this transaction added to the activity log."""
        self.restores: int | None = None
        """How often the store was restored, where this transaction counted it anew."""

    def end(self) -> None:
        """From here on every use raises."""
        self._connection = None

    def rows(self, statement: Question, values: Mapping[str, Any] | None = None) -> Sequence[AnyRow]:
        """All rows of a question; `values` are those that it names and does not hold."""
        with told_plainly(self._path):
            return self._open().execute(statement, values).all()

    def first(self, statement: Question) -> AnyRow | None:
        """The first row of a question."""
        with told_plainly(self._path):
            return self._open().execute(statement).first()

    def number(self, statement: Question) -> int:
        """The one number that a question asks for; nothing is 0."""
        with told_plainly(self._path):
            return int(self._open().execute(statement).scalar() or 0)

    def pragma(self, statement: TextClause) -> Sequence[AnyRow]:
        """What the database says of itself."""
        with told_plainly(self._path):
            return self._open().execute(statement).all()

    def change(self, statement: Update | Delete | Insert) -> int:
        """Changes rows and tells how many."""
        return self._changed(statement)

    def add(self, row: StoreRow) -> None:
        """Adds a row."""
        kind = type(row)
        self._changed(insert(table(kind)).values(_filled(row)))

    def add_all(self, rows: Iterable[StoreRow]) -> None:
        """Adds rows of one kind."""
        many = list(rows)
        if many:
            self._changed(insert(table(type(many[0]))), [_filled(row) for row in many])

    def add_values(self, row: type[StoreRow], many: Iterable[Mapping[str, Any]]) -> None:
        """Adds rows of one kind by their values alone: making the rows first would take longer than writing them."""
        values = list(many)
        if values:
            self._changed(insert(table(row)), values)

    def add_bare(self, name: str, columns: Sequence[str], many: Sequence[tuple[str | int, ...]]) -> None:
        """Adds many rows of texts and whole numbers to the table of a name, as they are."""
        if not self._writing:
            raise UnitIsOver("this unit only reads")
        if many:
            marks = ", ".join("?" * len(columns))
            with told_plainly(self._path, writing=True):
                statement = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names
                self._open().exec_driver_sql(statement, list(many))

    def put(self, row: StoreRow) -> None:
        """Adds a row, or changes the one with its key."""
        target = table(type(row))
        values = row.model_dump()
        keys = [column.name for column in target.primary_key.columns]
        known = [target.c[key] == values[key] for key in keys]
        others = {name: value for name, value in values.items() if name not in keys}
        if not self._changed(target.update().where(*known).values(others)):
            self._changed(insert(target).values(values))

    def next_position(self, target: Table) -> int:
        """The place after the last one."""
        return self.number(select(func.coalesce(func.max(target.c.position), -1))) + 1

    def _changed(self, statement: Executable, many: Sequence[Mapping[str, Any]] | None = None) -> int:
        if not self._writing:
            raise UnitIsOver("this unit only reads")
        with told_plainly(self._path, writing=True):
            return self._open().execute(statement, many).rowcount

    def _open(self) -> Connection:
        if self._connection is None:
            raise UnitIsOver("its with block has ended")
        return self._connection


def _filled(row: StoreRow) -> dict[str, Any]:
    """The row's values; a key that the database counts is left out."""
    return {name: value for name, value in row.model_dump().items() if not (name == "seq" and value is None)}
