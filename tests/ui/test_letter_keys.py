"""J, K, A, C, R and the ticks 1 to 4 under Bangla keyboard layouts, with the signs that those layouts give.

The signs are those of XKB (xkeyboard-config, `symbols/bd` and `symbols/in`): National `bd(basic)`, Probhat
`bd(probhat)` and `in(ben_probhat)`, Inscript `in(ben_inscript)`, Baishakhi `in(ben_baishakhi)`; first level.
"""

import pytest
from inspection import dispose, wait_for
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import NASRIN, make_office
from ui.letter_keys import EVDEV, SET_1, LetterKeys, letter_of
from ui.places import Place, Room
from ui.screens import review

NONE = Qt.KeyboardModifier.NoModifier
LAYOUTS = {
    "bd(basic)": {"A": "ৃ", "C": "ে", "R": "প", "H": "া", "J": "ক", "K": "ত", "M": "ম", "W": "য"},
    "in(ben_probhat)": {"A": "া", "C": "চ", "R": "র", "H": "হ", "J": "জ", "K": "ক", "M": "ম", "W": "ূ"},
    "in(ben_inscript)": {"A": "ো", "C": "ম", "R": "ী", "H": "প", "J": "র", "K": "ক", "M": "স", "W": "ৈ"},
    "in(ben_baishakhi)": {"A": "া", "C": "চ", "R": "র", "H": "্", "J": "জ", "K": "ক", "M": "ম", "W": "ী"},
}
PLACES = {letter: code for code, letter in EVDEV.items()}
ON_WINDOWS = {letter: code for code, letter in SET_1.items()}


def typed(sign, scan=0, virtual=0, modifiers=NONE):
    """A key press as the platform tells it: the code of a key that types a sign is the sign's own."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(sign), modifiers, scan, virtual, 0, sign)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_key_is_known_by_its_place_in_every_layout(layout):
    for letter, sign in LAYOUTS[layout].items():
        assert letter_of(typed(sign, PLACES[letter]), windows=False) == letter
        assert letter_of(typed(sign, ON_WINDOWS[letter]), windows=True) == letter


def test_signs_without_a_key_are_read_as_phonetic_layouts_have_them():
    phonetic = LAYOUTS["in(ben_probhat)"] | {"A": "আ"}
    for letter, sign in phonetic.items():
        assert letter_of(typed(sign), windows=False) == letter
        assert letter_of(typed(sign, 0x2F, 0xE7), windows=True) == letter
    assert letter_of(typed("৻"), windows=False) == ""


def test_a_digit_is_a_digit_wherever_it_lies():
    for number, digit in enumerate("০১২৩৪৫৬৭৮৯"):
        assert letter_of(typed(digit, 99), windows=False) == str(number)


def test_latin_letters_other_keys_and_held_modifiers_are_left_to_the_window():
    assert letter_of(typed("a", PLACES["A"]), windows=False) == ""
    assert letter_of(typed("ক", 200), windows=False) == ""
    held = typed("ক", PLACES["K"], modifiers=Qt.KeyboardModifier.ControlModifier)
    assert letter_of(held, windows=False) == ""
    assert letter_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, NONE), windows=False) == ""


@pytest.fixture
def office(tmp_path):
    desk = make_office(tmp_path / "desk")
    yield desk
    desk.close()


@pytest.fixture
def room(office):
    for n in range(3):
        office.hand_in(office.draft(text=f"পোস্ট {n}"))
    shown = Shown(
        review.build, office.core, Place(Room.REVIEW), actor=office.member(NASRIN), say=Speaker(Language.BANGLA)
    )
    screen = shown.at()
    wait_for(lambda: screen._state is not None and len(screen.model.lines) == 3)
    yield screen
    dispose(shown.frame)


def press(screen, layout, letter):
    to = screen.window().focusWidget() or screen.window()
    sign = LAYOUTS[layout][letter] if letter in LAYOUTS[layout] else "০১২৩৪"[int(letter)]
    QApplication.sendEvent(to, typed(sign, PLACES[letter]))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_post_is_looked_at_signed_and_approved_under_a_bangla_layout(room, office, layout):
    first = room._state.post_id
    room.list.setFocus()
    press(room, layout, "J")
    wait_for(lambda: room._state.post_id != first)
    press(room, layout, "K")
    wait_for(lambda: room._state.post_id == first)
    wait_for(lambda: all(tick.isVisible() for tick in room.detail.signing.ticks))
    for number in "123":
        press(room, layout, number)
    assert room.detail.signing.is_whole()
    press(room, layout, "A")
    wait_for(lambda: len(room.model.lines) == 2)
    assert office.core.reviewing.detail(NASRIN, first).approvals


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("letter", ["C", "R"])
def test_changes_are_asked_for_and_letters_go_into_the_reason(room, layout, letter):
    press(room, layout, letter)
    reason = room.detail.verdict.reason
    wait_for(reason.hasFocus)
    before = room._state.post_id
    for other in "JKACR":
        press(room, layout, other)
    assert reason.toPlainText() == "".join(LAYOUTS[layout][other] for other in "JKACR")
    assert (room._state.post_id, room.detail.verdict.explaining()) == (before, True)


def test_a_greyed_button_and_a_screen_that_is_hidden_hear_nothing(qapp):
    window = QWidget()
    screen = QWidget(window)
    QVBoxLayout(window).addWidget(screen)
    lines = QVBoxLayout(screen)
    button, rows, field = QPushButton(), QListWidget(), QLineEdit()
    pressed, cut = [], []
    button.setShortcut("K")
    button.clicked.connect(lambda: pressed.append(1))
    for widget in (button, rows, field):
        lines.addWidget(widget)
    QShortcut(QKeySequence("J"), screen).activated.connect(lambda: cut.append(1))
    LetterKeys(screen)
    window.show()
    wait_for(window.isVisible)
    for letter in ("K", "J"):
        QApplication.sendEvent(rows, typed(LAYOUTS["bd(basic)"][letter], PLACES[letter]))
    assert (pressed, cut) == ([1], [1])
    QApplication.sendEvent(field, typed("ত", PLACES["K"]))
    assert (field.text(), pressed) == ("ত", [1])
    button.setEnabled(False)
    QApplication.sendEvent(rows, typed("ত", PLACES["K"]))
    button.setEnabled(True)
    screen.hide()
    QApplication.sendEvent(window, typed("ত", PLACES["K"]))
    assert pressed == [1]
    dispose(window)
