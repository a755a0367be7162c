"""The page that brings posts in from a file, pressed like a member would, over a real store."""

from dataclasses import replace
from functools import partial

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from moderator_app.domain.errors import DiskFull
from moderator_app.domain.importing import CellFaultKind, Column
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.panel import Role
from moderator_app.services.importing import CHUNK
from moderator_app.words import Language, Speaker
from moderator_app.words.importing import CELL_FAULTS, COLUMNS
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, TANVIR, make_office
from ui.application import _posts
from ui.places import Place, Room
from ui.roles import Role as Colour
from ui.screens import importing, posts
from ui.screens.importing.presenter import Which
from ui.screens.importing.view import ImportScreen
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.table import CELL_ROLE

ENGLISH = Speaker(Language.ENGLISH)
ALL = PostQuery(PostFilter.ALL)
HEADS = "text,pages,date,time\n"
MIXED = HEADS + 'এক,"{page}",১৪/১০/২০২৬,১১:০০\n,"{page}",,\nতিন,অচেনা,৩১/০২/২০২৭,\nচার,,,\n'


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def file(office, tmp_path):
    name = next(page.name.bn for page in office.core.accounts.all() if page.id == ADMIN)

    def write(text, called="posts.csv"):
        path = tmp_path / called
        path.write_text(text.replace("{page}", name), encoding="utf-8")
        return path

    return write


@pytest.fixture
def shown(office, tmp_path):
    made = []

    def show(path=None, size=(1366, 768), build=None, actor=None, say=ENGLISH, **other):
        extra = f"import:{path}" if path else "import"
        target = tmp_path / "saved"
        build = build or partial(ImportScreen, source=lambda *_: str(path), target=lambda *_: str(target))
        one = Shown(
            build, office.core, Place(Room.POSTS, extra=extra), actor=actor or office.member(), say=say, **other
        )
        made.append(one)
        one.at(*size)
        settle()
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def said(one):
    banners = [label.text() for banner in one.screen.banners() for label in banner.findChildren(QLabel)]
    return " ".join([*banners, *(label.text() for label in one.screen.findChildren(QLabel) if label.isVisible())])


def grid(one):
    """What the grid shows: per row the words of each cell, faults marked."""
    model = one.screen.panel.model
    shown_cells = []
    for row in range(model.rowCount()):
        cells = [model.index(row, column).data(CELL_ROLE) for column in range(model.columnCount())]
        shown_cells.append([f"!{cell.text}" if cell.state and n > 1 else cell.text for n, cell in enumerate(cells)])
    return shown_cells


def titles(office):
    return sorted(line.title for line in office.core.drafting.lines(ALL))


def test_from_the_list_of_posts_a_button_leads_to_the_page(shown):
    one = shown(build=posts.build)
    press(one.screen.bring_in)
    assert one.went == [Place(Room.POSTS, extra="import")]
    assert isinstance(shown(build=_posts).screen, ImportScreen)
    assert isinstance(shown(build=importing.build).screen, ImportScreen)


def test_nothing_can_be_made_before_a_file_is_chosen(shown):
    one = shown()
    assert not one.screen.go.isEnabled()
    assert one.screen.go.toolTip() == "Choose a file first."
    assert one.screen.choose.isEnabled()


def test_every_faulty_cell_is_red_with_its_row_and_reason(shown, file, office):
    one = shown(file(MIXED))
    page = office.core.accounts.get(ADMIN).name.bn
    assert grid(one) == [
        ["2", "New draft", "এক", "–", page, "১৪/১০/২০২৬", "১১:০০", "–"],
        ["3", "Faulty", "!–", "–", page, "–", "–", "–"],
        ["4", "Faulty", "তিন", "–", "!অচেনা", "!৩১/০২/২০২৭", "!–", "–"],
        ["5", "New draft", "চার", "–", "–", "–", "–", "–"],
    ]
    one.screen.panel.table.selectRow(2)
    assert one.screen.panel.why.plain.startswith(
        "Row 4: Pages: The office keeps no page of this name: “অচেনা”. Date: No day"
    )
    assert "2 new · 2 faulty · 0 here already" in said(one)
    assert titles(office) == []


def test_a_red_cell_is_red_in_pixels(shown, file):
    one = shown(file(MIXED))
    table = one.screen.panel.table
    place = table.visualRect(one.screen.panel.model.index(2, 4))
    image = table.viewport().grab(place).toImage()
    assert image.pixelColor(image.width() - 3, 3) == one.theme.colour(Colour.DANGER_SOFT)


def test_the_faulty_rows_alone_are_shown(shown, file):
    one = shown(file(MIXED))
    for which, rows in {Which.FAULTY: ["3", "4"], Which.NEW: ["2", "5"], Which.KNOWN: []}.items():
        one.screen.panel.show_rows(which)
        settle()
        assert [row[0] for row in grid(one)] == rows
        assert one.screen.panel.rows.currentIndex() == (0 if rows else 1)


def test_good_rows_become_drafts_and_the_bad_ones_stay_to_be_mended(shown, file, office, tmp_path):
    one = shown(file(MIXED))
    assert one.screen.go.words() == "Make 2 drafts"
    press(one.screen.go)
    assert titles(office) == ["এক", "চার"]
    assert "2 drafts were made. 2 faulty rows stayed behind." in said(one)
    assert [row[0] for row in grid(one)] == ["3", "4"]
    assert not one.screen.go.isEnabled()
    press(one.screen.panel.save)
    saved = (tmp_path / "saved.csv").read_text(encoding="utf-8-sig")
    assert "The office keeps no page of this name" in saved
    assert "saved.csv" in said(one)


