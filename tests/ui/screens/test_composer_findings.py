"""Findings in the composer, with a fake rule laid in: underlined, told with clause and advice; a press leads there."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.bootstrap import core_on
from moderator_app.domain.checking import Level
from moderator_app.words import Language, Speaker
from tests.fakes.ids import FakeIds
from tests.fakes.rules import WordRule
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer
from ui.screens.composer.findings import Findings


@pytest.fixture
def written(tmp_path):
    office = make_office(tmp_path / "desk")
    post = office.write(office.draft(text="😀 সভা আগামীকাল। সভায় আসুন।"))
    made = []

    def show(*pack, language=Language.ENGLISH):
        core = core_on(office.folder, clock=office.clock, ids=FakeIds(70), pack=pack)
        place = Place(Room.POSTS, post.id)
        made.append(Shown(composer.build, core, place, actor=office.member(TANVIR), say=Speaker(language)))
        screen = made[-1].at()
        return screen, screen.preview.findChild(Findings)

    yield show
    for one in made:
        dispose(one.frame)
    office.close()


@pytest.mark.parametrize("language", list(Language))
def test_what_is_found_is_underlined_and_told_and_a_press_leads_there(written, language):
    screen, findings = written(WordRule("সভা", Level.EXPLAIN), language=language)
    wait_for(lambda: len(findings.jumps) == 2)
    assert len(screen.sheet.editor.extraSelections()) == 2
    assert_nothing_clipped(screen.window())
    assert_reachable(screen.window())
    QTest.mouseClick(findings.jumps[1], Qt.MouseButton.LeftButton)
    cursor = screen.sheet.editor.textCursor()
    assert cursor.selectedText() == "সভা"
    assert cursor.selectionStart() > 10
    assert screen.sheet.editor.hasFocus()


def test_what_is_written_is_checked_while_it_is_written(written):
    screen, findings = written(WordRule("stop", Level.STOP))
    wait_for(lambda: screen._opened is not None)
    assert not findings.isVisible()
    QTest.keyClicks(screen.sheet.editor, "stop ")
    wait_for(findings.isVisible)
    assert [f.words for f in findings.found] == ["stop"]
    screen.sheet.editor.undo()
    wait_for(lambda: not findings.isVisible())
    assert screen.sheet.editor.extraSelections() == []


def test_the_product_has_no_rule_and_shows_nothing(written):
    screen, findings = written()
    wait_for(lambda: screen._opened is not None)
    assert not findings.isVisible()
    assert screen.sheet.editor.extraSelections() == []
