"""Steps between forms of the store: complete, all or nothing, and never backwards."""

import shutil

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import StoreDamaged, StoreNewer
from moderator_app.store import post_tables, search
from moderator_app.store.append_only import triggers
from moderator_app.store.backup import snapshot
from moderator_app.store.engine import writer_engine
from moderator_app.store.failures import RowRefused
from moderator_app.store.sqlcipher import connect
from moderator_app.store.tables import StoreRow
from moderator_app.store.upgrade import REVISIONS, SCRIPTS, revision_of, upgrade
from tests.store.raw_file import key_of, raw
from tests.store.some_office import OFFICE, found
from tests.store_fixture import PASSPHRASE, new_folder, open_folder

KEY = bytes(range(32))
SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.db"


@pytest.fixture
def engine(path):
    made = writer_engine(path, KEY)
    yield made
    made.dispose()


def schema(engine) -> dict[tuple[str, str], frozenset[str]]:
    """Each table, index and trigger as the set of its clauses, whatever their order."""
    with engine.connect() as connection, connection.begin():
        rows = connection.execute(text(SCHEMA)).all()
    return {
        (kind, name): frozenset(line.strip().rstrip(",").strip() for line in sql.splitlines())
        for kind, name, sql in rows
    }


def everything(engine) -> list[tuple]:
    with engine.connect() as connection, connection.begin():
        tables = [row[1] for row in connection.execute(text(SCHEMA)) if row[0] == "table"]
        return [(name, *row) for name in sorted(tables) for row in connection.execute(text(f"SELECT * FROM {name}"))]


def test_the_steps_end_at_exactly_the_tables_of_this_version(engine, path, tmp_path):
    assert upgrade(engine, path)
    assert not upgrade(engine, path)
    other = writer_engine(tmp_path / "other.db", KEY)
    with other.connect() as connection, connection.begin():
        StoreRow.metadata.create_all(connection)
        for statement in (*triggers().values(), *search.statements()):
            connection.execute(text(statement))
    assert schema(engine) == schema(other)
    other.dispose()


def test_the_first_form_holds_every_delivery_state(engine, path):
    upgrade(engine, path)
    (clause,) = [line for line in schema(engine)["table", "delivery"] if "ck_delivery_state" in line]
    assert all(f"'{state.value}'" in clause for state in DeliveryState)
    assert post_tables.DeliveryRow.__name__ == "DeliveryRow"


def test_the_list_of_revisions_is_that_of_the_scripts():
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())
    assert tuple(script.revision for script in reversed(scripts)) == REVISIONS


def test_no_evidence_is_deleted_by_the_way(engine, path):
    upgrade(engine, path)
    assert not [name for (_, name), clauses in schema(engine).items() if any("CASCADE" in c for c in clauses)]


# ---------------------------------------------------------------- a step that does not exist yet


@pytest.fixture
def step(tmp_path):
    """Writes one more step into a copy of the scripts."""

    def write(body: str):
        scripts = tmp_path / "scripts"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "9999_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = '9999'\ndown_revision = '{REVISIONS[-1]}'\nbranch_labels = None\ndepends_on = None\n"
            f"def upgrade() -> None:\n{body}",
            encoding="utf-8",
        )
        return {"scripts": scripts, "revisions": (*REVISIONS, "9999")}

    return write


@pytest.fixture
def filled(tmp_path):
    """The engine of a store with an office in it."""
    folder = open_folder(tmp_path)
    found(folder.store)
    path = folder.store.path
    engine = writer_engine(path, key_of(folder.store))
    yield engine, path
    engine.dispose()
    folder.close()


def test_a_table_made_anew_takes_no_children_along(filled, step):
    engine, path = filled
    more = (
        "    with op.batch_alter_table('member') as batch:\n        batch.add_column(sa.Column('phone', sa.Text()))\n"
    )
    assert upgrade(engine, path, **step(more))
    with engine.connect() as connection, connection.begin():
        assert connection.execute(text("SELECT count(*) FROM member")).scalar() == 3
        assert connection.execute(text("SELECT count(*) FROM member_role")).scalar() == 5
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert revision_of(connection) == "9999"


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (
            "    op.execute(\"UPDATE page SET url = ''\")\n    op.execute('DROP TABLE journal')\n    1 / 0\n",
            ZeroDivisionError,
        ),
        ("    op.execute(\"UPDATE office SET web = ''\")\n    op.execute('not sql')\n", RowRefused),
        ("    op.execute('DELETE FROM member')\n", StoreDamaged),
    ],
)
def test_a_failed_step_leaves_the_store_as_it_was(filled, step, body, refusal):
    engine, path = filled
    before = schema(engine), everything(engine)
    with pytest.raises(refusal):
        upgrade(engine, path, **step(body))
    assert (schema(engine), everything(engine)) == before
    with engine.connect() as connection, connection.begin():
        assert revision_of(connection) == REVISIONS[-1]
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_store_of_a_newer_version_is_refused_and_stays(tmp_path):
    folder = open_folder(tmp_path)
    with raw(folder.store) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    folder.close()
    before = (folder.path / "desk.db").read_bytes()
    for writing in (True, False):
        with pytest.raises(StoreNewer) as refused:
            folder.open_with(PASSPHRASE, writing=writing)
        assert refused.value.fields == {"found": "0099"}
    assert (folder.path / "desk.db").read_bytes() == before


def test_a_file_without_a_revision_is_no_store(tmp_path):
    folder = open_folder(tmp_path)
    with raw(folder.store) as connection:
        connection.execute("DROP TABLE alembic_version")
    folder.close()
    with pytest.raises(StoreDamaged):
        new_folder(folder.path).open_with(PASSPHRASE)


def test_a_snapshot_is_whole_and_opens_with_the_same_key(tmp_path):
    from moderator_app.store.store_files import SqlStoreFiles

    folder = open_folder(tmp_path)
    found(folder.store)  # still in the write-ahead log: a copy of the file alone would lack it
    key, copy = key_of(folder.store), tmp_path / "copy" / "desk.db"
    copy.parent.mkdir()
    snapshot(folder.path / "desk.db", key, copy)
    folder.close()
    assert [path.name for path in copy.parent.iterdir()] == ["desk.db"]
    opened = SqlStoreFiles().open(copy.parent, key, writing=False)
    with opened.read() as unit:
        assert unit.office.get() == OFFICE
    opened.check_integrity()
    opened.close()


def test_a_snapshot_that_fails_leaves_nothing(tmp_path):
    path = tmp_path / "desk.db"
    connect(path, KEY, writing=True).close()
    with pytest.raises(Exception, match=r".*"):
        snapshot(path, KEY, tmp_path / "none" / "copy.db")
    assert [found.name for found in tmp_path.iterdir()] == ["desk.db"]
