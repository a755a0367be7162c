"""The room of the backups over the real store: back up, drill, look, and the sentences where something is wrong."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from moderator_app.domain.appearance import Scheme
from moderator_app.words import Language, Speaker
from tests.journeys.hands import type_keys
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, recovery_key
from tests.ui.screens.backup_hands import BackupRoom, Stick, cut_short, with_work
from ui.places import Place, Room
from ui.screens.backups import build
from ui.screens.backups.bring_back import BringBackPage
from ui.screens.backups.drill import DrillPage
from ui.screens.backups.view import BackupsRoom
from ui.theme import Theme
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import WrappedLabel
from ui.widgets.state_shape import StateLabel


@pytest.fixture
def room(tmp_path):
    bench = with_work(Bench.working(tmp_path))
    stick = tmp_path / "stick"
    stick.mkdir()
    made = BackupRoom(bench, Stick(stick))
    yield made
    if made.screen is not None:
        dispose(made.shown.frame)
    bench.folder.close()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def read(widget):
    """Every word that is seen on a widget."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return " | ".join(label.plain if isinstance(label, WrappedLabel) else label.text() for label in labels)


def states(widget):
    """The names of the states, as a screen reader says them."""
    return [label.accessibleName() for label in widget.findChildren(StateLabel) if label.isVisibleTo(widget)]


def refusal(widget):
    panel = widget.findChild(ErrorPanel)
    return panel.accessibleName() if panel else ""


def backed_up(room):
    """A backup on the stick, made by a member."""
    return room.bench.core.backups.back_up(room.bench.members["ict"], room.stick.path).path


# ---------------------------------------------------------------- how it stands


def test_an_office_without_a_backup_is_told_that_all_stands_on_this_pc(room):
    screen = room.show(BackupsRoom)
    assert "Everything stands on this PC alone" in read(screen.standing)
    assert states(screen.standing)[0] == "Backup by hand: Never yet"


def test_a_backup_and_a_drill_make_it_safe(room):
    room.bench.core.backups.drill(room.bench.members["ict"], backed_up(room))
    screen = room.show(BackupsRoom)
    assert "Safe" in read(screen.standing)
    assert "If this PC breaks today, the office comes back" in read(screen.standing)
    assert states(screen.standing)[:2] == ["Backup by hand: Done", "Restore drill: Done"]


def test_a_backup_that_was_never_tried_is_looked_at_soon(room):
    backed_up(room)
    screen = room.show(BackupsRoom)
    assert "nobody has tried whether it can be brought back" in read(screen.standing)
    assert "Restore drill: Never yet" in states(screen.standing)


def test_an_old_backup_and_an_old_drill_are_due(room):
    room.bench.core.backups.drill(room.bench.members["ict"], backed_up(room))
    room.bench.clock.go_on(days=32)
    screen = room.show(BackupsRoom)
    assert "what came after it would be lost" in read(screen.standing)
    assert states(screen.standing)[:2] == ["Backup by hand: Due", "Restore drill: Due"]
    backed_up(room)
    screen._ask()
    settle()
    assert "but the last drill is from" in read(screen.standing)


def test_the_copies_of_this_pc_are_listed_with_what_they_hold(room):
    room.bench.core.backups.copy_if_due()
    screen = room.show(BackupsRoom)
    model = screen.copies.table.model()
    told = [model.index(0, column).data() for column in range(4)]
    assert told[:3] == ["10 February 2026, 12:00", "daily", "2 posts · 1 picture"]
    assert told[3].endswith("KB")


def test_the_chosen_copy_stays_chosen_when_a_newer_one_comes(room):
    first = room.bench.core.backups.copy_if_due()
    screen = room.show(BackupsRoom)
    room.bench.clock.go_on(days=1)
    room.bench.live(2)
    room.bench.core.backups.copy_if_due()
    screen.heard(None)
    settle()
    assert screen.copies.table.model().rowCount() == 2
    assert screen._chosen() == str(first.path)


# ---------------------------------------------------------------- backing up


