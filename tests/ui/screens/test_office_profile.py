"""The office's profile in the settings: read by everyone, kept by the convenor, shown as it will be printed."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from tests.ui.screens.shown_screen import Shown
from ui.forms.typed_office import TypedOffice
from ui.places import Place, Room
from ui.screens import settings
from ui.screens.settings.office.presenter import OfficePresenter
from ui.theme import Theme
from ui.widgets.label import WrappedLabel

HERE = Place(Room.SETTINGS, None, "office")
ENGLISH = Speaker(Language.ENGLISH)


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


@pytest.fixture
def shown(bench):
    made = []

    def show(actor="uno", size=(1366, 768), **other):
        member = bench.core.panel.member(bench.members[actor])
        made.append(Shown(settings.build, bench.core, HERE, actor=member, **{"say": ENGLISH, **other}))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def presenter(bench, actor="uno"):
    return OfficePresenter(ENGLISH, bench.core, bench.core.panel.member(bench.members[actor]))


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def said(card):
    return [label.plain for label in card.findChildren(WrappedLabel) if label.isVisibleTo(card)]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for actor in ("uno", "ict"):
        one = shown(actor, (width, height), say=Speaker(language), theme=theme)
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)


def test_the_profile_is_kept_with_the_offices_own_targets(bench, shown):
    screen = shown().screen
    form = screen.form
    form.field("office_name").box.setText("নতুন কার্যালয়")
    form.field("forwarding").box.setPlainText("জেলা প্রশাসক\nনথি")
    form._targets["reply_days"].choose(3)
    form._targets["solve_days"].choose(15)
    press(screen.go)
    office = bench.core.office.get()
    assert (office.name.bn, office.forwarding) == ("নতুন কার্যালয়", ("জেলা প্রশাসক", "নথি"))
    assert (office.reply_days, office.solve_days) == (3, 15)
    assert "The profile is kept." in [label.plain for label in screen.findChildren(WrappedLabel)]


def test_an_error_stands_under_its_field_and_nothing_is_kept(bench, shown):
    screen = shown().screen
    before = bench.core.office.get()
    screen.form.field("web").box.setText("not an address")
    press(screen.go)
    assert screen.form.field("web").error()
    assert screen.form.text("web") == "not an address"
    assert bench.core.office.get() == before
    assert screen.go.isEnabled()


def test_the_letterhead_reads_as_it_is_typed_in_either_language(shown):
    screen = shown().screen
    screen.form.field("office_name").box.setText("কার্যালয়")
    screen.form.field("office_name_en").box.setText("The Office")
    settle()
    assert "The Office" in said(screen.letterhead)
    screen._switch(Language.BANGLA)
    settle()
    assert said(screen.letterhead)[:2] == ["গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "কার্যালয়"]


def test_the_printed_settings_follow_the_form(shown):
    screen = shown().screen
    screen.form.minimum.choose(3)
    settle()
    sentences = said(screen.printed)
    assert any("at least 3 live posts" in text for text in sentences)
    assert any("Sunday to Saturday" in text for text in sentences)
    assert any("A week belongs to the quarter in which its Sunday falls" in text for text in sentences)
    assert any("What counts" in text for text in sentences)


def test_a_target_is_called_the_offices_and_never_the_directives(bench):
    desk = presenter(bench)
    none_set = desk.settings_said(TypedOffice())
    assert len(none_set) == 4
    assert "none set" in none_set[-1]
    both = desk.settings_said(TypedOffice(reply_days=1, solve_days=10))
    assert [text.split(":")[0] for text in both[-2:]] == ["Office target", "Office target"]
    assert both[-2].endswith("within 1 working day.")


def test_everyone_reads_and_only_the_convenor_changes(bench, shown):
    screen = shown("ict").screen
    assert not screen.go.isEnabled()
    assert not screen.form.isEnabled()
    assert screen.form.text("office_name") == bench.core.office.get().name.bn
    assert presenter(bench, "ict").keep(TypedOffice("ক", place_bn="খ", first_on="1/1/2026"))


def test_what_was_typed_outlives_a_look_elsewhere_and_can_be_begun_anew(bench, shown):
    shown().screen.form.field("office_place").box.setText("অন্য স্থান")
    settle()
    again = shown().screen
    assert again.form.text("office_place") == "অন্য স্থান"
    press(again.anew)
    assert again.form.text("office_place") == bench.core.office.get().place.bn
    assert shown().screen.form.text("office_place") == bench.core.office.get().place.bn


def test_another_number_of_days_that_is_kept_stays(bench, shown):
    office = bench.core.office.get()
    bench.core.office.save(bench.members["uno"], replace(office, reply_days=4))
    screen = shown().screen
    press(screen.go)
    assert bench.core.office.get().reply_days == 4


def test_a_store_without_a_profile_begins_with_today(tmp_path):
    bench = Bench.founded(tmp_path / "new")
    desk = presenter(bench)
    assert desk.load().first_on == "10/02/2026"
    assert desk.keep(TypedOffice("কার্যালয়", place_bn="স্থান", first_on="10/02/2026")) == ()
    assert bench.core.office.get().name.bn == "কার্যালয়"
    bench.folder.close()
