"""`import posts FILE`: drafts of the good rows, the others told, and a log that says nobody signed in."""

import json

import pytest

from moderator_app.domain.lines import PostQuery
from moderator_app.domain.posts import ReviewStage
from tests.cli.desk import call, office_in, small_office

ME = "sample office"


@pytest.fixture
def office(tmp_path):
    return small_office(tmp_path)


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "posts.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def bring(office, path, *more):
    return call("import", "posts", path, "--as", ME, "--data", office, *more)


def seen(office):
    core = office_in(office)
    lines = core.drafting.lines(PostQuery())
    last = core.activity.entries(0, 1000)[-1]
    core.opening.close()
    return lines, last


def test_good_rows_become_drafts_and_the_log_says_that_nobody_signed_in(office, file):
    answer = bring(office, file("লেখা,পেজ\nএক,Sample Office\nদুই,\n"), "--json")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == {
        "file": "posts.csv", "made": 2, "known": 0, "faulty": 0, "ignored_columns": [], "faults": [],
    }  # fmt: skip
    lines, last = seen(office)
    assert {(line.title, line.stage) for line in lines} == {("এক", ReviewStage.DRAFT), ("দুই", ReviewStage.DRAFT)}
    assert (last.verb, last.actor) == ("posts_imported", "command line")
    assert last.data["named"]


def test_the_same_file_again_makes_nothing_unless_it_is_asked_for(office, file):
    path = file("text\nএক\n")
    assert bring(office, path, "--language", "en").out == "1 draft was made.\n"
    again = bring(office, path, "--language", "en")
    assert again.code == 0
    assert "0 drafts were made.\n1 row was brought in before" in again.out
    assert "১টি খসড়া" in bring(office, path, "--again").out
    assert len(seen(office)[0]) == 2


def test_faulty_rows_are_told_and_written_and_end_with_one(office, file, tmp_path):
    mend = tmp_path / "mend.csv"
    answer = bring(office, file("text,date\nএক,\n,\nদুই,৩১/০২/২০২৭\n"), "--language", "en", "--faulty", mend)
    assert answer.code == 1
    assert answer.out.startswith("1 draft was made.\n1 row cannot be taken:\n  Row 4: Date: No day of the calendar")
    assert "৩১/০২/২০২৭" in mend.read_text(encoding="utf-8-sig")
    tree = json.loads(bring(office, file("text,date\n,১\n"), "--json").out)
    assert [cell["kind"] for cell in tree["faults"][0]["cells"]] == ["empty", "not_a_date", "time_missing"]


def test_only_the_first_of_very_many_faults_are_told(office, file):
    answer = bring(office, file("text,link\n" + "এক,x\n" * 60), "--language", "en")
    assert answer.out.count("Row") == 50
    assert "10 more; --faulty FILE writes them all." in answer.out


@pytest.mark.parametrize(
    ("text", "words"), [("name\nx\n", "called “text” or “লেখা”"), ("", "No row of posts"), ("text\n\0", "neither a CSV")]
)
def test_what_is_no_table_is_refused_by_a_sentence(office, file, text, words):
    answer = bring(office, file(text), "--language", "en")
    assert (answer.code, answer.out) == (1, "")
    assert words in answer.err


def test_a_missing_file_and_a_stranger_are_refused(office, file, tmp_path):
    assert bring(office, tmp_path / "gone.csv").code == 1
    stranger = call("import", "posts", file("text\nক\n"), "--as", "Nobody", "--data", office)
    assert stranger.code == 1
    assert seen(office)[0] == ()


@pytest.mark.parametrize(
    "words", [("import",), ("import", "insights", "x"), ("import", "posts"), ("import", "posts", "x"),
              ("import", "posts", "x", "y", "--as", "A")]
)  # fmt: skip
def test_anything_else_is_wrong_usage(office, words):
    assert call(*words, "--data", office).code == 2


@pytest.mark.parametrize("language", ["bn", "en"])
def test_the_help_says_what_ends_with_one(office, language):
    answer = call("import", "posts", "--help", "--language", language, "--data", office)
    assert answer.code == 0
    assert "import posts FILE" in answer.out
    assert "1" in answer.out
    assert "--faulty" in answer.out
