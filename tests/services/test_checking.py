"""The content check runs when a post is handed in, approved and sent; it asks for reasons and judges nothing."""

from dataclasses import replace

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.checking import Level, Moment
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import FieldTooLong, FindingNotExplained, StopNotAnswered, WrongMove
from moderator_app.domain.explaining import Reason
from moderator_app.domain.posts import Variant
from tests.fakes.ids import FakeIds
from tests.fakes.rules import WordRule
from tests.services.bench import signed_for
from tests.store_fixture import cheap_hasher

WEDNESDAY, HEARING = "word-বুধবার", "word-গণশুনানি"
MINE, THEIRS = Reason(WEDNESDAY, "বুধবার", "তারিখটি চিঠিতে আছে।"), Reason(WEDNESDAY, "বুধবার", "চিঠি মিলিয়ে দেখেছি।")


def laid_in(bench, *pack):
    """The same office with a pack of rules."""
    core = core_on(bench.folder, clock=bench.clock, ids=FakeIds(50), hasher=cheap_hasher(), pack=pack)
    return replace(bench, core=core)


@pytest.fixture
def ruled(bench):
    """The office with a note and a stop laid in."""
    return laid_in(bench, WordRule("গণশুনানি"), WordRule("বুধবার", Level.STOP))


@pytest.fixture
def explaining(bench):
    """The office with one rule that wants a reason."""
    return laid_in(bench, WordRule("বুধবার", Level.EXPLAIN))


def hand_in(bench, *reasons, draft=None, post=None):
    ict = bench.members["ict"]
    before = (post.id, bench.core.drafting.open(ict, post.id).post.revision) if post else (None, 0)
    return bench.core.drafting.submit(ict, *before, draft or bench.draft(), reasons)


def approve(bench, post, *reasons, who="land"):
    member = bench.members[who]
    seen = bench.core.reviewing.detail(member, post.id)
    bench.core.reviewing.approve(member, post.id, seen.hashes, signed_for(post.draft), reasons=reasons)


def _checks(bench):
    entries = bench.core.activity.entries(0, 5000)
    return [(e.data["moment"], e.data["note"], e.data["stop"]) for e in entries if e.verb == "content_checked"]


def kept(bench, post):
    found = bench.core.reviewing.detail(bench.members["land"], post.id).explanations
    return [(e.version, e.moment, e.level, e.reason.text) for e in found]


def test_it_runs_at_each_step(ruled):
    post = hand_in(ruled, MINE)
    approve(ruled, post, THEIRS)
    ruled.claim(ruled.opened(post.id))
    assert _checks(ruled) == [("submit", 1, 1), ("approve", 1, 1), ("send", 1, 1)]


def test_what_wants_explaining_is_handed_in_with_a_reason_that_the_reviewer_reads(explaining):
    for reasons in ((), (replace(MINE, text=" "),), (replace(MINE, words="অন্য"),)):
        with pytest.raises(FindingNotExplained):
            hand_in(explaining, *reasons)
    post = hand_in(explaining, MINE)
    assert kept(explaining, post) == [(1, Moment.SUBMIT, Level.EXPLAIN, MINE.text)]
    approve(explaining, post)
    explaining.claim(explaining.opened(post.id))


def test_a_refused_hand_in_changes_nothing(explaining):
    with pytest.raises(FindingNotExplained):
        hand_in(explaining)
    with pytest.raises(FieldTooLong):
        hand_in(explaining, replace(MINE, text="ক" * 1_001))
    assert "post_submitted" not in explaining.verbs()
    assert _checks(explaining) == []


def test_the_reason_belongs_to_a_version_and_is_not_asked_again_for_the_same_one(explaining):
    post = hand_in(explaining, MINE)
    again = hand_in(explaining, post=post)
    assert again.version == 1
    other = explaining.draft("আগামী বুধবার নয়, পরের বুধবার।")
    with pytest.raises(FindingNotExplained):
        hand_in(explaining, draft=other, post=post)
    changed = hand_in(explaining, replace(MINE, text="নতুন চিঠি"), draft=other, post=post)
    assert kept(explaining, changed) == [(2, Moment.SUBMIT, Level.EXPLAIN, "নতুন চিঠি")]


