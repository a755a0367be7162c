"""What the composer says of the day for which a post is planned."""

from datetime import UTC, date, datetime

import pytest
from inspection import dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.days import Closure, SpecialDay, book_of
from moderator_app.domain.ids import ClosureId, DayId
from moderator_app.domain.office import Bilingual
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import NASRIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer
from ui.screens.composer.day_remarks import day_remarks

ENGLISH = Speaker(Language.ENGLISH)
GONE = SpecialDay(DayId("1"), date(2026, 10, 18), Bilingual("বাতিল দিবস"), cancelled=True)
EID = SpecialDay(DayId("2"), date(2026, 10, 19), Bilingual("ঈদ", "Eid"), closed=True, moon=True, provisional=True)
SHUT = Closure(ClosureId("3"), date(2026, 10, 19), date(2026, 10, 20), "মেরামত")


def test_each_thing_to_be_known_of_a_day_is_one_sentence():
    book = book_of([GONE, EID], [SHUT])
    assert day_remarks(ENGLISH, book, GONE.on) == ("This day is cancelled by the state: বাতিল দিবস.",)
    assert day_remarks(ENGLISH, book, EID.on) == (
        "A public holiday, date not gazetted yet: Eid.",
        "The office is closed: মেরামত.",
    )
    assert day_remarks(ENGLISH, book, date(2026, 10, 21)) == ()


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


def test_the_panel_warns_under_the_typed_day_and_still_takes_it(office):
    days = office.core.days
    days.save_day(NASRIN, SpecialDay(days.new_day_id(), date(2026, 10, 12), Bilingual("বাতিল দিবস"), cancelled=True))
    one = Shown(composer.build, office.core, Place(Room.POSTS, extra="new"), actor=office.member(TANVIR))
    one.at()
    QTest.mouseClick(one.screen.bar.time, Qt.MouseButton.LeftButton)
    panel = one.screen._times
    panel.day.setText("১৩/১০/২০২৬")
    assert panel.remarks == ()
    panel.day.setText("১২/১০/২০২৬")
    assert panel.remarks == ("এই দিন বাতিল করা হয়েছে: বাতিল দিবস।",)
    assert "বাতিল দিবস" in panel.day.accessibleDescription()
    panel.hour.setText("১৬:৩০")
    panel.take.click()
    assert one.screen._draft().planned_at == datetime(2026, 10, 12, 10, 30, tzinfo=UTC)
    settle()
    dispose(one.frame)
