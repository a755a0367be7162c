"""The gate that brings a backup back, over real folders: empty, damaged, and coming from the desk."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from moderator_app.domain.appearance import Scheme
from moderator_app.ports import FolderState
from moderator_app.words import Language, Speaker
from tests.journeys.hands import type_keys
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, recovery_key
from tests.ui.screens.backup_hands import ENGLISH, Stick, cut_short, elsewhere, with_work
from ui.backups.state import BringBack
from ui.context import GateContext
from ui.screens.restore import build
from ui.screens.restore.view import RestorePage
from ui.theme import Theme, dress
from ui.widgets.label import WrappedLabel

NEW = "shapla doyel ilish"


@pytest.fixture
def office(tmp_path):
    bench = with_work(Bench.working(tmp_path))
    yield bench
    bench.folder.close()


@pytest.fixture
def backup(office, tmp_path):
    """A backup on a stick, made by a member."""
    stick = tmp_path / "stick"
    stick.mkdir()
    return office.core.backups.back_up(office.members["ict"], stick).path


class Gate:
    """What the window would do."""

    def __init__(self):
        self.done = 0
        self.told = []
        self.held = []

    def context(self, core, say, theme):
        return GateContext(core, say, theme, self._done, lambda _wish: None, self.told.append, self.held.append)

    def _done(self):
        self.done += 1


@pytest.fixture
def opened():
    made = []

    def make(core, wish=None, stick="", say=ENGLISH, theme=None, size=(1366, 704)):
        theme = theme or Theme()
        dress(QApplication.instance() or QApplication([]), theme)
        gate = Gate()
        page = RestorePage(gate.context(core, say, theme), wish or BringBack(), Stick(stick))
        made.append((page, core))
        show(page, *size)
        settle()
        return page, gate

    yield make
    for page, core in made:
        dispose(page)
        core.opening.close()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def read(widget):
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return " | ".join(label.plain if isinstance(label, WrappedLabel) else label.text() for label in labels)


def looked(page, key=""):
    """Chooses the file, types what opens it and looks."""
    press(page.form.browse)
    type_keys(page.form.key, key)
    press(page.form.look)


def damage(folder):
    """Writes over pages of the store's file."""
    file = folder / "desk.db"
    data = bytearray(file.read_bytes())
    data[4096:12288] = b"\0" * 8192
    file.write_bytes(data)
    for beside in ("-wal", "-shm"):
        (folder / f"desk.db{beside}").unlink(missing_ok=True)


# ---------------------------------------------------------------- an empty folder


def test_with_only_the_paper_key_an_office_comes_back_on_another_pc(opened, office, backup, tmp_path):
    office.folder.close()
    core = elsewhere(tmp_path / "new")
    page, gate = opened(core, stick=backup)
    looked(page, recovery_key().text)
    wait_for(lambda: page.form.looked() is not None)
    assert "Sample Office" in read(page)
    for place in ("passphrase", "repeated"):
        type_keys(page.form.phrases.field(place).box, NEW)
    press(page.form.bring)
    wait_for(lambda: gate.done == 1)
    assert core.opening.state() is FolderState.OPEN
    assert len(core.sign_in.seats()) == 3
    assert gate.told[0].startswith("The office is back as it was in the backup of Tue 10 February 2026")
    assert gate.held == [True, False]
    core.opening.close()
    core.opening.open_with(NEW)


def test_a_wrong_paper_key_stands_at_its_field_and_changes_nothing(opened, office, backup, tmp_path):
    page, gate = opened(elsewhere(tmp_path / "new"), stick=backup)
    looked(page, "AGE-SECRET-KEY-1WRONG")
    wait_for(lambda: bool(page.form.sheet.field("key").error()))
    assert page.form.key.text() == "AGE-SECRET-KEY-1WRONG"
    assert not page.form.bring.isVisibleTo(page)
    assert gate.done == 0
    assert not (tmp_path / "new").exists() or list((tmp_path / "new").iterdir()) == []


def test_a_backup_cut_short_stands_at_its_field_and_changes_nothing(opened, office, backup, tmp_path):
    page, _gate = opened(elsewhere(tmp_path / "new"), stick=cut_short(backup))
    looked(page, recovery_key().text)
    wait_for(lambda: bool(page.form.sheet.field("file").error()))
    assert "cut short" in page.form.sheet.field("file").error()
    assert not (tmp_path / "new").exists() or list((tmp_path / "new").iterdir()) == []


