from datetime import date, datetime

import pytest
from inspection import application, assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.domain.errors import StoreDamaged
from moderator_app.events import PostChanged, SignedIn
from moderator_app.words import Language, Speaker
from moderator_app.zone import DHAKA
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, FLOOD, LAND, PORTAL, make_office, open_core
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.screens import calendar
from ui.screens.calendar.cell_room import part_count
from ui.screens.calendar.day_list import DayList
from ui.shell.desk import Desk
from ui.shell.registry import Registry
from ui.theme import Theme
from ui.widgets.screen import Screen

ALL = (ADMIN, PORTAL, FLOOD, LAND)
MONTH, WEEK = Place(Room.CALENDAR), Place(Room.CALENDAR, "week:2026-10-06")
TODAY, THURSDAY = date(2026, 10, 6), date(2026, 10, 8)


@pytest.fixture
def office(tmp_path):
    """Thursday holds four posts, Tuesday the 13th one, the rest of October none."""
    made = make_office(tmp_path / "desk")
    made.write(made.draft(planned_at=_at(8), page_ids=ALL))
    made.approve(made.hand_in(made.draft(planned_at=_at(13), page_ids=(ADMIN,))))
    yield made
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


def _at(day, hour=11):
    return datetime(2026, 10, day, hour, tzinfo=DHAKA)


def _press(one, *keys):
    for key in keys:
        QTest.keyClick(one.screen.table, key)


def _stand(one, day, part=-1):
    table = one.screen.table
    table.setFocus()
    table.stand_on(table.model().index_of(day), part)
    return table


def _part_centre(table, day, part):
    rect = QRectF(table.visualRect(table.model().index_of(day)))
    cell = table.model().cell(table.model().index_of(day))
    return table.delegate.room.parts(cell, rect, table.delegate.manner)[part].rect.center().toPoint()


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for place in (MONTH, WEEK):
        one = shown(place, (width, height), say=Speaker(language), theme=theme)
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)
        one.screen.table.day_opened.emit(one.screen.model.cell(one.screen.model.index_of(THURSDAY)))
        settle()
        listed = one.screen.findChild(DayList)
        settle()
        assert_nothing_clipped(listed)
        assert_reachable(listed)
        listed.reject()


def test_the_month_opens_on_today_and_the_keys_are_the_tables_at_once(shown):
    table = shown().screen.table
    assert table.day_here().day == TODAY
    assert table.model().rowCount() == 5


def test_arrows_lead_through_the_days_over_the_ends_of_weeks(shown):
    one = shown()
    table = _stand(one, date(2026, 10, 10))
    _press(one, Qt.Key.Key_Right)
    assert table.day_here() is None  # the head of the week after
    _press(one, Qt.Key.Key_Right)
    assert table.day_here().day == date(2026, 10, 11)
    _press(one, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert table.day_here().day == date(2026, 10, 3)


def test_arrows_lead_through_the_chips_of_a_day_and_then_to_the_week_below(shown):
    one = shown()
    table = _stand(one, THURSDAY)
    places = []
    for _ in range(4):
        _press(one, Qt.Key.Key_Down)
        places.append((table.day_here().day, table.part))
    assert places == [(THURSDAY, 0), (THURSDAY, 1), (THURSDAY, 2), (date(2026, 10, 15), -1)]
    _stand(one, THURSDAY, 1)
    _press(one, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert (table.day_here().day, table.part) == (THURSDAY, -1)


def test_enter_opens_the_post_of_a_chip_and_the_only_post_of_a_day(shown):
    one = shown()
    table = _stand(one, THURSDAY, 1)
    post = table.day_here().chips[1].post_id
    _press(one, Qt.Key.Key_Return)
    _stand(one, date(2026, 10, 13))
    alone = table.day_here().chips[0].post_id
    _press(one, Qt.Key.Key_Return)
    assert one.went == [Place(Room.POSTS, post), Place(Room.POSTS, alone)]


def test_enter_on_an_empty_day_opens_nothing(shown):
    one = shown()
    _stand(one, date(2026, 10, 20))
    _press(one, Qt.Key.Key_Return)
    assert one.went == []


def test_a_day_with_more_posts_opens_its_list_and_the_list_its_posts(shown):
    one = shown()
    table = _stand(one, THURSDAY, 2)
    _press(one, Qt.Key.Key_Enter)
    settle()
    listed = one.screen.findChild(DayList)
    assert listed.windowTitle() == table.day_here().name
    assert listed.model.rowCount() == 4
    listed.table.selectRow(3)
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    assert one.went == [Place(Room.POSTS, listed.model.key(3).post_id)]
    assert not listed.isVisible()


def test_the_pointer_opens_a_chip_the_list_and_a_week(shown):
    one = shown()
    table = one.screen.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_part_centre(table, THURSDAY, 0))
    assert len(one.went) == 1
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_part_centre(table, THURSDAY, 2))
    settle()
    assert one.screen.findChild(DayList).model.rowCount() == 4
    one.screen.findChild(DayList).reject()
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(2, 0)).center()
    )
    settle()
    assert one.screen.title() == "১১–১৭ অক্টোবর ২০২৬"
    assert one.went == [Place(Room.POSTS, one.went[0].item)]


