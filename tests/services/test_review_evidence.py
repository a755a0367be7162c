"""What is kept beside an approval: the signed checklist, and the notice that a change voided it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.checklist import CheckItem, Signed
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import CheckNotSigned
from moderator_app.domain.panel import ApprovalPreset
from moderator_app.services.board import NeedKind
from moderator_app.store.failures import RowRefused

POINTS = [Signed(item, f"words of {item.value}") for item in CheckItem if item is not CheckItem.PICTURES]


def _approve(bench, post, signed):
    land = bench.members["land"]
    seen = bench.core.reviewing.detail(land, post.id).hashes
    return bench.core.reviewing.approve(land, post.id, seen, signed=signed)


def _voided_needs(bench, who):
    return [n.post.post_id for n in bench.core.board.needs(bench.members[who]) if n.kind is NeedKind.VOIDED]


def test_the_signed_points_are_kept_with_the_approval_in_their_words(bench):
    post = bench.handed_in()
    _approve(bench, post, list(reversed(POINTS)))
    detail = bench.core.reviewing.detail(bench.members["ict"], post.id)
    (approval,) = detail.approvals
    assert [(c.approval_id, c.signed) for c in detail.signed] == [(approval.id, point) for point in POINTS]


def test_a_point_left_out_approves_nothing(bench):
    post = bench.handed_in(bench.draft(media=(bench.picture(),)))
    for signed in ((), POINTS, POINTS[:1], [*POINTS, Signed(CheckItem.PICTURES, "  ")]):
        with pytest.raises(CheckNotSigned):
            _approve(bench, post, signed)
    assert bench.delivery(post.id).state is DeliveryState.DRAFT
    _approve(bench, post, [*POINTS, Signed(CheckItem.PICTURES, "seen")])
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY


def test_what_was_signed_cannot_be_rewritten(bench):
    _approve(bench, bench.handed_in(), POINTS)
    with pytest.raises(RowRefused), bench.folder.store.write() as unit:
        unit.evidence._transaction.change(_rewritten())


def _rewritten():
    from sqlalchemy import update

    from moderator_app.store.evidence_tables import SignedCheckRow
    from moderator_app.store.tables import table

    return update(table(SignedCheckRow)).values(words="other")


@pytest.mark.parametrize(
    "change",
    [
        {"text": "অন্য লেখা"},
        {"link": "https://example.org/x"},
        {"media": ()},
        {"page_ids": ()},
    ],
)
def test_any_change_of_content_tells_the_approver_until_seen(bench, change):
    post = bench.approved(bench.draft(media=(bench.picture(),)))
    bench.core.drafting.save(bench.members["ict"], post.id, post.revision, replace(post.draft, **change))
    assert _voided_needs(bench, "land") == [post.id]
    assert _voided_needs(bench, "uno") == []
    (voided,) = bench.core.reviewing.voided(bench.members["ict"], post.id)
    assert (voided.member_id, voided.changed_by, voided.seen) == (bench.members["land"], bench.members["ict"], False)
    bench.core.reviewing.saw_voided(bench.members["land"], post.id)
    bench.core.reviewing.saw_voided(bench.members["land"], post.id)
    assert _voided_needs(bench, "land") == []
    assert bench.core.reviewing.voided(bench.members["ict"], post.id)[0].seen


def test_another_alternative_text_voids_too_and_another_time_does_not(bench):
    picture = bench.picture()
    post = bench.approved(bench.draft(media=(picture,)))
    ict = bench.members["ict"]
    later = replace(post.draft, planned_at=bench.clock.now() + timedelta(days=3))
    moved = bench.core.drafting.save(ict, post.id, post.revision, later)
    assert _voided_needs(bench, "land") == []
    better = replace(later, media=(replace(picture, alt_text="লাল পোস্টার"),))
    bench.core.drafting.save(ict, post.id, moved.revision, better)
    assert _voided_needs(bench, "land") == [post.id]


def test_the_word_of_the_first_of_two_is_voided_as_well_and_who_changed_it_knows(bench):
    bench.core.office.set_preset(bench.members["uno"], ApprovalPreset.TWO_OTHERS)
    post = bench.handed_in()
    bench.approve(post.id, "land")
    bench.core.drafting.save(bench.members["land"], post.id, post.revision, replace(post.draft, text="বদল"))
    assert _voided_needs(bench, "land") == []
    (voided,) = bench.core.reviewing.voided(bench.members["uno"], post.id)
    assert voided.seen


def test_only_the_page_that_changed_is_voided(bench):
    from moderator_app.domain.posts import Variant

    bench.register("second")
    post = bench.approved()
    draft = replace(post.draft, variants=(Variant(bench.pages["second"], "অন্য পেজের লেখা"),))
    bench.core.drafting.save(bench.members["ict"], post.id, post.revision, draft)
    assert [v.page_id for v in bench.core.reviewing.voided(bench.members["ict"], post.id)] == [bench.pages["second"]]
    assert bench.delivery(post.id, "facebook").state is DeliveryState.MANUAL_READY
    assert bench.delivery(post.id, "second").state is DeliveryState.DRAFT
