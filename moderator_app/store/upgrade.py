"""Brings a store's tables to this version: Alembic inside the program, all or nothing."""

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from moderator_app.domain.errors import StoreDamaged, StoreNewer
from moderator_app.store.failures import told_plainly

SCRIPTS = Path(__file__).parent / "migrations"
REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""Every published form of the tables, oldest first; the last is this version's."""


def revision_of(connection: Connection) -> str | None:
    """The form of the tables, or None in an empty file."""
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if connection.execute(text(known)).first() is None:
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def check_not_newer(revision: str | None, revisions: tuple[str, ...] = REVISIONS) -> None:
    """Lets a form pass that this version knows. Raises StoreNewer for any other."""
    if revision is not None and revision not in revisions:
        raise StoreNewer(found=revision)


def upgrade(engine: Engine, path: Path, *, scripts: Path = SCRIPTS, revisions: tuple[str, ...] = REVISIONS) -> bool:
    """Brings the tables to the newest form; tells whether anything had to be done.

    Runs in one transaction with foreign keys off (a table that is made anew would otherwise take its children along)
    and checks every reference before the commit.

    Args:
        engine: the writer's.
        path: the store's file, for sentences.
        scripts: the folder of the steps.
        revisions: their names, oldest first.

    Raises:
        StoreNewer: a newer version wrote the store.
        StoreDamaged: a reference does not hold after the steps; nothing was changed.
    """
    with told_plainly(path, writing=True), engine.connect() as connection:
        with connection.begin():
            revision = revision_of(connection)
        check_not_newer(revision, revisions)
        if revision == revisions[-1]:
            return False
        _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                _run(connection, scripts)
                if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                    raise StoreDamaged(path=str(path))
        finally:
            _foreign_keys(connection, on=True)
    return True


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Outside any transaction, where alone it works: inside one the pragma does nothing and says nothing."""
    driver_connection = connection.connection.driver_connection
    assert driver_connection is not None
    driver_connection.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _run(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
