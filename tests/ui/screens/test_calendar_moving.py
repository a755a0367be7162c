"""Posts are put on other days by pointer, by key and by typing; what may not move says why; all of it can be undone."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from moderator_app.domain.appearance import Scheme
from moderator_app.events import PostChanged
from moderator_app.words import Language, Speaker
from tests.ui.screens.calendar_at_work import (
    MONTH,
    TODAY,
    WEEK,
    AtWork,
    cell_centre,
    grab,
    let_go,
    live_post,
    name_day,
    october,
    on,
    over,
    part_centre,
    planned,
    press,
    stand,
)
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, NASRIN, PORTAL, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import calendar
from ui.screens.calendar.day_list import DayList
from ui.screens.calendar.menu import CellMenu
from ui.screens.calendar.move_dialog import MoveDialog
from ui.theme import Theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = pytest.mark.parametrize("language", list(Language))


@pytest.fixture
def office(tmp_path):
    """Tuesday the 13th holds one approved post, on two pages."""
    made = make_office(tmp_path / "desk")
    post = made.hand_in(made.draft(text="টিকা", planned_at=october(13, 11, 30), page_ids=(ADMIN, PORTAL)))
    made.approve(post)
    yield AtWork(made, post)
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(place=MONTH, size=(1366, 768), **other):
        made.append(Shown(calendar.build, office.core, place, **{"actor": office.member(), **other}))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told."""
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    return said


def _told(one):
    """The window tells the screen of facts; here the tests do."""
    settle()
    one.screen.heard(PostChanged("post"))
    settle()


def _bar(one):
    bar = one.screen.bottom_bar()
    assert bar is not None
    return bar.accessibleName()


# ---------------------------------------------------------------- the pointer


@BOTH
def test_a_chip_is_dragged_to_another_day_keeps_its_time_of_day_and_comes_back(office, shown, language):
    one = shown(say=Speaker(language))
    table = one.screen.table
    grab(table, on(13))
    over(table, on(15))
    assert (table.carrier.chip.post_id, table.carrier.target) == (office.post.id, on(15))
    assert table.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    let_go(table, on(15))
    settle()
    _told(one)
    assert planned(office, office.post) == october(15, 11, 30)
    wanted = "টিকা" if language is Language.BANGLA else "moved to Thu 15 October, 11:30 am"
    assert wanted in _bar(one)
    assert [chip.title for chip in table.day_at(table.weeks.index_of(on(15))).chips] == ["টিকা", "টিকা"]
    one.screen.mover.bar.undo.click()
    settle()
    assert planned(office, office.post) == october(13, 11, 30)


def test_in_the_week_a_chip_moves_in_the_same_way(office, shown):
    table = shown(Place(Room.CALENDAR, "week:2026-10-13")).screen.table
    grab(table, on(13), 1)
    over(table, on(12))
    let_go(table, on(12))
    settle()
    assert planned(office, office.post) == october(12, 11, 30)


def test_days_that_are_over_refuse_before_anything_is_dropped(office, shown):
    table = shown().screen.table
    grab(table, on(13))
    over(table, on(5))
    assert table.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    assert table.carrier.refusal == "সোম ৫ অক্টোবর, সকাল ১১:৩০ পেরিয়ে গেছে।"
    table.grab()  # hatched, with the word
    let_go(table, on(5))
    settle()
    assert QToolTip.text() == "সোম ৫ অক্টোবর, সকাল ১১:৩০ পেরিয়ে গেছে।"
    QToolTip.hideText()
    assert (table.carrier.chip, planned(office, office.post)) == (None, october(13, 11, 30))


def test_today_takes_what_is_still_to_come_and_refuses_what_is_over(office, shown):
    early = office.write(office.draft(text="ভোরে", planned_at=october(14, 9), page_ids=(ADMIN,)))
    table = shown().screen.table
    grab(table, on(14))
    over(table, TODAY)
    assert table.carrier.refusal
    let_go(table, TODAY)
    grab(table, on(13))
    over(table, TODAY)
    assert not table.carrier.refusal
    let_go(table, TODAY)
    settle()
    assert planned(office, early) == october(14, 9)
    assert planned(office, office.post) == october(6, 11, 30)


