"""Every way that is open to a member, tried to bring out what a second one has not seen: none leads past approval."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.approval import Approval
from moderator_app.domain.checklist import CheckItem, Signed, Voided
from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import CheckNotSigned, ContentChanged, ModeratorError, RoleNotAllowed, WrongMove
from moderator_app.domain.ids import ApprovalId, DeliveryId
from moderator_app.store.approval_gate import GATED
from tests.services.bench import signed_for

S = DeliveryState


def _cannot_go_out(bench, post):
    """No kit opens, by whichever hand."""
    delivery = bench.delivery(post.id)
    assert delivery.state not in GATED | {S.MANUAL_READY, S.CLAIMED}
    for who in ("ict", "uno", "land"):
        with pytest.raises(ModeratorError):
            bench.core.manual_kit.open(bench.members[who], delivery.id)


def _moved(bench, post):
    bench.core.moving.move(bench.members["uno"], post.id, bench.clock.now() + timedelta(days=2))


def _assigned(bench, post):
    bench.core.assigning.assign(bench.members["uno"], post.id, bench.members["land"])


def _talked_about(bench, post):
    comment = bench.core.commenting.add(bench.members["land"], post.id, "অনুমোদন করলাম")
    bench.core.commenting.settle(bench.members["land"], comment.id)


def _held_and_released(bench, post):
    bench.core.reviewing.hold(bench.members["land"], post.id, "অপেক্ষা")
    bench.core.reviewing.release(bench.members["land"], post.id)


def _expired_and_timed_anew(bench, post):
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    _moved(bench, post)


def _expired_let_go_and_chosen_again(bench, post):
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    bench.core.expiring.let_go(bench.members["ict"], bench.delivery(post.id).id)
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    later = replace(present.draft, planned_at=bench.clock.now() + timedelta(days=1))
    bench.core.drafting.submit(bench.members["ict"], post.id, present.revision, later)


def _slept_through(bench, post):
    bench.clock.go_on(days=3)
    bench.core.heartbeat.beat()


def _publishing_goes_round(bench, post):
    bench.core.publishing.round()
    bench.clock.go_on(days=1)
    bench.core.publishing.after(bench.core.heartbeat.beat())
    bench.core.publishing.round()


def _reached_over_another_route(bench, post):
    delivery = bench.delivery(post.id)
    for route in Route:
        with bench.folder.store.write() as unit:
            unit.deliveries.save(replace(bench.delivery(post.id), route=route), bench.delivery(post.id))
    assert bench.delivery(post.id).state is delivery.state


def _voiding_seen(bench, post):
    with bench.folder.store.write() as unit:
        unit.evidence.add_voided(
            Voided(post.id, bench.pages["facebook"], bench.members["land"], bench.members["ict"], bench.clock.now())
        )
    bench.core.reviewing.saw_voided(bench.members["land"], post.id)


WAYS = (
    _moved,
    _assigned,
    _talked_about,
    _held_and_released,
    _expired_and_timed_anew,
    _expired_let_go_and_chosen_again,
    _slept_through,
    _publishing_goes_round,
    _reached_over_another_route,
    _voiding_seen,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_no_way_brings_out_what_nobody_approved(way, bench):
    post = bench.handed_in()
    way(bench, post)
    _cannot_go_out(bench, post)


@pytest.mark.parametrize("way", WAYS[:4], ids=lambda way: way.__name__.strip("_"))
def test_no_way_brings_out_what_was_changed_after_its_approval(way, bench):
    post = bench.approved()
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    bench.core.drafting.submit(bench.members["ict"], post.id, present.revision, replace(present.draft, text="বদল"))
    way(bench, post)
    _cannot_go_out(bench, post)


def test_a_gap_is_filled_with_approved_posts_only(bench):
    bench.handed_in(bench.draft("মজুত নয়", planned_at=None))
    found = bench.core.gaps.proposal(bench.members["uno"], bench.pages["facebook"])
    assert found.post is None


def test_a_missed_time_gives_no_new_time_to_what_was_never_approved(bench):
    post = bench.handed_in()
    delivery = bench.delivery(post.id)
    for way in (bench.core.missed.by_hand, bench.core.missed.drop):
        with pytest.raises(WrongMove):
            way(bench.members["ict"], delivery.id)
    with pytest.raises(WrongMove):
        bench.core.missed.new_time(bench.members["ict"], delivery.id, bench.clock.now() + timedelta(days=2))


@pytest.mark.parametrize("state", sorted(GATED - {S.CLAIMED}))
def test_the_store_itself_moves_no_expired_page_past_its_approval(state, bench):
    post = bench.handed_in()
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    expired = bench.delivery(post.id)
    detail = bench.core.reviewing.detail(bench.members["land"], post.id)
    bound = replace(expired, state=state, content_hash=detail.hashes[expired.page_id], version=post.version)
    with pytest.raises((WrongMove, RoleNotAllowed)), bench.folder.store.write() as unit:
        unit.deliveries.save(bound, expired)
    assert bench.delivery(post.id).state is S.EXPIRED


def test_the_store_itself_takes_no_approval_without_its_signed_checklist(bench):
    post = bench.handed_in()
    hashes = bench.core.reviewing.detail(bench.members["land"], post.id).hashes
    page = bench.pages["facebook"]
    given = Approval(ApprovalId("a-1"), post.id, page, hashes[page], bench.members["land"], bench.clock.now())
    for signed in ((), signed_for(post.draft)[:-1], (Signed(CheckItem.TRUTH, " "),)):
        with pytest.raises(CheckNotSigned), bench.folder.store.write() as unit:
            unit.approvals.add(given, signed)
    assert bench.core.reviewing.detail(bench.members["land"], post.id).approvals == ()
    _cannot_go_out(bench, post)


def test_the_store_itself_lets_nothing_out_whose_text_was_changed_behind_the_services(bench):
    post = bench.approved()
    with bench.folder.store.write() as unit:
        unit.posts.save(
            replace(post, draft=replace(post.draft, text="অন্য কথা"), revision=post.revision + 1), post.revision
        )
    assert bench.delivery(post.id).state is S.MANUAL_READY
    for who in ("ict", "uno"):
        with pytest.raises(ContentChanged):
            bench.core.manual_kit.open(bench.members[who], bench.delivery(post.id).id)


@pytest.mark.parametrize("state", sorted(GATED))
def test_the_store_itself_takes_no_delivery_that_was_born_on_its_way(state, bench):
    post = bench.handed_in()
    hashes = bench.core.reviewing.detail(bench.members["land"], post.id).hashes
    first = bench.delivery(post.id)
    born = replace(first, id=DeliveryId("d-born"), state=state, content_hash=hashes[first.page_id])
    with pytest.raises(ModeratorError), bench.folder.store.write() as unit:
        unit.deliveries.add(born)
    _cannot_go_out(bench, post)
