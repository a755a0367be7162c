"""Drafts lose nothing: what is missing is named, what another saved is never overwritten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.errors import (
    CaptionTooLong,
    EditedMeanwhile,
    FieldTooLong,
    NothingThere,
    PictureRefused,
    PostNotReady,
    TextTooLong,
    TimeInPast,
    WrongLink,
)
from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.pages import Platform
from moderator_app.domain.posts import Draft, Variant
from tests.services.bench import PIN


def test_an_empty_draft_is_kept(bench):
    post = bench.core.drafting.save(bench.members["ict"], None, 0, Draft())
    assert bench.core.drafting.open(bench.members["land"], post.id).post.draft == Draft()
    assert bench.core.drafting.count(PostQuery(PostFilter.DRAFTS)) == 1


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"text": "  \n "}, "post_text"),
        ({"page_ids": ()}, "pages"),
        ({"purpose": None}, "purpose"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept_of_the_handing_in(missing, field, bench):
    draft = replace(bench.draft(), **missing)
    with pytest.raises(PostNotReady) as refused:
        bench.handed_in(draft)
    assert refused.value.fields["field"] == field
    assert bench.core.drafting.count(PostQuery()) == 0


def test_a_picture_without_words_is_not_handed_in(bench):
    with pytest.raises(PostNotReady) as refused:
        bench.handed_in(bench.draft(media=(bench.picture(alt=" "),)))
    assert refused.value.fields["field"] == "alt_text"


def test_a_time_gone_by_is_refused(bench):
    with pytest.raises(TimeInPast):
        bench.handed_in(bench.draft(planned_at=bench.clock.now()))
    bench.core.drafting.save(bench.members["ict"], None, 0, bench.draft(planned_at=bench.clock.now()))


@pytest.mark.parametrize(
    ("change", "error"),
    [({"link": "no link"}, WrongLink), ({"text": "ক" * 100_001}, FieldTooLong)],
)
def test_what_no_platform_takes_is_refused(change, error, bench):
    with pytest.raises(error):
        bench.core.drafting.save(bench.members["ict"], None, 0, bench.draft(**change))


def test_a_text_that_a_page_does_not_take_is_not_handed_in_but_may_be_written(bench):
    page = bench.register("short", platform=Platform.X, url="https://x.com/sample_office")
    long = bench.draft("ক" * 281, page_ids=(*bench.draft().page_ids, page.id))
    with pytest.raises(TextTooLong) as refused:
        bench.handed_in(long)
    assert (refused.value.fields["length"], refused.value.fields["limit"]) == (281, 280)
    bench.core.drafting.save(bench.members["ict"], None, 0, long)
    bench.handed_in(replace(long, variants=(Variant(page.id, "ক" * 280),)))


def test_under_a_picture_telegram_takes_less_and_hand_in_says_so(bench):
    page = bench.register("channel", platform=Platform.TELEGRAM, url="https://t.me/sample_office")
    long = bench.draft("ক" * 1_025, page_ids=(page.id,), media=(bench.picture(),))
    with pytest.raises(CaptionTooLong) as refused:
        bench.handed_in(long)
    assert (refused.value.fields["length"], refused.value.fields["limit"]) == (1_025, 1_024)
    measured = bench.core.drafting.measures([page], long)[page.id]
    assert (measured.fits, measured.caption) == (False, True)
    bench.handed_in(replace(long, media=()))
    bench.handed_in(replace(long, text="ক" * 1_024))


def test_the_link_counts_where_it_stands_in_the_text(bench):
    page = bench.register("short", platform=Platform.X, url="https://x.com/sample_office")
    link = "https://sample.gov.bd/" + "a" * 200
    tight = bench.draft("ক" * 256, page_ids=(page.id,), link=link)
    with pytest.raises(TextTooLong) as refused:
        bench.handed_in(tight)
    assert refused.value.fields["length"] == 256 + 2 + 23
    bench.handed_in(replace(tight, text="ক" * 255))
    bench.handed_in(replace(tight, text="ক" * 250, link="", page_ids=(bench.pages["facebook"], page.id)))


def test_a_second_writer_is_told_and_nothing_is_overwritten(bench):
    post = bench.core.drafting.save(bench.members["ict"], None, 0, bench.draft("প্রথম"))
    bench.core.drafting.save(bench.members["land"], post.id, post.revision, replace(post.draft, text="দ্বিতীয়"))
    with pytest.raises(EditedMeanwhile):
        bench.core.drafting.save(bench.members["ict"], post.id, post.revision, replace(post.draft, text="তৃতীয়"))
    with pytest.raises(EditedMeanwhile):
        bench.core.drafting.submit(bench.members["ict"], post.id, post.revision, replace(post.draft, text="চতুর্থ"))
    assert bench.core.drafting.open(bench.members["ict"], post.id).post.draft.text == "দ্বিতীয়"


def test_saving_nothing_new_changes_nothing(bench):
    post = bench.core.drafting.save(bench.members["ict"], None, 0, bench.draft())
    before = bench.verbs()
    again = bench.core.drafting.save(bench.members["ict"], post.id, post.revision, bench.draft())
    assert again == post
    assert bench.verbs() == before


def test_an_unknown_post_is_not_found(bench):
    for ask in (bench.core.drafting.open, bench.core.reviewing.detail):
        with pytest.raises(NothingThere):
            ask(bench.members["ict"], PostId("none"))


def test_the_next_times_are_the_offices_slots_that_are_still_empty(bench):
    pages = tuple(bench.pages.values())
    first, second, *_ = bench.core.drafting.next_times(pages, 3)
    assert first > bench.clock.now()
    bench.handed_in(bench.draft(planned_at=first))
    assert bench.core.drafting.next_times(pages, 1) == [second]


def test_another_pages_post_takes_no_time_away(bench):
    [first] = bench.core.drafting.next_times((), 1)
    bench.handed_in(bench.draft(planned_at=first))
    assert bench.core.drafting.next_times((PageId("another"),), 1) == [first]
    assert bench.core.drafting.next_times((), 1) == [first]


def test_what_is_no_picture_is_refused_and_the_same_picture_is_kept_once(bench):
    with pytest.raises(PictureRefused):
        bench.core.drafting.attach(bench.members["ict"], b"not a picture", "letter.docx")
    first, second = bench.picture(), bench.picture("আরেক বর্ণনা")
    assert first.hash == second.hash
    assert bench.core.drafting.picture(first.hash)
    assert len(bench.core.drafting.media((first.hash,))) == 1
    assert bench.verbs().count("picture_added") == 1


def test_keystrokes_are_offered_back_after_a_restart_until_saved_or_forgotten(bench):
    ict = bench.members["ict"]
    bench.core.journal.note(ict, None, Draft(text="লিখতে লিখতে বিদ্যুৎ"))
    again = bench.again()
    (offered,) = again.core.journal.offered(ict)
    assert offered.draft.text == "লিখতে লিখতে বিদ্যুৎ"
    assert again.core.journal.offered(bench.members["land"]) == ()
    again.core.drafting.save(ict, None, 0, offered.draft)
    assert again.core.journal.offered(ict) == ()
    bench.core.journal.note(ict, None, Draft(text="আবার"))
    bench.core.journal.forget(ict, None)
    assert bench.core.journal.offered(ict) == ()


def test_empty_keystrokes_are_not_offered(bench):
    bench.core.journal.note(bench.members["ict"], None, Draft(text="  "))
    assert bench.core.journal.offered(bench.members["ict"]) == ()


def test_a_failed_handing_in_keeps_the_keystrokes(bench):
    ict = bench.members["ict"]
    bench.core.journal.note(ict, None, Draft(text="অসম্পূর্ণ"))
    with pytest.raises(PostNotReady):
        bench.core.drafting.submit(ict, None, 0, Draft(text="অসম্পূর্ণ"))
    assert bench.core.journal.offered(ict)


def test_lists_show_what_they_say(bench):
    bench.live(1)
    bench.approved(bench.draft("অনুমোদিত"))
    bench.handed_in(bench.draft("অপেক্ষা"))
    bench.core.drafting.save(bench.members["ict"], None, 0, Draft(text="খসড়া"))
    counts = {which: bench.core.drafting.count(PostQuery(which)) for which in PostFilter}
    assert counts == {
        PostFilter.ALL: 4,
        PostFilter.DRAFTS: 1,
        PostFilter.WAITING: 1,
        PostFilter.APPROVED: 1,
        PostFilter.STOCK: 0,
        PostFilter.LIVE: 1,
        PostFilter.EXPIRED: 0,
        PostFilter.CLOSED: 0,
    }
    later = bench.clock.now() + timedelta(days=1)
    assert bench.core.drafting.count(PostQuery(PostFilter.LIVE, live_from=later)) == 0
    assert PIN not in str(bench.core.activity.entries(0, 500))