def test_a_press_that_ends_elsewhere_opens_nothing(shown):
    one = shown()
    table = one.screen.table
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=_part_centre(table, THURSDAY, 0))
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=_part_centre(table, THURSDAY, 1))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=_part_centre(table, THURSDAY, 0))
    assert one.went == []


def test_months_and_weeks_are_turned_by_key_and_today_is_one_key_away(shown):
    one = shown()
    for key, title in (
        (Qt.Key.Key_PageDown, "নভেম্বর ২০২৬"),
        (Qt.Key.Key_PageUp, "অক্টোবর ২০২৬"),
        (Qt.Key.Key_PageUp, "সেপ্টেম্বর ২০২৬"),
        (Qt.Key.Key_T, "অক্টোবর ২০২৬"),
        (Qt.Key.Key_W, "৪–১০ অক্টোবর ২০২৬"),
        (Qt.Key.Key_PageDown, "১১–১৭ অক্টোবর ২০২৬"),
        (Qt.Key.Key_M, "অক্টোবর ২০২৬"),
    ):
        QTest.keyClick(one.frame, key)
        settle()
        assert one.screen.title() == title
    assert one.screen.table.day_here().day == date(2026, 10, 13)


def test_turning_on_before_the_answer_came_shows_only_the_last(shown):
    one = shown()
    for _ in range(3):
        one.screen.tools.after.click()
    settle()
    assert one.screen.title() == "জানুয়ারি ২০২৭"


def test_the_switch_and_the_page_choose_what_is_shown(shown):
    one = shown()
    one.screen.tools.page.choose(LAND)
    settle()
    table = _stand(one, THURSDAY)
    assert [chip.page for chip in table.day_here().chips] == ["ভূমি অফিস"]
    assert one.screen.made() == "month:2026-10-06:land"
    one.screen.tools.switch._group.button(0).click()
    settle()
    assert table.model().rowCount() == 1
    assert one.screen.made() == "week:2026-10-08:land"


def test_the_week_shows_all_four_posts_with_their_whole_titles_and_pages(shown):
    one = shown(WEEK)
    table = one.screen.table
    day = table.model().cell(table.model().index_of(THURSDAY))
    assert part_count(day, table.delegate.manner) == 4
    laid = table.delegate.setter.lay(day.chips[0], 130, full=True)
    assert " ".join(words.text for words in laid.titles[:-1]) == day.chips[0].title
    assert laid.titles[-1].text == day.chips[0].page


