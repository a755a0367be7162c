"""The account register in the window: found, opened, added, changed; who may not is told why."""

from datetime import date

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.pages import Administrator, Naming, PageKind, Platform
from moderator_app.events import PagesChanged
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.screens import pages
from ui.screens.pages.details import PageDetails
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import WrappedLabel

REGISTER, NEW = Place(Room.PAGES), Place(Room.PAGES, extra="new")
PEOPLE = (
    Administrator("শফিকুল ইসলাম", in_order=True, on_page=True),
    Administrator("নাসরিন সুলতানা", in_order=True, on_page=False),
    Administrator("আবদুল কাদের", in_order=False, on_page=True),
)


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


@pytest.fixture
def shown(bench):
    made = []

    def show(place=REGISTER, actor="uno", size=(1366, 768), core=bench.core, **other):
        member = core.panel.member(bench.members[actor])
        made.append(Shown(pages.build, core, place, actor=member, **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def land(bench):
    return bench.register(
        "land", order_no="০০.০০.০০০০.০২৬-১১", owner_profile="শফিকুল ইসলাম", naming=Naming.OFFICE, administrators=PEOPLE
    )


def names(screen):
    model = screen.table.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def edit_button(screen):
    return next(b for b in screen.findChildren(Button) if b.isVisible() and b.shortcut().toString() == "Ctrl+E")


def write(field, text):
    """Types Latin letters; Bangla comes from an input method, as a whole."""
    field.clear()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insert(text)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(bench, shown, language, scale, width, height):
    page = land(bench)
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    places = (Place(Room.PAGES, page.id), NEW, Place(Room.PAGES, page.id, "change"))
    for place, actor in (*((place, "uno") for place in places), (REGISTER, "ict")):
        one = shown(place, actor, (width, height), say=Speaker(language), theme=theme)
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)


def test_an_office_without_pages_is_told_what_will_stand_there(tmp_path):
    bench = Bench.founded(tmp_path / "new")
    one = Shown(pages.build, bench.core, REGISTER, actor=bench.core.panel.member(bench.members["uno"]))
    screen = one.at()
    assert len(screen.findChildren(EmptyState)) == 1
    assert not screen.table.isVisible()
    QTest.mouseClick(screen.add, Qt.MouseButton.LeftButton)
    assert one.went == [NEW]
    dispose(one.frame)
    bench.folder.close()


def test_typing_finds_a_page_and_its_details_stand_below(bench, shown):
    land(bench)
    screen = shown().screen
    assert names(screen) == ["পেজ facebook, ফেসবুক পেজ", "পেজ land, ফেসবুক পেজ"]
    QTest.keyClicks(screen.search, "land")
    settle()
    assert names(screen) == ["পেজ land, ফেসবুক পেজ"]
    assert len(screen.findChildren(PageDetails)) == 1
    QTest.keyClicks(screen.search, "xyz")
    settle()
    assert screen.findChildren(PageDetails) == []
    again = next(b for b in screen.findChildren(EmptyState)[0].findChildren(Button))
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    settle()
    assert len(names(screen)) == 2


def test_enter_and_the_button_open_the_form_of_the_chosen_page(bench, shown):
    page = land(bench)
    one = shown()
    one.screen.table.setFocus()
    QTest.keyClick(one.screen.table, Qt.Key.Key_Down)
    QTest.keyClick(one.screen.table, Qt.Key.Key_Return)
    settle()
    QTest.mouseClick(edit_button(one.screen), Qt.MouseButton.LeftButton)
    assert one.went == [Place(Room.PAGES, page.id, "change")] * 2


def test_the_page_that_was_asked_for_is_chosen(bench, shown):
    page = land(bench)
    screen = shown(Place(Room.PAGES, page.id)).screen
    assert screen.table.currentIndex().row() == 1


def test_who_may_not_change_the_register_sees_why(bench, shown):
    one = shown(actor="ict")
    edit = edit_button(one.screen)
    assert not one.screen.add.isEnabled()
    assert not edit.isEnabled()
    assert "ভূমিকা" in one.screen.add.toolTip()
    assert any("ভূমিকা" in w.plain for w in one.screen.findChildren(WrappedLabel))
    one.screen.table.setFocus()
    QTest.keyClick(one.screen.table, Qt.Key.Key_Return)
    assert one.went == []
    form = shown(NEW, "ict")
    assert not form.screen.keep.isEnabled()
    assert "ভূমিকা" in form.screen.banners()[0].accessibleName()


def test_a_page_is_added_with_its_people(bench, shown):
    one = shown(NEW)
    form = one.screen.form
    write(form.field("name_bn"), "দুর্যোগ বার্তা")
    write(form.field("url"), "https://t.me/sample")
    box = form.field("platform")
    box.setFocus()
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert form.field("kind").value() == PageKind.CHANNEL
    for name in ("শফিকুল ইসলাম", "আবদুল কাদের", ""):
        QTest.mouseClick(form.add_person, Qt.MouseButton.LeftButton)
        write(form.people()[-1].name, name)
    QTest.mouseClick(form.people()[1].in_order, Qt.MouseButton.LeftButton)
    QTest.mouseClick(one.screen.keep, Qt.MouseButton.LeftButton)
    settle()
    assert one.backs == 1
    kept = bench.core.accounts.all()[-1]
    assert isinstance(kept.platform, Platform)
    assert (kept.name.bn, kept.platform, kept.kind) == ("দুর্যোগ বার্তা", Platform.TELEGRAM, PageKind.CHANNEL)
    assert kept.administrators == (
        Administrator("শফিকুল ইসলাম", in_order=True, on_page=True),
        Administrator("আবদুল কাদের", in_order=False, on_page=True),
    )


def test_what_a_look_at_the_account_found_is_kept(bench, shown):
    page = land(bench)
    one = shown(Place(Room.PAGES, page.id, "change"))
    form = one.screen.form
    form.people()[0].two_factor.choose(True)
    form.people()[2].two_factor.choose(False)
    write(form.field("rename_plan"), "মার্চের মধ্যে")
    form.field("portal_linked").choose(False)
    write(form.field("portal_checked_on"), "9/2/2026")
    write(form.field("reviewed_on"), "10/2/2026")
    form.field("recovery_contacts").setPlainText("অফিস\nজেলা")
    QTest.mouseClick(one.screen.keep, Qt.MouseButton.LeftButton)
    settle()
    assert one.backs == 1
    kept = bench.core.accounts.get(page.id)
    assert [person.two_factor for person in kept.administrators] == [True, None, False]
    assert (kept.rename_plan, kept.recovery_contacts) == ("মার্চের মধ্যে", ("অফিস", "জেলা"))
    assert (kept.portal_linked, kept.portal_checked_on) == (False, date(2026, 2, 9))
    assert kept.reviewed_on == date(2026, 2, 10)


def test_the_details_say_what_asks_for_a_look(bench, shown):
    page = land(bench)
    screen = shown(Place(Room.PAGES, page.id), say=Speaker(Language.ENGLISH)).screen
    details = screen.findChildren(PageDetails)[0]
    words = [label.plain for label in details.findChildren(WrappedLabel)]
    assert "Somebody has power over the account without standing in the order: take them off the page." in words
    assert "Who has access was never looked over." in words


def test_an_administrator_who_left_is_taken_off(bench, shown):
    page = land(bench)
    one = shown(Place(Room.PAGES, page.id, "change"))
    QTest.mouseClick(one.screen.form.people()[2].away, Qt.MouseButton.LeftButton)
    QTest.mouseClick(one.screen.keep, Qt.MouseButton.LeftButton)
    settle()
    assert bench.core.accounts.get(page.id).administrators == PEOPLE[:2]


def test_an_error_stands_under_its_field_and_what_was_typed_stays(bench, shown):
    one = shown(NEW)
    form, keep = one.screen.form, one.screen.keep
    write(form.field("name_bn"), "ভূমি অফিস")
    write(form.field("url"), "facebook")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    settle()
    assert form.error("url")
    assert not form.error("name_bn")
    assert form.field("name_bn").text() == "ভূমি অফিস"
    assert form.field("url").hasFocus()
    write(form.field("url"), "https://www.facebook.com/land")
    write(form.field("first_on"), "৩১/২/২০২৬")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    settle()
    assert form.error("first_on")
    assert not form.error("url")
    assert one.backs == 0
    write(form.field("first_on"), "১/২/২০২৬")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    settle()
    assert one.backs == 1


def test_a_page_that_is_not_there_opens_no_form(shown):
    screen = shown(Place(Room.PAGES, "gone", "change")).screen
    assert screen.form is None
    assert not screen.keep.isEnabled()
    assert len(screen.banners()) == 1


def test_the_register_follows_what_others_change_and_keeps_the_chosen_row(bench, shown):
    screen = shown().screen
    land(bench)
    screen.heard(PagesChanged())
    settle()
    assert len(names(screen)) == 2
    assert screen.table.currentIndex().row() == 0
