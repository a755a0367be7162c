"""What is on a page already is recorded, counts, and is marked as not checked beforehand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from moderator_app.domain.approval import content_hash
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import (
    EmptyField,
    LinkAlreadyUsed,
    LinkNeedsWitness,
    LinkOtherPage,
    PostIsOut,
    RoleNotAllowed,
    TimeInFuture,
    WrongLink,
)
from moderator_app.domain.evaluation import Check
from moderator_app.domain.ids import DeliveryId, PostId
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.posts import Origin, Post
from moderator_app.domain.purposes import Purpose
from moderator_app.services.posted_elsewhere import Found
from tests.services.bench import LINK, Bench

SHARED = "https://www.facebook.com/share/p/abcdefgh/"


@pytest.fixture
def bench(tmp_path):
    made = Bench.working(tmp_path)
    yield made
    made.folder.close()


def found(bench, number=7, **other) -> Found:
    seen = Found(
        bench.pages["facebook"],
        LINK.format(n=number),
        bench.clock.now() - timedelta(hours=2),
        Purpose.AWARENESS,
        "ডেঙ্গু প্রতিরোধে করণীয়\nফোন থেকে দেওয়া",
    )
    return replace(seen, **other)


def record(bench, *args, **other):
    return bench.core.elsewhere.record(bench.members["ict"], found(bench, *args, **other))


def week_of_page(bench):
    (row,) = bench.core.board.week().rows
    return row.page_week


def test_two_posts_from_the_phone_meet_the_week(bench):
    record(bench, 1)
    assert week_of_page(bench).state is WeekState.AT_RISK
    record(bench, 2)
    assert week_of_page(bench).state is WeekState.MET
    assert week_of_page(bench).count.live == 2


def test_it_counts_in_the_week_of_the_stated_time(bench):
    record(bench, 1, at=datetime(2026, 2, 7, 17, 59, tzinfo=UTC))  # Saturday, 23:59 in Dhaka
    assert week_of_page(bench).count.live == 0
    (row,) = bench.core.board.week(date(2026, 2, 7)).rows
    assert row.page_week.count.live == 1


def test_the_evaluation_says_that_nobody_checked_it_beforehand(bench):
    bench.live(1)
    record(bench, 2)
    evaluation = bench.core.evaluations.draw_up(FiscalQuarter(2025, 3))
    checks = {entry.link: entry.check for entry in evaluation.entries}
    assert checks == {LINK.format(n=1): Check.SECOND_MEMBER, LINK.format(n=2): Check.NOT_CHECKED}
    assert all(entry.counts for entry in evaluation.entries)


def test_it_stands_among_the_live_posts_and_says_where_it_began(bench):
    record(bench)
    (line,) = bench.core.drafting.lines(PostQuery(PostFilter.LIVE))
    assert (line.title, line.origin) == ("ডেঙ্গু প্রতিরোধে করণীয়", Origin.ELSEWHERE)
    assert bench.core.drafting.count(PostQuery(PostFilter.DRAFTS)) == 0
    assert bench.core.drafting.count(PostQuery(PostFilter.WAITING)) == 0
    assert not [need for need in bench.core.board.needs(bench.members["uno"]) if need.post or need.delivery]


def test_a_link_that_is_known_already_is_said_so_before_and_at_recording(bench):
    bench.live(7)
    look = bench.core.elsewhere.look(bench.members["ict"], bench.pages["facebook"], LINK.format(n=7) + "?ref=share")
    assert look.known.title == "পোস্ট 7"
    with pytest.raises(LinkAlreadyUsed) as refused:
        record(bench, 7, link=LINK.format(n=7) + "?ref=share")
    assert refused.value.fields["title"] == "পোস্ট 7"
    assert bench.core.drafting.count(PostQuery()) == 1


def test_the_same_link_is_not_recorded_twice(bench):
    record(bench)
    with pytest.raises(LinkAlreadyUsed):
        record(bench)
    assert week_of_page(bench).count.live == 1


def test_a_link_that_shows_its_page_is_verified_and_another_needs_a_witness(bench):
    assert record(bench).state is DeliveryState.VERIFIED
    with pytest.raises(LinkNeedsWitness):
        record(bench, link=SHARED)
    witnessed = record(bench, link=SHARED, witnessed=True)
    assert (witnessed.state, witnessed.witnessed) == (DeliveryState.CLAIMED, True)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"link": "https://www.facebook.com/other.page/posts/1"}, LinkOtherPage),
        ({"link": "নেই"}, WrongLink),
        ({"text": "  "}, EmptyField),
        ({"purpose": None}, EmptyField),
        ({"at": datetime(2026, 2, 10, 6, 1, tzinfo=UTC)}, TimeInFuture),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(bench, wrong, refusal):
    with pytest.raises(refusal):
        record(bench, **wrong)
    assert bench.core.drafting.count(PostQuery()) == 0


def test_it_cannot_be_rewritten_afterwards(bench):
    delivery = record(bench)
    opened = bench.core.drafting.open(bench.members["ict"], delivery.post_id)
    with pytest.raises(PostIsOut):
        bench.core.drafting.save(
            bench.members["ict"], delivery.post_id, opened.post.revision, replace(opened.post.draft, text="অন্য কথা")
        )


def test_it_can_be_noted_as_removed_from_its_page(bench):
    delivery = record(bench)
    bench.core.manual_kit.removed(bench.members["ict"], delivery.id, "ভুল ছিল")
    assert week_of_page(bench).count.live == 0


def test_the_log_tells_of_it_and_still_holds(bench):
    record(bench)
    assert "posted_elsewhere" in bench.verbs()
    bench.core.activity.verify()


# ---------------------------------------------------------------- no way around the second pair of eyes


def test_a_post_of_this_desk_never_becomes_one_from_elsewhere(bench):
    post = bench.handed_in()
    with bench.folder.store.write() as unit:
        unit.posts.save(replace(post, origin=Origin.ELSEWHERE, revision=post.revision + 1), post.revision)
    with bench.folder.store.read() as unit:
        assert unit.posts.get(post.id).origin is Origin.DESK


@pytest.mark.parametrize("state", [DeliveryState.APPROVED, DeliveryState.MANUAL_OPEN, DeliveryState.ARMED])
def test_a_post_from_elsewhere_is_never_brought_out_by_this_desk(bench, state):
    me, now = bench.members["ict"], bench.clock.now()
    post = Post(PostId("p"), me, me, now, now, bench.draft("বাইরে থেকে"), origin=Origin.ELSEWHERE)
    page = bench.pages["facebook"]
    delivery = Delivery(DeliveryId("d"), post.id, page, state, content_hash=content_hash(page, post.content_for(page)))
    with bench.folder.store.write() as unit:
        unit.posts.add(post)
    with pytest.raises(RoleNotAllowed), bench.folder.store.write() as unit:
        unit.deliveries.add(delivery)


def test_a_post_of_this_desk_is_not_live_without_its_approval(bench):
    post = bench.handed_in()
    page = bench.pages["facebook"]
    claimed = replace(
        bench.delivery(post.id),
        id=DeliveryId("d"),
        state=DeliveryState.CLAIMED,
        content_hash=content_hash(page, post.content_for(page)),
    )
    with pytest.raises(RoleNotAllowed), bench.folder.store.write() as unit:
        unit.deliveries.add(claimed)
