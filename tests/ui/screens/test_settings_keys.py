"""The keys, the lock time and this PC in the settings."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.domain.errors import FolderNotWritable, KeyringMissing
from moderator_app.domain.panel import Role
from moderator_app.ports import AutostartState, KeyKind
from moderator_app.words import Language, Speaker
from tests.ui.screens.start_office import ENGLISH, LIGHT, start_office
from ui.places import Place, Room
from ui.screens.settings import build
from ui.screens.settings.keys.recovery_page import RecoveryPage
from ui.theme import Theme, dress
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import ScrollPage

SETTINGS = Place(Room.SETTINGS)
PASSPHRASE = Place(Room.SETTINGS, None, "passphrase")
RECOVERY = Place(Room.SETTINGS, None, "recovery")


class Autostart:
    """Login settings that a test may lock."""

    def __init__(self, state=AutostartState.OFF):
        self.now = state
        self.locked = False

    def state(self):
        return self.now

    def set_on(self, *, on):
        if self.locked:
            raise FolderNotWritable(path="autostart")
        self.now = AutostartState.ON if on else AutostartState.OFF


class Paper:
    """A printer that always has paper, and a place to save."""

    def __init__(self, path=""):
        self.printed = []
        self.path = path

    def print(self, _parent, paper):
        self.printed.append(paper)
        return True

    def where_to_save(self, _parent, _theme, _say):
        return self.path


@pytest.fixture
def office(tmp_path):
    office = start_office(tmp_path / "office").with_profile().with_panel()
    object.__setattr__(office.core, "autostart", Autostart())  # never this PC's own login settings
    yield office
    office.folder.close()


@pytest.fixture
def opened(office):
    pages = []

    def make(place=SETTINGS, say=ENGLISH, theme=LIGHT, size=(1114, 640), made=build, **other):
        dress(QApplication.instance() or QApplication([]), theme)
        screen = made(office.context(theme, say, place, **other))
        page = ScrollPage(screen)
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


def drafter(office):
    return next(m for m in office.core.panel.view().members if Role.CONVENOR not in m.roles)


def sources(office):
    return {source.kind for source in office.core.keys.state(office.founder.id).sources}


# ---------------------------------------------------------------- the lock time


def test_the_lock_time_is_kept_at_once(opened, office):
    screen = opened()
    assert screen.lock.value() == 10
    press(screen.lock._group.button(1))
    assert office.core.office.settings().lock_minutes == 5


def test_who_is_not_convenor_sees_the_lock_time_and_why_it_stays(opened, office):
    screen = opened(actor=drafter(office))
    assert not screen.lock.isEnabled()
    assert screen.lock.toolTip() == "Only the convenor changes the office's settings."


# ---------------------------------------------------------------- the keys


def test_the_keys_say_what_opens_the_store_and_lead_on(opened, office):
    screen = opened()
    press(screen.keys.passphrase)
    press(screen.keys.recovery)
    assert office.went == [PASSPHRASE, RECOVERY]
    assert screen.keys.passphrase.words() == "Set a passphrase"


def test_only_the_convenor_looks_after_the_keys(opened, office):
    screen = opened(actor=drafter(office))
    assert screen.keys.passphrase is None
    page = opened(PASSPHRASE, actor=drafter(office))
    assert not page.go.isEnabled()
    assert opened(RECOVERY, actor=drafter(office)).findChild(ErrorPanel) is not None


def test_a_passphrase_is_set_and_forgotten_by_the_page(opened, office):
    page = opened(PASSPHRASE)
    first, second = page._boxes
    for box in (first, second):
        QTest.keyClicks(box, "river and boat")
    QTest.keyClick(second, Qt.Key.Key_Return)
    settle()
    assert KeyKind.PASSPHRASE in sources(office)
    assert office.backs == 1
    assert first.text() == ""
    assert opened().keys.passphrase.words() == "Change the passphrase"


@pytest.mark.parametrize(
    ("typed", "again", "place"),
    [("", "", "passphrase"), ("short", "short", "passphrase"), ("eight letters", "x", "repeated")],
)
def test_a_passphrase_that_cannot_be_taken_is_said_at_its_field(opened, office, typed, again, place):
    page = opened(PASSPHRASE)
    page._boxes[0].setText(typed)
    page._boxes[1].setText(again)
    press(page.go)
    assert page.sheet.field(place).error()
    assert KeyKind.PASSPHRASE not in sources(office)
    assert page._boxes[0].text() == typed
    assert office.backs == 0


def test_what_is_typed_can_be_looked_at(opened):
    page = opened(PASSPHRASE)
    page.show_typing.setChecked(True)
    assert page._boxes[0].echoMode() == page._boxes[0].EchoMode.Normal
    page.show_typing.setChecked(False)
    assert page._boxes[1].echoMode() == page._boxes[1].EchoMode.Password


def test_a_new_recovery_key_takes_the_old_one_s_place_when_its_last_group_is_typed_back(opened, office):
    before = office.folder.keys.recovery_recipient
    paper = Paper()
    page = opened(RECOVERY, made=lambda context: RecoveryPage(context, paper))
    press(page.print_button)
    groups = paper.printed[0].groups
    press(page.go)
    assert page.sheet.field("recovery_group").error()
    page.group.setText("0000")
    press(page.go)
    assert page.sheet.field("recovery_group").error()
    assert office.folder.keys.recovery_recipient == before
    page.group.setText(groups[-1].lower())
    press(page.go)
    assert office.folder.keys.recovery_recipient != before
    assert office.backs == 1
    assert [entry.verb for entry in office.core.activity.entries(0, 900)][-1] == "recovery_key_renewed"


def test_the_printed_key_stays_the_right_one_in_another_language(opened):
    first = opened(RECOVERY)
    again = opened(RECOVERY, Speaker(Language.BANGLA))
    assert again._new.recovery == first._new.recovery


def test_a_key_saved_as_a_file_is_to_be_printed_and_deleted(opened, tmp_path):
    path = tmp_path / "key.pdf"
    page = opened(RECOVERY, made=lambda context: RecoveryPage(context, Paper(str(path))))
    press(page.save_button)
    assert path.read_bytes().startswith(b"%PDF")
    missing = opened(RECOVERY, made=lambda context: RecoveryPage(context, Paper(str(tmp_path / "none" / "key.pdf"))))
    press(missing.save_button)
    assert missing.findChild(ErrorPanel) is not None


class Keyring:
    """The keys of the core with a keyring that a test decides about."""

    def __init__(self, keys, trouble=None):
        self._keys, self.trouble, self.inside = keys, trouble, False

    def state(self, actor):
        return self._keys.state(actor)

    def put_into_keyring(self, actor):
        if self.trouble is not None:
            raise self.trouble
        self.inside = True

    def remove_from_keyring(self, actor):
        self.inside = False


def with_keyring(office, trouble=None):
    keyring = Keyring(office.core.keys, trouble)
    object.__setattr__(office.core, "keys", keyring)
    return keyring


def test_the_key_goes_into_the_keyring(opened, office):
    keyring = with_keyring(office)
    screen = opened()
    press(screen.keys.keyring)
    assert keyring.inside
    assert screen.progress.isHidden()


def test_a_keyring_that_cannot_be_used_says_why(opened, office):
    with_keyring(office, KeyringMissing())
    screen = opened()
    press(screen.keys.keyring)
    assert screen.keys.findChild(ErrorPanel) is not None
    assert screen.keys.keyring.isEnabled()


def test_the_key_leaves_the_keyring_only_when_it_is_confirmed(opened, office):
    keyring = with_keyring(office)
    keyring.inside = True
    screen = opened()
    screen.keys._ask_out()
    dialog = screen.keys.findChild(ConfirmDialog)
    dialog.reject()
    settle()
    assert keyring.inside
    screen.keys._ask_out()
    screen.keys.findChildren(ConfirmDialog)[-1].confirm.click()
    settle()
    assert not keyring.inside


# ---------------------------------------------------------------- backup and this PC


def test_the_backup_s_standing_is_said_and_its_room_opened(opened, office):
    from ui.screens.settings.presenter import SettingsPresenter

    screen = opened()
    assert SettingsPresenter(ENGLISH, office.core, office.founder).load().backup == (
        "There is no backup outside this PC yet."
    )
    next(b for b in screen.findChildren(type(screen.keep_slots)) if b.words() == "Open the backups").click()
    assert office.went == [Place(Room.BACKUPS)]


def test_starting_with_the_pc_is_chosen_and_a_refusal_put_back(opened, office):
    screen = opened()
    press(screen.pc.autostart._group.button(1))
    assert office.core.autostart.now is AutostartState.ON
    office.core.autostart.locked = True
    press(screen.pc.autostart._group.button(0))
    assert screen.findChild(ErrorPanel) is not None
    assert screen.pc.autostart.value() is True


def test_where_nothing_can_start_by_itself_it_is_said(opened, office):
    office.core.autostart.now = AutostartState.UNAVAILABLE
    assert not opened().pc.autostart.isEnabled()


def test_staying_in_the_tray_is_a_part_of_the_appearance(opened, office):
    screen = opened()
    screen.pc.tray_chosen.emit(True)
    assert office.restyled == [Appearance(language="en", stays_in_tray=True)]


def test_the_path_of_the_data_folder_is_copied(opened, tmp_path):
    screen = opened()
    press(screen.pc.copy)
    assert QApplication.clipboard().text() == str(tmp_path / "office")
    assert screen.pc.copy.words() == "Copied"


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1114, 640)), (150, (1114, 640)), (150, (900, 640))])
def test_the_pages_of_the_keys_are_well_shown(opened, language, scale, size):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for place in (PASSPHRASE, RECOVERY):
        screen = opened(place, Speaker(language), theme, size)
        assert screen.width() <= screen.parentWidget().width()
        assert_nothing_clipped(screen)
        assert_reachable(screen)
