"""Findings in the composer, with a fake rule laid in: underlined, told with clause and advice; a press leads there."""

from dataclasses import dataclass

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.bootstrap import core_on
from moderator_app.domain.checking import Level
from moderator_app.domain.ids import PageId
from moderator_app.domain.posts import ReviewStage, Variant
from moderator_app.words import Language, Speaker
from tests.fakes.ids import FakeIds
from tests.fakes.rules import WordRule
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer
from ui.screens.composer.findings import Findings


@dataclass(frozen=True)
class PageRule:
    """Finds a word in the text of one page."""

    word: str
    page_id: PageId

    def find(self, text, context):
        return WordRule(self.word).find(text, context) if context.page_id == self.page_id else ()


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "desk")
    yield made
    made.close()


@pytest.fixture
def written(office):
    made = []

    def show(*pack, language=Language.ENGLISH, draft=None, post_id=None):
        post_id = post_id or office.write(draft or office.draft(text="😀 সভা আগামীকাল। সভায় আসুন।")).id
        core = core_on(office.folder, clock=office.clock, ids=FakeIds(70 + len(made)), pack=pack)
        place = Place(Room.POSTS, post_id)
        made.append(Shown(composer.build, core, place, actor=office.member(TANVIR), say=Speaker(language)))
        screen = made[-1].at()
        return screen, screen.preview.findChild(Findings)

    yield show
    for one in made:
        dispose(one.frame)


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


def test_another_text_is_looked_through_too_and_a_press_leads_into_its_tab(written, office):
    page = office.draft().page_ids[1]
    rule = WordRule("ভিন্ন", Level.NOTE)
    screen, findings = written(rule, draft=office.draft(variants=(Variant(page, "ভিন্ন কথা"),)))
    wait_for(lambda: len(findings.jumps) == 1)
    assert screen.sheet.editor.extraSelections() == []
    assert findings.notes[0].finding.where
    QTest.mouseClick(findings.jumps[0], Qt.MouseButton.LeftButton)
    assert screen.sheet.tab == page
    assert screen.sheet.editor.textCursor().selectedText() == "ভিন্ন"
    wait_for(lambda: len(screen.sheet.editor.extraSelections()) == 1)


def test_a_rule_for_one_page_sees_which_page_the_text_is_for(written, office):
    page = office.draft().page_ids[1]
    screen, findings = written(PageRule("ভিন্ন", page), draft=office.draft(variants=(Variant(page, "ভিন্ন কথা"),)))
    wait_for(lambda: len(findings.jumps) == 1)
    findings.jumps[0].click()
    wait_for(lambda: len(screen.sheet.editor.extraSelections()) == 1)


def test_a_press_leads_into_an_alternative_text(written, office):
    draft = office.draft(media=(office.attach(1, "ভিন্ন ছবি"),))
    screen, findings = written(WordRule("ভিন্ন"), draft=draft)
    wait_for(lambda: len(findings.jumps) == 1)
    findings.jumps[0].click()
    wait_for(lambda: "ভিন্ন ছবি" in _focused_text(screen))


@pytest.mark.parametrize("language", list(Language))
def test_what_wants_explaining_goes_with_a_reason_and_is_led_to_where_it_lacks(written, office, language):
    screen, findings = written(WordRule("সভা", Level.EXPLAIN), language=language)
    wait_for(lambda: len(findings.notes) == 2)
    assert findings.notes[1].reason is None
    reason = findings.notes[0].reason
    screen.bar.send.click()
    wait_for(reason.hasFocus)
    settle()
    assert_nothing_clipped(screen.window())
    reason.setText("সভার চিঠি আছে")
    reason.textEdited.emit(reason.text())
    screen.bar.send.click()
    wait_for(lambda: _stage(office, screen) is ReviewStage.SUBMITTED)
    (kept,) = office.core.reviewing.explanations(TANVIR, screen.presenter.post_id)
    assert (kept.reason.words, kept.reason.text) == ("সভা", "সভার চিঠি আছে")


def test_the_reason_of_an_earlier_version_is_proposed_again(written, office):
    screen, findings = written(WordRule("সভা", Level.STOP))
    wait_for(lambda: len(findings.notes) == 2)
    findings.notes[0].reason.setText("সভার চিঠি আছে")
    findings.notes[0].reason.textEdited.emit("সভার চিঠি আছে")
    screen.bar.send.click()
    wait_for(lambda: _stage(office, screen) is ReviewStage.SUBMITTED)
    _screen, anew = written(WordRule("সভা", Level.STOP), post_id=screen.presenter.post_id)
    wait_for(lambda: bool(anew.notes) and anew.notes[0].reason.text() == "সভার চিঠি আছে")


def _stage(office, screen):
    return office.core.drafting.open(TANVIR, screen.presenter.post_id).post.stage


def _focused_text(screen):
    focused = screen.window().focusWidget()
    return focused.toPlainText() if hasattr(focused, "toPlainText") else getattr(focused, "text", str)()


def test_the_product_has_no_rule_and_shows_nothing(written):
    screen, findings = written()
    wait_for(lambda: screen._opened is not None)
    assert not findings.isVisible()
    assert screen.sheet.editor.extraSelections() == []
