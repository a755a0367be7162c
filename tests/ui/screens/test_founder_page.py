import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.panel import ALL_ROLES
from moderator_app.words import Language, Speaker
from tests.ui.screens.start_office import ENGLISH, LIGHT, fresh_core, gate_context
from ui.screens.founder import build
from ui.screens.founder.presenter import FounderPresenter, TypedFounder
from ui.theme import Theme, dress


@pytest.fixture
def core(tmp_path):
    core = fresh_core(tmp_path / "office")
    folder = core.opening._room.folder
    folder.make_demo(folder.new_recovery_key())
    yield core
    core.opening.close()


@pytest.fixture
def opened(core):
    pages = []

    def make(say=ENGLISH, theme=LIGHT, size=(1366, 704)):
        dress(QApplication.instance() or QApplication([]), theme)
        done = []
        page = build(gate_context(core, theme, say, done))
        pages.append(page)
        show(page, *size)
        return page, done

    yield make
    for page in pages:
        dispose(page)


def test_every_trouble_is_told_at_once(core):
    troubles = FounderPresenter(ENGLISH, core.sign_in, core.days).found(TypedFounder(pin="123"))
    assert [t.place for t in troubles] == ["member_name", "designation", "pin"]
    assert core.sign_in.seats() == ()


@pytest.mark.parametrize(
    ("pin", "repeated", "place"),
    [("123456", "123456", "pin"), ("111111", "111111", "pin"), ("482913", "482914", "repeated")],
)
def test_a_weak_or_differing_pin_is_refused_at_its_field(core, pin, repeated, place):
    typed = TypedFounder("তানভীর", "", "অফিসার", "", pin, repeated)
    assert [t.place for t in FounderPresenter(ENGLISH, core.sign_in, core.days).found(typed)] == [place]


def test_an_english_name_that_is_too_long_is_told_at_the_english_field(core):
    typed = TypedFounder("তানভীর", "T" * 300, "অফিসার", "", "482913", "482913")
    assert [t.place for t in FounderPresenter(ENGLISH, core.sign_in, core.days).found(typed)] == ["member_name_en"]


def test_a_new_office_begins_with_the_days_of_this_and_the_next_fiscal_year(core):
    typed = TypedFounder("তানভীর", "", "অফিসার", "", "482913", "482913")
    assert FounderPresenter(ENGLISH, core.sign_in, core.days).found(typed) == ()
    assert core.days.unseeded() == ()
    assert [entry.verb for entry in core.activity.entries(0, 10)] == ["office_founded", "days_seeded"]


def test_the_page_names_the_founder_and_goes_on(opened, core):
    page, done = opened()
    for place, text in (
        ("member_name", "তানভীর হাসান"),
        ("designation", "অফিসার"),
        ("pin", "482913"),
        ("repeated", "482913"),
    ):
        page.sheet.field(place).box.setText(text)
    QTest.keyClick(page.sheet.field("repeated").box, Qt.Key.Key_Return)
    wait_for(lambda: bool(done))
    [seat] = core.sign_in.seats()
    assert (seat.member.name.bn, seat.member.roles, seat.has_pin) == ("তানভীর হাসান", ALL_ROLES, True)


def test_an_error_keeps_what_was_typed_and_another_language_too(opened):
    page, done = opened()
    QTest.keyClicks(page.sheet.field("member_name_en").box, "Tanvir")
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    settle()
    assert page.sheet.field("member_name").error()
    again, _ = opened(say=Speaker(Language.BANGLA))
    assert again.sheet.text("member_name_en") == "Tanvir"
    assert done == []


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 704)), (150, (1366, 704)), (100, (1024, 704))])
def test_the_page_is_well_shown_with_and_without_errors(opened, language, scale, size):
    page, _ = opened(Speaker(language), Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale), size)
    assert_nothing_clipped(page)
    assert_reachable(page)
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    settle()
    assert_nothing_clipped(page)