def test_dropped_where_it_was_or_beside_the_days_nothing_happens(office, shown):
    one = shown()
    table = one.screen.table
    grab(table, on(13))
    over(table, on(14))
    over(table, on(13))
    let_go(table, on(13))
    settle()
    assert (one.went, one.screen.bottom_bar()) == ([], None)
    grab(table, on(13))
    press(table, Key.Key_Escape)
    let_go(table, on(15))
    settle()
    assert planned(office, office.post) == october(13, 11, 30)


def test_a_click_is_no_drag(office, shown):
    one = shown()
    table = one.screen.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=part_centre(table, on(13)))
    assert one.went == [Place(Room.POSTS, office.post.id)]


def test_what_is_in_somebodys_hands_stays_and_says_why(office, shown, heard):
    live_post(office, "হাতে", october(6, 11, 30))
    table = shown().screen.table
    heard.clear()
    grab(table, TODAY)
    assert table.carrier.chip is None
    assert table.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    assert any("সময় বদলানো যাবে না" in event.message() for event in heard)
    assert "সময় বদলানো যাবে না" in QToolTip.text()
    QToolTip.hideText()
    stand(_Of(table), TODAY, 0)
    press(table, (Key.Key_X, CTRL))
    assert table.carrier.chip is None
    QToolTip.hideText()


class _Of:
    def __init__(self, table):
        self.screen = self
        self.table = table


def test_an_auditor_moves_nothing(office, shown):
    table = shown(actor=office.member(FARHANA)).screen.table
    grab(table, on(13))
    assert table.carrier.chip is None
    assert table.day_at(table.weeks.index_of(on(13))).chips[0].fixed
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"cancelled": True}, "“দিবস” বাতিল হয়েছে"),
        ({"closed": True}, "এই দিন অফিস বন্ধ: দিবস।"),
    ],
)
def test_a_cancelled_day_and_a_holiday_warn_and_do_not_block(office, shown, other, words):
    name_day(office, on(15), **other)
    one = shown()
    grab(one.screen.table, on(13))
    over(one.screen.table, on(15))
    one.screen.table.grab()
    let_go(one.screen.table, on(15))
    _told(one)
    assert planned(office, office.post) == october(15, 11, 30)
    assert words in _bar(one)
    assert bool(one.screen.table.day_at(one.screen.table.weeks.index_of(on(15))).chips[0].warned) == (
        "cancelled" in other
    )


def test_the_weekend_warns_too(office, shown):
    one = shown()
    grab(one.screen.table, on(13))
    over(one.screen.table, on(16))
    let_go(one.screen.table, on(16))
    settle()
    assert "সাপ্তাহিক ছুটি, শুক্র" in _bar(one)


def test_a_table_scrolls_under_a_chip_that_nears_its_edge(office, shown):
    table = shown(size=(1366, 560)).screen.table
    stand(_Of(table), on(13), 0)
    before = table.verticalScrollBar().value()
    grab(table, on(13))
    for _ in range(4):
        QTest.mouseMove(table.viewport(), QPoint(400, table.viewport().height() - 4))
    assert table.verticalScrollBar().value() > before
    press(table, Key.Key_Escape)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 40))


# ---------------------------------------------------------------- the keys


@BOTH
def test_the_keys_pick_a_chip_up_carry_it_and_put_it_down(office, shown, heard, language):
    one = shown(say=Speaker(language))
    table = stand(one, on(13), 0)
    press(table, (Key.Key_X, CTRL))
    assert "টিকা" in _bar(one)
    assert table.carrier.by_key
    press(table, Key.Key_Down, Key.Key_Right)
    assert (table.carrier.target, table.day_here().day) == (on(21), on(21))
    assert any(table.day_here().name in event.message() for event in heard if hasattr(event, "message"))
    press(table, Key.Key_Return)
    settle()
    assert planned(office, office.post) == october(21, 11, 30)
    assert one.screen.mover.bar.undo.isVisible()
    press(one.frame, (Key.Key_Z, CTRL))
    settle()
    assert planned(office, office.post) == october(13, 11, 30)


