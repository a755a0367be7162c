"""The register in words, and what a filled-in form means."""

from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.errors import (
    EmptyField,
    FieldTooLong,
    NothingThere,
    RoleNotAllowed,
    WrongDate,
    WrongLink,
    WrongOrderOfDays,
)
from moderator_app.domain.ids import PageId
from moderator_app.domain.page_concerns import PageConcern
from moderator_app.domain.pages import Administrator, Naming, PageKind, Platform
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from ui.roles import Role
from ui.screens.pages.looks import (
    MATCHED,
    NO_LONGER_KEPT,
    NOT_KNOWN,
    NOT_ON_PAGE,
    NOT_SECURED,
    OUTSIDE,
    REVIEW_DUE,
    SECURED,
    concern_look,
    people_look,
)
from ui.screens.pages.presenter import FormFault, PagesPresenter, PageValues, found
from ui.widgets.states import PAGE_STATES

TODAY = date(2026, 2, 10)
RIGHT = Administrator("নাসরিন সুলতানা", in_order=True, on_page=True)
LEFT = Administrator("আবদুল কাদের", in_order=False, on_page=True)
NEW = Administrator("শফিকুল ইসলাম", in_order=True, on_page=False)
FORM = PageValues("ভূমি অফিস", "Land Office", url="https://www.facebook.com/land", first_on="১/২/২০২৬")


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


def presenter(bench, actor="uno", say=None):
    return PagesPresenter(bench.core.accounts, say or Speaker(), bench.members[actor], lambda: TODAY)


@pytest.mark.parametrize(
    ("people", "look", "words"),
    [
        ((), None, "Not recorded"),
        ((RIGHT,), MATCHED, "1 matches"),
        ((RIGHT, RIGHT), MATCHED, "All 2 match"),
        ((RIGHT, NEW), NOT_ON_PAGE, "1 not on the page"),
        ((NEW, LEFT, RIGHT), OUTSIDE, "1 outside the order"),
    ],
)
def test_the_worst_disagreement_between_order_and_page_is_said(bench, people, look, words):
    page = bench.register("land", administrators=people)
    assert people_look(page) is look
    assert presenter(bench, say=Speaker(Language.ENGLISH)).administrators(page) == words


def test_the_summary_counts_what_needs_a_look(bench):
    desk = presenter(bench)
    assert desk.summary(()) == ""
    assert desk.summary(desk.pages()) == "১টি"
    bench.register("land", administrators=(LEFT,))
    bench.register("uno", naming=Naming.PERSON)
    assert desk.summary(desk.pages()) == "৩টি · ২টিতে নজর দরকার"


@pytest.mark.parametrize(
    ("people", "look", "words"),
    [
        ((), None, "Not recorded"),
        ((NEW,), None, "Not recorded"),
        ((replace(RIGHT, two_factor=True),), SECURED, "1 has it"),
        ((replace(RIGHT, two_factor=True),) * 2, SECURED, "All 2 have it"),
        ((replace(RIGHT, two_factor=True), RIGHT), NOT_KNOWN, "Unknown so far"),
        ((replace(RIGHT, two_factor=False), RIGHT), NOT_SECURED, "1 without"),
    ],
)
def test_the_worst_second_factor_of_those_on_the_page_is_said(bench, people, look, words):
    page = bench.register("land", administrators=people)
    desk = presenter(bench, say=Speaker(Language.ENGLISH))
    assert desk.secured_look(page) is look
    assert desk.secured(page) == words


def test_an_access_review_is_due_again_after_a_quarter(bench):
    page, desk = bench.register("land"), presenter(bench, say=Speaker(Language.ENGLISH))
    assert (desk.reviewed(page), desk.review_look(page)) == ("Never", REVIEW_DUE)
    fresh = replace(page, reviewed_on=date(2026, 1, 5))
    assert (desk.reviewed(fresh), desk.review_look(fresh)) == ("5 January 2026", None)
    assert desk.review_look(replace(page, reviewed_on=date(2025, 11, 1))) is REVIEW_DUE
    assert desk.review_look(replace(page, last_on=date(2026, 1, 1))) is None


def test_the_portal_link_is_said_with_the_day_on_which_somebody_looked(bench):
    page, desk = bench.register("land"), presenter(bench, say=Speaker(Language.ENGLISH))
    assert desk.portal(page) == "Not looked at yet"
    looked = replace(page, portal_linked=True, portal_checked_on=TODAY)
    assert desk.portal(looked) == "Linked, looked at on 10 February 2026"


def test_a_page_in_a_persons_name_warns_and_asks_for_its_new_name(bench):
    page = bench.register("uno", naming=Naming.PERSON)
    concerns = [concern for concern, _ in presenter(bench).concerns(page)]
    assert concerns[:3] == [PageConcern.NOBODY_RECORDED, PageConcern.PERSON_NAME, PageConcern.NO_RENAME_PLAN]
    planned = replace(page, rename_plan="মার্চের মধ্যে")
    assert PageConcern.NO_RENAME_PLAN not in [concern for concern, _ in presenter(bench).concerns(planned)]
    assert concern_look(PageConcern.OUTSIDE_ORDER)[1] is Role.DANGER
    assert concern_look(PageConcern.PERSON_NAME)[1] is Role.WARNING
    assert concern_look(PageConcern.NAMING_UNKNOWN)[1] is Role.MUTED


