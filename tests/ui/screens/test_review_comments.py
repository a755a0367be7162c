"""Comments over the real office: said in the review room and in the composer, quoted, settled, counted in the list."""

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from moderator_app.domain.posts import Variant
from moderator_app.events import PostChanged
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import FARHANA, NASRIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer, posts, review
from ui.theme import Theme


@pytest.fixture
def office(tmp_path):
    desk = make_office(tmp_path / "desk")
    yield desk
    desk.close()


@pytest.fixture
def show(office):
    made = []

    def shown(build, place, who, say=None, scale=100, size=(1366, 768)):
        say = say or Speaker(Language.ENGLISH)
        made.append(Shown(build, office.core, place, actor=office.member(who), say=say, theme=Theme(scale=scale)))
        return made[-1].at(*size)

    yield shown
    for one in made:
        dispose(one.frame)


def _said(office, post):
    return [
        (s.who.id, s.comment.text, s.comment.quote, s.settled_by is not None)
        for s in office.core.commenting.of_post(NASRIN, post.id)
    ]


def test_marked_words_are_commented_on_and_the_list_counts_what_is_open(office, show):
    post = office.hand_in()
    screen = show(review.build, Place(Room.REVIEW, post.id), NASRIN)
    talk = screen.detail.talk
    text = screen.detail.outgoing.texts[0]
    text.setSelection(0, 4)
    QTest.keyClick(screen.window(), Qt.Key.Key_M)
    wait_for(talk.words.isVisible)
    QTest.keyClicks(talk.words, "a jk question")
    QTest.mouseClick(talk.send, Qt.MouseButton.LeftButton)
    wait_for(lambda: talk.settlers)
    assert _said(office, post) == [(NASRIN, "a jk question", "জন্ম", False)]
    assert not talk.words.isVisible()
    assert screen.model.lines[0].talk == "1 open comment"
    QTest.mouseClick(next(iter(talk.settlers.values())), Qt.MouseButton.LeftButton)
    wait_for(lambda: not talk.settlers)
    assert _said(office, post)[0][3]
    assert screen.model.lines[0].talk == ""


def test_words_are_marked_and_quoted_without_a_mouse(office, show):
    post = office.hand_in()
    screen = show(review.build, Place(Room.REVIEW, post.id), NASRIN)
    text, talk = screen.detail.outgoing.texts[0], screen.detail.talk
    QTest.keyClick(screen.window(), Qt.Key.Key_W)
    wait_for(text.hasFocus)
    QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert text.selectedText().strip() == "জন্ম"
    QTest.keyClick(text, Qt.Key.Key_M)
    wait_for(talk.words.isVisible)
    QTest.keyClicks(talk.words, "which day?")
    QTest.keyClick(talk.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: _said(office, post))
    assert _said(office, post) == [(NASRIN, "which day?", "জন্ম", False)]


def test_the_key_leads_from_one_text_to_the_next(office, show):
    page = office.draft().page_ids[1]
    post = office.hand_in(office.draft(variants=(Variant(page, "আলাদা লেখা"),)))
    screen = show(review.build, Place(Room.REVIEW, post.id), NASRIN)
    texts = screen.detail.outgoing.texts
    for text in (*texts, texts[0]):
        QTest.keyClick(screen.window(), Qt.Key.Key_W)
        wait_for(text.hasFocus)


def test_the_room_of_posts_shows_what_was_said_and_takes_an_answer(office, show):
    post = office.hand_in()
    office.core.commenting.add(NASRIN, post.id, "তারিখটি দেখুন", "জন্ম")
    screen = show(posts.build, Place(Room.POSTS, extra=f"handed:{post.id}"), TANVIR)
    talk = screen.details.talk
    wait_for(lambda: len(talk.settlers) == 1)
    assert talk.count.text() == "1 open"
    talk.open_button.click()
    talk.send.click()
    wait_for(lambda: talk._field.error() != "")
    QTest.keyClicks(talk.words, "half a thou")
    screen.heard(PostChanged(post.id))
    settle()
    assert talk.words.toPlainText() == "half a thou"
    talk.send.click()
    wait_for(lambda: len(talk.settlers) == 2)
    next(iter(talk.settlers.values())).click()
    wait_for(lambda: len(talk.settlers) == 1)
    assert _said(office, post) == [(NASRIN, "তারিখটি দেখুন", "জন্ম", True), (TANVIR, "half a thou", "", False)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 697)), (150, (1366, 768)), (100, (1024, 768))])
def test_comments_in_the_room_of_posts_are_whole(office, show, language, scale, size):
    post = office.hand_in()
    office.core.commenting.add(NASRIN, post.id, "তারিখটি দেখুন", "জন্ম")
    place = Place(Room.POSTS, extra=f"handed:{post.id}")
    screen = show(posts.build, place, TANVIR, Speaker(language), scale, size)
    wait_for(lambda: len(screen.details.talk.settlers) == 1)
    assert_nothing_clipped(screen.window())
    assert_reachable(screen.window())


def test_an_empty_comment_is_told_beside_its_box_and_what_was_written_stays_while_the_list_is_read_again(office, show):
    post = office.hand_in()
    screen = show(review.build, Place(Room.REVIEW, post.id), NASRIN)
    talk = screen.detail.talk
    talk.open_button.click()
    QTest.keyClick(talk.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: talk._field.error() != "")
    QTest.keyClicks(talk.words, "half a thou")
    screen.heard(object())
    settle()
    assert talk.words.toPlainText() == "half a thou"
    assert office.core.commenting.of_post(NASRIN, post.id) == ()


def test_who_only_reads_says_nothing(office, show):
    post = office.hand_in()
    office.core.commenting.add(NASRIN, post.id, "তারিখ?")
    talk = show(review.build, Place(Room.REVIEW, post.id), FARHANA).detail.talk
    assert not talk.open_button.isEnabled()
    assert [button.isEnabled() for button in talk.settlers.values()] == [False]


def test_the_writer_reads_and_answers_in_the_composer(office, show):
    post = office.hand_in()
    office.core.commenting.add(NASRIN, post.id, "সময়টি ঠিক আছে?", "সকাল ৯:০০")
    screen = show(composer.build, Place(Room.POSTS, post.id), TANVIR)
    talk = screen.preview.findChild(composer_talk()).comments
    wait_for(talk.isVisible)
    editor = screen.sheet.editor
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    talk.open_button.click()
    QTest.keyClicks(talk.words, "yes")
    QTest.keyClick(talk.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: len(talk.settlers) == 2)
    assert _said(office, post)[1] == (TANVIR, "yes", "জন্ম", False)
    assert office.core.drafting.open(TANVIR, post.id).post == post


def composer_talk():
    from ui.screens.composer.talk import Talk

    return Talk


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [100, 150])
def test_comments_are_never_clipped_and_always_reached(office, show, language, scale):
    post = office.hand_in()
    first = office.core.commenting.add(NASRIN, post.id, "সময়টি কি চিঠির সঙ্গে মিলছে? আবার দেখুন।", "সকাল ৯:০০")
    office.core.commenting.settle(TANVIR, first.id)
    office.core.commenting.add(TANVIR, post.id, "মিলিয়ে দেখেছি, ঠিক আছে।")
    for build, room in ((review.build, Room.REVIEW), (composer.build, Room.POSTS)):
        screen = show(build, Place(room, post.id), NASRIN, Speaker(language), scale)
        settle()
        assert_nothing_clipped(screen.window())
        assert_reachable(screen.window())
