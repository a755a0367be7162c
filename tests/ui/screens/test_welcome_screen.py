from datetime import time

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.domain.posts import Draft
from moderator_app.domain.slots import DEFAULT_SLOTS, Slot
from moderator_app.events import OfficeChanged
from moderator_app.services.office import WelcomeStep
from moderator_app.words import Language, Speaker
from tests.ui.screens.start_office import ENGLISH, LIGHT, WELCOME, start_office
from ui.forms.code_note import CodeNote
from ui.places import Place, Room
from ui.screens.welcome import build
from ui.screens.welcome.last_steps import FirstPostStep, RefusedStep, SlotsStep
from ui.screens.welcome.office_step import OfficeStep
from ui.screens.welcome.page_step import PageStep
from ui.screens.welcome.panel_step import PanelStep
from ui.screens.welcome.step_rows import ClosedStep
from ui.theme import Theme, dress
from ui.widgets.button import Button
from ui.widgets.layout import ScrollPage


@pytest.fixture
def office(tmp_path):
    office = start_office(tmp_path / "office")
    yield office
    office.folder.close()


@pytest.fixture
def opened(office):
    pages = []

    def make(say=ENGLISH, theme=LIGHT, size=(1114, 640), place=WELCOME, **other):
        dress(QApplication.instance() or QApplication([]), theme)
        screen = build(office.context(theme, say, place, **other))
        page = screen if screen.fills_height() else ScrollPage(screen)
        pages.append(page)
        show(page, *size)
        settle()
        return screen

    yield make
    for page in pages:
        dispose(page)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def rows(screen):
    return {row.accessibleName().split(", ")[1]: row for row in screen.findChildren(ClosedStep)}


def test_the_profile_is_filled_in_and_the_next_step_opens(opened, office):
    screen = opened()
    assert isinstance(screen.body, OfficeStep)
    press(screen.body.go)
    assert screen.body.form.field("office_name").error()
    for place, text in (("office_name", "উপজেলা প্রশাসন"), ("office_place", "নমুনাপুর"), ("first_on", "০১/১০/২০২৬")):
        screen.body.form.field(place).box.setText(text)
    press(screen.body.go)
    assert office.core.office.get().name.bn == "উপজেলা প্রশাসন"
    assert isinstance(screen.body, PanelStep)


def test_a_member_is_added_and_the_code_is_seen_until_it_is_handed_over(opened, office):
    office.with_profile()
    screen = opened()
    press(screen.body.add)
    QTest.keyClicks(screen.body.form.field("member_name_en").box, "Nasrin")
    press(screen.body.add)
    assert screen.body.form.field("member_name").error()
    assert screen.body.form.text("member_name_en") == "Nasrin"
    screen.body.form.field("member_name").box.setText("নাসরিন সুলতানা")
    screen.body.form.field("designation").box.setText("সহকারী কমিশনার")
    press(screen.body.form.checks.boxes[Role.REVIEWER])
    press(screen.body.add)
    note = screen.body.findChild(CodeNote)
    assert note.code.text() == "12340001"
    press(screen.body.go)
    assert "handed it over" in screen.body.presets.notice.plain
    press(note.done)
    assert screen.body.findChild(CodeNote) is None or not screen.body.findChild(CodeNote).isVisible()
    assert screen.body.presets.preset() is ApprovalPreset.ONE_OTHER
    press(screen.body.go)
    assert isinstance(screen.body, PageStep)
    assert {len(m.roles) for m in office.core.panel.view().members} == {2, 4}


def test_one_officer_chooses_self_check_and_nothing_is_chosen_beforehand(opened, office):
    office.with_profile()
    screen = opened()
    assert (len(screen.body.presets.boxes), screen.body.presets.preset()) == (3, None)
    press(screen.body.go)
    assert isinstance(screen.body, PanelStep)
    press(screen.body.presets.boxes[1])
    assert "at least 2 members" in screen.body.presets.notice.plain
    press(screen.body.presets.boxes[0])
    press(screen.body.go)
    assert office.core.office.settings().preset is ApprovalPreset.SELF_CHECK


def test_a_page_is_added_and_the_times_are_changed(opened, office):
    office.with_profile().with_panel()
    screen = opened()
    press(screen.body.go)
    assert screen.body.form.field("url").error()
    screen.body.form.field("page_name").box.setText("উপজেলা প্রশাসন")
    screen.body.form.field("url").box.setText("https://www.facebook.com/namunapur.example")
    press(screen.body.go)
    assert [page.name.bn for page in office.core.accounts.all()] == ["উপজেলা প্রশাসন"]
    assert isinstance(screen.body, SlotsStep)
    press(screen.body.editor.add)
    assert screen.body.editor.slots() == (Slot(0, time(11)), Slot(1, time(11)), Slot(3, time(11)))
    press(screen.body.go)
    assert len(office.core.office.settings().slots) == 3
    assert isinstance(screen.body, FirstPostStep)
    press(screen.body.go)
    assert office.went == [Place(Room.POSTS, None, "new")]