def test_a_page_given_up_says_so_from_the_day_after_its_last(bench):
    page = bench.register("land")
    desk = presenter(bench)
    assert desk.standing(page) is PAGE_STATES["by_hand"]
    assert desk.standing(replace(page, last_on=TODAY)) is PAGE_STATES["by_hand"]
    assert desk.standing(replace(page, last_on=date(2026, 2, 9))) is NO_LONGER_KEPT


def test_number_and_day_of_the_order_are_said_as_far_as_known(bench):
    page, desk = bench.register("land"), presenter(bench)
    day = date(2026, 1, 18)
    assert desk.order(page) == ("আদেশ লেখা নেই", "")
    assert desk.order(replace(page, order_on=day)) == ("১৮ জানুয়ারি ২০২৬", "")
    assert desk.order(replace(page, order_no="০০.২৬-১১", order_on=day)) == ("০০.২৬-১১", "১৮ জানুয়ারি ২০২৬")


def test_a_web_portal_is_called_just_that(bench):
    desk = presenter(bench)
    assert desk.kind(bench.register("land")) == "ফেসবুক পেজ"
    assert desk.kind(bench.register("web", platform=Platform.WORDPRESS, kind=PageKind.SITE)) == "ওয়েব পোর্টাল"


def test_a_form_is_kept_as_it_was_typed_and_read_back(bench):
    desk = presenter(bench)
    typed = replace(
        FORM,
        order_on="18.01.2026",
        last_on="৩১/১২/২০২৭",
        administrators=(RIGHT, NEW),
        rename_plan="মার্চের মধ্যে",
        portal_linked=False,
        portal_checked_on="০১/০২/২০২৬",
        recovery_contacts="ক\nখ",
        reviewed_on="০২/০২/২০২৬",
    )
    kept = desk.save(None, typed)
    assert (kept.first_on, kept.order_on, kept.last_on) == (date(2026, 2, 1), date(2026, 1, 18), date(2027, 12, 31))
    assert kept.mark == 1
    assert desk.values(desk.page(kept.id)) == replace(
        typed, first_on="০১/০২/২০২৬", order_on="১৮/০১/২০২৬", last_on="৩১/১২/২০২৭"
    )
    desk.save(kept, replace(typed, name_bn="উপজেলা ভূমি অফিস"))
    assert [p.name.bn for p in desk.pages()] == ["পেজ facebook", "উপজেলা ভূমি অফিস"]


def test_a_new_form_counts_from_today(bench):
    assert presenter(bench).blank().first_on == "১০/০২/২০২৬"


@pytest.mark.parametrize(
    ("other", "field", "error"),
    [
        ({"name_bn": "  "}, "name_bn", EmptyField),
        ({"url": "facebook"}, "url", WrongLink),
        ({"first_on": ""}, "first_on", EmptyField),
        ({"first_on": "৩১/২/২০২৬"}, "first_on", WrongDate),
        ({"order_on": "yesterday"}, "order_on", WrongDate),
        ({"last_on": "1/1/2020"}, "last_on", WrongOrderOfDays),
        ({"order_no": "১" * 500}, "order_no", FieldTooLong),
        ({"owner_profile": "ক" * 500}, "owner_profile", FieldTooLong),
        ({"rename_plan": "ক" * 500}, "rename_plan", FieldTooLong),
        ({"recovery_contacts": "ক" * 500}, "recovery_contacts", FieldTooLong),
        ({"reviewed_on": "soon"}, "reviewed_on", WrongDate),
        ({"portal_checked_on": "32/1/2026"}, "portal_checked_on", WrongDate),
        ({"administrators": (replace(RIGHT, name="ক" * 500),)}, "administrators", FieldTooLong),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field_and_nothing_is_kept(bench, other, field, error):
    desk = presenter(bench)
    with pytest.raises(FormFault) as fault:
        desk.save(None, replace(FORM, **other))
    assert (fault.value.field, type(fault.value.error)) == (field, error)
    assert len(desk.pages()) == 1


def test_only_the_convenor_keeps_a_form(bench):
    with pytest.raises(RoleNotAllowed):
        presenter(bench, "ict").save(None, FORM)


def test_a_page_that_is_not_there_is_named(bench):
    with pytest.raises(NothingThere):
        presenter(bench).page(PageId("gone"))


def test_names_in_both_languages_and_addresses_are_searched_in_any_digits(bench):
    bench.register("land2")
    desk = presenter(bench)

    def names(words):
        return [p.name.en for p in found(desk.pages(), words, desk.name)]

    assert names("") == ["facebook", "land2"]
    assert names("LAND") == names("পেজ land২") == ["land2"]
    assert names("sample.office") == ["facebook"]
    assert names("নেই") == []
