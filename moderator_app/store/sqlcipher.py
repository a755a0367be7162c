"""The encrypted SQLite of sqlcipher3, opened with a raw key that stands in no address, log or error."""

import sqlite3
from pathlib import Path
from types import ModuleType
from typing import cast

from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types; see `connect`

driver = cast(ModuleType, dbapi2)
KEY_BYTES = 32
BUSY_MILLISECONDS = 10_000
JOURNAL_LIMIT_BYTES = 16 * 1024 * 1024

_EVERY = (
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA recursive_triggers = ON",
)
_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA journal_size_limit = {JOURNAL_LIMIT_BYTES}",
)
_READER = ("PRAGMA query_only = ON",)


def connect(path: Path, key: bytes, *, writing: bool) -> sqlite3.Connection:
    """A connection with the house's pragmas; it speaks the standard library's `sqlite3` interface.

    The driver begins no transaction by itself (`isolation_level=None`): its own way of doing so loses updates.

    Raises:
        sqlcipher3.dbapi2.Error: the key does not fit, or the file cannot be opened; the connection is closed again.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a store key is 32 bytes")
    mode = "rwc" if writing else "rw"
    connection = cast(
        sqlite3.Connection,
        driver.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        ),
    )
    try:
        _prepare(connection, key, writing=writing)
    except driver.Error:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, key: bytes, *, writing: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # or a wrong key prints noise on stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for pragma in (*_EVERY, *(_WRITER if writing else _READER)):
        connection.execute(pragma).fetchall()
