from datetime import date

import pytest
from inspection import assert_nothing_clipped, assert_reachable, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.panel import Role
from moderator_app.domain.roster import DutyKey
from moderator_app.events import RosterChanged
from moderator_app.words import Language, Speaker
from tests.ui.screens.roster_office import NEXT, ROSTER, WEEK, RosterOffice, press, said
from tests.ui.screens.start_office import ENGLISH
from ui.places import Place, Room
from ui.screens.roster.presenter import RosterPresenter
from ui.screens.roster.view import RosterRoom
from ui.theme import Theme


@pytest.fixture
def office(tmp_path):
    made = RosterOffice(tmp_path / "office")
    yield made
    made.close()


def load(office, year=None, actor=None):
    return RosterPresenter(office.core, ENGLISH, office.member(actor or office.tanvir)).load(year)


# ---------------------------------------------------------------- what it reads


def test_an_office_without_a_roster_is_one_long_gap(office):
    state = load(office)
    assert (state.empty, state.gaps, state.columns) == (True, "39 gaps", ("All pages",))
    (fault,) = state.faults
    assert (fault.sentence, fault.second) == ("Nobody is named", "4–10 October 2026 and 38 weeks more")
    line = state.weeks[state.now_row]
    assert (line.first_on, line.second, line.word, line.cells[0].vacant) == (WEEK.first_on, "this week", "Gap", True)
    assert state.weeks[0].word == "not kept"


def test_a_dealt_out_year_has_no_gap_and_equal_shares(office):
    office.deal_out()
    state = load(office)
    assert (state.gaps, state.faults) == ("no gap", ())
    assert {share.main for share in state.shares} == {"13"}
    assert state.weeks[state.now_row].cells[0].main == "Tanvir Hasan"
    assert state.weeks[state.now_row].cells[0].standby == "stand-by Nasrin Sultana"


def test_who_has_left_stays_in_the_table_struck_out_and_among_the_gaps(office):
    office.deal_out()
    office.core.panel.end(office.tanvir, office.nasrin, date(2026, 10, 10))
    state = load(office)
    gone = [line for line in state.weeks if line.cells[0].gone]
    assert len(gone) == 13
    assert {line.cells[0].main for line in gone} == {"Nasrin Sultana"}
    assert next(f.sentence for f in state.faults if f.word == "Weak").startswith("Nasrin Sultana is not on the panel")


def test_by_page_there_is_a_column_for_each(office):
    pages = office.second_page()
    office.deal_out(by_page=True)
    state = load(office)
    assert len(state.columns) == len(pages) == 2
    assert all(len(line.cells) == 2 for line in state.weeks)


def test_leave_and_who_is_away_today_are_said(office):
    office.core.leaves.add(office.nasrin, office.nasrin, date(2026, 10, 6), date(2026, 10, 6))
    office.core.leaves.add(office.tanvir, office.shafiq, date(2026, 7, 6), date(2026, 7, 8), "ঈদ")
    state = load(office)
    assert [(one.span, one.over) for one in state.leaves] == [
        ("Tue 6 October 2026", False),
        ("Mon 6 – Wed 8 July 2026", True),
    ]
    assert "on leave until 6 October 2026" in [share.second for share in state.shares]


def test_an_auditor_is_told_why_nothing_can_be_done(office):
    auditor = office.start.add_member("রেহানা পারভীন", Role.AUDITOR)
    presenter = RosterPresenter(office.core, ENGLISH, office.member(auditor))
    state = presenter.load(None)
    assert "convenor" in presenter.dealing_refused()
    assert "may not write" in presenter.leave_refused() == presenter.swap_refused(state, None)
    assert all(share.name != "রেহানা পারভীন" for share in state.shares)


# ---------------------------------------------------------------- the table and the ways out of it


def test_an_empty_roster_says_what_would_fill_it(office):
    screen = office.opened()
    assert screen.teaching.isVisible()
    office.deal_out()
    screen.heard(RosterChanged())
    wait_for(lambda: not screen.teaching.isVisible())


def test_this_week_is_chosen_and_enter_opens_it(office):
    office.deal_out()
    screen = office.opened()
    assert screen.table.chosen() == WEEK.first_on
    assert screen.subtitle() == "fiscal year 2026-27"
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.table.chosen() == NEXT.first_on
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    press(screen.open)
    assert office.start.went == [Place(Room.ROSTER, "2026", f"duty:{NEXT.first_on}")] * 2


def test_the_buttons_lead_to_their_pages(office):
    office.deal_out()
    screen = office.opened()
    for button in (screen.rotate, screen.print, screen.leaves.add_leave, screen.swap):
        press(button)
    extras = [place.extra for place in office.start.went]
    assert extras == ["rotate", "paper", "leave", f"swap:{WEEK.first_on}"]


def test_only_ones_own_week_can_be_swapped_and_only_the_convenor_deals_out(office):
    office.deal_out()
    screen = office.opened(actor=office.nasrin)
    assert not screen.rotate.isEnabled()
    assert "convenor" in screen.rotate.toolTip()
    assert not screen.swap.isEnabled()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.swap.isEnabled()


def test_the_years_before_and_after_are_one_key_away(office):
    screen = office.opened()
    press(screen.after)
    assert screen.subtitle() == "fiscal year 2027-28"
    assert screen.now in screen.header_actions()
    press(screen.before)
    press(screen.before)
    assert screen.subtitle() == "fiscal year 2025-26"
    assert not screen.faults.rows
    screen.now.click()
    settle()
    assert screen.subtitle() == "fiscal year 2026-27"
    assert screen.table.chosen() == WEEK.first_on


