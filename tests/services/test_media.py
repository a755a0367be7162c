from dataclasses import replace

import pytest

from moderator_app.demo.posters import poster
from moderator_app.domain.errors import FieldTooLong, NothingThere
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.posts import MediaUse
from moderator_app.events import MediaDescribed


@pytest.fixture
def desk(bench):
    return bench.core.media


@pytest.fixture
def me(bench):
    return bench.members["uno"]


def added(bench, number, name):
    bench.clock.go_on(minutes=1)
    return bench.core.drafting.attach(bench.members["uno"], poster("sun", number), name)


def written(bench, text, *uses):
    draft = replace(bench.draft(text), media=tuple(uses))
    return bench.core.drafting.save(bench.members["uno"], None, 0, draft)


def test_the_library_lists_the_newest_first_in_pages_with_how_many_posts_use_each(bench, desk, me):
    files = [added(bench, n, f"poster-{n}.png") for n in range(1, 5)]
    for n in (1, 2, 3):
        written(bench, f"পোস্ট {n}", MediaUse(files[0].hash, "সূর্য"), *([MediaUse(files[1].hash)] if n == 1 else []))
    whole = desk.lines(me, "")
    assert [(line.file.name, line.posts) for line in whole] == [
        ("poster-4.png", 0), ("poster-3.png", 0), ("poster-2.png", 1), ("poster-1.png", 3),
    ]  # fmt: skip
    assert desk.lines(me, "", 1, 2) == whole[1:3]
    assert desk.count(me, "") == 4


def test_a_file_is_found_by_every_word_of_its_name_its_alternative_text_and_its_photographer(bench, desk, me):
    fair, flood = added(bench, 1, "Fair 2026.png"), added(bench, 2, "flood_50%.png")
    desk.describe(me, flood.hash, "তথ্য শাখা", "", "ভাঙা বাঁধ")

    def found(search):
        assert desk.count(me, search) == len(desk.lines(me, search))
        return [line.file.hash for line in desk.lines(me, search)]

    assert found("fair") == [fair.hash]
    assert found(" বাঁধ  FLOOD ") == [flood.hash]
    assert found("তথ্য") == [flood.hash]
    assert found("50%") == [flood.hash]
    assert found("f_ir") == []
    assert found("fair flood") == []


def test_the_posts_that_use_a_file_are_told_with_the_one_edited_last_first(bench, desk, me):
    media = added(bench, 1, "a.png")
    first = written(bench, "প্রথম\nআরও", MediaUse(media.hash))
    bench.clock.go_on(minutes=1)
    second = written(bench, "দ্বিতীয়", MediaUse(media.hash))
    assert [(use.post_id, use.title) for use in desk.uses(me, media.hash)] == [
        (second.id, "দ্বিতীয়"), (first.id, "প্রথম"),
    ]  # fmt: skip
    bench.core.drafting.save(me, first.id, first.revision, replace(first.draft, media=()))
    assert [use.post_id for use in desk.uses(me, media.hash)] == [second.id]


def test_what_is_known_of_a_picture_is_kept_cleaned_told_and_logged_once(bench, desk, me):
    media, told = added(bench, 1, "a.png"), []
    bench.core.bus.subscribe(told.append)
    kept = desk.describe(me, media.hash, " তথ্য  শাখা ", "মৌখিক\nসম্মতি", "সূর্য")
    assert (kept.photographer, kept.consent, kept.alt_text) == ("তথ্য শাখা", "মৌখিক সম্মতি", "সূর্য")
    assert desk.describe(me, media.hash, "তথ্য শাখা", "মৌখিক সম্মতি", "সূর্য") == kept == desk.find(me, media.hash)
    assert bench.verbs().count("media_described") == 1
    assert [fact.media_hash for fact in told if isinstance(fact, MediaDescribed)] == [media.hash]


def test_what_is_too_long_or_unknown_is_refused_and_changes_nothing(bench, desk, me):
    media, before = added(bench, 1, "a.png"), bench.verbs()
    with pytest.raises(FieldTooLong):
        desk.describe(me, media.hash, "ক" * 201, "", "")
    with pytest.raises(NothingThere):
        desk.describe(me, MediaHash("0" * 64), "", "", "")
    with pytest.raises(NothingThere):
        desk.find(me, MediaHash("0" * 64))
    assert desk.find(me, media.hash) == media
    assert bench.verbs() == before


def test_the_alternative_text_that_a_post_gave_last_stays_with_the_file_and_no_empty_one_takes_it_away(bench, desk, me):
    media = added(bench, 1, "a.png")
    post = written(bench, "পোস্ট", MediaUse(media.hash, "সূর্য"))
    assert desk.find(me, media.hash).alt_text == "সূর্য"
    changed = replace(post.draft, media=(MediaUse(media.hash, "উদীয়মান সূর্য"),))
    bench.core.drafting.save(me, post.id, post.revision, changed)
    written(bench, "আরেকটি", MediaUse(media.hash))
    assert desk.find(me, media.hash).alt_text == "উদীয়মান সূর্য"
    again = bench.core.drafting.attach(me, poster("sun", 1), "other-name.png")
    assert again.alt_text == "উদীয়মান সূর্য"


def test_describing_a_picture_changes_no_post(bench, desk, me):
    media = added(bench, 1, "a.png")
    post = written(bench, "পোস্ট", MediaUse(media.hash, "সূর্য"))
    desk.describe(me, media.hash, "", "", "অন্য কথা")
    assert bench.core.drafting.open(me, post.id).post == post
