from dataclasses import replace
from datetime import date, timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.words import Language, Speaker
from tests.ui.screens.start_office import ENGLISH, LIGHT, TODAY, start_office
from ui.forms.code_note import CodeNote
from ui.forms.typed_member import TypedMember
from ui.places import Place, Room
from ui.screens.panel import build
from ui.screens.panel.member_page import MemberPage
from ui.screens.panel.presenter import PanelPresenter
from ui.theme import Theme, dress
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import ScrollPage

PANEL = Place(Room.PANEL)
NEW = Place(Room.PANEL, None, "new")


@pytest.fixture
def office(tmp_path):
    office = start_office(tmp_path / "office").with_profile().with_panel()
    yield office
    office.folder.close()


@pytest.fixture
def opened(office):
    pages = []

    def make(place=PANEL, say=ENGLISH, theme=LIGHT, size=(1114, 640), **other):
        dress(QApplication.instance() or QApplication([]), theme)
        screen = build(office.context(theme, say, place, **other))
        page = screen if screen.fills_height() else ScrollPage(screen)
        pages.append(page)
        show(page, *size)
        for action in screen.header_actions():
            action.setParent(screen)
        settle()
        return screen

    yield make
    for page in pages:
        dispose(page)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_the_register_says_who_has_a_pin_and_who_has_left(office):
    leaving = office.add_member("রেহানা পারভীন", Role.AUDITOR)
    office.core.panel.end(office.founder.id, leaving, date(2026, 10, 6))
    office.core.sign_in._room.clock.go_on(days=1)
    state = PanelPresenter(ENGLISH, office.core, office.founder).load()
    assert [line.pin for line in state.lines] == ["PIN set", "code handed out", "code handed out", "not in office"]
    assert state.lines[0].roles == "All roles"
    assert state.lines[-1].since == "6 October 2026 to 6 October 2026"
    assert state.in_office == 3


@pytest.mark.parametrize(("more", "beginning"), [(0, ""), (2, ""), (3, "6 members")])
def test_the_size_of_the_panel_only_warns(office, more, beginning):
    for number in range(more):
        office.add_member(f"সদস্য {number}")
    notice = PanelPresenter(ENGLISH, office.core, office.founder).load().notice
    assert notice.startswith(beginning)
    assert bool(notice) is bool(beginning)


def test_a_new_member_is_added_and_the_code_shown_once(opened, office):
    screen = opened(NEW)
    press(screen.go)
    assert screen.form.field("member_name").error()
    screen.form.field("member_name").box.setText("রেহানা পারভীন")
    screen.form.field("designation").box.setText("পরিসংখ্যান কর্মকর্তা")
    press(screen.go)
    note = screen.findChild(CodeNote)
    assert note.code.text().isdecimal()
    press(note.done)
    assert office.went == [PANEL]
    assert office.core.panel.view().in_office == 4


def test_a_member_is_changed_and_gets_a_last_day(opened, office):
    member = office.core.panel.view().members[1]
    screen = opened(Place(Room.PANEL, member.id))
    assert (screen.title(), screen.shows_back()) == ("Nasrin Sultana", True)
    screen.form.field("to_on").box.setText("৩১/১২/২০২৬")
    press(screen.go)
    wait_for(lambda: office.backs == 1)
    assert office.core.panel.member(member.id).to_on == date(2026, 12, 31)


def test_an_address_for_reminders_is_kept_stays_and_is_looked_at(opened, office):
    member = office.core.panel.view().members[1]
    screen = opened(Place(Room.PANEL, member.id))
    box = screen.form.field("email").box
    box.setText("nasrin@example.org, other@example.org")
    press(screen.go)
    assert "is not an e-mail address" in screen.form.field("email").error()
    box.setText("nasrin@example.org")
    press(screen.go)
    wait_for(lambda: office.backs == 1)
    assert office.core.panel.member(member.id).email == "nasrin@example.org"
    again = opened(Place(Room.PANEL, member.id))
    assert again.form.text("email") == "nasrin@example.org"
    press(again.go)
    wait_for(lambda: office.backs == 2)
    assert office.core.panel.member(member.id).email == "nasrin@example.org"


