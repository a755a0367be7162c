"""Keys of one letter on a real display whose keyboard has a Bangla layout: set by setxkbmap, pressed by their codes."""

import subprocess
import sys

import pytest

from tests.architecture.source_files import ROOT
from tests.desktop.screen import desktop_session, running
from tests.desktop.x_windows import Display

pytestmark = [pytest.mark.slow, pytest.mark.journey]

WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QVBoxLayout, QWidget
from ui.letter_keys import LetterKeys
app = QApplication(sys.argv)
window = QWidget(windowTitle="letter keys")
screen = QWidget(window)
QVBoxLayout(window).addWidget(screen)
lines = QVBoxLayout(screen)
rows = QListWidget()
lines.addWidget(rows)
for letter in "JKACRHMW123":
    button = QPushButton(letter, shortcut=letter)
    button.clicked.connect(lambda _=False, letter=letter: print(letter, flush=True))
    lines.addWidget(button)
LetterKeys(screen)
window.show()
window.activateWindow()
rows.setFocus()
app.exec()
"""
PRESSED = {"J": 44, "K": 45, "A": 38, "C": 54, "R": 27, "H": 43, "M": 58, "W": 25, "1": 10, "2": 11, "3": 12}
"""The codes of the keys on X: those of evdev, plus 8."""


def _told(session, *command):
    subprocess.run(command, env=session, check=True, timeout=30, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("layout", ["us", "bd", "bd probhat", "in ben_inscript", "in ben_baishakhi", "us,bd"])
def test_the_key_is_what_counts(tmp_path, layout):
    name, _, variant = layout.partition(" ")
    with desktop_session(tmp_path) as session:
        wanted = ("-layout", name, "-variant", variant) if variant else ("-layout", name)
        _told(session, "setxkbmap", *wanted)
        with running(sys.executable, "-c", WINDOW, env=session, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
            display = Display(session["DISPLAY"])
            window = display.wait_for_window("letter keys")
            _told(session, "xdotool", "windowfocus", "--sync", str(window))
            for code in PRESSED.values():
                _told(session, "xdotool", "key", str(code))
            told = [program.stdout.readline().strip() for _ in PRESSED]
            display.close()
    assert told == list(PRESSED)