def test_pressing_the_button_makes_a_backup_and_says_what_is_in_it(room):
    screen = room.show(BackupsRoom)
    press(screen.take)
    wait_for(lambda: "Backup made" in read(screen))
    [file] = room.stick.path.iterdir()
    assert file.name in read(screen)
    assert "In it: 2 posts · 1 picture" in read(screen)
    assert states(screen.standing)[0] == "Backup by hand: Done"
    assert room.bench.verbs()[-1] == "backup_made"


def test_a_backup_on_the_pc_s_own_disk_is_said_to_be_lost_with_it(room):
    screen = room.show(BackupsRoom)
    press(screen.take)
    wait_for(lambda: "Backup made" in read(screen))
    assert "It lies on this PC's own disk" in read(screen)


def test_another_disk_is_told_to_be_laid_into_the_safe(room, monkeypatch):
    monkeypatch.setattr("ui.screens.backups.view.on_one_disk", lambda _first, _second: False)
    screen = room.show(BackupsRoom)
    press(screen.take)
    wait_for(lambda: "Backup made" in read(screen))
    assert "Remove the stick safely, lay it into the safe" in read(screen)


def test_a_target_that_takes_nothing_says_so_and_leaves_all_as_it_was(room):
    wall = room.stick.path / "wall"
    wall.write_text("not a folder")
    room.stick.path = wall / "deeper"
    screen = room.show(BackupsRoom)
    press(screen.take)
    wait_for(lambda: bool(refusal(screen)))
    assert screen.take.isEnabled()
    assert states(screen.standing)[0] == "Backup by hand: Never yet"
    assert wall.read_text() == "not a folder"


def test_a_cancelled_backup_leaves_nothing_behind(room):
    screen = room.show(BackupsRoom)
    screen.back_up(room.stick.path)
    screen.progress.cancelled.emit()
    wait_for(lambda: "Stopped. Nothing was left behind." in read(screen))
    settle()
    assert list(room.stick.path.iterdir()) == []
    assert states(screen.standing)[0] == "Backup by hand: Never yet"


def test_nothing_happens_where_no_folder_was_chosen(room):
    room.stick.path = ""
    screen = room.show(BackupsRoom)
    press(screen.take)
    assert not screen.progress.isVisibleTo(screen)


# ---------------------------------------------------------------- the drill


def test_a_drill_of_a_file_with_the_paper_key_proves_every_line(room):
    room.stick.path = backed_up(room)
    page = room.show(DrillPage, "drill")
    press(page.browse)
    QTest.keyClicks(page.key, recovery_key().text)
    press(page.go)
    wait_for(lambda: "can be brought back." in read(page))
    assert states(page) == ["What it holds: Fine", "Activity log: Fine", "Pictures: Fine", "Paper key: Fine"]
    assert "The recovery key from the envelope opens this backup." in read(page)
    assert page.key.text() == ""
    assert room.bench.verbs()[-1] == "restore_drilled"


def test_a_drill_of_the_newest_copy_needs_no_key_and_says_so(room):
    room.bench.core.backups.copy_if_due()
    page = room.show(DrillPage, "drill")
    QTest.keyClick(page.key, Qt.Key.Key_Return)
    wait_for(lambda: "can be brought back." in read(page))
    assert states(page)[-1] == "Paper key: Not tried"


def test_a_drill_with_a_wrong_paper_key_puts_the_sentence_at_the_key(room):
    room.stick.path = backed_up(room)
    page = room.show(DrillPage, "drill")
    press(page.browse)
    QTest.keyClicks(page.key, "AGE-SECRET-KEY-1WRONG")
    press(page.go)
    wait_for(lambda: bool(page.sheet.field("key").error()))
    assert "StateLabel" not in states(page)
    assert page.key.text() == "AGE-SECRET-KEY-1WRONG"


