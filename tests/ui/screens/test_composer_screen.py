"""The composer with real widgets on a real store."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.posts import Draft, ReviewStage
from moderator_app.domain.purposes import Purpose
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, NASRIN, PORTAL, TANVIR, make_office, picture
from ui.places import Place, Room
from ui.screens import composer
from ui.theme import Theme

NEW = Place(Room.POSTS, extra="new")


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(place=NEW, size=(1366, 768), member=TANVIR, **other):
        one = Shown(composer.build, office.core, place, actor=office.member(member), **other)
        made.append(one)
        one.at(*size)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def journalled(office):
    return [entry.draft.text for entry in office.core.journal.offered(TANVIR)]


def kept(office):
    lines = office.core.drafting.lines(PostQuery())
    return [office.core.drafting.open(TANVIR, line.post_id).post for line in lines]


def at(post):
    return Place(Room.POSTS, item=post.id)


def said(one):
    return " ".join(banner.accessibleName() for banner in one.screen.banners())


def type_text(editor, text):
    """As an input method commits it, cluster by cluster."""
    for piece in text:
        event = QInputMethodEvent()
        event.setCommitString(piece)
        QApplication.sendEvent(editor, event)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width"), [(100, 1366), (100, 1024), (150, 1366)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, office, language, scale, width):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    post = office.write(office.draft(media=(office.attach(1, "পোস্টার"), office.attach(2))))
    one = shown(at(post), (width, 768), say=Speaker(language), theme=theme)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)


def test_what_is_typed_is_in_the_store_soon_after_the_last_key(shown, office):
    one = shown()
    QTest.keyClicks(one.screen.sheet.editor, "Notun ")
    type_text(one.screen.sheet.editor, "ক্ষুদ্র")
    wait_for(lambda: journalled(office) == ["Notun ক্ষুদ্র"])
    assert office.core.drafting.count(PostQuery()) == 0
    wait_for(lambda: "১১:০২" in one.screen.bar.status.accessibleName())


def test_a_word_half_typed_in_an_input_method_is_not_disturbed(shown, office):
    editor = shown().screen.sheet.editor
    type_text(editor, "জন্ম ")
    QApplication.sendEvent(editor, QInputMethodEvent("নিব", []))
    wait_for(lambda: journalled(office) == ["জন্ম "])
    assert editor.textCursor().block().layout().preeditAreaText() == "নিব"
    event = QInputMethodEvent()
    event.setCommitString("নিবন্ধন")
    QApplication.sendEvent(editor, event)
    assert editor.toPlainText() == "জন্ম নিবন্ধন"


def test_a_long_text_is_pasted_whole_where_one_is_and_taken_back_in_one_step(shown):
    editor = shown().screen.sheet.editor
    editor.insertPlainText("আগে পরে")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    whole, pasted = "ক্ষুদ্র ঋণ 🙂\n" * 900, QMimeData()
    pasted.setText(whole)
    editor.insertFromMimeData(pasted)
    assert editor.isReadOnly()
    wait_for(lambda: not editor.isReadOnly())
    assert editor.toPlainText() == f"আগে {whole}পরে"
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "আগে পরে"
    QTest.keyClicks(editor, "x")
    assert "x" in editor.toPlainText()


def test_ctrl_s_keeps_a_draft_that_needs_neither_page_nor_purpose(shown, office):
    one = shown()
    type_text(one.screen.sheet.editor, "লেখা")
    QTest.keyClick(one.screen.sheet.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: len(kept(office)) == 1)
    settle()
    assert kept(office)[0].draft.text == "লেখা"
    assert journalled(office) == []


def test_a_post_is_written_and_handed_in_with_the_keyboard_and_the_mouse(shown, office):
    one = shown()
    sheet = one.screen.sheet
    QTest.mouseClick(sheet.pills[ADMIN], Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.pills[PORTAL], Qt.MouseButton.LeftButton)
    sheet.purpose.setFocus()
    QTest.keyClick(sheet.purpose, Qt.Key.Key_Down)
    type_text(sheet.editor, "কাল টিকা কেন্দ্র খোলা")
    assert "উপজেলা প্রশাসন ও তথ্য পোর্টাল" in one.screen.bar.send.accessibleName()
    QTest.keyClick(sheet.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: bool(one.went))
    post = kept(office)[0]
    assert post.stage is ReviewStage.SUBMITTED
    assert post.draft.page_ids == (ADMIN, PORTAL)
    assert post.draft.purpose is Purpose.OFFICIAL_COMMUNICATION
    assert one.went == [Place(Room.POSTS, extra=f"handed:{post.id}")]


def test_a_failed_hand_in_says_what_is_missing_leads_there_and_keeps_the_draft(shown, office):
    one = shown()
    sheet = one.screen.sheet
    type_text(sheet.editor, "লেখা")
    QTest.mouseClick(sheet.pills[ADMIN], Qt.MouseButton.LeftButton)
    QTest.mouseClick(one.screen.bar.send, Qt.MouseButton.LeftButton)
    wait_for(lambda: "উদ্দেশ্য" in said(one))
    assert one.frame.focusWidget() is sheet.purpose
    assert kept(office)[0].draft.text == "লেখা"
    assert one.went == []


def test_an_alternative_text_is_asked_for_in_place(shown, office):
    use = office.attach(1)
    post = office.write(office.draft(media=(use,)))
    one = shown(at(post))
    QTest.mouseClick(one.screen.bar.send, Qt.MouseButton.LeftButton)
    wait_for(lambda: bool(said(one)))
    strip = one.screen.sheet.media
    assert one.frame.focusWidget() is strip.alt
    type_text(strip.alt, "ভবন")
    assert not strip.alt.property("invalid")
    QTest.mouseClick(one.screen.bar.send, Qt.MouseButton.LeftButton)
    wait_for(lambda: bool(one.went))
    assert kept(office)[0].draft.media[0].alt_text == "ভবন"


def test_a_page_gets_its_own_text_and_the_main_one_again(shown, office):
    post = office.write(office.draft(text="মূল লেখা"))
    sheet = shown(at(post)).screen.sheet
    sheet.tabs.changed.emit(PORTAL)
    type_text(sheet.editor, " পোর্টালে")
    assert sheet.writing.text_of(PORTAL) != "মূল লেখা"
    assert sheet.writing.text == "মূল লেখা"
    QTest.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert not sheet.writing.differs(PORTAL)
    sheet.undo.click()
    assert sheet.writing.differs(PORTAL)


def test_only_plain_text_is_pasted_and_a_pasted_picture_is_attached(shown, office):
    one = shown()
    editor = one.screen.sheet.editor
    rich = QMimeData()
    rich.setHtml("<b style='color:red'>মোটা</b>")
    rich.setText("মোটা")
    editor.insertFromMimeData(rich)
    assert editor.toPlainText() == "মোটা"
    assert "color:red" not in editor.toHtml().replace(" ", "")
    image = QMimeData()
    image.setImageData(QImage.fromData(picture(3)))
    editor.insertFromMimeData(image)
    wait_for(lambda: len(one.screen.sheet.writing.media) == 1)
    assert editor.toPlainText() == "মোটা"


def test_pictures_are_added_moved_by_key_and_taken_off(shown, office, tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.png").write_bytes(picture(number))
    one = shown()
    writing = one.screen.sheet.writing
    one.screen.sheet.pictures.emit([tmp_path / "1.png", tmp_path / "2.png"])
    wait_for(lambda: len(writing.media) == 2)
    first, second = (use.hash for use in writing.media)
    thumb = one.screen.sheet.media._thumbs[0]
    thumb.setFocus()
    QTest.keyClick(thumb, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert [use.hash for use in writing.media] == [second, first]
    QTest.keyClick(one.screen.sheet.media._thumbs[1], Qt.Key.Key_Delete)
    assert [use.hash for use in writing.media] == [second]
    wait_for(lambda: one.screen._pictures.get(second) is not None)


def test_a_file_that_is_no_picture_is_named_and_left_out(shown, tmp_path):
    (tmp_path / "নোট.png").write_text("ছবি নয়")
    one = shown()
    one.screen.sheet.pictures.emit([tmp_path / "নোট.png"])
    wait_for(lambda: "নোট.png" in said(one))
    assert one.screen.sheet.writing.media == []


def test_unsaved_text_is_offered_brought_back_and_can_be_undone(shown, office):
    office.core.journal.note(TANVIR, None, Draft("হারানো লেখা", purpose=Purpose.AWARENESS))
    one = shown()
    assert "হারানো লেখা" in said(one)
    one.screen._take_offer()
    assert one.screen.sheet.editor.toPlainText() == "হারানো লেখা"
    assert one.screen.sheet.purpose.value() == Purpose.AWARENESS
    assert said(one) == ""
    one.screen.sheet.editor.undo()
    assert one.screen.sheet.editor.toPlainText() == ""


def test_unsaved_text_that_was_dropped_is_had_back_while_the_page_stands(shown, office):
    office.core.journal.note(TANVIR, None, Draft("হারানো লেখা"))
    one = shown()
    one.screen._drop_offer()
    wait_for(lambda: journalled(office) == [])
    assert "হারানো লেখা" not in said(one)
    type_text(one.screen.sheet.editor, "নতুন")
    wait_for(lambda: journalled(office) == ["নতুন"])
    one.screen.banners()[0].layout().itemAt(2).widget().click()
    assert one.screen.sheet.editor.toPlainText() == "হারানো লেখা"
    wait_for(lambda: journalled(office) == ["হারানো লেখা"])
    assert said(one) == ""
    one.screen.sheet.editor.undo()
    assert one.screen.sheet.editor.toPlainText() == "নতুন"


def test_text_saved_by_someone_else_meanwhile_is_not_overwritten(shown, office):
    post = office.write(office.draft(text="প্রথম"))
    one = shown(at(post))
    office.core.drafting.save(NASRIN, post.id, post.revision, office.draft(text="নাসরিনের"))
    type_text(one.screen.sheet.editor, "+")
    one.screen.keep()
    wait_for(lambda: bool(said(one)))
    keep_mine = one.screen.banners()[0].layout().itemAt(2).widget()
    QTest.mouseClick(keep_mine, Qt.MouseButton.LeftButton)
    wait_for(lambda: len(kept(office)) == 2)
    assert {p.draft.text for p in kept(office)} == {"নাসরিনের", one.screen.sheet.editor.toPlainText()}


def test_leaving_keeps_what_was_typed(shown, office):
    one = shown()
    type_text(one.screen.sheet.editor, "যাওয়ার আগে")
    one.screen.leaving()
    assert [post.draft.text for post in kept(office)] == ["যাওয়ার আগে"]


def test_what_the_reviewer_asked_stands_in_a_banner(shown, office):
    post = office.hand_in()
    office.core.reviewing.ask_changes(NASRIN, post.id, "তারিখ মেলান")
    assert "তারিখ মেলান" in said(shown(at(post)))


def test_a_post_that_is_out_is_read_only_and_says_why(shown, office):
    post = office.hand_in()
    office.approve(post)
    office.core.manual_kit.open(TANVIR, office.core.drafting.open(TANVIR, post.id).deliveries[0].id)
    one = shown(at(post))
    assert one.screen.sheet.editor.isReadOnly()
    assert one.screen.bottom_bar() is None
    assert said(one)


def test_who_may_not_write_reads_with_the_reason(shown, office):
    one = shown(at(office.write()), member=FARHANA)
    assert one.screen.sheet.editor.isReadOnly()
    assert said(one)


def test_a_time_is_chosen_from_the_usual_ones_or_typed_in_bangla_digits(shown, office):
    one = shown()
    QTest.mouseClick(one.screen.bar.time, Qt.MouseButton.LeftButton)
    panel = one.screen._times
    panel.day.setText("১২/১০/২০২৬")
    panel.hour.setText("২৫:০০")
    panel.take.click()
    assert panel.fault.plain
    panel.hour.setText("১৬:৩০")
    panel.take.click()
    assert panel.isHidden()
    assert "বিকাল ৪:৩০" in one.screen.bar.time.words()


def test_a_text_too_long_for_a_page_is_counted_in_red(shown, office):
    post = office.write(office.draft(text="ক" * 5000, page_ids=("flood",)))
    label = shown(at(post)).screen.sheet.under_text.counters._labels[0]
    assert "৯০৪" in label.accessibleName()


def test_writing_on_without_answering_an_offer_says_where_the_earlier_text_went(shown, office):
    office.core.journal.note(TANVIR, None, Draft("হারানো লেখা"))
    one = shown()
    type_text(one.screen.sheet.editor, "নতুন")
    wait_for(lambda: journalled(office) == ["নতুন"])
    settle()
    assert [post.draft.text for post in kept(office)] == ["হারানো লেখা"]
    assert "আলাদা খসড়া" in said(one)


def test_handing_in_an_empty_page_keeps_no_empty_draft_and_leaves_an_offer_open(shown, office):
    office.core.journal.note(TANVIR, None, Draft("হারানো লেখা"))
    one = shown()
    QTest.mouseClick(one.screen.bar.send, Qt.MouseButton.LeftButton)
    wait_for(lambda: len(one.screen.banners()) == 2)
    assert kept(office) == []
    assert journalled(office) == ["হারানো লেখা"]
