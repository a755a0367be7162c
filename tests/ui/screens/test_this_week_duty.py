"""Who is on duty, on the home screen."""

from datetime import date

import pytest
from inspection import assert_nothing_clipped, assert_reachable, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.roster import DutyKey
from moderator_app.words import Language, Speaker
from tests.ui.screens.roster_office import NEXT, WEEK, RosterOffice
from tests.ui.screens.start_office import ENGLISH
from ui.places import Place, Room
from ui.screens.this_week import build
from ui.screens.this_week.duties import duty_items
from ui.theme import Theme

HOME = Place(Room.THIS_WEEK)


@pytest.fixture
def office(tmp_path):
    made = RosterOffice(tmp_path / "office")
    yield made
    made.close()


def items(office):
    return duty_items(ENGLISH, office.core.roster.on_duty(office.tanvir))


def test_main_standby_and_note_stand_on_the_card(office):
    office.name(WEEK, office.nasrin, office.shafiq)
    office.core.roster.write_note(office.nasrin, DutyKey(WEEK), "বৃহস্পতিবার সভা")
    (item,) = items(office)
    assert (item.page, item.main, item.standby, item.note) == ("", "Nasrin Sultana", "Nasrin Sultana", "বৃহস্পতিবার সভা")
    assert (item.main_second, item.notice, item.harm) == ("Assistant Commissioner (Land)", "", False)


def test_who_stands_in_is_said_and_that_nobody_does(office):
    office.name(WEEK, office.nasrin, office.tanvir)
    office.core.leaves.add(office.nasrin, office.nasrin, date(2026, 10, 6), date(2026, 10, 6))
    assert items(office)[0].notice == "Today Tanvir Hasan stands in"
    office.core.leaves.add(office.tanvir, office.tanvir, date(2026, 10, 6), date(2026, 10, 6))
    assert (items(office)[0].notice, items(office)[0].harm) == ("Nobody keeps the pages today", True)


def test_pages_that_differ_have_a_line_each_and_a_vacated_one_says_so(office):
    first, second = office.second_page()
    office.name(WEEK, office.nasrin, None)
    office.name(WEEK, None, None, second.id)
    found = items(office)
    assert [(item.page, item.main, item.harm) for item in found] == [
        ("", "Nasrin Sultana", False),
        ("Upazila Administration", "vacant", True),
    ]
    office.name(WEEK, office.shafiq, None, first.id)
    assert [bool(item.page) for item in items(office)] == [True, True]


def test_without_a_roster_the_card_says_so_and_leads_to_it(office):
    assert items(office) == ()
    screen = office.opened(HOME, make=build)
    QTest.mouseClick(screen.duty.roster, Qt.MouseButton.LeftButton)
    assert office.start.went == [Place(Room.ROSTER)]


def test_a_swap_and_a_vacant_duty_lead_where_they_are_settled(office):
    office.name(NEXT, office.nasrin, None)
    office.name(NEXT.next, office.tanvir, None)
    office.core.swaps.ask(office.nasrin, office.tanvir, DutyKey(NEXT), DutyKey(NEXT.next))
    office.name(NEXT.next, None, None, office.core.accounts.all()[0].id)
    screen = office.opened(HOME, make=build)
    needs = {need.word: need for need in reversed(screen._state.needs)}
    swap, vacant = needs["Swap asked"], needs["Duty vacant"]
    assert swap.title == "Nasrin Sultana asks you to take over the week 11–17 October 2026."
    assert swap.second == "In return Nasrin Sultana takes your week 18–24 October 2026."
    assert (swap.target.place, swap.action) == (Place(Room.ROSTER), "Answer")
    assert vacant.title == "Nobody is named"
    assert vacant.target.place.extra.startswith("duty:2026-10-")


@pytest.mark.parametrize(
    ("language", "scale"), [(Language.BANGLA, 100), (Language.BANGLA, 150), (Language.ENGLISH, 150)]
)
def test_nothing_of_it_is_clipped(office, language, scale):
    _, second = office.second_page()
    office.name(WEEK, office.nasrin, office.shafiq)
    office.name(WEEK, None, office.tanvir, second.id)
    office.core.roster.write_note(office.nasrin, DutyKey(WEEK), "বৃহস্পতিবার বেলা ২টায় মাসিক সমন্বয় সভা")
    theme = Theme(Scheme.LIGHT, scale)
    screen = office.opened(HOME, say=Speaker(language), theme=theme, make=build)
    settle()
    assert_nothing_clipped(screen.duty)
    assert_reachable(screen.duty)
