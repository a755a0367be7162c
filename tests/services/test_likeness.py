"""Warning of posts that are like another, on the real store."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from moderator_app.domain.errors import NothingThere
from moderator_app.domain.ids import PostId
from moderator_app.domain.likeness import CLOSE, WINDOW, Likeness
from moderator_app.domain.posts import Variant
from moderator_app.domain.series import Every, Recurrence
from tests.services.bench import Bench

NOTICE = (
    "গণশুনানি\n\nআগামী ১২ মার্চ ২০২৬ সকাল ১০:৩০ টায় উপজেলা পরিষদ মিলনায়তনে গণশুনানি হবে। "
    "ভূমি, শিক্ষা ও স্বাস্থ্য বিষয়ে সকলে লিখিত বা মৌখিক অভিযোগ জানাতে পারবেন।"
)
OTHER = "টিকাদান কর্মসূচি শুরু হচ্ছে রবিবার থেকে, সকল ইউনিয়নের কমিউনিটি ক্লিনিকে শিশুদের নিয়ে আসুন।"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def bench(tmp_path):
    made = Bench.working(tmp_path)
    yield made
    made.folder.close()


def ask(bench, draft, post_id=None):
    return bench.core.likeness.of_draft(bench.members["ict"], post_id, draft)


def kinds(bench, draft, post_id=None):
    return [alike.kind for alike in ask(bench, draft, post_id)]


def later(bench, days, text=NOTICE, **other):
    """A draft planned so many days after tomorrow noon."""
    return bench.draft(text, planned_at=bench.clock.now() + timedelta(days=1 + days), **other)


def test_the_same_text_names_the_other_post_its_time_and_its_pages(bench):
    post = bench.handed_in(bench.draft(NOTICE))
    (alike,) = ask(bench, later(bench, 5))
    assert (alike.kind, alike.post_id, alike.title) == (Likeness.SAME_TEXT, post.id, "গণশুনানি")
    assert (alike.at, alike.page_ids) == (post.draft.planned_at, (bench.pages["facebook"],))


def test_a_post_on_another_page_is_told_too(bench):
    bench.handed_in(bench.draft(NOTICE))
    other = bench.register("second").id
    assert kinds(bench, later(bench, 5, page_ids=(other,))) == [Likeness.SAME_TEXT]


def test_other_numbers_and_a_few_other_words_are_told_the_nearest_first(bench):
    bench.handed_in(later(bench, 2, NOTICE.replace("সকলে ", "")))
    bench.handed_in(later(bench, 4, NOTICE.replace("১২", "২৬")))
    found = ask(bench, later(bench, 8))
    assert [alike.kind for alike in found] == [Likeness.OTHER_NUMBERS, Likeness.NEAR_TEXT]
    assert found[1].share < found[0].share == 1


def test_other_texts_short_texts_and_the_post_itself_are_not_told(bench):
    post = bench.handed_in(bench.draft(OTHER))
    bench.handed_in(later(bench, 2, "পোস্ট ১"))
    assert kinds(bench, later(bench, 9)) == []
    assert kinds(bench, later(bench, 9, "পোস্ট ২")) == []
    assert kinds(bench, post.draft, post.id) == []
    assert bench.core.likeness.of_post(bench.members["uno"], post.id) == ()


def test_the_text_of_one_page_alone_is_compared_as_well(bench):
    page = bench.pages["facebook"]
    bench.handed_in(bench.draft(OTHER, variants=(Variant(page, NOTICE),)))
    assert kinds(bench, later(bench, 5)) == [Likeness.SAME_TEXT]


@pytest.mark.parametrize(("days", "told"), [(90, True), (91, False)])
def test_ninety_days_are_looked_at_and_no_more(bench, days, told):
    bench.handed_in(bench.draft(NOTICE))
    assert (kinds(bench, later(bench, days)) == [Likeness.SAME_TEXT]) is told


def test_the_time_it_went_live_is_what_counts_and_not_when_it_was_planned(bench):
    post = bench.approved(bench.draft(NOTICE))
    bench.clock.go_on(days=3)
    delivery = bench.opened(post.id)
    bench.claim(delivery)
    live = bench.clock.now()
    (alike,) = ask(bench, bench.draft(NOTICE, planned_at=live + WINDOW))
    assert alike.at == live
    assert kinds(bench, bench.draft(NOTICE, planned_at=live + WINDOW + MINUTE)) == []


def test_a_rejected_post_is_not_told(bench):
    post = bench.handed_in(bench.draft(NOTICE))
    bench.core.reviewing.reject(bench.members["land"], post.id, "ভুল তথ্য")
    assert kinds(bench, later(bench, 0)) == []


def test_a_post_taken_off_its_page_is_not_told(bench):
    post = bench.handed_in(bench.draft(NOTICE))
    bench.core.drafting.save(bench.members["ict"], post.id, post.revision, replace(post.draft, page_ids=()))
    assert kinds(bench, later(bench, 0)) == []


def test_the_same_picture_is_told_whatever_the_text(bench):
    picture = bench.picture()
    post = bench.handed_in(bench.draft(OTHER, media=(picture,)))
    (alike,) = ask(bench, later(bench, 30, media=(picture,)))
    assert (alike.kind, alike.post_id) == (Likeness.SAME_PICTURE, post.id)
    assert kinds(bench, later(bench, 30, media=(bench.picture(colour="red"),))) == []
    assert kinds(bench, later(bench, 91, media=(picture,))) == []


@pytest.mark.parametrize(("apart", "told"), [(CLOSE, True), (-CLOSE, True), (CLOSE + MINUTE, False)])
def test_another_post_of_the_page_within_the_hour_is_told(bench, apart, told):
    post = bench.handed_in(bench.draft(OTHER))
    found = ask(bench, bench.draft(NOTICE, planned_at=post.draft.planned_at + apart))
    assert bool(found) is told
    assert all(alike.kind is Likeness.CLOSE_IN_TIME and alike.at == post.draft.planned_at for alike in found)


def test_a_post_of_another_page_or_given_up_on_this_one_is_not_close(bench):
    post = bench.handed_in(bench.draft(OTHER))
    other = bench.register("second").id
    assert kinds(bench, bench.draft(NOTICE, page_ids=(other,))) == []
    assert kinds(bench, bench.draft(NOTICE, page_ids=())) == []
    assert kinds(bench, bench.draft(NOTICE, planned_at=None)) == []
    bench.core.drafting.save(bench.members["ict"], post.id, post.revision, replace(post.draft, page_ids=()))
    assert kinds(bench, bench.draft(NOTICE)) == []


def test_what_a_post_said_before_its_change_is_found_no_more_and_a_new_time_counts_at_once(bench):
    post = bench.handed_in(bench.draft(NOTICE))
    bench.core.moving.move(bench.members["ict"], post.id, bench.clock.now() + timedelta(days=60))
    assert kinds(bench, later(bench, 140)) == [Likeness.SAME_TEXT]
    now = bench.core.drafting.open(bench.members["ict"], post.id).post
    bench.core.drafting.save(bench.members["ict"], post.id, now.revision, replace(now.draft, text=OTHER))
    assert kinds(bench, later(bench, 10)) == []


def test_three_of_a_kind_are_told_and_no_more(bench):
    for n in range(5):
        bench.handed_in(later(bench, n))
    assert kinds(bench, later(bench, 20)) == [Likeness.SAME_TEXT] * 3


def test_what_was_sent_all_the_same_stands_in_the_log(bench):
    ict = bench.members["ict"]
    first = bench.handed_in(bench.draft(NOTICE))
    second = bench.handed_in(later(bench, 3))
    warned = bench.core.likeness.of_post(ict, second.id)
    bench.core.likeness.sent_all_the_same(ict, second.id, warned)
    (entry,) = [one for one in bench.core.activity.entries(0, 5000) if one.verb == "sent_though_alike"]
    assert entry.subject_id == second.id
    assert entry.data == {"titles": "গণশুনানি", "kinds": "same_text", "others": first.id}


def test_nothing_is_noted_where_nothing_was_warned_of_or_no_post_is(bench):
    ict = bench.members["ict"]
    post = bench.handed_in(bench.draft(NOTICE))
    before = bench.verbs()
    bench.core.likeness.sent_all_the_same(ict, post.id, ())
    (alike,) = ask(bench, later(bench, 3))
    with pytest.raises(NothingThere):
        bench.core.likeness.sent_all_the_same(ict, PostId("nobody"), (alike,))
    assert bench.verbs() == before


def in_the_log(bench, verb):
    return [entry for entry in bench.core.activity.entries(0, 5000) if entry.verb == verb]


def test_what_was_published_all_the_same_stands_in_the_log_too(bench):
    first = bench.handed_in(bench.draft(NOTICE))
    second = bench.handed_in(later(bench, 3))
    bench.approve(second.id)
    bench.claim(bench.opened(second.id))
    (entry,) = in_the_log(bench, "published_though_alike")
    assert (entry.subject_id, entry.data["kinds"], entry.data["others"]) == (second.id, "same_text", first.id)


def test_a_post_like_no_other_is_published_without_a_word(bench):
    post = bench.handed_in(bench.draft(NOTICE))
    bench.approve(post.id)
    bench.claim(bench.opened(post.id))
    assert in_the_log(bench, "published_though_alike") == []


def a_series(bench, text=NOTICE):
    """A recurring post and the posts that were made of it, first to last."""
    uno = bench.members["uno"]
    first_on = bench.clock.now().date() + timedelta(days=1)
    rule = Recurrence(Every.DAY, first_on, last_on=first_on + timedelta(days=3))
    bench.core.series.start(uno, bench.draft(text), rule, time(11), skip_holidays=False)
    (standing,) = bench.core.series.all(uno)
    return [day.post_id for day in standing.made]


def test_posts_of_one_series_say_the_same_because_they_are_meant_to(bench):
    made = a_series(bench)
    assert bench.core.likeness.of_post(bench.members["uno"], made[1]) == ()
    other = bench.handed_in(later(bench, 20))
    assert [alike.post_id for alike in bench.core.likeness.of_post(bench.members["uno"], made[1])] == [other.id]
    assert set(kinds(bench, later(bench, 5))) == {Likeness.SAME_TEXT}


def test_where_a_post_of_a_series_says_something_else_it_is_compared_with_all(bench):
    made = a_series(bench)
    own = bench.core.drafting.open(bench.members["uno"], made[1]).post
    anew = replace(own.draft, text=NOTICE + " আসন সীমিত, আগে এলে আগে পাবেন।")
    assert kinds(bench, anew, made[1]) == [Likeness.NEAR_TEXT] * 3