def test_a_drill_of_a_file_cut_short_puts_the_sentence_at_the_file(room):
    room.stick.path = cut_short(backed_up(room))
    page = room.show(DrillPage, "drill")
    press(page.browse)
    press(page.go)
    wait_for(lambda: bool(page.sheet.field("file").error()))
    assert "cut short" in page.sheet.field("file").error()
    assert "The drill failed, and the log says so." in read(page)


def test_a_stopped_drill_does_not_count(room):
    room.bench.core.backups.copy_if_due()
    page = room.show(DrillPage, "drill")
    page.start()
    page.progress.cancelled.emit()
    wait_for(lambda: "does not count as a drill" in read(page))
    settle()
    assert "restore_drilled" not in room.bench.verbs()


def test_without_a_copy_only_a_file_can_be_drilled(room):
    page = room.show(DrillPage, "drill")
    assert not page.go.isEnabled()
    assert page.go.toolTip() == "Choose a backup first."


# ---------------------------------------------------------------- bringing back, up to the gate


def test_the_convenor_looks_confirms_and_is_led_to_the_gate(room):
    room.bench.core.backups.copy_if_due()
    room.bench.live(2)
    page = room.show(BringBackPage, "restore")
    type_keys(page.form.key, PASSPHRASE)
    press(page.form.look)
    wait_for(lambda: page.form.looked() is not None)
    assert "Added here since this backup: 1 post ·" in read(page)
    press(page.form.bring)
    assert "The office goes back to Tue 10 February 2026" in page.dialog.accessibleDescription()
    assert room.wishes == []
    press(page.dialog.confirm)
    [wish] = room.wishes
    assert (wish.typed, wish.at_once) == (PASSPHRASE, True)


def test_whoever_is_not_the_convenor_sees_the_way_greyed_with_the_reason(room):
    screen = room.show(BackupsRoom, member="ict")
    assert not screen.back.button.isEnabled()
    assert "Only the convenor brings a backup back." in read(screen.back)
    assert screen.take.isEnabled()
    dispose(room.shown.frame)
    page = room.show(BringBackPage, "restore", member="ict")
    assert not page.form.isEnabled()
    assert "Only the convenor brings a backup back." in read(page)


def test_the_buttons_lead_to_the_drill_and_to_bringing_back_the_selected_copy(room):
    room.bench.core.backups.copy_if_due()
    screen = room.show(BackupsRoom)
    press(screen.drill.button)
    press(screen.back.button)
    [copy] = room.bench.core.backups.standing().copies
    assert room.shown.went == [
        Place(Room.BACKUPS, str(copy.path), "drill"),
        Place(Room.BACKUPS, str(copy.path), "restore"),
    ]


def test_each_place_of_the_room_has_its_page(room):
    room.show(lambda context, _files: build(context))
    assert isinstance(room.screen, BackupsRoom)
    dispose(room.shown.frame)
    room.show(lambda context, _files: build(context), "drill")
    assert isinstance(room.screen, DrillPage)
    dispose(room.shown.frame)
    room.show(lambda context, _files: build(context), "restore")
    assert isinstance(room.screen, BringBackPage)


# ---------------------------------------------------------------- the look


def well_shown(room, page, extra, language, scale, size, do=None):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    screen = room.show(page, extra, say=Speaker(language), theme=theme, size=size)
    if do is not None:
        do(screen)
        settle()
    assert_nothing_clipped(room.shown.frame)
    assert_reachable(room.shown.frame)
    dispose(room.shown.frame)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 768)), (150, (1366, 697)), (100, (1024, 697))])
def test_every_page_of_the_room_is_well_shown(room, language, scale, size):
    well_shown(room, BackupsRoom, "", language, scale, size)
    room.bench.core.backups.copy_if_due()
    well_shown(room, BackupsRoom, "", language, scale, size, lambda screen: screen.back_up(room.stick.path))
    well_shown(room, DrillPage, "drill", language, scale, size, lambda page: page.start())
    well_shown(room, BringBackPage, "restore", language, scale, size, _look)
    room.screen = None


def _look(page: QWidget) -> None:
    page.form.key.setText(PASSPHRASE)
    page.form.look_at_it()