def test_a_stop_asks_the_second_person_for_a_reason_too(ruled):
    post = hand_in(ruled, MINE)
    for reasons in ((), (replace(THEIRS, text=""),)):
        with pytest.raises(StopNotAnswered):
            approve(ruled, post, *reasons)
    assert ruled.delivery(post.id).state is DeliveryState.DRAFT
    approve(ruled, post, THEIRS)
    assert ruled.delivery(post.id).state is DeliveryState.MANUAL_READY
    assert [k[1:] for k in kept(ruled, post)] == [
        (Moment.SUBMIT, Level.STOP, MINE.text),
        (Moment.APPROVE, Level.STOP, THEIRS.text),
    ]


def test_rules_that_came_after_the_approval_hold_the_post_back_until_somebody_explains(bench):
    post = bench.approved()
    delivery = bench.delivery(post.id)
    newer = laid_in(bench, WordRule("বুধবার", Level.EXPLAIN))
    for way in (newer.core.manual_kit.open, newer.core.manual_kit.pictures_folder):
        with pytest.raises(FindingNotExplained):
            way(bench.members["ict"], delivery.id)
    assert newer.delivery(post.id).state is DeliveryState.MANUAL_READY
    hand_in(newer, MINE, draft=post.draft, post=post)
    newer.claim(newer.opened(post.id))


def test_a_stop_that_came_after_the_approval_wants_another_approval(bench):
    post = bench.approved()
    newer = laid_in(bench, WordRule("বুধবার", Level.STOP))
    hand_in(newer, MINE, draft=post.draft, post=post)
    with pytest.raises(StopNotAnswered):
        newer.opened(post.id)
    changed = hand_in(newer, MINE, draft=replace(post.draft, text="বুধবার নতুন লেখা"), post=post)
    approve(newer, changed, THEIRS)
    newer.claim(newer.opened(changed.id))


def test_each_page_is_held_back_for_its_own_text_alone(bench):
    bench.register("second")
    second = bench.pages["second"]
    post = bench.approved(bench.draft("সাধারণ", variants=(Variant(second, "বুধবার"),)))
    newer = laid_in(bench, WordRule("বুধবার", Level.EXPLAIN))
    newer.opened(post.id, "facebook")
    with pytest.raises(FindingNotExplained):
        newer.opened(post.id, "second")


def test_what_is_not_approved_is_saved_into_no_folder(bench, tmp_path):
    post = bench.handed_in()
    delivery = bench.delivery(post.id)
    for leave in (
        lambda: bench.core.manual_kit.save_into(bench.members["ict"], delivery.id, tmp_path / "usb"),
        lambda: bench.core.manual_kit.pictures_folder(bench.members["ict"], delivery.id),
    ):
        with pytest.raises(WrongMove):
            leave()
    assert not (tmp_path / "usb").exists()


def test_a_reason_cannot_be_rewritten(explaining):
    from sqlalchemy import delete, update

    from moderator_app.store.explanation_tables import ExplanationRow
    from moderator_app.store.failures import RowRefused
    from moderator_app.store.tables import table

    post = hand_in(explaining, MINE)
    for change in (update(table(ExplanationRow)).values(reason="x"), delete(table(ExplanationRow))):
        with pytest.raises(RowRefused), explaining.folder.store.write() as unit:
            unit.explanations._transaction.change(change)
    assert kept(explaining, post)


def test_all_texts_of_a_post_are_looked_through(ruled):
    page = ruled.pages["facebook"]
    picture = ruled.picture("বুধবার")
    draft = ruled.draft("গণশুনানি", variants=(Variant(page, "গণশুনানি বুধবার"),), media=(picture,))
    found = ruled.core.checking.texts(draft)
    assert [(text.page_id, text.media, [f.words for f in text.found]) for text in found] == [
        (None, None, ["গণশুনানি"]),
        (page, None, ["গণশুনানি", "বুধবার"]),
        (None, picture.hash, ["বুধবার"]),
    ]


def test_the_product_finds_nothing_and_writes_nothing(bench):
    post = bench.approved()
    bench.claim(bench.opened(post.id))
    assert _checks(bench) == []
    assert bench.core.checking.text("যা কিছু") == ()
