"""Templates in the composer: put in as one step, blanks led to, and a blank left is not handed in."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.ids import PostId
from moderator_app.domain.posts import ReviewStage, Variant
from moderator_app.domain.templates import TemplateKind
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import NASRIN, PORTAL, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer
from ui.screens.composer.blanks_line import from_qt, to_qt
from ui.theme import Theme

BN, EN = Speaker(), Speaker(Language.ENGLISH)
K = TemplateKind
NOTICE = "সভা\n\nআগামী [তারিখ] [সময়] [স্থান]-এ সভা।"


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    desk = made.core.templates
    desk.save(TANVIR, None, K.NOTICE, "সভার বিজ্ঞপ্তি", NOTICE)
    desk.save(TANVIR, None, K.SIGNATURE, "স্বাক্ষর", "উপজেলা প্রশাসন")
    desk.save(TANVIR, None, K.HASHTAGS, "ট্যাগ", "#নমুনা #সেবা")
    desk.retire(TANVIR, desk.save(TANVIR, None, K.EVENT, "পুরোনো", "লেখা").id)
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(item=None, size=(1366, 768), member=TANVIR, **other):
        place = Place(Room.POSTS, item, "" if item else "new")
        one = Shown(composer.build, office.core, place, actor=office.member(member), **other)
        made.append(one)
        one.at(*size)
        wait_for(lambda: one.screen.sheet.writing is not None)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def text(one):
    return one.screen.sheet.editor.toPlainText()


def marked(one):
    return one.screen.sheet.editor.textCursor().selectedText()


def choose(one, words):
    """Presses the button, searches and takes the first one with Enter."""
    help_ = one.screen.templates
    help_.button.click()
    wait_for(help_.panel.isVisible)
    help_.panel.search.setText(words)
    QTest.keyClick(help_.panel.search, Qt.Key.Key_Return)
    wait_for(lambda: not help_.panel.isVisible())


@pytest.mark.parametrize("say", [BN, EN])
def test_a_template_goes_in_at_the_cursor_as_one_step_and_its_first_blank_is_marked(shown, say):
    one = shown(say=say)
    editor = one.screen.sheet.editor
    editor.insertPlainText("🙂 এক ")
    choose(one, "সভার")
    assert text(one) == "🙂 এক " + NOTICE
    assert marked(one) == "[তারিখ]"
    editor.undo()
    assert text(one) == "🙂 এক "
    editor.redo()
    assert text(one) == "🙂 এক " + NOTICE


def test_the_panel_offers_what_is_not_retired_and_the_arrows_choose(shown):
    one = shown(say=EN)
    help_ = one.screen.templates
    help_.button.click()
    wait_for(help_.panel.isVisible)
    model = help_.panel.table.model()
    names = [model.index(row, 0).data().partition(",")[0] for row in range(model.rowCount())]
    assert names == ["সভার বিজ্ঞপ্তি", "স্বাক্ষর", "ট্যাগ"]
    QTest.keyClick(help_.panel.search, Qt.Key.Key_Down)
    QTest.keyClick(help_.panel.search, Qt.Key.Key_Return)
    assert text(one) == "উপজেলা প্রশাসন"
    help_.button.click()
    wait_for(help_.panel.isVisible)
    QTest.keyClicks(help_.panel.search, "xyz")
    assert help_.panel.stack.currentIndex() == 1
    QTest.keyClick(help_.panel.search, Qt.Key.Key_Return)
    assert help_.panel.isVisible()
    help_.panel.room.click()
    assert one.went == [Place(Room.POSTS, extra="templates")]


def test_tab_leads_through_the_blanks_and_then_out_and_f4_goes_around(shown):
    one = shown()
    editor = one.screen.sheet.editor
    editor.setFocus()
    choose(one, "সভার")
    QTest.keyClicks(editor, "12")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert marked(one) == "[সময়]"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert marked(one) == "[স্থান]"
    one.screen.templates.blanks.next.click()
    assert marked(one) == "[সময়]"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert marked(one) == "[স্থান]"
    assert not editor.hasFocus()


def test_signature_and_hashtags_go_to_the_end_and_typing_after_them_is_a_step_of_its_own(shown):
    one = shown()
    editor = one.screen.sheet.editor
    editor.setPlainText("লেখা")
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    choose(one, "স্বাক্ষর")
    choose(one, "ট্যাগ")
    choose(one, "ট্যাগ")
    assert text(one) == "লেখা\n\nউপজেলা প্রশাসন\n\n#নমুনা #সেবা"
    QTest.keyClicks(editor, "!")
    editor.undo()
    assert text(one) == "লেখা\n\nউপজেলা প্রশাসন\n\n#নমুনা #সেবা"
    editor.undo()
    assert text(one) == "লেখা\n\nউপজেলা প্রশাসন"


@pytest.mark.parametrize("say", [BN, EN])
def test_a_blank_is_pointed_out_while_it_is_there(shown, say):
    one = shown(say=say)
    line = one.screen.templates.blanks
    assert line.isHidden()
    choose(one, "সভার")
    assert line.isVisible()
    assert line.words.plain == ("Blanks left: [তারিখ], [সময়], [স্থান]" if say is EN else "ফাঁকা ঘর বাকি: [তারিখ], [সময়], [স্থান]")
    one.screen.sheet.editor.undo()
    assert line.isHidden()


@pytest.mark.parametrize("say", [BN, EN])
def test_a_post_with_a_blank_is_refused_with_what_and_where_and_one_is_led_there(office, shown, say):
    post = office.write(office.draft(text="প্রথম লাইন\n[তারিখ] সভা"))
    one = shown(post.id, say=say)
    one.screen.bar.send.click()
    wait_for(lambda: bool(one.screen.banners()))
    assert marked(one) == "[তারিখ]"
    assert not one.went
    QTest.keyClicks(one.screen.sheet.editor, "12/10")
    one.screen.bar.send.click()
    wait_for(lambda: bool(one.went))
    assert office.core.drafting.open(TANVIR, PostId(post.id)).post.stage is ReviewStage.SUBMITTED


def test_a_blank_in_the_text_of_one_page_is_shown_on_its_tab(office, shown):
    post = office.write(office.draft(text="ঠিক আছে", variants=(Variant(PORTAL, "পোর্টালে [দিন] সভা"),)))
    one = shown(post.id)
    one.screen.bar.send.click()
    wait_for(lambda: marked(one) == "[দিন]")
    assert text(one) == "পোর্টালে [দিন] সভা"


def test_who_may_only_look_is_offered_nothing_to_put_in(office, shown):
    post = office.hand_in()
    office.approve(post)
    with office.folder.store.write() as unit:
        before = unit.deliveries.of_post(post.id)
    assert before
    one = shown(post.id, member=NASRIN)
    assert one.screen.templates.button.isVisible()
    one.screen.sheet.lock()
    assert one.screen.templates.button.isHidden()


def test_places_are_counted_the_same_way_there_and_back():
    words = "ক🙂খ[তারিখ]🙂"
    for place in range(len(words) + 1):
        assert from_qt(words, to_qt(words, place)) == place


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_with_blanks_left(shown, language, scale, width, height):
    one = shown(say=Speaker(language), theme=Theme(scale=scale), size=(width, height))
    choose(one, "সভার")
    settle()
    QApplication.processEvents()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
