from datetime import timedelta

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.shown import Shown, shown
from tests.domain.samples import NOW, delivery

S = DeliveryState
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("stage", "word"),
    [
        (ReviewStage.DRAFT, Shown.DRAFT),
        (ReviewStage.SUBMITTED, Shown.TO_APPROVE),
        (ReviewStage.CHANGES_ASKED, Shown.CHANGES_ASKED),
        (ReviewStage.HELD, Shown.HELD),
        (ReviewStage.REJECTED, Shown.REVIEW_REJECTED),
    ],
)
def test_until_it_is_approved_the_review_gives_the_word(stage, word):
    assert shown(stage, delivery(state=S.DRAFT), NOW) is word
    assert shown(stage, None, NOW) is word


@pytest.mark.parametrize("stage", list(ReviewStage))
@pytest.mark.parametrize("state", list(S))
def test_every_stage_and_state_together_has_a_word(stage, state):
    assert shown(stage, delivery(state=state), NOW) in Shown


def test_a_page_that_waits_for_its_person_is_scheduled_until_it_is_due_then_by_hand():
    waiting = delivery(state=S.MANUAL_READY, due_at=LATER)
    assert shown(ReviewStage.SUBMITTED, waiting, NOW) is Shown.SCHEDULED
    assert shown(ReviewStage.SUBMITTED, waiting, LATER) is Shown.BY_HAND
    assert shown(ReviewStage.SUBMITTED, delivery(state=S.MANUAL_OPEN, due_at=LATER), NOW) is Shown.BY_HAND


@pytest.mark.parametrize("state", [S.APPROVED, S.MANUAL_READY])
def test_an_approved_page_without_a_time_stands_in_stock_until_its_person_opens_it(state):
    assert shown(ReviewStage.SUBMITTED, delivery(state=state, due_at=None), NOW) is Shown.APPROVED
    assert shown(ReviewStage.SUBMITTED, delivery(state=S.MANUAL_OPEN, due_at=None), NOW) is Shown.BY_HAND
    assert not delivery(state=S.MANUAL_OPEN, due_at=None).in_stock


def test_a_post_a_person_closed_is_live_only_when_it_went_out():
    words = [
        shown(ReviewStage.SUBMITTED, delivery(state=S.HUMAN_CLOSED, published=published), NOW)
        for published in (True, False, None)
    ]
    assert words == [Shown.LIVE, Shown.CANCELLED, Shown.CANCELLED]


def test_a_claimed_link_is_not_yet_called_live_and_an_unknown_outcome_never_is():
    assert shown(ReviewStage.SUBMITTED, delivery(state=S.CLAIMED), NOW) is Shown.LINK_GIVEN
    assert shown(ReviewStage.SUBMITTED, delivery(state=S.VERIFIED), NOW) is Shown.LIVE
    for unknown in (S.SETTLING, S.ABSENT, S.NEEDS_HUMAN, S.ARMED):
        assert shown(ReviewStage.SUBMITTED, delivery(state=unknown), NOW) is not Shown.LIVE
