from dataclasses import replace
from datetime import date

import pytest
from inspection import assert_nothing_clipped, assert_reachable, settle, wait_for

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.panel import Role
from moderator_app.domain.roster import SwapState
from moderator_app.words import Language, Speaker
from tests.ui.screens.roster_office import NEXT, WEEK, YEAR, RosterOffice, press, said
from tests.ui.screens.start_office import ENGLISH
from ui.places import Place, Room
from ui.screens.roster.duty_page import DutyPage
from ui.screens.roster.leave_page import LeavePage
from ui.screens.roster.rotation_page import RotationPage
from ui.screens.roster.rotation_presenter import RotationPresenter
from ui.screens.roster.swap_page import SwapPage
from ui.theme import Theme
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel

ROTATE = Place(Room.ROSTER, None, "rotate")
LEAVE = Place(Room.ROSTER, None, "leave")
SWAP = Place(Room.ROSTER, None, "swap")


@pytest.fixture
def office(tmp_path):
    made = RosterOffice(tmp_path / "office")
    yield made
    made.close()


def week_place(week=NEXT, page_id=""):
    extra = f"duty:{week.first_on.isoformat()}"
    return Place(Room.ROSTER, None, f"{extra}:{page_id}" if page_id else extra)


def failure(screen):
    return " ".join(panel.accessibleName() for panel in screen.findChildren(ErrorPanel) if panel.isVisible())


def box(boxes, name):
    return next(one for one in boxes if one.accessibleName() == name)


# ---------------------------------------------------------------- one week


def test_the_convenor_names_who_is_on_duty_and_who_stands_by(office):
    screen = office.opened(week_place())
    assert isinstance(screen, DutyPage)
    assert (screen.title(), screen.subtitle()) == ("Duty of the week", "11–17 October 2026")
    press(box(screen.mains, "Nasrin Sultana"))
    press(screen.standbys[1])
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    duty = office.duty(NEXT)
    assert (duty.main_id, duty.standby_id, duty.by_hand) == (office.nasrin, office.tanvir, True)


def test_the_same_person_twice_is_refused_and_stays_chosen(office):
    screen = office.opened(week_place())
    press(screen.mains[1])
    press(screen.standbys[1])
    press(screen.keep)
    wait_for(lambda: bool(screen.findChildren(ErrorPanel)))
    assert (screen.mains[1].isChecked(), screen.standbys[1].isChecked()) == (True, True)
    assert office.duty(NEXT) is None
    assert office.start.backs == 0


def test_a_week_can_be_vacated_again(office):
    office.name(NEXT, office.nasrin, office.shafiq)
    screen = office.opened(week_place())
    press(box(screen.mains, "Nobody"))
    press(box(screen.standbys, "Nobody"))
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    assert (office.duty(NEXT).main_id, office.duty(NEXT).standby_id) == (None, None)


def test_each_box_says_what_the_member_has_already_and_when_they_are_away(office):
    office.name(NEXT.next, office.nasrin, office.shafiq)
    office.core.leaves.add(office.nasrin, office.nasrin, NEXT.days[1], NEXT.days[1])
    office.core.leaves.add(office.shafiq, office.shafiq, NEXT.first_on, NEXT.last_on)
    screen = office.opened(week_place())
    told = [one.accessibleDescription() for one in screen.mains]
    assert told[1] == "0 weeks main, 0 stand-by this year"
    assert told[2] == "away on Mon; 1 weeks main, 0 stand-by this year"
    assert told[3] == "away the whole week; 0 weeks main, 1 stand-by this year"


def test_the_note_is_written_by_whoever_is_on_duty_and_by_nobody_else(office):
    office.name(WEEK, office.nasrin, None)
    screen = office.opened(week_place(WEEK), actor=office.nasrin)
    assert not screen.mains[1].isEnabled()
    assert "convenor" in screen.mains[1].toolTip()
    screen.note.setPlainText("বৃহস্পতিবার সভা")
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    assert office.duty(WEEK).note == "বৃহস্পতিবার সভা"
    other = office.opened(week_place(WEEK), actor=office.shafiq)
    assert not other.note.isEnabled()
    assert not other.keep.isEnabled()
    assert other.note.toPlainText() == "বৃহস্পতিবার সভা"


def test_a_note_that_is_too_long_says_so_under_the_field_and_stays(office):
    office.name(WEEK, office.tanvir, None)
    screen = office.opened(week_place(WEEK))
    screen.note.setPlainText("ক" * 501)
    press(screen.keep)
    wait_for(lambda: bool(screen.form.field("note").error()))
    assert len(screen.note.toPlainText()) == 501


def test_a_week_that_is_over_is_only_looked_at(office):
    screen = office.opened(week_place(WEEK.previous))
    assert not screen.keep.isEnabled()
    assert not any(one.isEnabled() for one in screen.mains)


