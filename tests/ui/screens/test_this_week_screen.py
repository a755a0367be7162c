from dataclasses import replace
from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.errors import StoreDamaged
from moderator_app.events import PagesChanged
from moderator_app.words import Language, Speaker
from tests.fakes.desk_core import AUDITOR, NASRIN, FakeBoard, desk_core
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, make_office
from tests.ui.screens.writing_desk import NASRIN as CONVENOR
from ui.places import Place, Room
from ui.screens import this_week
from ui.screens.this_week.model import FIRST_DAY
from ui.theme import Theme

HOME = Place(Room.THIS_WEEK)
MISSED = Place(Room.THIS_WEEK, item="land", extra="week:2026-09-27")


@pytest.fixture
def shown():
    made = []

    def show(core=None, place=HOME, size=(1366, 768), **other):
        made.append(Shown(this_week.build, core or desk_core(), place, **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for place in (HOME, MISSED):
        one = shown(place=place, size=(width, height), say=Speaker(language), theme=theme, actor=NASRIN)
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)


def test_rows_of_needs_open_their_item_by_mouse_key_and_button(shown):
    one = shown()
    rows = one.screen.needs.rows.rows
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    rows[2].setFocus()
    QTest.keyClick(rows[2], Qt.Key.Key_Return)
    assert len(one.kits) == 1
    assert one.went == [Place(Room.REVIEW, item="birth")]


def test_arrows_move_through_the_board_and_enter_opens_what_stands_there(shown):
    one = shown()
    table = one.screen.board.table
    table.setCurrentIndex(table.model().index(3, FIRST_DAY + 3))
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert one.went == [Place(Room.REVIEW, item="খাসজমি বন্দোবস্তের আবেদন গ্রহণ")]


def test_an_empty_cell_opens_nothing_and_a_page_opens_its_card(shown):
    one = shown()
    table = one.screen.board.table
    for column in (FIRST_DAY + 6, 0):
        spot = table.visualRect(table.model().index(0, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert one.went == [Place(Room.PAGES, item="main")]


def test_a_screen_reader_hears_the_day_the_state_and_the_post(shown):
    model = shown().screen.board.table.model()
    told = model.data(model.index(0, FIRST_DAY), int(Qt.ItemDataRole.AccessibleTextRole))
    assert told == "রবি ৪ অক্টোবর. প্রকাশিত: টিকা ক্যাম্পের সময়সূচি"
    assert model.headerData(FIRST_DAY + 2, Qt.Orientation.Horizontal) == "মঙ্গল ৬ অক্টোবর, আজ"


def test_other_weeks_are_one_key_away_and_lead_back(shown):
    one = shown()
    one.screen.before.click()
    settle()
    assert one.screen.subtitle().startswith("রবি ২৭ সেপ্টেম্বর")
    assert one.screen.now in one.screen.header_actions()
    one.screen.now.click()
    settle()
    assert one.screen.title() == "এই সপ্তাহ"
    assert one.screen.now not in one.screen.header_actions()


def test_a_new_post_is_the_filled_button_and_an_auditor_is_told_why_not(shown):
    one = shown()
    QTest.keyClick(one.frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: one.went == [Place(Room.POSTS, extra="new")])
    refused = shown(actor=AUDITOR).screen.new_post
    assert not refused.isEnabled()
    assert refused.toolTip()


def test_an_office_without_pages_is_led_to_its_first_page_and_its_first_steps(shown):
    one = shown(desk_core(pages=(), done=()))
    assert one.screen.board.table.isHidden()
    assert [banner.words.plain for banner in one.screen.banners()] == ["শুরুর ৫টি ধাপ বাকি আছে।"]
    assert_nothing_clipped(one.frame)


def test_facts_are_answered_once_however_many_come(shown):
    board = FakeBoard()
    one = shown(desk_core(board=board))
    board.asked.clear()
    for _ in range(5):
        one.screen.heard(PagesChanged())
    settle()
    assert len(board.asked) == 2


def test_a_hidden_screen_wakes_nobody_and_asks_again_when_shown(shown):
    board = FakeBoard()
    one = shown(desk_core(board=board))
    assert one.screen.asking.timer.isActive()
    one.frame.hide()
    assert not one.screen.asking.timer.isActive()
    board.asked.clear()
    one.at()
    assert board.asked == [None]


def test_a_fault_is_told_and_what_was_shown_stays(shown):
    board = FakeBoard()
    one = shown(desk_core(board=board))
    board.error = StoreDamaged(path="desk.db")
    one.screen.refresh()
    settle()
    assert len(one.screen.banners()) == 1
    assert one.screen.board.model.rowCount() == 4


def test_more_needs_than_there_is_room_for_unfold(shown):
    board = FakeBoard()
    board.extra_needs = tuple(board.needs("tanvir"))
    one = shown(desk_core(board=board))
    assert len(one.screen.needs.rows.rows) == 3
    one.screen.needs.all.click()
    assert len(one.screen.needs.rows.rows) == 10


def test_a_low_window_shows_fewer_of_the_queue_and_needs_no_scrolling(shown):
    board = FakeBoard()
    board.lines = (*board.lines, *(replace(line, title=f"{n}") for n, line in enumerate([board.lines[1]] * 4)))
    for size, most in (((1366, 697), 2), ((1366, 768), 3), ((1024, 768), 6)):
        one = shown(desk_core(board=board), size=size)
        assert sum(row.isVisible() for row in one.screen.queue._rows) == most
    low = shown(desk_core(board=board), size=(1366, 697))
    assert low.screen.height() <= 697 - 64 - 32


# ---------------------------------------------------------------- a missed week


def test_a_missed_week_gets_its_reason_and_leads_back(shown):
    board = FakeBoard()
    one = shown(desk_core(board=board), MISSED, actor=NASRIN)
    QTest.mouseClick(one.screen.boxes[NoteKind.MISSED], Qt.MouseButton.LeftButton)
    QTest.keyClicks(one.screen.reason, "flood duty")
    QTest.mouseClick(one.screen.save, Qt.MouseButton.LeftButton)
    wait_for(lambda: one.backs == 1)
    assert [(n.page_id, n.kind, n.reason) for n in board.noted] == [("land", NoteKind.MISSED, "flood duty")]


def test_an_empty_reason_is_told_beside_the_field_and_nothing_is_lost(shown):
    one = shown(place=MISSED)
    one.screen.save.click()
    assert "বেছে নিন" in one.screen.banners()[0].words.plain
    one.screen.boxes[NoteKind.EID].click()
    one.screen.save.click()
    settle()
    assert one.screen.reason_field.error()
    assert one.screen.boxes[NoteKind.EID].isChecked()
    assert one.backs == 0


def test_only_the_convenor_excuses(shown):
    one = shown(place=MISSED, actor=NASRIN)
    enabled = [kind for kind, box in one.screen.boxes.items() if box.isEnabled()]
    assert enabled == [NoteKind.MISSED]


# ---------------------------------------------------------------- on the real store


def test_the_board_of_a_real_office_counts_a_scheduled_post_and_its_missed_weeks(shown, tmp_path):
    office = make_office(tmp_path / "desk")
    post = office.hand_in(office.draft(page_ids=(ADMIN,), planned_at=office.clock.now() + timedelta(days=1)))
    office.approve(post)
    one = shown(office.core, actor=office.member(CONVENOR))
    rows = one.screen._state.board
    assert [row.count.scheduled for row in rows] == [1, 0, 0, 0]
    assert one.screen._state.queue[0].title == post.title
    missed = next(need for need in one.screen._state.needs if need.target.place.extra.startswith("week:"))
    page = shown(office.core, missed.target.place, actor=office.member(CONVENOR))
    page.screen.boxes[NoteKind.DISASTER].click()
    QTest.keyClicks(page.screen.reason, "cyclone")
    page.screen.save.click()
    wait_for(lambda: page.backs == 1)
    last = week_of(office.clock.now().date()).previous
    with office.folder.store.read() as unit:
        notes = unit.weeks.between(week_of(last.first_on - timedelta(days=70)), last)
    assert [note.reason for note in notes] == ["cyclone"]
    office.close()