def test_a_year_is_opened_by_its_name(office):
    assert office.opened(Place(Room.ROSTER, "2027")).subtitle() == "fiscal year 2027-28"


def test_a_gap_opens_its_week_and_the_rest_of_them_unfold(office):
    for number, week in enumerate((NEXT, NEXT.next, NEXT.next.next)):
        office.name(week, office.tanvir)
        office.core.leaves.add(office.tanvir, office.tanvir, week.days[number], week.days[number])
        office.name(week.next.next.next, office.nasrin, office.shafiq)
        office.core.leaves.add(office.shafiq, office.shafiq, week.next.next.next.days[1], week.next.next.next.days[1])
    screen = office.opened()
    press(screen.faults.rows[0])
    assert office.start.went[0].extra.startswith("duty:2026-10-")
    assert screen.faults.rows[0].accessibleName().startswith("Gap: ")


def test_leave_is_opened_from_its_row(office):
    leave = office.core.leaves.add(office.nasrin, office.nasrin, date(2026, 10, 18), date(2026, 10, 20), "ঈদ")
    screen = office.opened()
    press(screen.leaves.rows[0])
    assert office.start.went == [Place(Room.ROSTER, "2026", f"leave:{leave.id}")]


def test_it_asks_again_when_the_roster_changes(office):
    screen = office.opened()
    office.deal_out()
    screen.heard(RosterChanged())
    wait_for(lambda: not screen.faults.rows)


# ---------------------------------------------------------------- swaps


def asked(office):
    """Nasrin asks Tanvir to take her week for his."""
    office.name(NEXT, office.nasrin, office.shafiq)
    office.name(NEXT.next, office.tanvir, office.shafiq)
    return office.core.swaps.ask(office.nasrin, office.tanvir, DutyKey(NEXT), DutyKey(NEXT.next))


def test_a_swap_that_was_asked_stands_at_the_top_and_is_accepted_by_a_press(office):
    swap = asked(office)
    screen = office.opened()
    assert screen.swaps.isVisibleTo(screen)
    press(screen.swaps.buttons["accept", swap.id])
    wait_for(lambda: not screen.swaps.isVisibleTo(screen))
    assert (office.duty(NEXT).main_id, office.duty(NEXT.next).main_id) == (office.tanvir, office.nasrin)
    assert "swapped" in said(screen)


def test_a_swap_is_declined_and_ones_own_is_taken_back(office):
    swap = asked(office)
    screen = office.opened()
    press(screen.swaps.buttons["decline", swap.id])
    wait_for(lambda: "declined" in said(screen))
    again = asked(office)
    own = office.opened(actor=office.nasrin)
    press(own.swaps.buttons["withdraw", again.id])
    wait_for(lambda: "taken back" in said(own))
    assert office.duty(NEXT).main_id == office.nasrin


def test_a_swap_whose_asker_has_left_says_so_and_can_still_be_declined(office):
    swap = asked(office)
    office.core.panel.end(office.tanvir, office.nasrin, date(2026, 10, 6))
    office.core.sign_in._room.clock.go_on(days=1)
    screen = office.opened()
    press(screen.swaps.buttons["accept", swap.id])
    wait_for(lambda: "not on the panel" in said(screen))
    assert office.duty(NEXT).main_id == office.nasrin
    assert screen.swaps.buttons["decline", swap.id].isEnabled()


def test_others_swaps_are_not_shown(office):
    asked(office)
    assert not office.opened(actor=office.shafiq).swaps.isVisibleTo(office.pages[-1])


# ---------------------------------------------------------------- the calendar file


def test_the_calendar_file_is_written_where_a_person_wants_it(office, tmp_path):
    office.deal_out()
    path, answers = tmp_path / "duty.ics", []

    def ask(_parent, question, name):
        answers.append((question, name))
        return str(path)

    screen = office.opened(make=lambda context: RosterRoom(context, ask))
    press(screen.export)
    wait_for(lambda: "39 duties stand in duty.ics." in said(screen))
    press(screen.export_mine)
    wait_for(lambda: "26 duties" in said(screen))
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert answers[0][1] == "duty-roster-2026.ics"


def test_a_calendar_file_that_cannot_stand_there_says_why_and_none_chosen_writes_none(office, tmp_path):
    (tmp_path / "a").write_text("")
    wishes = [str(tmp_path / "a" / "duty.ics"), ""]
    screen = office.opened(make=lambda context: RosterRoom(context, lambda *_: wishes.pop(0)))
    press(screen.export)
    wait_for(lambda: bool(said(screen)))
    before = said(screen)
    press(screen.export)
    assert said(screen) == before
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".ics"] == []


# ---------------------------------------------------------------- how it looks


@pytest.mark.parametrize(
    ("language", "scale", "width"),
    [(Language.BANGLA, 100, 1480), (Language.BANGLA, 150, 1114), (Language.ENGLISH, 150, 900)],
)
def test_nothing_is_clipped_and_everything_has_a_name(office, language, scale, width):
    asked(office)
    office.core.leaves.add(office.nasrin, office.nasrin, NEXT.first_on, NEXT.last_on, "পারিবারিক")
    screen = office.opened(ROSTER, say=Speaker(language), theme=Theme(Scheme.LIGHT, scale), size=(width, 640))
    assert screen.width() <= width
    assert_nothing_clipped(screen)
    assert_reachable(screen)
