from dataclasses import replace
from datetime import date

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.day_faults import DaysFileFault, FaultKind
from moderator_app.domain.days import Closure
from moderator_app.domain.panel import Role
from moderator_app.words import Speaker
from tests.ui.screens.start_office import ENGLISH, LIGHT, start_office
from ui.places import Place, Room
from ui.screens.days import build
from ui.screens.days.presenter import DaysPresenter, Filter
from ui.screens.days.view import DaysScreen
from ui.screens.days.words import wanted
from ui.theme import Theme, dress
from ui.widgets.banner import Banner
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.layout import ScrollPage

ROOM = Place(Room.DAYS)
BANGLA = Speaker()


@pytest.fixture
def office(tmp_path):
    office = start_office(tmp_path / "office").with_profile()
    yield office
    office.folder.close()


@pytest.fixture
def seeded(office):
    office.core.days.seed(office.founder.id, 2026, 2027)
    return office


@pytest.fixture
def opened(office):
    pages = []

    def make(place=ROOM, say=ENGLISH, theme=LIGHT, size=(1114, 640), make=build, **other):
        dress(QApplication.instance() or QApplication([]), theme)
        screen = make(office.context(theme, say, place, **other))
        page = screen if screen.fills_height() else ScrollPage(screen)
        pages.append(page)
        show(page, *size)
        for action in screen.header_actions():
            action.setParent(screen)
        settle()
        return screen

    yield make
    for page in pages:
        dispose(page)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def fill(screen, **texts):
    for place, text in texts.items():
        screen.form.field(place).box.setText(text)


def of(office, year=2026):
    return office.core.days.year(year).days


def picked(office, which, say=ENGLISH, actor=None):
    presenter = DaysPresenter(office.core, say, actor or office.founder)
    return presenter.picked(presenter.load(2026), which)


# ---------------------------------------------------------------- the list, without widgets


def test_a_day_is_told_with_its_bangla_date_class_state_and_source(seeded):
    line = next(line for line in picked(seeded, Filter.ALL, BANGLA) if line.name == "জুলাই গণ-অভ্যুত্থান দিবস")
    assert (line.month, line.on, line.bangla, line.day_class, line.state) == (
        "আগস্ট ২০২৬", "বুধ ৫ আগস্ট", "২১ শ্রাবণ ১৪৩৩", "ক শ্রেণি", "ছুটি",
    )  # fmt: skip
    assert "২ জুলাই ২০২৫" in line.source


def test_each_month_is_named_once_whatever_is_filtered(seeded):
    for which in (Filter.ALL, Filter.HOLIDAYS, Filter.CANCELLED, Filter.PROVISIONAL):
        months = [line.month for line in picked(seeded, which) if line.month]
        assert months
        assert len(months) == len(set(months))


def test_the_filters_show_what_they_say(seeded):
    days = seeded.core.days
    shut = Closure(days.new_closure_id(), date(2026, 11, 1), date(2026, 11, 3), "মেরামত")
    days.save_closure(seeded.founder.id, shut)
    assert {line.state for line in picked(seeded, Filter.CANCELLED)} == {"Cancelled by the state"}
    assert len(picked(seeded, Filter.CANCELLED)) == 9
    assert {line.state for line in picked(seeded, Filter.PROVISIONAL)} == {"Provisional"}
    assert all(line.day.closed and not line.day.cancelled for line in picked(seeded, Filter.HOLIDAYS))
    (closure,) = picked(seeded, Filter.CLOSURES)
    assert (closure.name, closure.source, closure.state, closure.detail) == (
        "মেরামত", "until Tue 3 November", "Office closed", "3 days",
    )  # fmt: skip
    assert closure in [replace(line, month=closure.month) for line in picked(seeded, Filter.ALL)]


# ---------------------------------------------------------------- the room


@pytest.mark.parametrize("say", [ENGLISH, BANGLA])
def test_an_empty_list_teaches_and_is_filled_with_one_press(opened, office, say):
    screen = opened(say=say)
    assert screen.stack.currentIndex() == 1
    press(screen.fill)
    wait_for(lambda: screen.stack.currentIndex() == 0)
    assert len(of(office)) > 25
    assert len(of(office, 2027)) > 25
    assert any(isinstance(banner, Banner) for banner in screen.banners())


def test_a_new_fiscal_year_is_offered_and_taken_from_the_banner(opened, office):
    office.core.days.seed(office.founder.id, 2026, 2026)
    screen = opened()
    (banner,) = screen.banners()
    assert "2027-28" in banner.words.plain
    press(screen.seed)
    wait_for(lambda: bool(of(office, 2027)))
    assert office.core.days.unseeded() == ()


def test_the_list_begins_at_the_day_that_comes_next(opened, seeded):
    screen = opened()
    assert screen.table.chosen().day.on >= date(2026, 10, 6)
    press(screen.before)
    assert screen.table.chosen() is None
    press(screen.after)
    press(screen.after)
    assert screen.year.text() == "Fiscal year 2027-28"
    assert screen.table.currentIndex().row() == 0


