from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, LAND, PORTAL, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import this_week
from ui.screens.this_week.model import STATE
from ui.theme import Theme

EN = Speaker(Language.ENGLISH)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(member=TANVIR, size=(1366, 768), **other):
        place = Place(Room.THIS_WEEK)
        made.append(Shown(this_week.build, office.core, place, actor=office.member(member), **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.screen.filling.panel)
        dispose(one.frame)


def buttons(one):
    return {
        button.words(): button for button in one.screen.board.gaps.findChildren(type(one.screen.new_post))
        if button.isVisibleTo(one.screen)
    }  # fmt: skip


def stock(office, **other):
    post = office.hand_in(office.draft(page_ids=(ADMIN,), planned_at=None, **other))
    office.approve(post)
    return post


def stocked(office):
    return office.core.drafting.count(PostQuery(PostFilter.STOCK))


@pytest.mark.parametrize("say", [Speaker(), EN])
def test_a_gap_is_filled_after_asking_and_the_filling_is_undone(office, shown, say):
    stock(office)
    one = shown(say=say)
    first = next(iter(buttons(one).values()))
    assert len(buttons(one)) == 4
    first.click()
    panel = one.screen.filling.panel
    wait_for(panel.isVisible)
    assert "←" in panel.line.plain
    assert panel.put.isVisibleTo(panel)
    panel.put.click()
    wait_for(lambda: one.screen.filling.banner is not None)
    wait_for(lambda: stocked(office) == 0)
    one.screen.filling.undo.click()
    wait_for(lambda: stocked(office) == 1)
    wait_for(lambda: one.screen.filling.banner is None)


def test_enter_on_the_state_of_a_page_at_risk_asks_for_its_gap(office, shown):
    stock(office)
    one = shown()
    table = one.screen.board.table
    table.setCurrentIndex(table.model().index(0, STATE))
    QTest.keyClick(table, Qt.Key.Key_Return)
    wait_for(one.screen.filling.panel.isVisible)
    assert one.went == []


def test_escape_leaves_everything_as_it_was(office, shown):
    stock(office)
    one = shown()
    next(iter(buttons(one).values())).click()
    panel = one.screen.filling.panel
    wait_for(panel.isVisible)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    wait_for(lambda: not panel.isVisible())
    assert stocked(office) == 1


def test_without_an_approved_post_the_panel_leads_to_writing_one_at_that_time(office, shown):
    one = shown(say=EN)
    buttons(one)["Fill the gap: Upazila Administration"].click()
    panel = one.screen.filling.panel
    wait_for(panel.isVisible)
    assert (panel.put.isVisibleTo(panel), panel.step.words()) == (False, "Write a post")
    panel.step.click()
    assert one.went[-1].extra == "new:at:2026-10-07T11:00:00+06:00"


def test_without_an_empty_time_the_panel_leads_to_the_calendar(office, shown):
    office.core.office.set_slots("nasrin", [replace(office.core.office.settings().slots[0], day=0)])
    one = shown(say=EN)
    next(iter(buttons(one).values())).click()
    panel = one.screen.filling.panel
    wait_for(panel.isVisible)
    panel.step.click()
    assert one.went[-1] == Place(Room.CALENDAR)


def test_a_time_taken_meanwhile_is_said_and_nothing_is_moved(office, shown):
    stock(office)
    one = shown(say=EN)
    buttons(one)["Fill the gap: Upazila Administration"].click()
    panel = one.screen.filling.panel
    wait_for(panel.isVisible)
    office.hand_in(office.draft(page_ids=(ADMIN,)))
    panel.put.click()
    wait_for(lambda: one.screen.filling.banner is not None)
    assert stocked(office) == 1


def test_who_may_not_write_is_told_why(office, shown):
    one = shown(member=FARHANA)
    assert all(not button.isEnabled() and button.toolTip() for button in buttons(one).values())


def test_a_week_that_is_safe_offers_nothing(office, shown):
    for page in (ADMIN, PORTAL, LAND):
        for number in (0, 1):
            times = office.core.drafting.next_times((page,))
            at = office.clock.now().replace(hour=7 + number)
            post = office.hand_in(office.draft(page_ids=(page,), planned_at=at if number else times[0]))
            office.approve(post)
    one = shown(say=EN)
    assert list(buttons(one)) == ["Fill the gap: Disaster News"]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(office, shown, language, scale, width, height):
    stock(office)
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(say=Speaker(language), theme=theme, size=(width, height))
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
    next(iter(buttons(one).values())).click()
    panel = one.screen.filling.panel
    wait_for(panel.isVisible)
    assert_nothing_clipped(panel)
    assert_reachable(panel)
