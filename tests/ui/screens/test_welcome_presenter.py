from datetime import time

import pytest

from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.domain.slots import Slot
from moderator_app.services.office import WelcomeStep
from moderator_app.words import Language, Speaker
from tests.ui.screens.start_office import ENGLISH, TODAY, start_office
from ui.forms.typed_member import TypedMember
from ui.forms.typed_office import TypedOffice
from ui.screens.welcome.presenter import WelcomePresenter
from ui.screens.welcome.typed import TypedPage

BANGLA = Speaker(Language.BANGLA)
PROFILE = TypedOffice(name_bn="উপজেলা প্রশাসন", place_bn="নমুনাপুর", first_on="০১/১০/২০২৬")
PAGE = TypedPage("উপজেলা প্রশাসন", url="https://www.facebook.com/namunapur.example")
MEMBER = TypedMember("নাসরিন সুলতানা", "", "সহকারী কমিশনার", "", frozenset({Role.REVIEWER}))


@pytest.fixture
def office(tmp_path):
    office = start_office(tmp_path / "office")
    yield office
    office.folder.close()


@pytest.fixture
def presenter(office):
    return WelcomePresenter(ENGLISH, office.core, office.founder)


def places(troubles):
    return [trouble.place for trouble in troubles]


def test_at_first_nothing_is_done_and_the_founder_is_offered_as_signatory(presenter):
    state = presenter.load()
    assert (state.done, state.next_step) == (0, WelcomeStep.OFFICE)
    typed = presenter.office_typed(state)
    assert (typed.signatory_bn, typed.first_on) == ("তানভীর হাসান", "06/10/2026")


def test_each_step_ticks_itself_and_says_what_stands_there(presenter, office):
    assert presenter.save_office(PROFILE) == ()
    assert presenter.choose_preset(ApprovalPreset.SELF_CHECK) == ()
    assert presenter.add_page(PAGE) == ()
    assert presenter.save_slots((Slot(1, time(9, 30)), Slot(4, time(16)))) == ()
    state = WelcomePresenter(BANGLA, office.core, office.founder).load()
    assert state.next_step is WelcomeStep.FIRST_POST
    summaries = {line.step: line.summary for line in state.lines}
    assert summaries[WelcomeStep.OFFICE] == "উপজেলা প্রশাসন, নমুনাপুর · ১ অক্টোবর ২০২৬ থেকে সপ্তাহে ২টি"
    assert summaries[WelcomeStep.PANEL] == "দায়িত্বে ১ জন সদস্য · নিজে যাচাই"
    assert summaries[WelcomeStep.SLOTS] == "সোম সকাল ৯:৩০ · বৃহ বিকাল ৪:০০"


def test_every_trouble_of_the_profile_is_told_at_its_field(presenter, office):
    typed = TypedOffice(web="not a link", email="nobody", first_on="৩১/০২/২০২৬")
    assert places(presenter.save_office(typed)) == ["office_name", "office_place", "web", "email", "first_on"]
    assert office.core.office.get() is None


def test_a_first_day_in_the_future_and_an_english_name_too_long_are_told_at_their_fields(presenter):
    future = TypedOffice(name_bn="ক", place_bn="খ", first_on="01/01/2030")
    long = TypedOffice(name_bn="ক", name_en="x" * 300, place_bn="খ", first_on="01/10/2026")
    assert places(presenter.save_office(future)) == ["first_on"]
    assert places(presenter.save_office(long)) == ["office_name_en"]


def test_changing_the_profile_keeps_its_id_and_offers_what_was_kept(presenter, office):
    presenter.save_office(PROFILE)
    before = office.core.office.get()
    typed = presenter.office_typed(presenter.load())
    assert typed.name_bn == "উপজেলা প্রশাসন"
    presenter.save_office(TypedOffice(name_bn="উপজেলা ভূমি অফিস", place_bn="নমুনাপুর", first_on="2026-10-01"))
    after = office.core.office.get()
    assert (after.id, after.name) == (before.id, Bilingual("উপজেলা ভূমি অফিস"))


def test_a_member_is_added_with_a_code_to_hand_over(presenter, office):
    added = presenter.add_member(MEMBER)
    assert (added.name, added.code) == ("নাসরিন সুলতানা", "12340001")
    newest = office.core.panel.view().members[-1]
    assert newest.from_on == TODAY
    assert office.core.sign_in.set_first_pin(newest.id, added.code, "739164", "739164") == newest


def test_the_troubles_of_a_member_are_told_at_their_fields(presenter):
    typed = TypedMember(roles=frozenset(), from_on="x", order_on="99/99/2026")
    assert places(presenter.add_member(typed).troubles) == ["member_name", "designation", "from_on", "order_on"]
    no_role = TypedMember("ক", "", "খ", "", frozenset())
    assert places(presenter.add_member(no_role).troubles) == ["roles"]
    backwards = TypedMember("ক", "", "খ", from_on="06/10/2026", to_on="01/10/2026")
    assert places(presenter.add_member(backwards).troubles) == ["to_on"]


def test_self_check_is_refused_for_a_panel_of_two(presenter):
    presenter.add_member(MEMBER)
    [found] = presenter.choose_preset(ApprovalPreset.SELF_CHECK)
    assert "exactly one member" in found.sentence


def test_the_troubles_of_a_page_are_told_at_their_fields(presenter, office):
    typed = TypedPage(url="facebook", order_on="x", first_on="y")
    assert places(presenter.add_page(typed)) == ["page_name", "url", "order_on", "first_on"]
    long = TypedPage("ক", "x" * 300, url="https://www.facebook.com/x")
    assert places(presenter.add_page(long)) == ["page_name_en"]
    assert office.core.accounts.all() == ()


def test_pages_get_marks_of_different_colours(presenter, office):
    presenter.add_page(PAGE)
    presenter.add_page(TypedPage("দুর্যোগ বার্তা", url="https://t.me/namunapur"))
    assert [page.mark for page in office.core.accounts.all()] == [0, 1]


def test_who_is_not_convenor_may_not_set_up(office):
    drafter = office.core.panel.member(office.add_member("শফিকুল ইসলাম", Role.DRAFTER))
    presenter = WelcomePresenter(ENGLISH, office.core, drafter)
    assert (presenter.may_set_up(), presenter.may_draft()) == (False, True)
    [found] = presenter.save_office(PROFILE)
    assert found.words.title == "Not in your role"
