"""`backup` and `restore`: a whole office carried to another folder, with the paper key or a key file."""

import json
import os

import pytest

from tests.cli.desk import KEY_FILE, call, files_in, locked_office, office_in, small_office
from tests.store_fixture import PASSPHRASE, recovery_key

ME = "sample  OFFICE"


@pytest.fixture
def office(tmp_path):
    return small_office(tmp_path)


@pytest.fixture
def backup(office, tmp_path):
    file = tmp_path / "stick" / "office.desk-backup"
    file.parent.mkdir()
    assert call("backup", file, "--as", ME, "--data", office).code == 0
    return file


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "paper.txt"
    file.write_text(recovery_key().text + "\n", encoding="utf-8")
    return file


def entries(folder):
    core = office_in(folder)
    found = core.activity.entries(0, 1000)
    core.opening.close()
    return found


def test_a_backup_into_a_folder_gets_a_name_of_office_and_day_and_is_logged_as_unproven(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    answer = call("backup", stick, "--as", ME, "--data", office, "--json")
    assert (answer.code, answer.err) == (0, "")
    tree = json.loads(answer.out)
    assert [path.name for path in stick.iterdir()] == ["Sample-Office-2026-02-10.desk-backup"]
    assert (tree["pages"], tree["members"]) == (1, 1)
    last = entries(office)[-1]
    assert (last.verb, last.actor) == ("backup_made", "command line")
    assert last.data["named"]
    assert call("backup", stick, "--as", ME, "--data", office, "--language", "en").out.startswith(
        "The backup stands in"
    )
    assert len(list(stick.iterdir())) == 2


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_a_member_and_a_file_must_be_named(office, verb, tmp_path):
    assert call(verb, tmp_path / "x", "--data", office).code == 2
    assert call(verb, "--as", ME, "--data", office).code == 2
    assert not (tmp_path / "x").exists()


def test_a_member_nobody_knows_is_refused(office, backup, tmp_path):
    answer = call("backup", tmp_path / "x", "--as", "Nobody", "--data", office, "--language", "en")
    assert answer.code == 1
    assert "“Nobody”" in answer.err
    fresh = tmp_path / "new"
    refused = call("restore", backup, "--as", "Nobody", "--data", fresh, "--key-file", office / KEY_FILE)
    assert refused.code == 1
    assert not fresh.exists()


def test_while_a_window_has_the_office_open_both_are_refused(office, backup, tmp_path):
    core = office_in(office)
    target = tmp_path / "second"
    made = call("backup", target, "--as", ME, "--data", office, "--language", "en")
    back = call("restore", backup, "--as", ME, "--data", office, "--yes", "--language", "en")
    core.opening.close()
    assert (made.code, back.code) == (1, 1)
    assert "Another window or command is using the folder" in made.err
    assert "Another window or command is using the folder" in back.err
    assert not target.exists()


def test_with_only_the_paper_the_office_comes_back_in_another_folder(backup, paper, tmp_path):
    folder = tmp_path / "other" / "folder"
    answer = call("restore", backup, "--as", ME, "--data", folder, "--recovery-key", paper, "--language", "en")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Backup of ")
    assert f"The office is back in {folder}." in answer.out
    assert "Only the recovery key opens it here" in answer.out
    assert {path.name for path in folder.iterdir()} >= {"desk.db", "desk.keys", "desk.anchor"}


def test_over_a_store_it_asks_for_yes_and_puts_the_store_aside(office, backup):
    before = files_in(office)
    asked = call("restore", backup, "--as", ME, "--data", office, "--language", "en")
    assert asked.code == 1
    assert "--yes" in asked.err
    assert files_in(office) == before
    answer = call("restore", backup, "--as", ME, "--data", office, "--yes", "--json")
    tree = json.loads(answer.out)
    assert answer.code == 0
    assert tree["restored"]
    assert tree["present"] == {"same": True, "entries": 1, "posts": 0}
    assert (office / KEY_FILE).exists()
    assert call("verify", "--data", office).code == 0
    verbs = [entry.verb for entry in entries(office)]
    assert verbs[-1] == "store_restored"
    assert "backup_made" not in verbs


def test_a_key_that_does_not_fit_changes_nothing(tmp_path, backup, paper):
    other = locked_office(tmp_path / "elsewhere")
    before = files_in(other)
    paper.write_text("AGE-SECRET-KEY-1 nothing", encoding="utf-8")
    assert call("restore", backup, "--as", ME, "--data", other, "--recovery-key", paper, "--yes").code == 1
    nobody_asked = call("restore", backup, "--as", ME, "--data", tmp_path / "new")
    assert nobody_asked.code == 1
    assert files_in(other) == before
    assert not (tmp_path / "new").exists()
    assert PASSPHRASE not in nobody_asked.err


def test_something_else_is_no_backup(office, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("কিছু লেখা", encoding="utf-8")
    answer = call("restore", letter, "--as", ME, "--data", office, "--yes", "--language", "en")
    assert answer.code == 1
    assert "is not a backup of this program" in answer.err
    over = call("backup", letter, "--as", ME, "--data", office)
    assert over.code == 1
    assert letter.read_text(encoding="utf-8") == "কিছু লেখা"


def test_what_is_no_plain_file_is_no_backup_and_is_never_waited_for(office, paper, tmp_path):
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    for name in ("pipe", "circle", "x" * 300, "none", "office"):
        answer = call(
            "restore", tmp_path / name, "--as", ME, "--data", tmp_path / "new", "--recovery-key", paper,
            "--language", "en",
        )  # fmt: skip
        assert answer.code == 1, name
        assert f"{name} is not a backup of this program" in answer.err
    assert not (tmp_path / "new").exists()
    if hasattr(os, "mkfifo"):
        assert call("backup", tmp_path / "pipe", "--as", ME, "--data", office).code == 1


def test_a_file_that_holds_no_recovery_key_is_named(backup, tmp_path):
    (tmp_path / "empty").write_text(" \n")
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff")
    for name in ("none", "empty", "picture", "stick"):
        answer = call(
            "restore", backup, "--as", ME, "--data", tmp_path / "new", "--recovery-key", tmp_path / name,
            "--language", "en",
        )  # fmt: skip
        assert answer.code == 1, name
        assert f"{name}; nothing was changed" in answer.err
    assert not (tmp_path / "new").exists()


def test_of_a_recovery_key_file_without_an_end_only_the_beginning_is_read(backup, tmp_path):
    endless = tmp_path / "endless"
    endless.write_bytes(b"")
    os.truncate(endless, 1 << 40)
    answer = call("restore", backup, "--as", ME, "--data", tmp_path / "new", "--recovery-key", endless)
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert not (tmp_path / "new").exists()
