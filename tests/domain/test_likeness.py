"""When two texts are the same, the same but for numbers, almost the same, or two."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.ids import MediaHash, PageId, PostId
from moderator_app.domain.likeness import (
    NEAR,
    WINDOW,
    Candidate,
    Likeness,
    Standing,
    closest,
    compared,
    marks_of,
    pictures_of,
    print_of,
    texts_of,
)
from moderator_app.domain.posts import Draft, MediaUse, Variant

NOTICE = (
    "গণশুনানি\n\nআগামী ১২ মার্চ ২০২৬ সকাল ১০:৩০ টায় উপজেলা পরিষদ মিলনায়তনে গণশুনানি হবে। "
    "ভূমি, শিক্ষা ও স্বাস্থ্য বিষয়ে সকলে লিখিত বা মৌখিক অভিযোগ জানাতে পারবেন।"
)


def _demo() -> list[str]:
    texts = [
        post["text"].strip()
        for file in sorted(Path("resources/demo/posts").glob("*.toml"))
        for post in tomllib.loads(file.read_text(encoding="utf-8")).get("post", [])
    ]
    return texts[:: len(texts) // 60][:60]


POSTS = _demo()
NOON, PAGE = datetime(2026, 3, 12, 6, tzinfo=UTC), PageId("first")


def shares_a_mark(one: str, other: str) -> bool:
    return bool(marks_of(Draft(text=one)) & marks_of(Draft(text=other)))


@given(st.text(min_size=1).filter(str.strip))
def test_the_same_text_is_always_found(text):
    assert compared(text, text) == (Likeness.SAME_TEXT, 1.0)
    assert print_of(text) == print_of(text)
    assert shares_a_mark(text, f"  {text}\n")


@given(st.sampled_from(POSTS), st.text(alphabet=" \n\t।,.!:;–", max_size=9))
def test_blanks_and_punctuation_make_no_other_text(text, between):
    other = text.replace("। ", f"।{between} ").replace("\n\n", f"\n{between}\n")
    assert compared(text, other)[0] is Likeness.SAME_TEXT
    assert shares_a_mark(text, other)


@given(st.integers(1, 31), st.integers(1, 9999), st.integers(1, 12))
def test_a_notice_with_another_date_or_number_is_told_as_such_and_always_found(day, year, hour):
    other = NOTICE.replace("১২ মার্চ ২০২৬", f"{day} মার্চ {year}").replace("১০:৩০", f"{hour}:15")
    assert compared(NOTICE, other) == (Likeness.OTHER_NUMBERS, 1.0)
    assert shares_a_mark(NOTICE, other)


@pytest.mark.parametrize(
    "change", [("মার্চ", "সেপ্টেম্বর"), ("আগামী ১২ মার্চ", "২৬ এপ্রিল"), ("মিলনায়তনে", "সম্মেলন কক্ষে"), ("সকলে ", "")]
)
def test_a_notice_with_a_few_other_words_is_almost_the_same(change):
    kind, share = compared(NOTICE, NOTICE.replace(*change))
    assert kind is Likeness.NEAR_TEXT
    assert NEAR <= share < 1
    assert shares_a_mark(NOTICE, NOTICE.replace(*change))


@given(st.sampled_from(POSTS), st.data())
def test_one_other_word_in_an_office_text_stays_almost_the_same_and_is_found(text, data):
    words = text.split(" ")
    words[data.draw(st.integers(0, len(words) - 1))] = "জানুয়ারি"
    other = " ".join(words)
    assert compared(text, other)[0] in {Likeness.SAME_TEXT, Likeness.NEAR_TEXT}
    assert shares_a_mark(text, other)


def test_sixty_ordinary_posts_are_sixty_texts():
    assert len(POSTS) == 60
    shares = [compared(one, other) for one, other in combinations(POSTS, 2)]
    assert {kind for kind, _share in shares} == {None}
    assert max(share for _kind, share in shares) < NEAR - 0.2
    candidates = sum(shares_a_mark(one, other) for one, other in combinations(POSTS, 2))
    assert candidates < len(shares) / 100


def test_a_short_text_is_the_same_or_another():
    assert compared("ছবি ১", "ছবি ২") == (None, 0.0)
    assert compared("ছবি ১", "ছবি 1") == (Likeness.SAME_TEXT, 1.0)
    assert print_of("ছবি ১").bands == ()
    assert not shares_a_mark("ছবি ১", "ছবি ২")
    assert compared("🌱", "🔥") == (None, 0.0)


def test_joiners_and_the_script_of_digits_make_no_other_text():
    assert compared(NOTICE, NOTICE.replace("২০২৬", "2026").replace("র্চ", "র\u200d্চ"))[0] is Likeness.SAME_TEXT


def test_every_text_and_picture_of_a_post_is_looked_at_once():
    page, picture = PageId("p"), MediaHash("a" * 64)
    draft = Draft(NOTICE, variants=(Variant(page, "অন্য কথা"), Variant(page, " ")), media=(MediaUse(picture),) * 2)
    assert texts_of(draft) == (NOTICE, "অন্য কথা")
    assert pictures_of(draft) == (picture,)
    assert marks_of(draft) > marks_of(Draft(text=NOTICE))
    assert marks_of(Draft()) == frozenset()


def test_the_strongest_likeness_of_several_texts_is_told():
    near = NOTICE.replace("সকলে ", "")
    assert closest((NOTICE, "অন্য কথা"), (near, "অন্য কথা"))[0] is Likeness.SAME_TEXT
    assert closest((NOTICE,), (near, POSTS[0]))[0] is Likeness.NEAR_TEXT
    assert closest((NOTICE,), (POSTS[0],)) == (None, 0.0)
    assert closest((), (NOTICE,)) == (None, 0.0)


def a_candidate(*standings: Standing, planned_at: datetime | None = NOON) -> Candidate:
    return Candidate(PostId("other"), "গণশুনানি", (NOTICE,), planned_at, NOON - timedelta(days=9), (PAGE,), standings)


def test_a_post_stands_where_it_went_live_else_where_it_is_planned_else_where_it_was_edited():
    lived = Standing(PAGE, DeliveryState.VERIFIED, NOON - timedelta(days=1))
    assert a_candidate(lived, replace(lived, live_at=NOON)).at == NOON - timedelta(days=1)
    assert a_candidate(replace(lived, live_at=None)).at == NOON
    assert a_candidate(planned_at=None).at == NOON - timedelta(days=9)


def test_a_post_given_up_on_every_page_stands_nowhere():
    gone = Standing(PAGE, DeliveryState.CANCELLED, None)
    planned = Standing(PageId("second"), DeliveryState.DRAFT, None)
    assert a_candidate().stands_near(NOON)
    assert not a_candidate(gone).stands_near(NOON)
    assert a_candidate(gone, planned).stands_near(NOON)
    assert a_candidate(gone, planned).given_up == {PAGE}
    assert not a_candidate().stands_near(NOON + WINDOW + timedelta(seconds=1))