def test_a_done_step_is_changed_and_left_again(opened, office):
    office.with_profile().with_panel()
    screen = opened()
    press(rows(screen)["Profile of the office"].change)
    assert isinstance(screen.body, OfficeStep)
    assert screen.body.form.text("office_name") == "উপজেলা প্রশাসন"
    screen.body.form.field("office_name").box.setText("উপজেলা ভূমি অফিস")
    press(screen.body.go)
    assert office.core.office.get().name.bn == "উপজেলা ভূমি অফিস"
    assert isinstance(screen.body, PageStep)


def test_leaving_a_reopened_step_gives_up_what_was_typed(opened, office):
    office.with_profile().with_panel()
    screen = opened()
    press(rows(screen)["Profile of the office"].change)
    screen.body.form.field("office_name").box.setText("অন্য নাম")
    press(next(b for b in screen.findChildren(Button) if b.accessibleName() == "Leave it, Profile of the office"))
    assert isinstance(screen.body, PageStep)
    press(rows(screen)["Profile of the office"].change)
    assert screen.body.form.text("office_name") == "উপজেলা প্রশাসন"


def test_the_step_is_kept_by_key(opened, office):
    screen = opened()
    screen.window().activateWindow()
    for place in ("office_name", "office_place"):
        screen.body.form.field(place).box.setText("নমুনাপুর")
    box = screen.body.form.field("office_place").box
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: isinstance(screen.body, PanelStep))
    assert office.core.office.get().place.bn == "নমুনাপুর"


def test_all_done_leads_to_the_week(opened, office):
    office.with_profile().with_panel().with_page()
    office.core.office.set_slots(office.founder.id, DEFAULT_SLOTS)
    office.core.drafting.save(office.founder.id, None, 0, Draft(text="প্রথম পোস্ট"))
    screen = opened()
    assert screen.body is None
    assert len(rows(screen)) == 5
    QTest.mouseClick(rows(screen)["First post"], Qt.MouseButton.LeftButton)
    assert office.went == [Place(Room.POSTS)]


def test_what_was_typed_is_there_again_after_another_language(opened, office):
    screen = opened()
    QTest.keyClicks(screen.body.form.field("office_name_en").box, "Upazila")
    again = opened(Speaker(Language.BANGLA))
    assert again.body.form.text("office_name_en") == "Upazila"


def test_another_language_is_chosen_in_the_header(opened, office):
    screen = opened()
    [switch] = screen.header_actions()
    press(switch.findChildren(type(switch._group.button(0)))[0])
    assert [appearance.language for appearance in office.restyled] == ["bn"]


def test_settings_can_open_one_step(opened, office):
    office.with_profile().with_panel()
    screen = opened(place=Place(Room.WELCOME, None, WelcomeStep.OFFICE.value))
    assert isinstance(screen.body, OfficeStep)


def test_a_change_by_another_is_shown_and_ones_own_echo_is_not_asked_for_again(opened, office):
    screen = opened()
    office.with_profile()
    screen.heard(OfficeChanged(initiator=office.founder.id))
    settle()
    assert isinstance(screen.body, OfficeStep)
    screen.heard(OfficeChanged(initiator="another"))
    settle()
    assert isinstance(screen.body, PanelStep)


def test_who_may_not_set_up_reads_who_may(opened, office):
    drafter = office.core.panel.member(office.add_member("শফিকুল ইসলাম", Role.DRAFTER))
    screen = opened(actor=drafter)
    assert isinstance(screen.body, RefusedStep)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("scale", "size"), [(100, (1114, 640)), (150, (1114, 640)), (100, (900, 640)), (150, (900, 640))]
)
def test_every_step_is_well_shown(opened, office, language, scale, size):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    office.with_profile().with_panel().with_page()
    for step in WelcomeStep:
        screen = opened(Speaker(language), theme, size, Place(Room.WELCOME, None, step.value))
        if isinstance(screen.body, PanelStep):
            press(screen.body.add)
        assert screen.fills_height() or screen.width() <= screen.parentWidget().width()
        assert_nothing_clipped(screen)
        assert_reachable(screen)
