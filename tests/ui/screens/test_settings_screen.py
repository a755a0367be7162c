import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app import __version__
from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.domain.panel import Role
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.words import Language, Speaker
from tests.ui.screens.start_office import ENGLISH, LIGHT, start_office
from ui.places import Place, Room
from ui.screens.settings import build
from ui.screens.settings.presenter import SettingsPresenter, with_part
from ui.screens.settings.publishing_card import PublishingCard
from ui.theme import Theme, dress
from ui.widgets.choice import SegmentedSwitch
from ui.widgets.layout import ScrollPage

SETTINGS = Place(Room.SETTINGS)
LICENCES = Place(Room.SETTINGS, None, "licences")


@pytest.fixture
def office(tmp_path):
    office = start_office(tmp_path / "office").with_profile().with_panel()
    yield office
    office.folder.close()


@pytest.fixture
def opened(office):
    pages = []

    def make(place=SETTINGS, say=ENGLISH, theme=LIGHT, size=(1114, 640), **other):
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


def button_named(screen, words):
    from ui.widgets.button import Button

    return next(button for button in screen.findChildren(Button) if button.words() == words)


def test_one_part_of_the_appearance_changes_at_a_time():
    now = Appearance()
    assert with_part(now, "language", "en") == Appearance(language="en")
    assert with_part(now, "digits", "latin") == Appearance(digits="latin")
    assert with_part(now, "scheme", "dark") == Appearance(scheme=Scheme.DARK)
    assert with_part(now, "text_size", 150) == Appearance(text_size=150)


@pytest.mark.parametrize(
    ("part", "number", "wanted"),
    [
        ("language", 0, Appearance(language="bn")),
        ("digits", 1, Appearance(language="en", digits="latin")),
        ("scheme", 1, Appearance(language="en", scheme=Scheme.DARK)),
        ("text_size", 3, Appearance(language="en", text_size=150)),
    ],
)
def test_what_is_chosen_is_shown_at_once(opened, office, part, number, wanted):
    screen = opened()
    switch = screen.findChild(SegmentedSwitch, part)
    press(switch._group.button(number))
    assert office.restyled == [wanted]


def test_the_usual_times_are_kept(opened, office):
    screen = opened()
    press(screen.editor.add)
    press(screen.keep_slots)
    assert len(office.core.office.settings().slots) == 3
    assert screen.editor.slots() == office.core.office.settings().slots


def test_the_state_tells_profile_approval_folder_and_version(office, tmp_path):
    state = SettingsPresenter(ENGLISH, office.core, office.founder).load()
    assert state.office == "Upazila Administration · 2 a week from 6 October 2026"
    assert (state.preset, state.folder, state.version) == ("One other member", str(tmp_path / "office"), __version__)


def test_links_lead_to_profile_panel_and_licences(opened, office):
    screen = opened()
    for words in ("Open the profile", "Open the panel", "Read the licences"):
        press(button_named(screen, words))
    assert office.went == [Place(Room.SETTINGS, None, "office"), Place(Room.PANEL), LICENCES]


def test_the_licences_are_read_one_at_a_time(opened):
    screen = opened(LICENCES)
    first = screen.text.toPlainText()
    screen.choice.setCurrentIndex(1)
    assert first
    assert screen.text.toPlainText() != first
    assert screen.shows_back()


def test_who_is_not_convenor_cannot_change_the_times(opened, office):
    drafter = next(m for m in office.core.panel.view().members if Role.CONVENOR not in m.roles)
    screen = opened(actor=drafter)
    assert not screen.keep_slots.isEnabled()
    assert screen.keep_slots.toolTip() == "Only the convenor changes the office's settings."


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("scale", "size"), [(100, (1114, 640)), (150, (1114, 640)), (100, (900, 640)), (150, (900, 640))]
)
def test_settings_and_licences_are_well_shown(opened, language, scale, size):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for place in (SETTINGS, LICENCES):
        screen = opened(place, Speaker(language), theme, size)
        assert screen.fills_height() or screen.width() <= screen.parentWidget().width()
        assert_nothing_clipped(screen)
        assert_reachable(screen)


def test_what_the_program_publishes_by_itself_is_set_at_once(office, opened):
    screen = opened()
    card = next(card for card in screen.findChildren(PublishingCard))
    wait_for(lambda: len(card.fields) == 2)
    for part, minutes in (("fresh_minutes", 60), ("spacing_minutes", 30)):
        card.fields[part].choose(minutes)
        card.fields[part].activated.emit(card.fields[part].currentIndex())
    wait_for(lambda: office.core.office.publishing() == PublishingSettings(60, 30))
    card.hand_over.changed.emit(False)
    wait_for(lambda: office.core.office.publishing() == PublishingSettings(60, 30, hand_over=False))


def test_who_is_no_convenor_reads_why_publishing_is_not_theirs_to_set(office, opened):
    drafter = office.core.panel.member(office.add_member("রহিমা খাতুন", Role.DRAFTER))
    card = next(card for card in opened(actor=drafter).findChildren(PublishingCard))
    wait_for(lambda: len(card.fields) == 2)
    assert not any(control.isEnabled() for control in (*card.fields.values(), card.hand_over))