def test_n_writes_a_post_for_the_day_and_not_for_a_day_that_is_over(shown):
    one = shown()
    _stand(one, date(2026, 10, 5))
    _press(one, Qt.Key.Key_N)
    _stand(one, date(2026, 10, 21))
    _press(one, Qt.Key.Key_N)
    wait_for(lambda: len(one.went) == 1)
    settle()
    (place,) = one.went
    assert place.room is Room.POSTS
    assert place.extra.startswith("new:at:2026-10-21T")


def test_an_auditor_reads_and_is_told_why_not_more(shown, office):
    one = shown(actor=office.member(FARHANA))
    assert not one.screen.tools.new_post.isEnabled()
    assert one.screen.tools.new_post.toolTip()
    _stand(one, date(2026, 10, 21))
    _press(one, Qt.Key.Key_N)
    settle()
    assert one.went == []


def test_who_comes_back_stands_where_they_left(shown):
    one = shown()
    one.screen.tools.after.click()
    settle()
    _stand(one, date(2026, 11, 18))
    one.screen._stand()
    again = shown(Place(Room.CALENDAR, one.screen.made()))
    assert again.screen.table.day_here().day == date(2026, 11, 18)


def test_the_way_back_from_a_post_leads_to_the_month_one_came_from(office):
    registry = Registry({Room.CALENDAR: calendar.build, Room.POSTS: lambda _context: Screen()})
    desk = Desk(office.core, registry, office.member(), Theme(), Speaker(), FactBridge(), Appearance())
    desk.resize(1366, 768)
    desk.show()
    for place in (MONTH, Place(Room.CALENDAR, "week:2026-10-06")):
        here, after = ("অক্টোবর", "নভেম্বর ২০২৬") if place is MONTH else ("৪–১০ অক্টোবর", "১১–১৭ অক্টোবর ২০২৬")
        desk.navigate(place)
        wait_for(lambda begins=here: desk.frame.current().title().startswith(begins))
        desk.frame.current().tools.after.click()
        wait_for(lambda whole=after: desk.frame.current().title() == whole)
        desk.navigate(Place(Room.POSTS, "some-post"))
        desk.back()
        wait_for(lambda whole=after: desk.frame.current().title() == whole)
    desk.leave()
    dispose(desk)


def test_a_long_day_ends_with_a_list_in_the_week_too(shown, office):
    for _ in range(3):
        office.write(office.draft(planned_at=_at(8, 9), page_ids=ALL))
    one = shown(WEEK)
    table = _stand(one, THURSDAY, 0)
    assert part_count(table.day_here(), table.delegate.manner) == 9
    for _ in range(9):
        _press(one, Qt.Key.Key_Down)
    assert table.part == 8
    _press(one, Qt.Key.Key_Return)
    settle()
    listed = one.screen.findChild(DayList)
    assert listed.model.rowCount() == 16
    assert listed.height() <= 768
    listed.reject()