def test_far_down_in_a_long_file_a_row_says_its_reason_once_it_is_there(shown, file):
    one = shown(file("text\n" + "এক\n" * 400))
    assert one.screen.panel.model.rowCount() == 400
    one.screen.panel.table.selectRow(390)
    wait_for(lambda: one.screen.panel.why.plain == "Row 392: The same stands in row 2 already.")


def test_ctrl_enter_makes_the_drafts(shown, file, office):
    one = shown(file("text\nএক\n"))
    QTest.keyClick(one.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: titles(office) == ["এক"])


def test_the_same_file_again_asks_before_it_makes_a_second_draft(shown, file, office):
    path = file("text\nএক\nদুই\n")
    press(shown(path).screen.go)
    again = shown(path)
    assert "This very file was brought in before" in said(again)
    assert not again.screen.go.isEnabled()
    assert [row[1] for row in grid(again)] == ["Here already"] * 2
    assert again.screen.panel.why.plain == "Row 2: A draft was made of the same row before."
    again.screen.panel.again.setChecked(True)
    assert again.screen.go.words() == "Make 2 drafts"
    press(again.screen.go)
    assert len(titles(office)) == 4


@pytest.mark.parametrize("language", list(Language))
def test_what_is_no_table_is_told_and_another_file_can_be_chosen(shown, tmp_path, language, file):
    picture = tmp_path / "posts.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    one = shown(picture, say=Speaker(language))
    words = "neither a CSV file" if language is Language.ENGLISH else "পড়ার মতো CSV ফাইল"
    assert words in said(one)
    assert not one.screen.go.isEnabled()
    one.screen.look(str(file("text\nএক\n")))
    settle()
    assert one.screen.go.isEnabled()


def test_a_stick_that_was_pulled_is_told_and_what_was_made_stays(shown, file, office):
    path = file("text\nএক\n")
    one = shown(path)
    press(one.screen.go)
    path.unlink()
    press(one.screen.choose)
    assert "USB stick" in said(one)
    assert titles(office) == ["এক"]


def test_cancelling_keeps_what_was_made_and_the_rest_can_follow(shown, file, office):
    one = shown(file("text\n" + "".join(f"পোস্ট {n}\n" for n in range(3 * CHUNK))))
    whole = office.core.importing.make

    class Slow:
        """The service, cancelled from the window when the first rows are made."""

        def __getattr__(self, name):
            return getattr(office.core.importing, name)

        def make(self, actor, preview, watch, **other):
            def cancelling(share):
                if share:
                    one.screen._ticket.cancel()
                watch(share)

            return whole(actor, preview, cancelling, **other)

    one.screen._presenter._core = replace(office.core, importing=Slow())
    one.screen.go.click()
    assert one.screen.progress.isVisible()
    assert not one.screen.choose.isEnabled()
    wait_for(lambda: "Stopped." in said(one))
    settle()
    assert office.core.drafting.count(ALL) == CHUNK
    assert one.screen.go.words() == f"Make {2 * CHUNK:,} drafts"
    assert not one.screen.progress.isVisible()


def test_a_full_disk_is_told_and_the_rows_stay_on_the_screen(shown, file, office):
    one = shown(file(MIXED))

    class Full:
        def __getattr__(self, name):
            return getattr(office.core.importing, name)

        def save_faulty(self, *_):
            raise DiskFull(path="x")

    one.screen._presenter._core = replace(office.core, importing=Full())
    press(one.screen.panel.save)
    assert any(isinstance(banner, Banner) for banner in one.screen.banners())
    assert len(grid(one)) == 4


def test_a_sample_is_saved_and_read_back(shown, tmp_path, office):
    one = shown()
    press(one.screen.sample)
    assert "saved.csv" in said(one)
    one.screen.look(str(tmp_path / "saved.csv"))
    settle()
    assert one.screen.go.words() == "Make 2 drafts"


def test_columns_that_nobody_knows_and_rows_that_stand_twice_are_told(shown, file):
    one = shown(file("text,রং\nএক,লাল\nএক,নীল\n"))
    assert "These columns are not known and are left out: রং." in said(one)
    one.screen.panel.table.selectRow(1)
    assert one.screen.panel.why.plain == "Row 3: The same stands in row 2 already."


def test_an_auditor_sees_why_nothing_can_be_done(shown, office):
    auditor = replace(office.member(TANVIR), roles=frozenset({Role.AUDITOR}))
    one = shown(actor=auditor)
    for button in (one.screen.go, one.screen.choose, one.screen.sample):
        assert not button.isEnabled()
        assert button.toolTip() == "Your role reads only."


def test_every_fault_and_column_has_words():
    assert set(CELL_FAULTS) == {kind.value for kind in CellFaultKind}
    assert set(COLUMNS) == {column.value for column in Column}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("percent", "size"), [(100, (1366, 697)), (100, (1024, 697)), (150, (1366, 768))])
def test_nothing_is_clipped_and_everything_is_reached(shown, file, language, percent, size):
    one = shown(file(MIXED), size, say=Speaker(language), theme=Theme(scale=percent))
    one.screen.panel.table.selectRow(2)
    settle()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
