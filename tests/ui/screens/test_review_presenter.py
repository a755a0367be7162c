from dataclasses import replace

import pytest

from moderator_app.domain.approval import Approval, content_hash
from moderator_app.domain.errors import AlreadyApproved, NothingThere, OwnPost
from moderator_app.domain.ids import ApprovalId, PageId, PostId
from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.posts import MediaUse, ReviewStage, Variant
from moderator_app.domain.text_diff import PieceKind
from moderator_app.words import Language, Speaker
from tests.fakes.desk_core import (
    AUDITOR,
    BIRTH,
    FAIR,
    KHAS,
    NASRIN,
    NOW,
    PICTURE,
    TANVIR,
    THUNDER,
    FakeReviewing,
    at,
    desk_core,
)
from ui.screens.review.presenter import ReviewPresenter

BN, EN = Speaker(), Speaker(Language.ENGLISH)


def _presenter(reviewing=None, say=EN, actor=TANVIR):
    return ReviewPresenter(desk_core(reviewing=reviewing), say, actor)


def _detail(post, reviewing=None, **other):
    reviewing = reviewing or FakeReviewing()
    reviewing.posts[post.id] = post
    return _presenter(reviewing, **other).detail(post.id)


def _given(post, member, *pages):
    return tuple(
        Approval(
            ApprovalId(f"{member.id}-{page}"), post.id, page, content_hash(page, post.content_for(page)), member.id, NOW
        )
        for page in pages or post.draft.page_ids
    )


def test_the_queue_says_who_wrote_what_and_counts_what_is_for_this_member():
    state = _presenter(FakeReviewing(refusals={FAIR.id: OwnPost()})).queue()
    assert state.subtitle == "2 for you · rule: one other member approves"
    assert [(line.word, line.second) for line in state.lines] == [
        ("To approve", "by Shafiqul Islam"),
        ("Changes asked", "back with Nasrin Sultana"),
        ("To approve", "by Nasrin Sultana"),
        ("Your own writing", "another member approves it"),
    ]


def test_what_a_member_approved_waits_for_the_other():
    refusals = {KHAS.id: AlreadyApproved()}
    line = _presenter(FakeReviewing(refusals=refusals, preset=ApprovalPreset.TWO_OTHERS)).queue().lines[0]
    assert (line.word, line.for_me) == ("You approved it", False)


def test_exactly_what_goes_out_stands_there_whole():
    part = _detail(BIRTH).parts[0]
    assert part.text == BIRTH.draft.text
    assert [(face.name, kind) for face, kind in part.pages] == [("Upazila Administration", "Facebook page")]
    assert (part.pictures[0].hash, part.pictures[0].width) == (PICTURE, 1200)
    assert part.measure == f"text {len(BIRTH.draft.text)} · pictures 1"


def test_pages_that_say_it_differently_stand_apart_and_equal_ones_together():
    own = replace(FAIR, draft=replace(FAIR.draft, variants=(Variant(PageId("main"), "পোর্টালের নিজের লেখা"),)))
    assert [part.text for part in _detail(own).parts] == [FAIR.draft.text, "পোর্টালের নিজের লেখা"]
    assert [len(part.pages) for part in _detail(FAIR).parts] == [2]


def test_changes_are_those_since_the_version_before():
    changes = _detail(BIRTH).changes
    assert changes.head == "version 2 to 3"
    removed = [piece.text for piece in changes.pieces if piece.kind is PieceKind.REMOVED]
    assert removed == ["১০", "১৪", "ভবনে"]


def test_changes_beyond_the_text_are_told_in_words():
    before = FakeReviewing().detail(TANVIR.id, BIRTH.id).previous
    draft = replace(BIRTH.draft, link="https://example.org", media=(MediaUse(PICTURE, "নতুন"),))
    older = replace(before, draft=BIRTH.draft)
    notes = _detail(replace(BIRTH, draft=draft), FakeReviewing(previous={BIRTH.id: older})).changes.notes
    assert notes == ("The main text is as it was.", "The link is another one.", "An alternative text is another one.")
    without = replace(BIRTH, draft=replace(draft, media=(), variants=(Variant(PageId("main"), "অন্য"),)))
    notes = _detail(without, FakeReviewing(previous={BIRTH.id: older})).changes.notes
    assert notes[2:] == (
        "The pictures or videos are others.",
        "What single pages say of their own is other than before.",
    )


