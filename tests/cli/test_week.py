import json

import pytest

from moderator_app.demo.marker import marked_day
from moderator_app.domain.errors import StoreBusy
from tests.cli.desk import KEY_FILE, call, files_in, locked_office, office_in, small_office
from tests.store_fixture import new_folder


def test_week_prints_exactly_the_promised_fields(tmp_path):
    answer = call("week", "--json", "--data", small_office(tmp_path))
    assert answer.code == 0
    board = json.loads(answer.out)
    assert list(board) == ["week_start", "pages"]
    assert board["week_start"] == "2026-02-08"
    (page,) = board["pages"]
    assert list(page) == ["page", "minimum", "live", "scheduled", "maybe", "days_left", "state", "forecast"]
    assert (page["minimum"], page["live"], page["days_left"], page["state"]) == (2, 0, 5, "at_risk")


def test_week_explains_how_each_week_will_end(tmp_path):
    folder = small_office(tmp_path)
    (page,) = json.loads(call("week", "--json", "--data", folder).out)["pages"]
    assert page["forecast"] == {
        "needed": 2,
        "scheduled_at": [],
        "leaning_at": [],
        "overdue_at": [],
        "explanation": {
            "bn": "কিছুই প্রকাশিত বা নির্ধারিত নেই; ২টি দরকার, ৫ দিন বাকি",
            "en": "nothing is live or scheduled; 2 are needed, 5 days left",
        },
    }
    assert "2 are needed, 5 days left" in call("week", "--data", folder, "--language", "en").out


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        ("2026-02-01", "missed", 0),
        ("১৫/১০/২০২৫", "not_recorded", 0),
        ("2025-01-01", "not_recorded", 0),
        ("2026-02-14", "at_risk", 5),
        ("2026-02-15", "at_risk", 7),
    ],
)
def test_week_shows_the_week_of_a_day(day, state, left, tmp_path):
    answer = call("week", "--week", day, "--json", "--data", small_office(tmp_path))
    (page,) = json.loads(answer.out)["pages"]
    assert (page["state"], page["days_left"]) == (state, left)


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026-13-01", "10", "1800-01-01", "২০২৬-০২-৩০"])
def test_a_wrong_day_is_named(day, tmp_path):
    answer = call("week", "--week", day, "--data", small_office(tmp_path))
    assert answer.code == 2
    assert day in answer.err
    assert answer.out == ""


def test_week_as_a_table_names_page_and_state_in_both_languages(tmp_path):
    folder = small_office(tmp_path)
    bangla = call("week", "--data", folder, "--language", "bn").out
    english = call("week", "--data", folder, "--language", "en").out
    assert "নমুনা কার্যালয়" in bangla
    assert "ঝুঁকিতে" in bangla
    assert "Sample Office" in english
    assert "At risk" in english


def test_an_office_without_a_page_says_so(tmp_path):
    folder = new_folder(tmp_path / "office")
    folder.make_demo(folder.new_recovery_key())
    folder.close()
    answer = call("week", "--data", folder.path, "--language", "en")
    assert answer.code == 0
    assert "no page" in answer.out
    assert json.loads(call("week", "--data", folder.path, "--json").out)["pages"] == []


def test_week_reads_beside_an_open_window_and_sees_what_it_wrote(tmp_path):
    folder = small_office(tmp_path)
    window = office_in(folder)
    me = window.sign_in.seats()[0].member.id
    window.sign_in.leave(me)
    with pytest.raises(StoreBusy):
        office_in(folder)
    assert call("week", "--data", folder).code == 0
    assert call("verify", "--data", folder).code == 0
    window.sign_in.leave(me)
    window.opening.close()


@pytest.mark.parametrize("verb", [["week"], ["week", "--json"], ["verify"], ["evaluate", "--quarter", "2020-21-Q1"]])
def test_reading_leaves_the_folder_as_it_was(verb, tmp_path):
    folder = small_office(tmp_path)
    (folder / "desk.lock").unlink(missing_ok=True)
    before = files_in(folder)
    words = [*verb, "--out", str(tmp_path / "out")] if verb[0] == "evaluate" else verb
    call(*words, "--data", folder)
    assert files_in(folder) == before


def test_a_key_file_opens_a_locked_office(tmp_path):
    key = (small_office(tmp_path) / KEY_FILE).read_text()
    folder = locked_office(tmp_path / "locked")
    (tmp_path / "key").write_text(key)
    assert call("week", "--data", folder, "--key-file", tmp_path / "key").code == 0


@pytest.mark.parametrize("key", ["", "xyz", "ab" * 31, "ab" * 32])
def test_a_wrong_key_file_is_refused_and_never_passed_over(key, tmp_path):
    folder = small_office(tmp_path)  # its own key beside it would fit
    (tmp_path / "key").write_text(key)
    before = files_in(folder)
    answer = call("week", "--data", folder, "--key-file", tmp_path / "key")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.strip()
    assert files_in(folder) == before


def test_without_key_and_terminal_it_is_refused(tmp_path):
    folder = locked_office(tmp_path)
    before = files_in(folder)
    answer = call("week", "--data", folder, "--language", "en")
    assert answer.code == 1
    assert "--key-file" in answer.err
    assert files_in(folder) == before


def test_a_mark_alone_makes_no_demo_office(tmp_path):
    (tmp_path / "demo.json").write_text('{"demo_office_of": "2026-02-10"}')
    assert marked_day(tmp_path) is None
    (tmp_path / "demo.key").write_text("ab" * 32)
    assert marked_day(tmp_path) is not None
    for torn in ("", "{}", "[]", '"x"', '{"demo_office_of": "x"}', '{"demo_office_of": 3}'):
        (tmp_path / "demo.json").write_text(torn)
        assert marked_day(tmp_path) is None
