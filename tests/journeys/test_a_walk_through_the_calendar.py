"""A walk through a full calendar: months turned, a post carried to another day and back, the list read on both ways."""

import pytest
from PySide6.QtCore import Qt

from moderator_app.domain.posts import Draft
from moderator_app.words import Speaker
from tests.ui.inspection import dispose, settle, wait_for
from tests.ui.screens.calendar_at_work import MONTH, grab, let_go, october, on, over, planned, press
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, PORTAL, TANVIR, make_office
from ui.screens import calendar

pytestmark = [pytest.mark.slow, pytest.mark.journey]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path):
    """Every day of October to December from the 7th on holds four posts on two pages."""
    made = make_office(tmp_path / "desk")
    for n in range(240):
        at = october(1, 9 + n % 4, 1) + (on(7) - on(1)) + (on(2) - on(1)) * (n // 4)
        draft = Draft(text=f"সেবা সপ্তাহের কর্মসূচি {n}", page_ids=(ADMIN, PORTAL), planned_at=at)
        made.core.drafting.save(TANVIR, None, 0, draft)
    yield made
    made.close()


def test_months_are_turned_posts_carried_and_the_list_read(office):
    one = Shown(calendar.build, office.core, MONTH, actor=office.member(), say=Speaker())
    screen = one.at()
    table = screen.table
    for _ in range(3):
        press(one.frame, Qt.Key.Key_PageDown)
        settle()
    press(one.frame, Qt.Key.Key_T)
    settle()
    chip = table.day_at(table.weeks.index_of(on(14))).chips[0]
    grab(table, on(14))
    for day in (15, 16, 9, 5, 22, 21):
        over(table, on(day))
        settle()
    let_go(table, on(21))
    settle()
    assert planned(office, _Post(chip.post_id)).day == 21
    press(one.frame, (Qt.Key.Key_Z, CTRL))
    settle()
    assert planned(office, _Post(chip.post_id)).day == 14
    press(one.frame, Qt.Key.Key_W)
    settle()
    press(one.frame, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    settle()
    press(one.frame, Qt.Key.Key_L)
    wait_for(lambda: screen.agenda.rows.rowCount() > 0)
    screen.agenda.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_End, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Home):
        press(screen.agenda, key)
        settle()
    assert screen.agenda.rows.rowCount() > 100
    dispose(one.frame)


class _Post:
    """A post by its number alone."""

    def __init__(self, post_id):
        self.id = post_id
