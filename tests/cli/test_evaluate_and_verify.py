import json
import sqlite3

import pytest

from moderator_app.demo.posters import poster
from moderator_app.store.sqlcipher import connect
from tests.cli.desk import KEY_FILE, call, files_in, office_in, small_office


@pytest.mark.parametrize(
    ("quarter", "code"),
    [
        ("2025-26-Q5", 2),
        ("2025-27-Q1", 2),
        ("2025-26", 2),
        ("Q3", 2),
        ("abc", 2),
        ("2025-26-Q0", 2),
        ("9999-00-Q1", 2),
        ("2025-26-Q4", 1),
        ("2025-26-Q1", 1),
        ("1990-91-Q1", 1),
    ],
)
def test_a_quarter_that_cannot_be_evaluated_is_named_and_leaves_nothing(quarter, code, tmp_path):
    folder = small_office(tmp_path)
    before = files_in(tmp_path)
    answer = call("evaluate", "--quarter", quarter, "--out", tmp_path / "new" / "papers", "--data", folder)
    assert (answer.code, answer.out) == (code, "")
    assert quarter in answer.err
    assert files_in(tmp_path) == before
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_evaluate_writes_the_papers_and_names_them(tmp_path):
    folder = small_office(tmp_path)
    out = tmp_path / "new" / "papers"
    before = files_in(folder)
    answer = call("evaluate", "--quarter", "previous", "--out", out, "--data", folder)
    assert answer.code == 0
    written = sorted(out.iterdir())
    assert answer.out.split() == [str(path) for path in written]
    assert [path.name for path in written] == ["evaluation-2025-26-Q2-bn.pdf", "evaluation-2025-26-Q2-en.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in written)
    assert files_in(folder) == before
    only = call("evaluate", "--quarter", "2025-26-Q3", "--language", "en", "--out", out, "--data", folder)
    assert only.out.strip() == str(out / "evaluation-2025-26-Q3-en.pdf")
    assert written[0].read_bytes() == _again(tmp_path, folder, written[0].name)


def _again(tmp_path, folder, name):
    call("evaluate", "--quarter", "২০২৫-২৬-Q২", "--language", "bn", "--out", tmp_path / "again", "--data", folder)
    return (tmp_path / "again" / name).read_bytes()


def test_papers_into_a_file_or_a_closed_folder_are_refused(tmp_path):
    folder = small_office(tmp_path)
    (tmp_path / "file").write_text("keep me")
    before = files_in(tmp_path)
    for out in (tmp_path / "file", tmp_path / "file" / "deep"):
        answer = call("evaluate", "--quarter", "previous", "--language", "en", "--out", out, "--data", folder)
        assert (answer.code, answer.out) == (1, "")
        assert "file" in answer.err
    assert files_in(tmp_path) == before


@pytest.mark.slow
def test_papers_into_a_folder_that_cannot_be_written_are_refused(tmp_path):
    folder = small_office(tmp_path)
    answer = call("evaluate", "--quarter", "previous", "--language", "en", "--out", "/proc/papers", "--data", folder)
    assert (answer.code, answer.out) == (1, "")
    assert "/proc" in answer.err


def test_verify_proves_a_whole_store(tmp_path):
    folder = small_office(tmp_path)
    lines = call("verify", "--data", folder, "--language", "en").out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["Store", "Activity log", "Pictures"]
    assert all("whole" in line for line in lines)
    tree = json.loads(call("verify", "--json", "--data", folder).out)
    assert (tree["store"], tree["log"], tree["media"], tree["whole"]) == ("whole", "whole", "whole", True)
    assert tree["entries"] == 3


def _change(folder, *statements):
    """Somebody who has the key changes the database past the program."""
    connection = connect(folder / "desk.db", bytes.fromhex((folder / KEY_FILE).read_text()), writing=True)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def _table_with(folder, column):
    connection = connect(folder / "desk.db", bytes.fromhex((folder / KEY_FILE).read_text()), writing=False)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = next(n for n in names if column in [r[1] for r in connection.execute(f"PRAGMA table_info({n})")])
    triggers = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name=?", (found,))
    ]
    connection.close()
    return found, triggers


@pytest.mark.parametrize(
    "change", ["UPDATE {table} SET verb = 'nothing' WHERE seq = 2", "DELETE FROM {table} WHERE seq = 3"]
)
def test_verify_finds_an_edit_and_a_gap(change, tmp_path):
    folder = small_office(tmp_path)
    table, triggers = _table_with(folder, "verb")
    _change(folder, *(f"DROP TRIGGER {name}" for name in triggers), change.format(table=table))
    answer = call("verify", "--data", folder, "--language", "en")
    assert answer.code == 1
    assert "Activity log: broken" in answer.out
    assert "Pictures: not looked at" in answer.out
    assert answer.err.strip()
    tree = json.loads(call("verify", "--json", "--data", folder).out)
    assert (tree["log"], tree["whole"]) == ("broken", False)
    assert tree["reason"]


def test_verify_misses_a_picture(tmp_path):
    folder = small_office(tmp_path)
    core = office_in(folder)
    core.drafting.attach(core.sign_in.seats()[0].member.id, poster("sun", 1), "sun.png")
    core.opening.close()
    assert call("verify", "--data", folder).code == 0
    (kept,) = (folder / "media").rglob("*.age")
    kept.write_bytes(b"something else")
    answer = call("verify", "--data", folder, "--language", "en")
    assert answer.code == 1
    assert "Pictures: broken" in answer.out


def test_a_torn_database_is_refused_with_a_sentence(tmp_path):
    folder = small_office(tmp_path)
    path = folder / "desk.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\x00" * 4096)
    answer = call("verify", "--data", folder, "--language", "en")
    assert answer.code == 1
    assert "damaged" in answer.err or "broken" in answer.out
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT 1 FROM sqlite_master")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["bn", "en"])
def test_selftest_tries_every_part(language, tmp_path):
    answer = call("selftest", "--language", language, "--data", tmp_path / "none")
    assert answer.code == 0, answer.out
    assert len(answer.out.splitlines()) == 11
    assert list(tmp_path.iterdir()) == []
