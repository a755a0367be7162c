"""The engines: pragmas as measured, transactions that lose nothing, errors told plainly."""

import secrets
import sqlite3

import pytest
from sqlalchemy import text

from moderator_app.domain.errors import DiskFull, NothingThere, StoreBusy, StoreDamaged
from moderator_app.store.engine import reader_engine, writer_engine
from moderator_app.store.failures import RowRefused, told_plainly
from moderator_app.store.sqlcipher import connect, driver

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "ক খ#%?.db"
    connect(place, KEY, writing=True).close()
    return place


@pytest.fixture
def engines(path):
    both = writer_engine(path, KEY), reader_engine(path, KEY)
    yield both
    for engine in both:
        engine.dispose()


PRAGMAS = {
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "trusted_schema": 0,
    "recursive_triggers": 1,
    "journal_mode": "wal",
}


@pytest.mark.parametrize(("which", "more"), [(0, {"synchronous": 2, "query_only": 0}), (1, {"query_only": 1})])
def test_every_connection_has_the_pragmas(engines, which, more):
    with engines[which].connect() as connection, connection.begin():
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in PRAGMAS | more}
    assert found == PRAGMAS | more


def test_the_write_ahead_log_is_bounded(engines):
    with engines[0].connect() as connection, connection.begin():
        assert connection.execute(text("PRAGMA journal_size_limit")).scalar() == 16 * 1024 * 1024


def test_the_file_is_encrypted_from_its_first_byte(path):
    assert not path.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM sqlite_master")


def test_the_key_stands_in_no_address_and_no_representation(engines):
    for engine in engines:
        assert (
            KEY.hex() not in f"{engine.url!r}{engine!r}{engine.pool!r}{engine.dialect.create_connect_args(engine.url)}"
        )


def test_a_wrong_key_raises_without_noise_and_changes_nothing(path, capfd):
    before = path.read_bytes()
    with pytest.raises(driver.DatabaseError):
        connect(path, secrets.token_bytes(32), writing=True)
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_key_of_another_length_is_refused(path):
    with pytest.raises(ValueError):
        connect(path, b"short", writing=True)


def test_a_missing_file_is_not_made_by_a_reader(tmp_path):
    with pytest.raises(driver.OperationalError):
        connect(tmp_path / "none.db", KEY, writing=False)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_can_write_nothing(engines):
    with pytest.raises(Exception, match="readonly"), engines[1].connect() as connection, connection.begin():
        connection.execute(text("CREATE TABLE sneaked (a)"))


def test_the_writer_takes_the_file_at_the_beginning_of_its_transaction(path, engines):
    other = connect(path, KEY, writing=True)
    other.execute("PRAGMA busy_timeout = 1")
    with engines[0].connect() as connection, connection.begin(), pytest.raises(StoreBusy), told_plainly(path):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_full_disk_is_told_and_leaves_the_data(path):
    connection = connect(path, KEY, writing=True)
    connection.execute("CREATE TABLE kept (a)")
    connection.execute("INSERT INTO kept VALUES (1)")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull), told_plainly(path):
        connection.execute("INSERT INTO kept VALUES (zeroblob(100000))")
    assert connection.execute("SELECT count(*) FROM kept").fetchone()[0] == 1
    connection.close()


def test_a_torn_page_is_told_as_damage(path):
    connection = connect(path, KEY, writing=True)
    connection.execute("CREATE TABLE kept (a)")
    connection.execute("INSERT INTO kept VALUES (zeroblob(20000))")
    connection.close()
    data = bytearray(path.read_bytes())
    data[3 * 4096 + 100] ^= 1
    path.write_bytes(data)
    connection = connect(path, KEY, writing=False)
    with pytest.raises(StoreDamaged), told_plainly(path):
        connection.execute("SELECT a FROM kept").fetchall()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("INSERT INTO child VALUES (1, 7)", NothingThere),
        ("INSERT INTO parent VALUES (1), (-1)", RowRefused),
    ],
)
def test_a_refused_row_is_told_by_its_rule(path, statement, kind):
    connection = connect(path, KEY, writing=True)
    connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY CHECK (id > 0))")
    connection.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES parent (id))")
    with pytest.raises(kind), told_plainly(path):
        connection.execute(statement)
    connection.close()