def test_carried_over_the_edge_the_month_turns_and_the_chip_comes_along(office, shown):
    one = shown()
    table = stand(one, on(13), 0)
    press(table, (Key.Key_X, CTRL), *[Key.Key_Down] * 3)
    settle()
    assert table.carrier.target == on(3, 11)
    assert one.screen.title() == "নভেম্বর ২০২৬"
    press(table, Key.Key_Down)
    press(one.frame, Key.Key_PageDown)
    settle()
    assert (one.screen.title(), table.carrier.target.month) == ("ডিসেম্বর ২০২৬", 12)
    day = table.carrier.target
    press(table, Key.Key_Return)
    settle()
    assert planned(office, office.post).astimezone(october(1).tzinfo).date() == day


def test_escape_leaves_a_picked_up_chip_and_an_over_day_takes_none(office, shown):
    one = shown()
    table = stand(one, on(13), 0)
    press(table, (Key.Key_X, CTRL), Key.Key_Up, Key.Key_Left, Key.Key_Left, Key.Key_Return)
    assert (table.carrier.chip.post_id, table.carrier.target) == (office.post.id, on(4))
    assert "পেরিয়ে গেছে" in _bar(one)
    press(table, Key.Key_Escape)
    settle()
    assert (table.carrier.chip, one.screen.bottom_bar()) == (None, None)
    assert planned(office, office.post) == october(13, 11, 30)


def test_a_day_without_a_chip_gives_nothing_to_pick_up(shown):
    table = stand(shown(), on(20))
    press(table, (Key.Key_X, CTRL))
    assert table.carrier.chip is None


def test_whoever_presses_elsewhere_leaves_the_picked_up_chip(office, shown):
    one = shown()
    table = stand(one, on(13), 0)
    press(table, (Key.Key_X, CTRL), Key.Key_Right)
    one.screen.tools.now.setFocus()
    assert table.carrier.chip is None


# ---------------------------------------------------------------- several steps


def test_several_steps_are_undone_and_done_again_in_their_order(office, shown):
    one = shown()
    table = one.screen.table
    times = [planned(office, office.post)]
    for day in (14, 15):
        grab(table, on(day - 1))
        over(table, on(day))
        let_go(table, on(day))
        _told(one)
        times.append(planned(office, office.post))
    assert times == [october(13, 11, 30), october(14, 11, 30), october(15, 11, 30)]
    press(one.frame, (Key.Key_Z, CTRL), (Key.Key_Z, CTRL), (Key.Key_Z, CTRL))
    settle()
    assert planned(office, office.post) == times[0]
    press(one.frame, (Key.Key_Y, CTRL))
    settle()
    assert planned(office, office.post) == times[1]
    press(one.frame, (Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier))
    settle()
    assert planned(office, office.post) == times[2]
    press(one.frame, (Key.Key_Y, CTRL))
    settle()
    assert planned(office, office.post) == times[2]


def test_whoever_goes_on_sees_the_bar_no_longer_and_can_still_undo(office, shown):
    one = shown()
    one.screen.mover.history.move(office.post.id, october(15, 11, 30))
    settle()
    assert _bar(one)
    press(one.frame, Key.Key_PageDown)
    settle()
    assert one.screen.bottom_bar() is None
    press(one.frame, (Key.Key_Z, CTRL))
    settle()
    assert planned(office, office.post) == october(13, 11, 30)


def test_a_new_move_after_an_undo_forgets_what_was_undone(office, shown):
    one = shown()
    table = one.screen.table
    grab(table, on(13))
    over(table, on(14))
    let_go(table, on(14))
    settle()
    press(one.frame, (Key.Key_Z, CTRL))
    _told(one)
    grab(table, on(13))
    over(table, on(15))
    let_go(table, on(15))
    settle()
    press(one.frame, (Key.Key_Y, CTRL))
    settle()
    assert planned(office, office.post) == october(15, 11, 30)


def test_what_another_saved_meanwhile_is_not_undone_and_that_is_said(office, shown):
    one = shown()
    table = one.screen.table
    grab(table, on(13))
    over(table, on(14))
    let_go(table, on(14))
    settle()
    opened = office.core.drafting.open(NASRIN, office.post.id).post
    office.core.drafting.save(NASRIN, opened.id, opened.revision, replace(opened.draft, planned_at=october(20)))
    press(one.frame, (Key.Key_Z, CTRL))
    settle()
    assert planned(office, office.post) == october(20)
    assert _bar(one)
    assert not one.screen.mover.history.can_undo()


