"""An approval is for exactly what was seen, by the members the office's preset asks for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import (
    AlreadyApproved,
    ContentChanged,
    EmptyField,
    NotInOffice,
    OwnPost,
    PostIsOut,
    RoleNotAllowed,
    SelfCheckNotAllowed,
    WrongMove,
)
from moderator_app.domain.evaluation import Check
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.domain.posts import ReviewStage, Variant
from tests.services.bench import signed_for

S = DeliveryState
CHANGES = {
    "text": lambda bench, draft: replace(draft, text=f"{draft.text}।"),
    "link": lambda bench, draft: replace(draft, link="https://example.gov.bd/x"),
    "alt text": lambda bench, draft: replace(draft, media=(replace(draft.media[0], alt_text="আরেক কথা"),)),
    "picture": lambda bench, draft: replace(draft, media=(bench.picture(colour="red"),)),
    "one picture less": lambda bench, draft: replace(draft, media=()),
    "one picture more": lambda bench, draft: replace(draft, media=(*draft.media, bench.picture("ছয়", "blue"))),
    "variant": lambda bench, draft: replace(draft, variants=(Variant(bench.pages["facebook"], "অন্য কথা"),)),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_changed_byte_voids_the_approval(what, bench):
    draft = bench.draft(media=(bench.picture(),))
    post = bench.approved(draft)
    assert bench.delivery(post.id).state is S.MANUAL_READY
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    changed = CHANGES[what](bench, present.draft)
    after = bench.core.drafting.save(bench.members["ict"], post.id, present.revision, changed)
    assert bench.delivery(post.id).state is S.DRAFT
    assert (after.stage, after.version) == (ReviewStage.DRAFT, 2)
    assert bench.verbs()[-2:] == ["approval_voided", "post_saved"]
    with pytest.raises(WrongMove):
        bench.opened(post.id)
    assert len(bench.core.drafting.versions(bench.members["ict"], post.id)) == 2


def test_changing_only_the_time_keeps_the_approval_and_is_logged(bench):
    post = bench.approved()
    later = replace(post.draft, planned_at=post.draft.planned_at + timedelta(days=1))
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    bench.core.drafting.save(bench.members["ict"], post.id, present.revision, later)
    delivery = bench.delivery(post.id)
    assert (delivery.state, delivery.due_at) == (S.MANUAL_READY, later.planned_at)
    assert bench.verbs()[-1] == "post_rescheduled"
    bench.opened(post.id)


def test_adding_a_page_leaves_the_others_approved(bench):
    post = bench.approved()
    bench.register("second")
    wider = replace(post.draft, page_ids=tuple(bench.pages.values()))
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    again = bench.core.drafting.submit(bench.members["ict"], post.id, present.revision, wider)
    assert bench.delivery(post.id).state is S.MANUAL_READY
    assert bench.delivery(post.id, "second").state is S.DRAFT
    bench.approve(again.id)
    assert bench.delivery(post.id, "second").state is S.MANUAL_READY


def test_a_page_taken_off_is_cancelled_and_starts_over_when_chosen_again(bench):
    bench.register("second")
    post = bench.approved()
    one = replace(post.draft, page_ids=(bench.pages["facebook"],))
    saved = bench.core.drafting.save(bench.members["ict"], post.id, post.revision, one)
    assert bench.delivery(post.id, "second").state is S.CANCELLED
    assert bench.delivery(post.id).state is S.MANUAL_READY
    bench.core.drafting.save(bench.members["ict"], post.id, saved.revision, post.draft)
    assert bench.delivery(post.id, "second").state is S.DRAFT


def test_a_post_that_is_out_keeps_its_content(bench):
    post = bench.live(1)
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    with pytest.raises(PostIsOut):
        bench.core.drafting.save(bench.members["ict"], post.id, present.revision, replace(post.draft, text="নতুন"))
    with pytest.raises(PostIsOut):
        bench.core.drafting.save(bench.members["ict"], post.id, present.revision, replace(post.draft, page_ids=()))


def test_nobody_approves_their_own_writing_nor_what_they_rewrote(bench):
    mine = bench.handed_in(author="land")
    with pytest.raises(OwnPost):
        bench.approve(mine.id, "land")
    theirs = bench.handed_in()
    better = replace(theirs.draft, text="আরও ভালো")
    bench.core.drafting.submit(bench.members["land"], theirs.id, theirs.revision, better)
    with pytest.raises(OwnPost):
        bench.approve(theirs.id, "land")
    bench.approve(theirs.id, "uno")


def test_what_was_not_seen_is_not_approved(bench):
    post = bench.handed_in()
    land = bench.members["land"]
    seen = bench.core.reviewing.detail(land, post.id).hashes
    better = bench.core.drafting.submit(bench.members["ict"], post.id, post.revision, replace(post.draft, text="বদল"))
    with pytest.raises(ContentChanged):
        bench.core.reviewing.approve(land, post.id, seen, signed=signed_for(post.draft))
    with pytest.raises(ContentChanged):
        bench.core.reviewing.approve(land, better.id, {}, signed=signed_for(better.draft))
    assert bench.delivery(post.id).state is S.DRAFT


def test_the_same_member_approves_once(bench):
    bench.core.office.set_preset(bench.members["uno"], ApprovalPreset.TWO_OTHERS)
    post = bench.handed_in()
    bench.approve(post.id, "land")
    with pytest.raises(AlreadyApproved):
        bench.approve(post.id, "land")


def test_two_others_are_two(bench):
    bench.core.office.set_preset(bench.members["uno"], ApprovalPreset.TWO_OTHERS)
    post = bench.handed_in()
    bench.approve(post.id, "land")
    assert bench.delivery(post.id).state is S.DRAFT
    bench.approve(post.id, "uno")
    assert bench.delivery(post.id).state is S.MANUAL_READY


def test_who_may_not_review_is_told_so_beforehand_and_refused(bench):
    post = bench.handed_in()
    ict = bench.members["ict"]
    (item,) = bench.core.reviewing.queue(ict)
    assert isinstance(item.refusal, RoleNotAllowed)
    with pytest.raises(RoleNotAllowed):
        bench.approve(post.id, "ict")
    (item,) = bench.core.reviewing.queue(bench.members["land"])
    assert item.refusal is None


def test_self_check_is_for_an_office_of_one_and_reported_as_what_it_is(founded):
    founded.set_office()
    founded.core.office.set_preset(founded.members["uno"], ApprovalPreset.SELF_CHECK)
    founded.register("facebook")
    founded.members["ict"] = founded.members["uno"]
    post = founded.handed_in()
    with pytest.raises(EmptyField):
        founded.approve(post.id, "uno", "  ")
    founded.approve(post.id, "uno", "আমি নিজে আবার পড়েছি।")
    founded.claim(founded.opened(post.id))
    (entry,) = founded.core.evaluations.draw_up(FiscalQuarter(2025, 3)).entries
    assert entry.check is Check.SELF_DECLARED
    founded.seat("land", Role.REVIEWER)
    with pytest.raises(SelfCheckNotAllowed):
        founded.core.office.set_preset(founded.members["uno"], ApprovalPreset.SELF_CHECK)
    assert founded.core.office.settings().preset is ApprovalPreset.SELF_CHECK  # never changes by itself


@pytest.mark.parametrize(
    ("verb", "stage"), [("ask_changes", "changes_asked"), ("reject", "rejected"), ("hold", "held")]
)
def test_a_turn_needs_a_reason_and_is_kept(verb, stage, bench):
    post = bench.handed_in()
    land = bench.members["land"]
    turn = getattr(bench.core.reviewing, verb)
    with pytest.raises(EmptyField):
        turn(land, post.id, " \n ")
    turned = turn(land, post.id, "তারিখ ভুল")
    assert (turned.stage.value, turned.reason) == (stage, "তারিখ ভুল")
    with pytest.raises(WrongMove):
        bench.approve(post.id)


def test_a_held_post_is_released_into_review(bench):
    post = bench.handed_in()
    bench.core.reviewing.hold(bench.members["land"], post.id, "অপেক্ষা")
    freed = bench.core.reviewing.release(bench.members["land"], post.id)
    assert freed.stage is ReviewStage.SUBMITTED
    bench.approve(post.id)
    with pytest.raises(WrongMove):
        bench.core.reviewing.release(bench.members["land"], post.id)


def test_a_rejected_post_is_closed_for_good(bench):
    post = bench.handed_in()
    turned = bench.core.reviewing.reject(bench.members["land"], post.id, "প্রকাশ করা যাবে না")
    with pytest.raises(PostIsOut):
        bench.core.drafting.save(bench.members["ict"], post.id, turned.revision, replace(post.draft, text="আবার"))


def test_a_post_sent_back_comes_again_after_its_correction(bench):
    post = bench.handed_in()
    back = bench.core.reviewing.ask_changes(bench.members["land"], post.id, "তারিখ ভুল")
    again = bench.core.drafting.submit(
        bench.members["ict"], post.id, back.revision, replace(post.draft, text="ঠিক তারিখ")
    )
    assert (again.stage, again.reason) == (ReviewStage.SUBMITTED, "")
    detail = bench.core.reviewing.detail(bench.members["land"], post.id)
    assert detail.previous is not None
    assert detail.previous.draft.text == post.draft.text


def test_an_approver_who_left_cannot_approve_any_more_but_what_they_approved_stands(bench):
    post = bench.approved()
    other = bench.handed_in(bench.draft("আরেকটি"))
    bench.core.panel.end(bench.members["uno"], bench.members["land"], bench.clock.now().date())
    bench.clock.go_on(days=1)
    with pytest.raises(NotInOffice):
        bench.approve(other.id)
    bench.claim(bench.opened(post.id))