def test_who_left_stands_apart_and_can_still_be_opened(opened, office):
    view = office.core.panel.view()
    gone = next(m for m in view.members if m.id != office.founder.id)
    past = replace(gone, from_on=TODAY - timedelta(days=9), to_on=TODAY - timedelta(days=1))
    office.core.panel.change(office.founder.id, past)
    screen = opened()
    assert not screen._others.isHidden()
    assert gone.id not in {line.id for line in screen.table._lines}
    screen.others.selectRow(0)
    assert screen.table.chosen() is None
    assert screen._chosen().id == gone.id
    assert not screen.new_code.isEnabled()
    press(screen.change)
    assert office.went == [Place(Room.PANEL, gone.id)]
    screen.table.selectRow(0)
    assert screen.others.chosen() is None
    assert screen.new_code.isEnabled()


def test_nobody_stands_apart_while_all_are_in_office(opened):
    assert opened()._others.isHidden()


def test_the_last_day_is_one_press_away(opened, office):
    screen = opened()
    screen.table.selectRow(1)
    press(screen.last_day)
    (place,) = office.went
    assert place.extra == "last_day"
    page = opened(place)
    page.window().activateWindow()
    settle()
    assert page.form.field("to_on").box is page.window().focusWidget()


def test_the_last_convenor_cannot_leave(opened, office):
    screen = opened(Place(Room.PANEL, office.founder.id))
    press(screen.form.checks.boxes[Role.CONVENOR])
    press(screen.go)
    assert screen.findChild(ErrorPanel).accessibleName().startswith("No convenor would be left")
    assert Role.CONVENOR not in screen.form.checks.roles()
    assert Role.CONVENOR in office.core.panel.member(office.founder.id).roles


def test_what_was_typed_outlives_another_language(opened, office):
    screen = opened(NEW)
    QTest.keyClicks(screen.form.field("member_name_en").box, "Rehana")
    again = opened(NEW, Speaker(Language.BANGLA))
    assert again.form.text("member_name_en") == "Rehana"
    press(again.anew)
    assert opened(NEW).form.typed() == TypedMember(from_on="06/10/2026")


def test_a_new_code_is_confirmed_first_and_takes_the_pin_away(opened, office):
    screen = opened()
    screen.table.selectRow(1)
    press(screen.new_code)
    dialog = screen.findChild(ConfirmDialog)
    press(dialog.confirm)
    note = screen.findChild(CodeNote)
    assert note.code.text() == "12340003"
    member = office.core.panel.view().members[1]
    assert office.core.sign_in.set_first_pin(member.id, "1234 0003", "739164", "739164") == member


def test_a_new_code_that_was_left_changes_nothing(opened, office):
    screen = opened()
    screen.table.selectRow(0)
    press(screen.new_code)
    press(screen.findChild(ConfirmDialog).dismiss)
    assert office.founder.id in office.core.panel.view().with_pin


def test_rows_and_buttons_lead_to_the_member(opened, office):
    screen = opened()
    screen.table.selectRow(2)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    press(screen.change)
    press(screen.add)
    third = Place(Room.PANEL, office.core.panel.view().members[2].id)
    assert office.went == [third, third, NEW]


def test_the_way_of_approval_is_changed(opened, office):
    screen = opened()
    assert len(screen.presets.boxes) == 2
    press(screen.presets.boxes[1])
    press(screen.keep_preset)
    assert office.core.office.settings().preset is ApprovalPreset.TWO_OTHERS


def test_who_is_not_convenor_sees_all_and_changes_nothing(opened, office):
    reviewer = office.core.panel.view().members[1]
    screen = opened(actor=reviewer)
    for button in (screen.add, screen.new_code, screen.keep_preset):
        assert not button.isEnabled()
        assert button.toolTip() == "Only the convenor changes the panel."
    page = opened(Place(Room.PANEL, office.founder.id), actor=reviewer)
    assert isinstance(page, MemberPage)
    assert not page.go.isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("scale", "size"), [(100, (1114, 640)), (150, (1114, 640)), (100, (900, 640)), (150, (900, 640))]
)
def test_the_register_and_a_member_are_well_shown(opened, office, language, scale, size):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for place in (PANEL, Place(Room.PANEL, office.founder.id)):
        screen = opened(place, Speaker(language), theme, size)
        for action in screen.header_actions():
            action.hide()
        assert screen.fills_height() or screen.width() <= screen.parentWidget().width()
        assert_nothing_clipped(screen)
        assert_reachable(screen)