# ---------------------------------------------------------------- typing


def _asked(one, day, part=0):
    table = stand(one, day, part)
    table.menu_asked.emit(table.chip_here(), table.viewport().mapToGlobal(cell_centre(table, day)))
    menu = one.screen.findChild(CellMenu)
    menu.moves.trigger()
    menu.close()
    return one.screen.findChild(MoveDialog)


@BOTH
def test_the_menu_asks_for_day_and_time(office, shown, language):
    one = shown(say=Speaker(language))
    dialog = _asked(one, on(13))
    assert dialog.day.text() in {"১৩/১০/২০২৬", "13/10/2026"}
    assert_nothing_clipped(dialog)
    assert_reachable(dialog)
    dialog.day.setText("২২/১০/২০২৬")
    dialog.hour.setText("৯:১৫")
    press(dialog.hour, Key.Key_Return)
    settle()
    assert planned(office, office.post) == october(22, 9, 15)


@pytest.mark.parametrize(("day", "hour"), [("৫/১০/২০২৬", "১১:০০"), ("৩১/০৯/২০২৬", "১১:০০"), ("২২/১০/২০২৬", "২৫:০০")])
def test_a_time_that_is_over_or_none_is_refused_where_it_was_typed(office, shown, day, hour):
    one = shown()
    dialog = _asked(one, on(13))
    dialog.day.setText(day)
    dialog.hour.setText(hour)
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.fault.plain
    assert (dialog.day.text(), dialog.hour.text()) == (day, hour)
    dialog.dismiss.click()
    settle()
    assert planned(office, office.post) == october(13, 11, 30)


def test_the_menu_of_a_day_lists_it_and_writes_for_it(office, shown):
    one = shown()
    table = stand(one, on(20))
    table.menu_asked.emit(table.day_here(), cell_centre(table, on(20)))
    menu = one.screen.findChild(CellMenu)
    assert (menu.lists.isEnabled(), menu.writes.isEnabled()) == (False, True)
    menu.writes.trigger()
    settle()
    menu.close()
    assert one.went[0].extra.startswith("new:at:2026-10-20T")


def test_what_stays_is_greyed_in_the_menu_with_its_reason(office, shown):
    live_post(office, "হাতে", october(6, 11, 30))
    one = shown()
    table = stand(one, TODAY, 0)
    table.menu_asked.emit(table.chip_here(), cell_centre(table, TODAY))
    menu = one.screen.findChild(CellMenu)
    assert not menu.moves.isEnabled()
    assert menu.moves.toolTip()
    menu.close()


def test_posts_beyond_the_chips_of_a_day_are_moved_from_its_list(office, shown):
    for hour in (12, 13, 14):
        last = office.write(office.draft(text=f"পোস্ট {hour}", planned_at=october(13, hour), page_ids=(ADMIN,)))
    one = shown()
    table = stand(one, on(13), 2)
    press(table, Key.Key_Return)
    settle()
    listed = one.screen.findChild(DayList)
    listed.table.selectRow(4)
    listed.move_post.click()
    dialog = one.screen.findChild(MoveDialog)
    dialog.day.setText("২৯/১০/২০২৬")
    dialog.take.click()
    settle()
    assert planned(office, last) == october(29, 14)


# ---------------------------------------------------------------- seen


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_the_bar_and_what_stands_above_it_are_whole(office, shown, language, scale, width, height):
    name_day(office, on(15), cancelled=True)
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(WEEK if width == 1024 else MONTH, (width, height), say=Speaker(language), theme=theme)
    one.screen.mover.history.move(office.post.id, october(15, 11, 30))
    settle()
    assert _bar(one)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
    one.screen.mover.bar.close_bar.click()
    settle()
    assert one.screen.bottom_bar() is None


def test_the_member_who_moved_is_in_the_log(office, shown):
    one = shown()
    one.screen.mover.history.move(office.post.id, october(15, 11, 30))
    settle()
    last = office.core.activity.entries(0, 500)[-1]
    assert (last.verb, last.actor) == ("post_rescheduled", TANVIR)