def test_a_first_version_says_that_there_is_nothing_to_compare():
    changes = _detail(KHAS).changes
    assert (changes.head, changes.pieces, len(changes.notes)) == ("", (), 1)


def test_the_checklist_is_computed_from_what_stands_there():
    assert [words for _look, words in _detail(BIRTH).checks] == [
        "Purpose: Easier services and innovation",
        "Every picture has its alternative text",
        "The time lies ahead",
        "Its length fits every page",
        "No link",
        "Private data: not checked by the program",
    ]
    media = (MediaUse(PICTURE),)
    draft = replace(BIRTH.draft, purpose=None, media=media, planned_at=at(1, 9), link="https://forms.example.org/a")
    assert [words for _look, words in _detail(replace(BIRTH, draft=draft)).checks] == [
        "No purpose is named",
        "A picture has no alternative text",
        "The planned time has gone by",
        "Its length fits every page",
        "Link leads to forms.example.org",
        "Private data: not checked by the program",
    ]
    assert _detail(KHAS).checks[1][1] == "No picture or video, so no alternative text"


def test_approvals_count_members_who_approved_every_page_that_waits():
    two = FakeReviewing(preset=ApprovalPreset.TWO_OTHERS)
    two.approvals[FAIR.id] = (*_given(FAIR, NASRIN), *_given(FAIR, AUDITOR, PageId("land")), *_given(FAIR, TANVIR))
    state = _detail(FAIR, two)
    assert state.approvals == "1 of 2 approvals"
    assert state.approved_by == ("Nasrin Sultana, Tue 6 October, 11:02 am",)


def test_an_approval_of_other_content_counts_for_nothing():
    old = FakeReviewing()
    other = replace(KHAS, draft=replace(KHAS.draft, text="আগের লেখা"))
    old.approvals[KHAS.id] = _given(other, NASRIN)
    assert _detail(KHAS, old).approvals == "0 of 1 approvals"


@pytest.mark.parametrize(
    ("stage", "refused"),
    [
        (ReviewStage.SUBMITTED, set()),
        (ReviewStage.HELD, {"approve"}),
        (ReviewStage.CHANGES_ASKED, {"approve", "ask", "hold", "reject"}),
        (ReviewStage.REJECTED, {"approve", "ask", "hold", "reject"}),
    ],
)
def test_the_stage_decides_what_can_be_done(stage, refused):
    powers = _detail(replace(THUNDER, stage=stage)).powers
    assert {name for name in ("approve", "ask", "hold", "reject") if getattr(powers, name)} == refused
    assert powers.releases == (stage is ReviewStage.HELD)


def test_own_writing_is_refused_with_its_reason_but_may_be_sent_back():
    powers = _detail(FAIR, FakeReviewing(refusals={FAIR.id: OwnPost()})).powers
    assert powers.approve == "Nobody checks their own writing. Another member approves it."
    assert powers.ask == ""


def test_an_auditor_sees_everything_and_may_do_nothing():
    powers = _detail(BIRTH, actor=AUDITOR).powers
    assert powers.approve == powers.ask == powers.hold == powers.reject != ""


def test_a_self_check_asks_for_a_declaration():
    assert _detail(KHAS, FakeReviewing(preset=ApprovalPreset.SELF_CHECK)).needs_declaration


def test_who_changed_it_last_is_named_beside_who_wrote_it():
    reviewing = FakeReviewing()
    plain = reviewing.detail
    reviewing.detail = lambda actor, post_id: replace(plain(actor, post_id), editor=NASRIN)
    reviewing.posts[KHAS.id] = KHAS
    assert _presenter(reviewing).detail(KHAS.id).written_by == "by Shafiqul Islam, changed by Nasrin Sultana"


def test_a_post_that_is_not_there_is_an_error_of_its_own():
    with pytest.raises(NothingThere):
        _presenter().detail(PostId("gone"))
