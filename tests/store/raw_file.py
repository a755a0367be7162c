"""Bare SQL on a store's file, as somebody with the key and bad intentions would speak it."""

from contextlib import contextmanager

from moderator_app.store.sqlcipher import connect
from moderator_app.system.key_wrapping import read_wrappings
from tests.store_fixture import PASSPHRASE


@contextmanager
def raw(store, *, without_triggers=False):
    """A writing connection; without triggers it takes away what guards the evidence, as an attacker would."""
    key = key_of(store)
    connection = connect(store.path, key, writing=True)
    try:
        if without_triggers:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in names:
                connection.execute(f"DROP TRIGGER {name}")
        yield connection
    finally:
        connection.close()


def key_of(store):
    """The key of a store that `tests/store_fixture.py` opened."""
    return read_wrappings(store.path.with_name("desk.keys")).by_passphrase(PASSPHRASE)
