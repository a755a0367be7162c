import pytest

from tests.cli.desk import call, files_in

VERBS = [
    ["week"],
    ["tick"],
    ["verify"],
    ["evaluate", "--quarter", "previous", "--out", "OUT"],
]


def _words(verb, tmp_path):
    return [str(tmp_path / "papers") if word == "OUT" else word for word in verb]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
@pytest.mark.parametrize("language", ["bn", "en"])
def test_a_folder_that_holds_no_office_is_refused_and_stays(verb, language, tmp_path):
    cases = {
        "missing": tmp_path / "missing",
        "empty": tmp_path / "empty",
        "file": tmp_path / "file",
        "below a file": tmp_path / "file" / "deep",
        "other": tmp_path / "other",
        "not writable": "/proc/moderator-desk",
        "plain database": tmp_path / "plain",
        "too long": tmp_path / ("x" * 300),
    }
    cases["empty"].mkdir()
    cases["file"].write_text("a letter")
    cases["other"].mkdir()
    (cases["other"] / "holiday.jpg").write_text("not ours")
    cases["plain database"].mkdir()
    cases["circle"] = tmp_path / "circle"
    cases["circle"].symlink_to("circle")
    (cases["plain database"] / "desk.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 100)
    before = files_in(tmp_path)
    for name, folder in cases.items():
        answer = call(*_words(verb, tmp_path), "--data", folder, "--language", language)
        assert answer.code == 1, name
        assert answer.out == "", name
        assert any("\u0980" <= c <= "\u09ff" for c in answer.err) == (language == "bn"), name
        assert "Traceback" not in answer.err
    assert files_in(tmp_path) == before
    assert not (tmp_path / "papers").exists()
    assert not (tmp_path / "missing").exists()
    assert list(cases["empty"].iterdir()) == []


@pytest.mark.parametrize("language", ["bn", "en"])
def test_a_demo_is_made_in_an_empty_or_new_folder_only(language, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("keep me")
    (tmp_path / "file").write_text("keep me")
    (tmp_path / "lock").mkdir()
    (tmp_path / "lock" / "desk.lock").write_text("")
    (tmp_path / "circle").symlink_to("circle")
    before = files_in(tmp_path)
    for folder in (
        tmp_path / "full",
        tmp_path / "file",
        tmp_path / "file" / "deep",
        tmp_path / "lock",
        tmp_path / "circle",
        "/proc/moderator-desk/office",
        tmp_path / ("x" * 300),
    ):
        answer = call("demo", folder, "--today", "2026-02-10", "--language", language)
        assert (answer.code, answer.out) == (1, ""), folder
        assert any("\u0980" <= c <= "\u09ff" for c in answer.err) == (language == "bn")
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "10-02", "0001-01-01", "9999-12-31"])
def test_a_demo_of_no_day_makes_no_folder(day, tmp_path):
    answer = call("demo", tmp_path / "a" / "b", "--today", day)
    assert answer.code == 2
    assert day in answer.err
    assert list(tmp_path.iterdir()) == []