def test_the_buttons_fit_the_row_that_is_selected(opened, seeded):
    screen = opened()
    screen._choose_filter(Filter.PROVISIONAL)
    assert screen.confirm.isEnabled()
    press(screen.confirm)
    assert seeded.went[-1] == Place(Room.DAYS, screen.table.chosen().item, "confirm")
    screen._choose_filter(Filter.CANCELLED)
    assert not screen.confirm.isEnabled()
    assert screen.confirm.toolTip()
    assert screen.cancel.words() == "Keep it again"
    press(screen.cancel)
    assert seeded.went[-1].extra == "restore"
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert seeded.went[-1] == Place(Room.DAYS, screen.table.chosen().item)
    screen._choose_filter(Filter.CLOSURES)
    assert screen.stack.currentIndex() == 2
    assert not screen.open.isEnabled()


def test_whoever_is_no_convenor_reads_with_the_reason(opened, seeded):
    drafter = seeded.core.panel.member(seeded.with_panel().add_member("রেহানা পারভীন", Role.DRAFTER))
    screen = opened(actor=drafter)
    for button in (screen.add, screen.read, screen.seed, screen.close_office, screen.confirm, screen.cancel):
        assert not button.isEnabled()
    assert screen.add.toolTip() == "Only the convenor changes the list of days."
    assert screen.open.isEnabled()
    assert screen.export.isEnabled()
    assert screen.banners() == ()


def test_a_year_is_written_as_a_file_and_read_again_without_a_change(opened, seeded, tmp_path):
    target = tmp_path / "দিন"
    screen = opened(make=lambda context: DaysScreen(context, lambda *_: str(target) + ".csv", lambda *_: str(target)))
    press(screen.export)
    wait_for(lambda: target.with_suffix(".csv").exists())
    wait_for(lambda: bool(screen.banners()))
    press(screen.read)
    place = seeded.went[-1]
    page = opened(place)
    wait_for(lambda: page._state is not None)
    assert page._state.faults == ()
    assert page._state.changes == ()
    assert not page.go.isEnabled()


# ---------------------------------------------------------------- one day


@pytest.mark.parametrize("say", [ENGLISH, BANGLA])
def test_a_day_is_added_by_hand(opened, office, say):
    screen = opened(Place(Room.DAYS, None, "new"), say=say)
    press(screen.go)
    assert screen.form.field("on").error()
    assert screen.form.field("day_name").error()
    fill(screen, on="৪/৯/২০২৬", day_name="জন্মাষ্টমী", source="গেজেট")
    screen.form.checks["closed"].click()
    press(screen.go)
    assert office.backs == 1
    (day,) = of(office)
    assert (day.on, day.name.bn, day.closed, day.source) == (date(2026, 9, 4), "জন্মাষ্টমী", True, "গেজেট")


def test_what_was_typed_outlives_a_change_of_language(opened, office):
    screen = opened(Place(Room.DAYS, None, "new"))
    fill(screen, day_name="আধা লেখা")
    again = opened(Place(Room.DAYS, None, "new"), say=BANGLA)
    assert again.form.text("day_name") == "আধা লেখা"
    press(again.go)
    assert of(office) == ()


def test_an_eid_is_moved_with_the_gazette_as_source(opened, seeded):
    eid = next(day for day in of(seeded) if day.seed == "eid_al_fitr-1/2027")
    screen = opened(Place(Room.DAYS, eid.id, "confirm"))
    assert screen.title() == "Eid al-Fitr"
    assert screen.form.text("source") == ""
    fill(screen, on="09/03/2027", source="গেজেট ১২")
    press(screen.go)
    moved = seeded.core.days.day(eid.id)
    assert (moved.on, moved.provisional, moved.source) == (date(2027, 3, 9), False, "গেজেট ১২")


def test_a_day_is_cancelled_and_kept_again(opened, seeded):
    victory = next(day for day in of(seeded) if day.seed == "victory_day/2026")
    screen = opened(Place(Room.DAYS, victory.id, "cancel"))
    fill(screen, source="পরিপত্র ৯")
    press(screen.go)
    assert seeded.core.days.day(victory.id) == replace(victory, cancelled=True, source="পরিপত্র ৯")
    screen = opened(Place(Room.DAYS, victory.id, "restore"))
    press(screen.go)
    assert not seeded.core.days.day(victory.id).cancelled


def test_a_day_is_changed_and_taken_off_only_after_a_question(opened, seeded):
    victory = next(day for day in of(seeded) if day.seed == "victory_day/2026")
    screen = opened(Place(Room.DAYS, victory.id))
    fill(screen, day_name="মহান বিজয় দিবস")
    press(screen.go)
    assert seeded.core.days.day(victory.id).name.bn == "মহান বিজয় দিবস"
    screen = opened(Place(Room.DAYS, victory.id))
    press(screen.remove)
    dialog = screen.findChild(ConfirmDialog)
    assert victory.id in [day.id for day in of(seeded)]
    press(dialog.confirm)
    wait_for(lambda: victory.id not in [day.id for day in of(seeded)])


# ---------------------------------------------------------------- closures


