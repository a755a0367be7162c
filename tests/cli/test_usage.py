import pytest

from moderator_app.cli.grammar import PLACES, VERBS, read
from tests.cli.desk import call, files_in, small_office
from ui.shell.named_places import COMMAND_PLACES


def test_no_verb_opens_the_window_with_the_folder_and_the_key():
    assert call().code == 70
    assert call("--data", "x").code == 71
    assert call("--key-file", "k", "--data=x").code == 72
    assert call("--open", "calendar", "--data=x").code == 81
    assert call("--hidden").code == 90


def test_the_places_of_the_window_are_named_in_the_help_and_each_is_known_to_the_window():
    for language in ("bn", "en"):
        answer = call("--help", "--language", language)
        assert answer.code == 0
        assert all(f"  {place} " in answer.out for place in PLACES)
    assert set(COMMAND_PLACES) == set(PLACES)


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["week", "--wings"],
        ["week", "--json=yes"],
        ["week", "--week"],
        ["week", "--week", "--json"],
        ["week", "--week", ""],
        ["week", "today"],
        ["week", "--language", "fr"],
        ["week", "--language", "both"],
        ["week", "--today", "2026-02-10"],
        ["evaluate"],
        ["evaluate", "--quarter", "previous"],
        ["evaluate", "--out", "x"],
        ["evaluate", "--quarter", "previous", "--out", ""],
        ["evaluate", "--quarter", "previous", "--out", "x", "--language", "de"],
        ["demo"],
        ["demo", ""],
        ["demo", "a", "b"],
        ["demo", "a", "--key-file", "k"],
        ["verify", "now"],
        ["selftest", "--json"],
        ["--json"],
        ["--open"],
        ["--open", "moon"],
        ["--open", ""],
        ["--open", "Calendar"],
        ["--hidden=yes"],
        ["week", "--open", "calendar"],
        ["--open", "calendar", "week"],
        ["tick", "--hidden"],
        ["--data"],
        ["--week", "2026-02-10"],
    ],
)
@pytest.mark.parametrize("language", ["bn", "en"])
def test_wrong_usage_is_said_in_the_chosen_language(words, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    chosen = [] if "--language" in words else ["--language", language]
    answer = call(*chosen, *words)
    assert (answer.code, answer.out) == (2, "")
    assert any("\u0980" <= c <= "\u09ff" for c in answer.err) == (chosen[-1:] != ["en"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
@pytest.mark.parametrize("language", ["bn", "en"])
def test_every_verb_has_help_in_both_languages(verb, language, tmp_path):
    answer = call(*verb.split(), "--help", "--language", language, "--data", tmp_path / "none")
    assert answer.code == 0
    assert f"moderator-desk {verb}" in answer.out
    assert "--data DIR" in answer.out
    assert any("\u0980" <= c <= "\u09ff" for c in answer.out) == (language == "bn")


def test_the_help_of_the_program_names_every_verb(tmp_path):
    answer = call("-h", "--data", tmp_path)
    assert answer.code == 0
    assert all(verb.name in answer.out for verb in VERBS)


def test_options_stand_before_or_after_the_verb_and_the_last_counts():
    before = read(["--data", "a", "week", "--json"])
    after = read(["week", "--data=x", "--json", "--data", "a"])
    assert before.values == after.values == {"data": "a", "json": ""}
    assert before.verb is after.verb is not None


def test_after_two_dashes_everything_is_a_word():
    assert read(["demo", "--", "--odd"]).operand == "--odd"


def test_the_folder_of_the_demo_is_named_once(tmp_path):
    assert read(["demo", "--data", "a"]).operand == "a"
    assert call("demo", "a", "--data", tmp_path).code == 2


def test_without_a_language_the_folder_says_which(tmp_path):
    folder = small_office(tmp_path)
    assert "সপ্তাহ" in call("week", "--data", folder).out
    (folder / "appearance.json").write_text('{"language": "en"}', encoding="utf-8")
    assert "Week:" in call("week", "--data", folder).out
    assert "সপ্তাহ" in call("week", "--data", folder, "--language", "bn").out


def test_help_touches_nothing(tmp_path):
    folder = small_office(tmp_path)
    before = files_in(folder)
    call("week", "--help", "--data", folder)
    assert files_in(folder) == before
