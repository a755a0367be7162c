"""Qt's own words are the program's words."""

import re

import pytest
from inspection import application, dispose, show
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QColorDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from moderator_app.domain.appearance import Appearance
from moderator_app.words import Digits, Language, Speaker
from ui.text import QtLanguage, speaker_of

LATIN = re.compile("[A-Za-z]{2,}")
KEYS = {"Ctrl", "Shift", "Alt", "Del", "Enter"}


@pytest.fixture
def bangla():
    application()
    language = QtLanguage()
    language.speak(Speaker(Language.BANGLA))
    yield language
    language.speak(Speaker(Language.ENGLISH))


def english_in(texts):
    return [text for text in texts if set(LATIN.findall(text)) - KEYS]


def menu_texts(box):
    menu = box.createStandardContextMenu()
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    dispose(menu)
    return texts


def test_the_context_menu_of_a_field_holds_no_english(bangla):
    field = QLineEdit("লেখা")
    assert len(menu_texts(field)) >= 7
    assert english_in(menu_texts(field)) == []


def test_the_context_menu_of_a_text_area_holds_no_english(bangla):
    area = QPlainTextEdit("লেখা")
    assert "কপি করুন" in " ".join(menu_texts(area))
    assert english_in(menu_texts(area)) == []


def test_every_standard_button_of_a_message_box_holds_no_english(bangla):
    for number in QMessageBox.StandardButton:
        if number.value.bit_count() != 1 or number is QMessageBox.StandardButton.NoButton:
            continue
        box = QMessageBox(QMessageBox.Icon.Question, "", "", number)
        button = box.button(number)
        if button is not None:
            assert english_in([button.text().replace("&", "")]) == [], number
        dispose(box)


def test_the_file_dialog_holds_no_english(bangla, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    show(dialog, 700, 500)
    widgets = dialog.findChildren(QWidget)
    texts = [widget.text() for widget in widgets if isinstance(widget, (QLabel, QAbstractButton))]
    texts += [widget.toolTip() for widget in widgets]
    found = english_in(text.replace("&", "") for text in texts)
    dispose(dialog)
    assert found == []


def test_the_colour_dialog_holds_no_english(bangla):
    dialog = QColorDialog()
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    show(dialog, 600, 450)
    texts = [
        w.text().replace("&", "") for w in dialog.findChildren(QWidget) if isinstance(w, (QLabel, QAbstractButton))
    ]
    dispose(dialog)
    assert english_in(texts) == []


def test_the_menu_of_a_scroll_bar_holds_no_english(bangla):
    for text in ("Scroll here", "Left edge", "Page up", "Top", "Bottom", "Scroll down"):
        assert english_in([QCoreApplication.translate("QScrollBar", text)]) == []
    dispose(QScrollBar())


def test_english_stays_english_and_the_language_changes_while_the_program_runs(bangla):
    assert "Copy" not in " ".join(menu_texts(QLineEdit()))
    bangla.speak(Speaker(Language.ENGLISH))
    assert "Copy" in " ".join(menu_texts(QLineEdit()))
    bangla.speak(Speaker(Language.BANGLA))
    assert "Copy" not in " ".join(menu_texts(QLineEdit()))


def test_what_was_chosen_makes_the_speaker():
    say = speaker_of(Appearance(language="bn", digits="latin"))
    assert say == Speaker(Language.BANGLA, Digits.LATIN)
    assert say.number(12) == "12"
