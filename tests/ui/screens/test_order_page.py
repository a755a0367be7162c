"""The office order and the register on paper: typed for, looked at, saved as what was looked at."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.errors import DiskFull
from moderator_app.events import OfficeChanged
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.screens import pages, panel
from ui.screens.pages.paper_page import RegisterPaperPage
from ui.screens.panel.order_page import OrderPage
from ui.theme import Theme
from ui.widgets.button import Button

ORDER = Place(Room.PANEL, None, "order")
ENGLISH = Speaker(Language.ENGLISH)


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


@pytest.fixture
def shown(bench):
    made = []

    def show(build=OrderPage, place=ORDER, file="", size=(1366, 768), actor="uno", **other):
        asked = partial(build, ask=lambda _parent, _question, _name: str(file)) if file else build
        member = bench.core.panel.member(bench.members[actor])
        made.append(Shown(asked, bench.core, place, actor=member, **{"say": ENGLISH, **other}))
        made[-1].at(*size)
        wait_for(lambda: made[-1].screen.paper.pages > 0)
        settle()
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def write(screen, place, text):
    box = screen.form.field(place).box
    box.clear()
    box.insert(text)


def redrawn(screen):
    """The pause after the last key is over and the paper printed anew."""
    wait_for(lambda: not screen._pause.isActive() and screen._under_way is None)
    settle()


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for build, place in ((panel.build, ORDER), (pages.build, Place(Room.PAGES, None, "paper"))):
        one = shown(build, place, size=(width, height), say=Speaker(language), theme=theme)
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)


def test_without_a_number_the_order_is_a_draft_and_with_one_it_is_none(bench, shown):
    screen = shown().screen
    assert "draft" in screen.state_line(screen._paper)
    draft = screen._paper.pdf
    write(screen, "order_no", "০৫.২৬-১১")
    redrawn(screen)
    assert screen._paper.pdf != draft
    assert screen.state_line(screen._paper) == "1 printed page"


def test_the_members_own_order_stands_in_the_form(bench, shown):
    ict = bench.core.panel.member(bench.members["ict"])
    bench.core.panel.change(bench.members["uno"], replace(ict, order_no="০৫.২৬-১১", order_on=date(2026, 1, 18)))
    screen = shown().screen
    assert (screen.form.text("order_no"), screen.form.text("order_on")) == ("০৫.২৬-১১", "18/01/2026")


def test_a_date_that_cannot_be_read_is_said_under_it_and_nothing_is_saved(shown):
    screen = shown().screen
    write(screen, "order_on", "31/2/2026")
    wait_for(lambda: screen.paper.pages == 0)
    assert screen.form.field("order_on").error()
    assert not screen.bar.save.isEnabled()
    write(screen, "order_on", "28/2/2026")
    redrawn(screen)
    assert not screen.form.field("order_on").error()
    assert screen.bar.save.isEnabled()


def test_a_number_longer_than_a_line_is_told_at_its_field(shown):
    screen = shown().screen
    write(screen, "order_no", "১" * 500)
    wait_for(lambda: bool(screen.form.field("order_no").error()))
    assert screen.banners() == ()
    assert screen.form.text("order_no") == "১" * 500


def test_what_is_looked_at_is_what_is_saved(bench, shown, tmp_path):
    screen = shown(file=tmp_path / "order.pdf").screen
    press(screen.bar.save)
    wait_for(lambda: len(screen.banners()) == 1)
    assert (tmp_path / "order.pdf").read_bytes() == screen._paper.pdf
    assert "order.pdf" in screen.banners()[0].accessibleName()
    assert bench.verbs()[-1] == "paper_printed"


def test_a_full_disk_is_told_and_another_place_offered(bench, shown, tmp_path, monkeypatch):
    screen = shown(file=tmp_path / "order.pdf").screen

    def full(*_given):
        raise DiskFull(path=str(tmp_path))

    monkeypatch.setattr(type(bench.core.papers), "save", full)
    press(screen.bar.save)
    wait_for(lambda: len(screen.banners()) == 1)
    assert not Path(tmp_path / "order.pdf").exists()
    assert screen.bar.save.isEnabled()
    again = screen.banners()[0].findChildren(Button)
    assert [button.text() for button in again] == ["Choose another place"]


def test_what_others_change_is_printed_anew(bench, shown):
    screen = shown().screen
    before = screen._paper.pdf
    bench.core.panel.end(bench.members["uno"], bench.members["land"], date(2026, 2, 9))
    screen.heard(OfficeChanged())
    redrawn(screen)
    assert screen._paper.pdf != before


def test_an_office_without_a_profile_is_told_what_is_missing(tmp_path):
    bench = Bench.founded(tmp_path / "new")
    one = Shown(OrderPage, bench.core, ORDER, actor=bench.core.panel.member(bench.members["uno"]), say=ENGLISH)
    screen = one.at()
    wait_for(lambda: len(screen.banners()) == 1)
    assert "Name of the office" in screen.banners()[0].accessibleName()
    assert not screen.bar.save.isEnabled()
    dispose(one.frame)
    bench.folder.close()


def test_the_other_language_prints_the_twin(shown):
    screen = shown().screen
    english = screen._paper
    press(screen.bar.language.findChildren(QAbstractButton)[0])
    wait_for(lambda: screen._paper is not None and screen._paper is not english)
    assert (screen._paper.language, screen._paper.name) == (Language.BANGLA, "office-order-bn.pdf")


def test_the_panel_room_leads_to_the_order_also_for_who_may_not_change_it(bench, shown):
    member = bench.core.panel.member(bench.members["ict"])
    room = Shown(panel.build, bench.core, Place(Room.PANEL), actor=member, say=ENGLISH)
    screen = room.at()
    press(screen.order)
    assert room.went == [ORDER]
    dispose(room.frame)
    assert shown(panel.build, actor="ict").screen.bar.save.isEnabled()


def test_the_register_and_a_card_print_from_the_register(bench, shown, tmp_path):
    page_id = bench.pages["facebook"]
    room = Shown(
        pages.build, bench.core, Place(Room.PAGES), actor=bench.core.panel.member(bench.members["uno"]), say=ENGLISH
    )
    screen = room.at()
    press(screen.paper)
    card = next(b for b in screen.findChildren(Button) if b.isVisible() and b.text() == "Register card")
    press(card)
    assert room.went == [Place(Room.PAGES, None, "paper"), Place(Room.PAGES, page_id, "card")]
    dispose(room.frame)
    one = shown(RegisterPaperPage, Place(Room.PAGES, page_id, "card"), file=tmp_path / "card.pdf")
    press(one.screen.bar.save)
    wait_for(lambda: bench.verbs()[-1] == "paper_printed")
    assert bench.core.activity.entries(0, 5000)[-1].subject_id == page_id


def test_a_sheet_that_lies_across_is_shown_as_wide_as_it_can_be(shown):
    across = shown(RegisterPaperPage, Place(Room.PAGES, None, "paper")).screen.paper
    wait_for(lambda: across._sheet.width() > across._sheet.height())
    wait_for(lambda: abs(across._sheet.width() - across.wanted_width()) <= 2)
    upright = shown().screen.paper
    assert upright._sheet.width() < upright._sheet.height()