def test_a_screen_reader_hears_whole_cells_and_heads(shown):
    model = shown().screen.model
    told = model.data(model.index_of(THURSDAY), int(Qt.ItemDataRole.AccessibleTextRole))
    assert told.startswith("বৃহ ৮ অক্টোবর ২০২৬, ২৩ আশ্বিন. খসড়া, ১১:০০, ")
    assert told.count("খসড়া") == 3
    assert told.endswith("; + আরও ১টি")
    week = model.data(model.index(1, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert week.startswith("সপ্তাহ ১৪, রবি ৪ – শনি ১০ অক্টোবর ২০২৬: ০/৪ পেজ, ঝুঁকিতে. ")
    assert model.headerData(5, Qt.Orientation.Horizontal) == "বৃহস্পতি"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "সপ্তাহ"


def test_the_tooltip_tells_the_chip_or_the_day_under_the_pointer(shown):
    table = shown().screen.table
    for spot, told in (
        (_part_centre(table, THURSDAY, 1), table.model().cell(table.model().index_of(THURSDAY)).chips[1].told),
        (table.visualRect(table.model().index_of(TODAY)).center(), "মঙ্গল ৬ অক্টোবর ২০২৬, ২১ আশ্বিন, আজ"),
    ):
        event = QHelpEvent(QEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
        application().sendEvent(table.viewport(), event)
        assert QToolTip.text() == told
    QToolTip.hideText()


def test_facts_are_answered_and_the_reader_keeps_the_place(shown, office):
    one = shown()
    table = _stand(one, THURSDAY, 1)
    office.write(office.draft(text="নতুন", planned_at=_at(20), page_ids=(ADMIN,)))
    one.screen.heard(PostChanged("new"))
    settle()
    assert (table.day_here().day, table.part) == (THURSDAY, 1)
    assert [chip.title for chip in table.model().cell(table.model().index_of(date(2026, 10, 20))).chips] == ["নতুন"]


def test_facts_that_say_nothing_of_posts_are_not_answered(shown):
    one = shown()
    one.screen.heard(SignedIn("tanvir"))
    assert not one.screen.asking.under_way


def test_empty_days_teach_and_an_office_without_pages_is_led_to_its_first(shown, office, tmp_path):
    one = shown(Place(Room.CALENDAR, "month:2026-12-01"))
    assert "N" in one.screen.banners()[0].words.plain
    assert_nothing_clipped(one.frame)
    nobody = open_core(tmp_path / "empty")
    empty = Shown(calendar.build, nobody.core, MONTH, actor=office.member())
    empty.at()
    assert empty.screen.stack.currentIndex() == 2
    assert empty.screen.banners() == []
    assert_nothing_clipped(empty.frame)
    dispose(empty.frame)
    nobody.close()


def test_a_fault_is_told_and_what_was_shown_stays(shown, monkeypatch):
    one = shown()

    def fail(_spot):
        raise StoreDamaged(path="desk.db")

    monkeypatch.setattr(one.screen._presenter, "load", fail)
    one.screen.refresh()
    settle()
    assert len(one.screen.banners()) == 1
    assert one.screen.model.rowCount() == 5


def test_a_hidden_screen_wakes_nobody_and_asks_again_when_shown(shown):
    one = shown()
    assert one.screen.asking.timer.isActive()
    one.frame.hide()
    assert not one.screen.asking.timer.isActive()
    one.at()
    assert one.screen.asking.timer.isActive()


def test_the_tools_stand_in_the_header_where_there_is_room_and_above_the_table_where_not(shown):
    one = shown(size=(1366, 768))
    assert one.screen.tools.switch in one.screen.header_actions()
    one.at(1024, 768)
    assert one.screen.tools.switch not in one.screen.header_actions()
    assert one.screen.tools.switch.isVisible()
    one.at(1920, 1080)
    assert one.screen.tools.switch in one.screen.header_actions()
    assert one.screen.table.delegate.manner.chips == 3


def test_rows_keep_their_least_height_and_fill_what_is_there(shown):
    for size in ((1366, 697), (1366, 768), (1920, 1080)):
        table = shown(size=size).screen.table
        heights = [table.rowHeight(row) for row in range(5)]
        assert min(heights) >= 128
        assert sum(heights) >= table.viewport().height()
        assert sum(table.columnWidth(column) for column in range(8)) == table.viewport().width()


def test_a_chip_out_of_sight_comes_into_sight_when_it_is_meant(shown):
    one = shown(size=(1366, 560))
    table = _stand(one, date(2026, 10, 13), 0)
    below = table.delegate.room.parts(
        table.day_here(), QRectF(table.visualRect(table.currentIndex())), table.delegate.manner
    )[0].rect
    assert table.viewport().rect().contains(below.toRect())


def test_nothing_lies_under_a_point_between_the_cells(shown):
    table = shown().screen.table
    assert table.part_under(QPointF(1, 1), table.model().index(0, 0)) == -1
    assert table.part_under(QPointF(QPoint(-5, -5)), table.model().index(-1, -1)) == -1
