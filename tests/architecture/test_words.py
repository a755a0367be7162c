"""Every word people read stands in the catalogues, in both languages, once, with its fields."""

import ast
from collections import Counter

from tests.architecture.spoken_words import Built, Said, catalogue_entries, fields_of, said_by, said_in_the_code


def _said() -> list[Said]:
    return [found for found in said_in_the_code() if isinstance(found, Said)]


def _lines(found: list[str]) -> str:
    return "\n".join(["", *sorted(found)])


def test_every_text_has_a_bangla_translation():
    translated = {text for entry in catalogue_entries() if all(entry.translations) for text in (entry.one, entry.many)}
    missing = [f"{said.where}: {said.text}" for said in _said() if said.text and said.text not in translated]
    assert not missing, _lines(missing)


def test_no_translation_is_stale():
    said = {found.text for found in _said()}
    stale = [
        f"{entry.area}: {entry.one}"
        for entry in catalogue_entries()
        if not {entry.one, entry.many or entry.one} <= said
    ]
    assert not stale, _lines(stale)


def test_no_text_is_put_together_at_run_time():
    assert [found.where for found in said_in_the_code() if isinstance(found, Built)] == []


def test_no_text_stands_in_the_catalogue_twice():
    times = Counter(entry.one for entry in catalogue_entries())
    areas = {
        text: [entry.area for entry in catalogue_entries() if entry.one == text] for text in times if times[text] > 1
    }
    assert areas == {}


def test_no_translation_waits_for_a_second_look():
    assert [entry.one for entry in catalogue_entries() if entry.fuzzy] == []


def test_a_translation_names_the_fields_of_its_source():
    wrong = {
        entry.one: translation
        for entry in catalogue_entries()
        for translation in entry.translations
        if fields_of(translation) - fields_of(entry.many or entry.one)
        or fields_of(entry.one) - fields_of(translation) - ({"n"} if entry.many else set())
    }
    assert wrong == {}


def test_a_text_is_given_the_fields_it_names():
    wrong = {
        said.where: (sorted(fields_of(said.text)), sorted(said.given))
        for said in _said()
        if said.given is not None and fields_of(said.text) - said.given
    }
    assert wrong == {}


def test_the_search_for_texts_finds_them_in_every_spelling():
    code = """
say("plain {day}", day=today)
self._say("two" if many else "one")
self._say.count("{n} post", "{n} posts", 3)
TABLE = {"a": mark("marked")}
say(TABLE[key])
say(f"built {x}")
names.count("not a text")
"""
    found = list(said_by(ast.parse(code), "sample"))
    texts = {item.text for item in found if isinstance(item, Said)}
    assert texts == {"plain {day}", "two", "one", "{n} post", "{n} posts", "marked"}
    assert [item.where for item in found if isinstance(item, Built)] == ["sample:7"]
