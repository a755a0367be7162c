"""The evaluation in the window: chosen, leafed through, opened into lists, and saved as two PDFs."""

from dataclasses import replace
from functools import partial

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.errors import DiskFull, ReportFailed
from moderator_app.events import WeekNoted
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.screens.evaluation.results import ACHIEVED_COLUMN
from ui.screens.evaluation.view import EvaluationView
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState

HERE = Place(Room.EVALUATION)
LAST = FiscalQuarter(2025, 2)
_papers: dict = {}


class PrintedOnce:
    """The real service; a paper that was printed for one test is shown to the others again."""

    def __init__(self, real):
        self._real = real
        self.error = None
        self.printed = []

    def __getattr__(self, name):
        return getattr(self._real, name)

    def print(self, evaluation, language):
        if self.error:
            raise self.error
        self.printed.append(language)
        if language not in _papers:
            _papers[language] = self._real.print(evaluation, language)
        return _papers[language]

    def save(self, evaluation, languages, folder):
        if self.error:
            raise self.error
        return self._real.save(evaluation, languages, folder)


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    page, uno = working.pages["facebook"], working.members["uno"]
    working.core.board.note_week(uno, page, LAST.weeks[4], NoteKind.DISASTER, "বন্যা")
    working.core = replace(working.core, evaluations=PrintedOnce(working.core.evaluations))
    yield working
    working.folder.close()


@pytest.fixture
def shown(bench):
    made = []

    def show(place=HERE, folder="", size=(1366, 768), **other):
        build = partial(EvaluationView, ask=lambda _parent, _question: str(folder))
        member = bench.core.panel.member(bench.members["uno"])
        made.append(Shown(build, bench.core, place, actor=member, **other))
        made[-1].at(*size)
        wait_for(lambda: made[-1].screen.paper.pages > 0 or bench.core.evaluations.error is not None)
        settle()
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def press_cell(table, row, column):
    spot = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(size=(width, height), say=Speaker(language), theme=theme)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)


def test_a_result_opens_its_list_of_posts_by_mouse_and_by_enter(bench, shown):
    one = shown()
    table = one.screen.duties.table
    press_cell(table, 0, ACHIEVED_COLUMN)
    press_cell(table, 1, 1)
    assert one.went == [Place(Room.POSTS, extra=f"quarter:2025-26-Q2:{bench.pages['facebook']}")]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert one.went[1] == Place(Room.POSTS, extra="quarter:2025-26-Q2:")


def test_a_short_week_opens_the_page_of_its_reason(bench, shown):
    one = shown()
    table = one.screen.short.table
    assert table.model().rowCount() == 11
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    (place,) = one.went
    assert (place.room, place.item) == (Room.THIS_WEEK, bench.pages["facebook"])
    assert place.extra.startswith("week:2025-")


def test_the_paper_is_leafed_by_buttons_and_keys_and_seen_large(shown):
    one = shown()
    paper = one.screen.paper
    assert (paper.page, paper.previous.isEnabled()) == (0, False)
    press(paper.next)
    assert paper.page == 1
    QTest.keyClick(one.frame, Qt.Key.Key_PageUp)
    wait_for(lambda: paper.page == 0)
    small = paper.wanted_width()
    press(paper.large)
    assert paper.wanted_width() > small
    assert not one.screen.duties.isVisible()
    press(paper.large)
    assert one.screen.duties.isVisible()


def test_the_english_copy_keeps_the_page_that_was_open(bench, shown):
    one = shown()
    press(one.screen.paper.next)
    english = one.screen.bar.language.findChildren(QAbstractButton)[1]
    press(english)
    wait_for(lambda: one.screen.paper.pages > 0)
    assert one.screen.paper.page == 1
    assert bench.core.evaluations.printed[-1] is Language.ENGLISH


def test_another_quarter_is_drawn_up_with_its_key(shown):
    one = shown()
    box = one.screen.quarter
    assert box.value() == LAST
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    settle()
    wait_for(lambda: one.screen.paper.pages > 0)
    assert box.value() == LAST.next
    press_cell(one.screen.duties.table, 0, ACHIEVED_COLUMN)
    assert "2025-26-Q3" in one.went[0].extra


def test_both_pdfs_are_saved_and_their_folder_is_offered(shown, tmp_path):
    folder = tmp_path / "মূল্যায়ন"
    one = shown(folder=folder)
    press(one.screen.bar.save)
    wait_for(lambda: bool(one.screen.banners()))
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["evaluation-2025-26-Q2-bn.pdf", "evaluation-2025-26-Q2-en.pdf"]
    (banner,) = one.screen.banners()
    assert all(name in banner.accessibleName() for name in names)
    assert [b.words() for b in banner.findChildren(Button)] == ["ফোল্ডার খুলুন"]
    assert one.screen.bar.save.isEnabled()


def test_closing_the_question_saves_nothing(shown):
    one = shown(folder="")
    press(one.screen.bar.save)
    assert one.screen.banners() == ()


def test_a_folder_that_is_a_file_is_refused_in_words(shown, tmp_path):
    file = tmp_path / "file"
    file.write_text("এটি ফাইল", encoding="utf-8")
    one = shown(folder=file)
    press(one.screen.bar.save)
    wait_for(lambda: bool(one.screen.banners()))
    (banner,) = one.screen.banners()
    assert str(file) in banner.accessibleName()
    assert [b.words() for b in banner.findChildren(Button)] == ["অন্য ফোল্ডার দিন"]
    assert file.read_text(encoding="utf-8") == "এটি ফাইল"
    assert one.screen.bar.save.isEnabled()


def test_a_full_disk_is_told_and_the_draft_stays(bench, shown, tmp_path):
    one = shown(folder=tmp_path)
    bench.core.evaluations.error = DiskFull(path=str(tmp_path))
    press(one.screen.bar.save)
    (banner,) = one.screen.banners()
    assert "জায়গা" in banner.accessibleName()
    assert one.screen.paper.pages > 0


def test_a_paper_that_cannot_be_printed_says_so_where_it_would_stand(bench, shown):
    bench.core.evaluations.error = ReportFailed(detail="broken")
    one = shown()
    assert one.screen.paper.pages == 0
    assert len(one.screen.banners()) == 1
    assert one.screen.duties.table.model().rowCount() == 3


def test_a_reason_that_was_written_meanwhile_is_read_again(bench, shown):
    one = shown()
    uno, page = bench.members["uno"], bench.pages["facebook"]
    bench.core.board.note_week(uno, page, LAST.weeks[5], NoteKind.MISSED, "প্রশিক্ষণ")
    one.screen.heard(WeekNoted(page_id=page))
    settle()
    model = one.screen.short.table.model()
    assert any("প্রশিক্ষণ" in model.data(model.index(row, 2)) for row in range(model.rowCount()))


def test_before_there_is_an_office_the_first_steps_are_offered(tmp_path):
    bench = Bench.founded(tmp_path / "new")
    member = bench.core.panel.member(bench.members["uno"])
    one = Shown(EvaluationView, bench.core, HERE, actor=member)
    screen = one.at()
    (empty,) = screen.findChildren(EmptyState)
    press(empty.findChildren(Button)[0])
    assert one.went == [Place(Room.WELCOME)]
    assert screen.bottom_bar() is None
    assert_nothing_clipped(one.frame)
    dispose(one.frame)
    bench.folder.close()
