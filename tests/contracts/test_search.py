"""What every store promises of its search: words by their beginning, phrases, both scripts' digits, never stale."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.posts import Variant
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.searching import question
from tests.fakes.clock import NOON
from tests.store.some_office import CHANNEL, FACEBOOK, REVIEWER, WRITER, found, post
from tests.store_fixture import open_store


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    made = open_store(tmp_path)
    found(made)
    yield made
    made.close()


def add(store, *texts):
    posts = [post(text, at=NOON + timedelta(minutes=n)) for n, text in enumerate(texts)]
    with store.write() as unit:
        for one in posts:
            unit.posts.add(one)
    return posts


def hits(store, typed="", **other):
    with store.read() as unit:
        query = PostQuery(asked=question(typed), **other)
        lines = unit.posts.lines(query, 0, 50)
        assert unit.posts.count(query) == len(lines)
        return [line.title for line in lines]


def test_vowel_signs_tell_words_apart(store):
    add(store, "কাল সভা", "কিল মারা", "কালকে ছুটি")
    assert hits(store, "কাল") == ["কালকে ছুটি", "কাল সভা"]
    assert hits(store, '"কাল"') == ["কাল সভা"]
    assert hits(store, "কিল") == ["কিল মারা"]


def test_every_word_must_be_there_and_a_phrase_stands_together(store):
    add(store, "নদী ভাঙন রোধে সভা", "ভাঙন কবলিত নদী")
    assert len(hits(store, "ভাঙন নদী")) == 2
    assert hits(store, '"নদী ভাঙন"') == ["নদী ভাঙন রোধে সভা"]
    assert hits(store, "নদী পাহাড়") == []


def test_joiners_spellings_and_digits_of_both_scripts_are_the_same(store):
    add(store, "বড\u09bcদিন ২৫ ডিসেম্বর", "র\u200d্যালি ২০২৬")
    assert hits(store, "বড়দিন 25") == ["বড\u09bcদিন ২৫ ডিসেম্বর"]
    assert len(hits(store, "র্যালি 2026")) == 1


def test_a_changed_text_is_found_by_its_new_words_only(store):
    (one,) = add(store, "পুরোনো কথা")
    with store.write() as unit:
        unit.posts.save(replace(one, draft=replace(one.draft, text="নতুন কথা"), version=2, revision=2), 1)
    assert hits(store, "পুরোনো") == []
    assert hits(store, "নতুন") == ["নতুন কথা"]


def test_what_was_rolled_back_is_not_found(store):
    def fail():
        with store.write() as unit:
            unit.posts.add(post("হারানো লেখা"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert hits(store, "হারানো") == []


def test_variants_and_alternative_texts_are_searched_too(store):
    one = post("মূল লেখা", page_ids=(FACEBOOK, CHANNEL), variants=(Variant(CHANNEL, "চ্যানেলের আলাদা কথা"),))
    with store.write() as unit:
        unit.posts.add(one)
    assert hits(store, "আলাদা") == ["মূল লেখা"]


def test_words_go_together_with_page_purpose_member_and_time(store):
    add(store, "সেবা সপ্তাহ", "সেবা মেলা")
    assert len(hits(store, "সেবা", page_id=FACEBOOK, purpose=Purpose.AWARENESS, author_id=WRITER)) == 2
    assert hits(store, "সেবা", page_id=CHANNEL) == []
    assert hits(store, "সেবা", purpose=Purpose.PARTICIPATION) == []
    assert hits(store, "সেবা", author_id=REVIEWER) == []
    tomorrow = NOON + timedelta(days=1)
    assert len(hits(store, "সেবা", since=tomorrow, before=tomorrow + timedelta(seconds=1))) == 2
    assert hits(store, "সেবা", before=tomorrow) == []
    assert hits(store, "সেবা", which=PostFilter.DRAFTS) == []


def test_rubbish_in_the_question_finds_nothing_and_breaks_nothing(store):
    add(store, "সেবা সপ্তাহ")
    for typed in ('"', "AND", "সেবা NOT", "(((", "words:সেবা", "*", "^সেবা", "\x00", "NEAR(সেবা)"):
        assert set(hits(store, typed)) <= {"সেবা সপ্তাহ"}
