"""The list view: days with a post or a name, read on both ways without an end, by pointer, key and screen reader."""

from datetime import date, timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.ids import PostId
from moderator_app.domain.posts import Draft, Post
from moderator_app.events import PostChanged
from moderator_app.words import Language, Speaker
from tests.ui.screens.calendar_at_work import name_day, october, on, planned, press
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, TANVIR, make_office, open_core
from ui.places import Place, Room
from ui.screens import calendar
from ui.screens.calendar import agenda_model
from ui.screens.calendar.move_dialog import MoveDialog
from ui.theme import Theme

LIST = Place(Room.CALENDAR, "list:2026-10-06")
Key = Qt.Key


@pytest.fixture
def office(tmp_path):
    """Posts on the 8th, 13th and 25th; the 20th is a holiday, the 13th a cancelled day."""
    made = make_office(tmp_path / "desk")
    for day in (8, 13, 25):
        made.write(made.draft(text=f"পোস্ট {day}", planned_at=october(day), page_ids=(ADMIN,)))
    name_day(made, on(20), "পূজা", closed=True, provisional=True)
    name_day(made, on(13), "পুরোনো দিবস", cancelled=True)
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(place=LIST, size=(1366, 768), **other):
        made.append(Shown(calendar.build, office.core, place, **{"actor": office.member(), **other}))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def _told(one):
    model = one.screen.agenda.rows
    return [model.data(model.index(row), int(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def _many(office, number, first=date(2026, 10, 7)):
    """So many drafts, two a day."""
    with office.folder.store.write() as unit:
        for n in range(number):
            at = october(1, 9, n % 2) + (first - date(2026, 10, 1)) + timedelta(days=n // 2)
            post = Post(PostId(f"many-{n:04}"), TANVIR, TANVIR, at, at, Draft(text=f"{n:04}", planned_at=at))
            unit.posts.add(post)


def test_days_with_a_post_or_a_name_stand_in_the_list_and_say_all_of_it(shown):
    assert _told(shown(say=Speaker(Language.ENGLISH))) == [
        "Thu 8 October 2026, 23 Ashwin, 1 post",
        "Draft, 11:00, পোস্ট 8, Upazila Administration, Namunapur, Tanvir Hasan",
        "Tue 13 October 2026, 28 Ashwin, A Day (cancelled), 1 post",
        (
            "Draft, 11:00, পোস্ট 13, Upazila Administration, Namunapur, "
            "“A Day” is cancelled: the state no longer keeps it., Tanvir Hasan"
        ),
        "Tue 20 October 2026, 4 Kartik, A Day (provisional), 0 posts",
        "Sun 25 October 2026, 9 Kartik, 1 post",
        "Draft, 11:00, পোস্ট 25, Upazila Administration, Namunapur, Tanvir Hasan",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(size=(width, height), say=Speaker(language), theme=theme)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
    one.screen.agenda.grab()


def test_the_list_goes_on_while_one_walks_and_leaves_nothing_out(shown, office):
    _many(office, 200)
    one = shown()
    agenda = one.screen.agenda
    agenda.setFocus()
    for _ in range(12):
        press(agenda, Key.Key_End)
        settle()
    told = [text for text in _told(one) if ", 0" in text and "খসড়া" in text]
    titles = [text.split(", ")[2] for text in told]
    assert [title for title in titles if title.isdigit()] == [f"{n:04}" for n in range(200)]
    assert agenda.rows.ended(later=True)


def test_what_lies_before_is_read_on_the_way_up_and_the_eye_keeps_its_place(shown, office):
    _many(office, 120, date(2026, 7, 1))
    one = shown()
    agenda = one.screen.agenda
    wait_for(lambda: agenda.rows.rowCount() > 60)
    settle()
    assert agenda.day_here().day == on(8)
    for _ in range(12):
        press(agenda, Key.Key_Home)
        settle()
    assert agenda.rows.ended(later=False)
    assert agenda.top_day() == date(2026, 7, 1)
    assert one.screen.title() == "জুলাই ২০২৬"


def test_far_away_rows_are_forgotten_and_read_anew(shown, office, monkeypatch):
    monkeypatch.setattr(agenda_model, "MOST_ROWS", 120)
    _many(office, 400)
    one = shown()
    agenda = one.screen.agenda
    for _ in range(16):
        press(agenda, Key.Key_End)
        settle()
    assert agenda.rows.ended(later=True)
    assert agenda.rows.rowCount() < 260
    for _ in range(16):
        press(agenda, Key.Key_Home)
        settle()
    assert agenda.rows.ended(later=False)
    titles = [text.split(", ")[2] for text in _told(one) if text.startswith("খসড়া")]
    assert [title for title in titles if title.isdigit()][:20] == [f"{n:04}" for n in range(20)]


def test_keys_and_pointer_open_posts_and_write_for_a_day(shown):
    one = shown()
    agenda = one.screen.agenda
    agenda.setFocus()
    assert agenda.day_here().day == on(8)
    press(agenda, Key.Key_Down, Key.Key_Return)
    spot = agenda.visualRect(agenda.rows.index(6)).center()
    QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [place.room for place in one.went] == [Room.POSTS, Room.POSTS]
    press(agenda, Key.Key_Home, Key.Key_Return)
    wait_for(lambda: len(one.went) == 3)
    assert one.went[2].extra.startswith("new:at:2026-10-08T")


def test_cut_and_the_menu_ask_for_another_time(shown, office):
    one = shown()
    agenda = one.screen.agenda
    agenda.setFocus()
    press(agenda, Key.Key_Down, (Key.Key_X, Qt.KeyboardModifier.ControlModifier))
    dialog = one.screen.findChild(MoveDialog)
    dialog.day.setText("৯/১০/২০২৬")
    dialog.take.click()
    settle()
    post = office.core.drafting.open(TANVIR, agenda.rows.row(1).chip.post_id).post
    assert planned(office, post) == october(9)
    one.frame.activateWindow()
    settle()
    press(one.frame, (Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    settle()
    assert planned(office, post) == october(8)


def test_turning_leads_a_month_on_and_today_leads_back(shown, office):
    office.write(office.draft(text="ডিসেম্বরে", planned_at=october(8) + timedelta(days=60), page_ids=(ADMIN,)))
    one = shown()
    agenda = one.screen.agenda
    agenda.setFocus()
    press(one.frame, Key.Key_PageDown)
    settle()
    assert (agenda.day_here().day, one.screen.title()) == (date(2026, 12, 7), "ডিসেম্বর ২০২৬")
    press(one.frame, Key.Key_T)
    settle()
    assert one.screen.title() == "অক্টোবর ২০২৬"
    press(one.frame, Key.Key_M)
    settle()
    assert one.screen.model.rowCount() == 5
    press(one.frame, Key.Key_L)
    settle()
    assert one.screen.stack.currentIndex() == 3


def test_a_fact_is_answered_and_the_reader_stays_on_the_same_post(shown, office):
    one = shown()
    agenda = one.screen.agenda
    agenda.setFocus()
    press(agenda, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    here = agenda.chip_here().post_id
    office.write(office.draft(text="আগে", planned_at=october(7), page_ids=(ADMIN,)))
    one.screen.heard(PostChanged("new"))
    settle()
    assert agenda.chip_here().post_id == here


def test_an_office_without_posts_or_names_is_told_so(office, tmp_path):
    nobody = make_office(tmp_path / "quiet")
    one = Shown(calendar.build, nobody.core, LIST, actor=nobody.member())
    one.at()
    assert one.screen.banners()[0].words.plain
    assert_nothing_clipped(one.frame)
    dispose(one.frame)
    nobody.close()
    bare = open_core(tmp_path / "bare")
    empty = Shown(calendar.build, bare.core, LIST, actor=office.member())
    empty.at()
    assert empty.screen.stack.currentIndex() == 2
    dispose(empty.frame)
    bare.close()
