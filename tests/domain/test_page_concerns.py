"""What in the account register asks for a look, and what does not."""

from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.page_concerns import PageConcern as C
from moderator_app.domain.page_concerns import needs_look, page_concerns, review_due
from moderator_app.domain.pages import Administrator, Naming, Page, PageKind, Platform
from moderator_app.words.register_terms import CONCERNS

TODAY = date(2026, 7, 8)
SOUND = Administrator("ক", in_order=True, on_page=True, two_factor=True)
PAGE = Page(
    PageId("p"),
    Bilingual("পেজ"),
    Platform.FACEBOOK,
    PageKind.PAGE,
    "https://x.example",
    date(2026, 1, 1),
    order_no="১১",
    naming=Naming.OFFICE,
    administrators=(SOUND,),
    portal_linked=True,
    recovery_contacts=("ক",),
    reviewed_on=date(2026, 7, 1),
)


@pytest.mark.parametrize(
    ("other", "concerns"),
    [
        ({}, ()),
        ({"administrators": (SOUND, replace(SOUND, in_order=False))}, (C.OUTSIDE_ORDER,)),
        ({"administrators": (replace(SOUND, on_page=False, two_factor=None),)}, (C.NOT_ON_PAGE,)),
        ({"administrators": (replace(SOUND, two_factor=False),)}, (C.NO_TWO_FACTOR,)),
        ({"administrators": (replace(SOUND, two_factor=None),)}, (C.TWO_FACTOR_UNKNOWN,)),
        ({"administrators": ()}, (C.NOBODY_RECORDED,)),
        ({"naming": Naming.PERSON}, (C.PERSON_NAME, C.NO_RENAME_PLAN)),
        ({"naming": Naming.POSITION, "rename_plan": "মার্চের মধ্যে"}, (C.POSITION_NAME,)),
        ({"naming": Naming.UNKNOWN}, (C.NAMING_UNKNOWN,)),
        ({"reviewed_on": None}, (C.NEVER_REVIEWED,)),
        ({"reviewed_on": date(2026, 4, 7)}, ()),
        ({"reviewed_on": date(2026, 4, 6)}, (C.REVIEW_OLD,)),
        ({"portal_linked": False}, (C.PORTAL_NOT_LINKED,)),
        ({"portal_linked": None}, (C.PORTAL_UNKNOWN,)),
        ({"order_no": ""}, (C.NO_ORDER,)),
        ({"recovery_contacts": ()}, (C.NO_RECOVERY_CONTACT,)),
    ],
)
def test_each_gap_and_finding_is_named(other, concerns):
    assert page_concerns(replace(PAGE, **other), TODAY) == concerns


def test_an_account_that_is_no_longer_kept_asks_for_nothing():
    bare = replace(PAGE, administrators=(), reviewed_on=None)
    assert page_concerns(replace(bare, last_on=date(2026, 7, 7)), TODAY) == ()
    assert page_concerns(replace(bare, last_on=TODAY), TODAY) == (C.NOBODY_RECORDED, C.NEVER_REVIEWED)


def test_what_nobody_looked_at_yet_is_no_finding():
    bare = Page(PageId("q"), Bilingual("পেজ"), Platform.X, PageKind.PROFILE, "https://x.example", date(2026, 1, 1))
    assert len(page_concerns(bare, TODAY)) == 6
    assert not needs_look(bare, TODAY)
    assert needs_look(replace(bare, naming=Naming.PERSON), TODAY)


def test_a_review_is_due_after_the_longest_quarter_or_when_there_was_none():
    due = [review_due(replace(PAGE, reviewed_on=on), TODAY) for on in (None, date(2026, 4, 6), date(2026, 4, 7))]
    assert due == [True, True, False]


def test_every_concern_has_its_words():
    assert set(CONCERNS) == {concern.value for concern in C}
