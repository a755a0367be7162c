"""Composing: typing, pasting, pictures, shapes, templates, versions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from moderator_app.domain.templates import TemplateKind
from tests.ui.inspection import settle, wait, wait_for
from tests.ui.screens.writing_desk import ADMIN, FLOOD, LAND, PORTAL, TANVIR, TEXT, picture
from ui.places import Place, Room
from ui.screens import composer, versions

pytestmark = pytest.mark.journey

NEW = Place(Room.POSTS, extra="new")
BOOK = f"{TEXT}\n\n" * 300
LONG = f"{TEXT}\n\n" * 5


def written(office, text=TEXT, **other):
    return Place(Room.POSTS, item=office.write(office.draft(text=text, **other)).id)


def ready(one):
    wait_for(lambda: one.screen.sheet.writing is not None)
    settle()
    return one.screen.sheet.editor


def test_typing_a_long_post(office, shown):
    office.hand_in()
    editor = ready(shown(composer.build, written(office, "")))
    for number, sign in enumerate(LONG):
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(editor, event)
        wait()
        if number % 40 == 0:
            settle()
    settle()
    assert editor.toPlainText() == LONG


def test_typing_in_the_midst_of_a_long_post(office, shown):
    editor = ready(shown(composer.build, written(office, LONG * 4)))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for number in range(200):
        QTest.keyClick(editor, Qt.Key.Key_A)
        wait()
        if number % 20 == 0:
            settle()
    settle()


def test_pasting_a_book(shown):
    one = shown(composer.build, NEW)
    editor = ready(one)
    QApplication.clipboard().setText(BOOK)
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: len(editor.toPlainText()) >= len(BOOK))
    settle()
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    QApplication.clipboard().clear()


def test_attaching_pictures(office, shown, tmp_path):
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.png")
        files[-1].write_bytes(picture(number, 3000, 2000))
    one = shown(composer.build, written(office))
    ready(one)
    one.screen.sheet.pictures.emit(files)
    wait_for(lambda: len(one.screen.sheet.writing.media) == len(files), 60_000)
    settle()


def test_switching_the_shapes_of_the_preview(office, shown):
    uses = tuple(office.attach(number, "পোস্টার") for number in range(4))
    place = written(office, LONG, page_ids=(ADMIN, PORTAL, FLOOD, LAND), media=uses)
    one = shown(composer.build, place)
    ready(one)
    which = one.screen.preview._which  # noqa: SLF001 - a person chooses it with the mouse
    assert isinstance(which, QComboBox)
    for _ in range(3):
        for number in range(which.count()):
            which.setCurrentIndex(number)
            which.activated.emit(number)
            settle()


def test_putting_a_template_in(office, shown):
    for number in range(60):
        text = f"সভা {number}\n\n[তারিখ] সকালে [স্থান] সভা।\n{TEXT}"
        office.core.templates.save(TANVIR, None, TemplateKind.NOTICE, f"সভার বিজ্ঞপ্তি {number}", text)
    one = shown(composer.build, written(office, LONG))
    ready(one)
    help_ = one.screen.templates
    help_.button.click()
    wait_for(help_.panel.isVisible)
    for typed in ("স", "সভ", "সভার বিজ্ঞপ্তি ৭", "সভার"):
        help_.panel.search.setText(typed)
        settle()
    QTest.keyClick(help_.panel.search, Qt.Key.Key_Return)
    wait_for(lambda: not help_.panel.isVisible())
    settle()


def test_turning_the_versions_of_a_long_post(office, shown):
    post = office.write(office.draft(text=LONG))
    for number in range(30):
        now = office.core.drafting.open(TANVIR, post.id).post
        draft = replace(now.draft, text=now.draft.text.replace("সকল", f"সকল {number}", 1 + number % 5))
        office.core.drafting.save(TANVIR, now.id, now.revision, draft)
    one = shown(versions.build, Place(Room.POSTS, item=post.id, extra="versions"))
    wait_for(lambda: one.screen.before.count() > 0)
    for number in (0, 10, 20, 5):
        one.screen.before.setCurrentIndex(number)
        settle()