def test_a_page_gets_its_own_duty_and_follows_the_common_one_again(office):
    _, page = office.second_page()
    office.name(NEXT, office.tanvir, office.nasrin)
    screen = office.opened(week_place())
    screen.page.setCurrentIndex(2)
    wait_for(lambda: screen._state.page_id == page.id)
    settle()
    assert not screen.follow.isVisible()
    press(box(screen.mains, "Nasrin Sultana"))
    press(box(screen.standbys, "Nobody"))
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    assert office.duty(NEXT, page).key.page_id == page.id
    own = office.opened(week_place(NEXT, page.id))
    press(own.follow)
    wait_for(lambda: office.start.backs == 2)
    assert office.duty(NEXT, page).main_id == office.tanvir


# ---------------------------------------------------------------- leave


def test_leave_is_put_down_by_the_convenor_for_another(office):
    screen = office.opened(LEAVE)
    assert isinstance(screen, LeavePage)
    screen.member.choose(office.nasrin)
    screen.form.field("first_on").box.setText("১১/১০/২০২৬")
    screen.form.field("last_on").box.setText("15/10/2026")
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    (leave,) = office.core.roster.fiscal_year(office.tanvir).leaves
    assert (leave.member_id, leave.first_on, leave.last_on) == (office.nasrin, date(2026, 10, 11), date(2026, 10, 15))


def test_a_member_puts_down_only_their_own(office):
    screen = office.opened(LEAVE, actor=office.nasrin)
    assert screen.member.count() == 1
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    assert office.core.roster.fiscal_year(office.tanvir).leaves[0].member_id == office.nasrin


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [("32/10/2026", "15/10/2026", "first_on"), ("15/10/2026", "", "last_on"), ("15/10/2026", "11/10/2026", "last_on")],
)
def test_days_that_are_none_or_the_wrong_way_round_say_so_under_their_field(office, first, last, place):
    screen = office.opened(LEAVE)
    screen.form.field("first_on").box.setText(first)
    screen.form.field("last_on").box.setText(last)
    press(screen.keep)
    wait_for(lambda: bool(screen.form.field(place).error()))
    assert screen.form.text("first_on") == first
    assert office.core.roster.fiscal_year(office.tanvir).leaves == ()


def test_overlapping_leave_says_which_and_is_not_kept(office):
    office.core.leaves.add(office.tanvir, office.tanvir, date(2026, 10, 10), date(2026, 10, 12))
    screen = office.opened(LEAVE)
    screen.form.field("last_on").box.setText("31/12/2026")
    press(screen.keep)
    wait_for(lambda: "10 October 2026" in screen.form.field("first_on").error())


def test_leave_is_changed_and_taken_back_after_a_question(office):
    leave = office.core.leaves.add(office.nasrin, office.nasrin, date(2026, 10, 11), date(2026, 10, 12), "ঈদ")
    place = replace(LEAVE, extra=f"leave:{leave.id}")
    screen = office.opened(place, actor=office.nasrin)
    assert screen.title() == "Change leave"
    assert screen.form.text("note") == "ঈদ"
    screen.form.field("last_on").box.setText("14/10/2026")
    press(screen.keep)
    wait_for(lambda: office.start.backs == 1)
    again = office.opened(place)
    assert again.form.text("last_on") == "14/10/2026"
    press(again.remove)
    dialog = again.findChild(ConfirmDialog)
    press(dialog.confirm)
    wait_for(lambda: office.start.backs == 2)
    assert office.core.roster.fiscal_year(office.tanvir).leaves == ()


def test_anothers_leave_is_only_looked_at_and_one_that_is_gone_says_so(office):
    leave = office.core.leaves.add(office.nasrin, office.nasrin, date(2026, 10, 11), date(2026, 10, 12))
    screen = office.opened(replace(LEAVE, extra=f"leave:{leave.id}"), actor=office.shafiq)
    assert not screen.keep.isEnabled()
    assert not screen.remove.isEnabled()
    gone = office.opened(replace(LEAVE, extra="leave:none"))
    wait_for(lambda: bool(gone.findChildren(ErrorPanel)))


# ---------------------------------------------------------------- swaps


def test_a_swap_is_asked_with_three_choices(office):
    office.name(NEXT, office.tanvir, None)
    office.name(NEXT.next, office.nasrin, None)
    screen = office.opened(replace(SWAP, extra=f"swap:{NEXT.first_on}"))
    assert isinstance(screen, SwapPage)
    screen.other.choose(office.nasrin)
    settle()
    assert [screen.take.itemText(n) for n in range(screen.take.count())] == [
        "18–24 October 2026",
        "nothing in return",
    ]
    press(screen.ask)
    wait_for(lambda: office.start.backs == 1)
    (swap,) = office.core.roster.fiscal_year(office.nasrin).swaps
    assert (swap.asker_id, swap.other_id, swap.state) == (office.tanvir, office.nasrin, SwapState.ASKED)
    assert (swap.give.week, swap.take.week) == (NEXT, NEXT.next)
    again = office.opened(SWAP)
    press(again.ask)
    wait_for(lambda: bool(again.findChildren(ErrorPanel)))
    assert len(office.core.roster.fiscal_year(office.nasrin).swaps) == 1