def test_a_file_that_is_no_backup_is_said(opened, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("not a backup")
    page, _gate = opened(elsewhere(tmp_path / "new"), stick=other)
    looked(page, recovery_key().text)
    wait_for(lambda: "is not a backup" in page.form.sheet.field("file").error())


def test_two_passphrases_that_differ_are_said_and_nothing_is_brought_back(opened, office, backup, tmp_path):
    core = elsewhere(tmp_path / "new")
    page, gate = opened(core, stick=backup)
    looked(page, recovery_key().text)
    wait_for(lambda: page.form.looked() is not None)
    type_keys(page.form.phrase, NEW)
    press(page.form.bring)
    wait_for(lambda: bool(page.form.phrases.field("repeated").error()))
    assert page.form.phrase.text() == NEW
    assert core.opening.state() is FolderState.EMPTY
    assert (gate.done, gate.held) == (0, [])


def test_without_a_keyring_a_passphrase_must_be_typed(opened, office, backup, tmp_path):
    core = elsewhere(tmp_path / "new")
    page, gate = opened(core, stick=backup)
    looked(page, recovery_key().text)
    wait_for(lambda: page.form.looked() is not None)
    assert not page.form.keyring.isVisibleTo(page)
    press(page.form.bring)
    wait_for(lambda: "at least 8 characters" in page.form.phrases.field("passphrase").error())
    assert core.opening.state() is FolderState.EMPTY
    assert gate.done == 0


def test_where_a_keyring_works_the_passphrase_may_stay_empty(opened, office, backup, tmp_path, monkeypatch):
    core = elsewhere(tmp_path / "new")
    monkeypatch.setattr(type(core.opening), "check_keyring", lambda _self: None)
    page, gate = opened(core, stick=backup)
    looked(page, recovery_key().text)
    wait_for(lambda: page.form.looked() is not None)
    assert page.form.keyring.isVisibleTo(page)
    press(page.form.bring)
    wait_for(lambda: gate.done == 1)
    assert core.opening.state() is FolderState.OPEN
    assert "Only the recovery key opens it here" in gate.told[0]  # this keyring only said that it works


def test_another_choice_takes_what_was_looked_at_away(opened, office, backup, tmp_path):
    page, _gate = opened(elsewhere(tmp_path / "new"), stick=backup)
    looked(page, recovery_key().text)
    wait_for(lambda: page.form.looked() is not None)
    press(page.form.another)
    assert page.form.looked() is None
    assert page.form.look.isVisibleTo(page)
    assert not page.form.bring.isVisibleTo(page)


def test_nothing_can_be_looked_at_before_a_backup_is_chosen(opened, tmp_path):
    page, gate = opened(elsewhere(tmp_path / "new"))
    assert page.form.look.toolTip() == "Choose a backup first."
    press(page.turn_back)
    assert gate.done == 1


# ---------------------------------------------------------------- a damaged store


def test_a_damaged_store_offers_its_newest_copy_and_comes_up(opened, office):
    office.core.backups.copy_if_due()
    office.folder.close()
    damage(office.folder.path)
    core = office.again().core
    page, gate = opened(core, BringBack(typed=PASSPHRASE, newest_good=True))
    wait_for(lambda: page.form.looked() is not None)
    assert "The store is damaged" in read(page)
    assert "put aside" in read(page)
    assert page.form.bring.words() == "Bring back the backup of 10 February 2026, 12:00"
    press(page.form.bring)
    wait_for(lambda: gate.done == 1)
    assert core.opening.state() is FolderState.OPEN
    assert core.activity.verify()
    assert "What stood here before lies in" in gate.told[0]


def test_where_the_copies_need_a_key_it_is_asked_for_and_the_search_goes_on(opened, office):
    office.core.backups.copy_if_due()
    office.folder.close()
    damage(office.folder.path)
    page, _gate = opened(office.again().core, BringBack(newest_good=True))
    wait_for(lambda: bool(page.form.sheet.field("key").error()))
    type_keys(page.form.key, PASSPHRASE)
    QTest.keyClick(page.form.key, Qt.Key.Key_Return)
    wait_for(lambda: page.form.looked() is not None)
    assert page.form.bring.isVisibleTo(page)


def test_a_damaged_copy_is_passed_over_for_an_older_one_that_holds(opened, office):
    first = office.core.backups.copy_if_due()
    office.clock.go_on(days=1)
    office.live(2)
    cut_short(office.core.backups.copy_if_due().path)
    office.folder.close()
    damage(office.folder.path)
    page, _gate = opened(office.again().core, BringBack(typed=PASSPHRASE, newest_good=True))
    wait_for(lambda: page.form.looked() is not None)
    assert page.form.looked().path == str(first.path)


def test_where_no_copy_holds_the_stick_is_asked_for(opened, office):
    office.folder.close()
    damage(office.folder.path)
    page, _gate = opened(office.again().core, BringBack(typed=PASSPHRASE, newest_good=True))
    wait_for(lambda: "Choose a backup from the stick in the safe." in read(page))


# ---------------------------------------------------------------- coming from the desk


def test_what_was_confirmed_at_the_desk_is_brought_back_at_once(opened, office):
    copy = office.core.backups.copy_if_due()
    office.live(2)
    office.folder.close()
    page, gate = opened(office.core, BringBack(str(copy.path), PASSPHRASE, at_once=True))
    wait_for(lambda: gate.done == 1)
    assert office.core.backups.restored_notice() is not None
    assert page.form.progress.isHidden() or gate.held == [True, False]


def test_what_fails_at_the_gate_is_said_and_the_old_store_stands(opened, office):
    copy = office.core.backups.copy_if_due()
    office.folder.close()
    cut_short(copy.path)
    page, gate = opened(office.core, BringBack(str(copy.path), PASSPHRASE, at_once=True))
    wait_for(lambda: bool(page.form.sheet.field("file").error()))
    assert page.turn_back.isEnabled()
    assert gate.done == 0
    office.core.opening.open_with(PASSPHRASE)
    assert office.core.backups.restored_notice() is None


# ---------------------------------------------------------------- the look


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 704)), (150, (1366, 697)), (100, (1024, 697))])
def test_every_step_is_well_shown(opened, office, backup, tmp_path, language, scale, size):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    look = {"say": Speaker(language), "theme": theme, "size": size}
    core = elsewhere(tmp_path / "new")
    page, _gate = opened(core, stick=backup, **look)
    for key in ("wrong", recovery_key().text):
        assert_nothing_clipped(page)
        assert_reachable(page)
        page.form.key.setText(key)
        page.form.choose(str(backup))
        page.form.look_at_it()
        settle()
    assert page.form.looked() is not None
    assert_nothing_clipped(page)
    assert_reachable(page)
    damaged, _gate = opened(core, BringBack(newest_good=True), **look)
    assert_nothing_clipped(damaged)


def test_the_gate_is_built_for_the_window(tmp_path):
    core = elsewhere(tmp_path / "new")
    page = build(Gate().context(core, ENGLISH, Theme()), BringBack())
    settle()
    assert isinstance(page, RestorePage)
    dispose(page)
