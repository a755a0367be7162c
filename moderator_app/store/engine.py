"""Two engines on one encrypted file: one writer, many readers, each with its own way to begin a transaction.

With the driver's defaults three processes lost 207 of 600 increments, silently; with `BEGIN IMMEDIATE` none.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from moderator_app.store.sqlcipher import BUSY_MILLISECONDS, connect, driver

READERS_KEPT = 2
READERS_AT_ONCE = 6


def writer_engine(path: Path, key: bytes) -> Engine:
    """One connection; every transaction is `BEGIN IMMEDIATE`, so nobody writes on what another has changed since."""
    return _engine(path, key, begin="BEGIN IMMEDIATE", kept=1, at_once=1)


def reader_engine(path: Path, key: bytes) -> Engine:
    """Several connections that can change nothing (`query_only`); every transaction sees one moment."""
    return _engine(path, key, begin="BEGIN", kept=READERS_KEPT, at_once=READERS_AT_ONCE)


def _engine(path: Path, key: bytes, *, begin: str, kept: int, at_once: int) -> Engine:
    def make() -> sqlite3.Connection:
        return connect(path, key, writing=begin == "BEGIN IMMEDIATE")

    engine = create_engine(
        "sqlite://",  # names no file and no key: both stay inside `make`
        module=driver,
        creator=make,
        poolclass=QueuePool,
        pool_size=kept,
        max_overflow=at_once - kept,
        pool_timeout=BUSY_MILLISECONDS / 1000,
    )

    def begin_ourselves(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", begin_ourselves)
    return engine