def test_nobody_is_offered_who_is_away_in_that_week(office):
    office.name(NEXT, office.tanvir, None)
    for member in (office.nasrin, office.shafiq):
        office.core.leaves.add(member, member, NEXT.first_on, NEXT.first_on)
    screen = office.opened(SWAP)
    assert screen.other.count() == 0
    assert not screen.ask.isEnabled()
    assert "Nobody else" in screen.ask.toolTip()


def test_without_a_week_of_ones_own_there_is_nothing_to_ask(office):
    assert "no week to come" in office.opened(SWAP).ask.toolTip()
    auditor = office.start.add_member("রেহানা পারভীন", Role.AUDITOR)
    assert "may not write" in office.opened(SWAP, actor=auditor).ask.toolTip()


# ---------------------------------------------------------------- dealing out


def test_the_rotation_is_seen_before_it_is_made(office):
    screen = office.opened(ROTATE)
    assert isinstance(screen, RotationPage)
    assert screen.counts.model().rowCount() == 3
    assert screen.changes.model().rowCount() == 39
    assert not screen.by_page.isVisible(), "one page needs no choice"
    assert office.core.roster.fiscal_year(office.tanvir).duties == ()
    press(screen.make)
    wait_for(lambda: office.start.went == [Place(Room.ROSTER, str(YEAR))])
    assert len(office.core.roster.fiscal_year(office.tanvir).duties) == 39
    again = office.opened(ROTATE)
    assert "nothing would change" in again.make.toolTip()


def test_page_by_page_and_without_keeping_what_was_named_are_looked_at_anew(office):
    office.second_page()
    office.name(NEXT.next, office.shafiq, None)
    screen = office.opened(ROTATE)
    press(screen.by_page._group.button(1))
    wait_for(lambda: screen._state.plan.wish.by_page)
    named = screen.changes.model().rowCount()
    screen.keep_named.click()
    wait_for(lambda: not screen._state.plan.wish.keep_named)
    assert screen.changes.model().rowCount() > named
    press(screen.make)
    wait_for(lambda: bool(office.start.went))
    assert len(office.core.roster.fiscal_year(office.tanvir).columns) == 2
    assert office.opened(ROTATE).by_page.value() is True, "what is kept page by page is offered so again"


def test_a_plan_that_others_overtook_is_not_made_but_looked_at_anew(office):
    screen = office.opened(ROTATE)
    office.core.leaves.add(office.nasrin, office.nasrin, NEXT.first_on, NEXT.last_on)
    press(screen.make)
    wait_for(lambda: bool(said(screen)))
    assert office.core.roster.fiscal_year(office.tanvir).duties == ()
    wait_for(screen.make.isEnabled)
    press(screen.make)
    wait_for(lambda: bool(office.start.went))


def test_who_may_not_deal_out_is_told_so(office):
    screen = office.opened(ROTATE, actor=office.nasrin)
    wait_for(lambda: bool(said(screen)))
    assert not screen.make.isEnabled()


def test_a_year_that_is_over_has_nothing_to_deal_out(office):
    screen = office.opened(Place(Room.ROSTER, "2025", "rotate"))
    assert "over" in screen.make.toolTip()


def test_an_office_of_one_person_is_dealt_every_week(office):
    for member in (office.nasrin, office.shafiq):
        office.core.panel.end(office.tanvir, member, date(2026, 10, 6))
    office.core.sign_in._room.clock.go_on(days=7)
    state = RotationPresenter(office.core, ENGLISH, office.member(office.tanvir)).look(office_wish())
    assert [(c.name, c.main_after, c.standby_after) for c in state.counts] == [("Tanvir Hasan", "38", "0")]


def office_wish():
    from moderator_app.services.roster import RotationWish

    return RotationWish(YEAR)


# ---------------------------------------------------------------- how they look


@pytest.mark.parametrize(
    ("language", "scale", "width"),
    [(Language.BANGLA, 100, 1114), (Language.BANGLA, 150, 900), (Language.ENGLISH, 150, 1114)],
)
def test_nothing_is_clipped_and_everything_has_a_name(office, language, scale, width):
    office.second_page()
    office.deal_out()
    leave = office.core.leaves.add(office.nasrin, office.nasrin, NEXT.first_on, NEXT.last_on, "পারিবারিক")
    for place in (week_place(), ROTATE, SWAP, replace(LEAVE, extra=f"leave:{leave.id}")):
        screen = office.opened(place, say=Speaker(language), theme=Theme(Scheme.DARK, scale), size=(width, 640))
        assert screen.width() <= width
        assert_nothing_clipped(screen)
        assert_reachable(screen)


@pytest.mark.slow
def test_the_roster_is_printed_from_its_room(office, tmp_path):
    office.deal_out()
    screen = office.opened(Place(Room.ROSTER, "2026", "paper"))
    wait_for(lambda: screen._paper is not None)
    screen.save_to(tmp_path / "roster.pdf")
    wait_for((tmp_path / "roster.pdf").exists)
    settle()
