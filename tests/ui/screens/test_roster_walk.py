"""From an empty roster to a swapped week, pressed through in both languages."""

from datetime import date

import pytest
from inspection import assert_nothing_clipped, settle, wait_for

from moderator_app.domain.appearance import Scheme
from moderator_app.words import Language, Speaker
from tests.ui.screens.roster_office import NEXT, ROSTER, RosterOffice, press, said
from ui.places import Place, Room
from ui.screens.this_week import build as home
from ui.theme import Theme

HOME = Place(Room.THIS_WEEK)


@pytest.fixture
def office(tmp_path):
    made = RosterOffice(tmp_path / "office")
    yield made
    made.close()


@pytest.mark.parametrize(("language", "scheme"), [(Language.BANGLA, Scheme.LIGHT), (Language.ENGLISH, Scheme.DARK)])
def test_a_roster_is_dealt_out_noted_left_swapped_and_seen_on_the_home_screen(office, language, scheme):
    say, theme = Speaker(language), Theme(scheme)

    def opened(place, actor=None, **other):
        return office.opened(place, actor=actor, say=say, theme=theme, **other)

    press(opened(ROSTER).rotate)
    rotation = opened(office.start.went[-1])
    press(rotation.make)
    wait_for(lambda: len(office.start.went) == 2)
    room = opened(office.start.went[-1])
    assert room.subtitle() == say("fiscal year {year}", year=say.in_digits("2026-27"))
    assert not room.faults.rows

    press(room.open)
    week = opened(office.start.went[-1])
    week.note.setPlainText("বৃহস্পতিবার সভা")
    press(week.keep)
    wait_for(lambda: office.start.backs == 1)

    assert office.duty(NEXT).main_id == office.nasrin
    asking = opened(Place(Room.ROSTER, "2026", f"swap:{NEXT.first_on}"), office.nasrin)
    asking.other.choose(office.shafiq)
    settle()
    press(asking.ask)
    wait_for(lambda: office.start.backs == 2)
    answering = opened(ROSTER, office.shafiq)
    (swap,) = office.core.roster.fiscal_year(office.shafiq).swaps
    press(answering.swaps.buttons["accept", swap.id])
    wait_for(lambda: said(answering) == say("The duties are swapped."))
    assert office.duty(NEXT).main_id == office.shafiq

    press(opened(ROSTER, office.shafiq).leaves.add_leave)
    leave = opened(office.start.went[-1], office.shafiq)
    leave.form.field("first_on").box.setText(say.in_digits("12/10/2026"))
    leave.form.field("last_on").box.setText(say.in_digits("13/10/2026"))
    press(leave.keep)
    wait_for(lambda: office.start.backs == 3)
    (fault,) = office.core.roster.fiscal_year(office.tanvir).faults
    assert fault.days == (date(2026, 10, 12), date(2026, 10, 13))

    screen = opened(HOME, make=home)
    assert screen._state.duties[0].note == "বৃহস্পতিবার সভা"
    assert_nothing_clipped(screen)