@pytest.mark.parametrize("say", [ENGLISH, BANGLA])
def test_the_office_is_closed_and_an_overlap_is_refused_at_its_field(opened, office, say):
    screen = opened(Place(Room.DAYS, None, "new closure"), say=say)
    press(screen.go)
    assert screen.form.field("first_on").error()
    assert screen.form.field("reason").error()
    fill(screen, first_on="০১/১১/২০২৬", last_on="3/11/2026", reason="মেরামত")
    press(screen.go)
    (closure,) = office.core.days.year(2026).closures
    assert (closure.first_on, closure.last_on, closure.reason) == (date(2026, 11, 1), date(2026, 11, 3), "মেরামত")
    screen = opened(Place(Room.DAYS, None, "new closure"), say=say)
    fill(screen, first_on="3/11/2026", reason="বন্যা")
    press(screen.go)
    assert "মেরামত" in screen.form.field("first_on").error()
    assert len(office.core.days.year(2026).closures) == 1


def test_a_closure_is_changed_and_taken_off(opened, office):
    days = office.core.days
    shut = Closure(days.new_closure_id(), date(2026, 11, 1), date(2026, 11, 1), "মেরামত")
    days.save_closure(office.founder.id, shut)
    screen = opened(Place(Room.DAYS, shut.id, "closure"))
    fill(screen, last_on="2/11/2026")
    press(screen.go)
    assert days.closure(shut.id).last_on == date(2026, 11, 2)
    screen = opened(Place(Room.DAYS, shut.id, "closure"))
    press(screen.remove)
    assert days.year(2026).closures == ()


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("say", [ENGLISH, BANGLA])
def test_every_fault_of_a_file_has_words(say):
    told = {kind: wanted(say, DaysFileFault(kind, 3, "তারিখ", "x", 2)) for kind in FaultKind}
    assert len(set(told.values())) == len(FaultKind)
    assert say.number(2) in told[FaultKind.DAY_TWICE]


def file_place(tmp_path, text):
    file = tmp_path / "জেলা.csv"
    file.write_text(text, encoding="utf-8")
    return Place(Room.DAYS, None, f"file:{file}")


@pytest.mark.parametrize(("say", "words"), [(ENGLISH, "Yes or no"), (BANGLA, "হ্যাঁ বা না")])
def test_the_faults_of_a_file_are_told_and_only_the_good_rows_taken(opened, office, tmp_path, say, words):
    place = file_place(tmp_path, "তারিখ,নাম,ছুটি\n2026-12-16,বিজয় দিবস,হ্যাঁ\n2026-12-17,খ,হয়তো\n")
    screen = opened(place, say=say)
    wait_for(lambda: screen._state is not None)
    (fault,) = screen._state.faults
    assert (fault.row, fault.column, fault.found) == (say.number(3), "ছুটি", "হয়তো")
    assert fault.wanted.startswith(words)
    assert of(office) == ()
    press(screen.go)
    wait_for(lambda: office.backs == 1)
    assert [day.name.bn for day in of(office)] == ["বিজয় দিবস"]


def test_a_file_that_is_no_table_or_not_there_takes_nothing_over(opened, office, tmp_path):
    (tmp_path / "x.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    screen = opened(Place(Room.DAYS, None, f"file:{tmp_path / 'x.csv'}"))
    wait_for(lambda: screen._state is not None)
    assert len(screen._state.faults) == 1
    assert not screen.go.isEnabled()
    missing = opened(Place(Room.DAYS, None, f"file:{tmp_path / 'y.csv'}"))
    settle()
    assert not missing.go.isEnabled()
    assert missing._state is None


def test_a_file_mended_meanwhile_is_read_again(opened, office, tmp_path):
    place = file_place(tmp_path, "তারিখ,নাম\n2026-12-40,বিজয় দিবস\n")
    screen = opened(place)
    wait_for(lambda: screen._state is not None)
    assert not screen.go.isEnabled()
    file_place(tmp_path, "তারিখ,নাম\n2026-12-16,বিজয় দিবস\n")
    press(screen.again)
    wait_for(lambda: screen._state.changes != ())
    press(screen.go)
    wait_for(lambda: office.backs == 1)
    assert len(of(office)) == 1


# ---------------------------------------------------------------- how it stands on every screen


@pytest.mark.parametrize("extra", ["", "new", "new closure", "file"])
@pytest.mark.parametrize(
    ("say", "scheme", "scale", "size"),
    [
        (ENGLISH, Scheme.LIGHT, 100, (1114, 640)),
        (BANGLA, Scheme.DARK, 150, (1210, 600)),
        (BANGLA, Scheme.LIGHT, 100, (900, 560)),
    ],
)
def test_nothing_is_clipped_and_everything_is_reached(opened, seeded, tmp_path, extra, say, scheme, scale, size):
    faulty = "তারিখ,নাম,ছুটি\n2026-12-21,ক,হ্যাঁ\n2026-12-17,খ,হয়তো\n"
    place = file_place(tmp_path, faulty) if extra == "file" else Place(Room.DAYS, None, extra)
    screen = opened(place, say=say, theme=Theme(scheme, scale), size=size)
    settle()
    assert_nothing_clipped(screen)
    assert_reachable(screen)
