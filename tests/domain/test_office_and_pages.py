from datetime import date, timedelta

import pytest

from moderator_app.domain.errors import EmptyField, FieldTooLong, WrongEmail, WrongLink, WrongOrderOfDays
from moderator_app.domain.office import Bilingual, Signatory, checked_office
from moderator_app.domain.pages import MARK_COLOURS, Administrator, checked_page
from tests.domain.samples import TODAY, office, page


def test_an_office_comes_out_cleaned():
    messy = office(
        name=Bilingual("  নমুনা \n কার্যালয় ", " Sample  Office "),
        web=" https://example.org ",
        forwarding=("জেলা প্রশাসক", "  ", " নথি "),
        weekly_minimum=2,
    )
    found = checked_office(messy, TODAY)
    assert found.name == Bilingual("নমুনা কার্যালয়", "Sample Office")
    assert found.web == "https://example.org"
    assert found.forwarding == ("জেলা প্রশাসক", "নথি")
    assert checked_office(found, TODAY) == found


def test_the_english_name_falls_back_on_the_bangla_one():
    assert Bilingual("নমুনা").english == "নমুনা"
    assert Bilingual("নমুনা", "Sample").english == "Sample"


@pytest.mark.parametrize(("typed", "kept"), [(-1, 1), (0, 1), (1, 1), (2, 2), (14, 14), (99, 14)])
def test_the_weekly_minimum_stays_between_one_and_fourteen(typed, kept):
    assert checked_office(office(weekly_minimum=typed), TODAY).weekly_minimum == kept


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": Bilingual(" ")}, EmptyField),
        ({"place": Bilingual("")}, EmptyField),
        ({"memo_prefix": "১" * 300}, FieldTooLong),
        ({"web": "example"}, WrongLink),
        ({"signatory": Signatory(Bilingual("ক"), Bilingual("খ"), email="nobody")}, WrongEmail),
        ({"first_on": TODAY + timedelta(days=1)}, WrongOrderOfDays),
    ],
)
def test_a_faulty_office_is_refused(change, refusal):
    with pytest.raises(refusal):
        checked_office(office(**change), TODAY)


def test_a_page_comes_out_cleaned():
    messy = page(
        name=Bilingual(" নমুনা  পেজ ", " "),
        url=" https://www.facebook.com/sample.office ",
        order_no=" ০৫.৪২ ",
        administrators=(Administrator(" নাসরিন ", in_order=True, on_page=False),),
        mark=MARK_COLOURS + 2,
    )
    found = checked_page(messy)
    assert (found.name, found.url) == (Bilingual("নমুনা পেজ"), "https://www.facebook.com/sample.office")
    assert (found.order_no, found.mark) == ("০৫.৪২", 2)
    assert found.administrators == (Administrator("নাসরিন", in_order=True, on_page=False),)
    assert checked_page(found) == found


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": Bilingual("", "English only")}, EmptyField),
        ({"administrators": (Administrator(" ", in_order=True, on_page=True),)}, EmptyField),
        ({"owner_profile": "x" * 201}, FieldTooLong),
        ({"url": "facebook"}, WrongLink),
        ({"last_on": date(2025, 12, 31)}, WrongOrderOfDays),
    ],
)
def test_a_faulty_page_is_refused(change, refusal):
    with pytest.raises(refusal):
        checked_page(page(**change))


def test_a_page_is_kept_from_its_first_to_its_last_day_both_included():
    closed = page(last_on=date(2026, 6, 30))
    assert not closed.kept_on(date(2025, 12, 31))
    assert closed.kept_on(date(2026, 1, 1))
    assert closed.kept_on(date(2026, 6, 30))
    assert not closed.kept_on(date(2026, 7, 1))
    assert page().kept_on(date(2099, 1, 1))
    assert checked_page(page(last_on=page().first_on)).last_on == page().first_on


@pytest.mark.parametrize(
    ("in_order", "on_page", "matched"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_an_administrator_matches_when_order_and_account_agree(in_order, on_page, matched):
    assert Administrator("ক", in_order, on_page).matched == matched
