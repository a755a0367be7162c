"""A program of its own that a test kills: signs in at the real window, opens the composer and types without an end.

Called with the data folder and the milliseconds from key to key; after every character it says how many were typed, and
when (the clock that never jumps).
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTextEdit

from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.journeys import rooms
from tests.journeys.hands import CONTROL, Hands, type_keys
from tests.journeys.rooms import Someone
from tests.journeys.the_desk import Program
from tests.store_fixture import cheap_hasher

WRITER = Someone("তানভীর হাসান", "সহকারী প্রোগ্রামার", "285016")
FAST, OF_A_PERSON = 20, 100
"""Milliseconds from key to key; a person who types well strikes ten a second."""
LINE = "আগামী রবিবার থেকে সকল ইউনিয়ন পরিষদে জন্মনিবন্ধনের আবেদন নেওয়া হবে।\n"


def typed_text(characters: int) -> str:
    """What stands in the editor after so many characters."""
    return (LINE * (characters // len(LINE) + 1))[:characters]


def main(folder: Path, pace: int) -> None:
    hands = Hands(Speaker(Language.BANGLA))
    program = Program(folder, FakeClock(), hasher=cheap_hasher())
    rooms.sit_down(hands, WRITER, alone=True)
    hands.wait_until(lambda: program.window.desk is not None)
    hands.key(Qt.Key.Key_N, CONTROL)
    editor = hands.find(QTextEdit, hands.say("Text of the post"))
    count = 0

    def one_key() -> None:
        nonlocal count
        type_keys(editor, LINE[count % len(LINE)])
        count += 1
        print(count, time.monotonic(), flush=True)

    timer = QTimer()
    timer.timeout.connect(one_key)
    timer.start(pace)
    hands.wait_until(lambda: count > 100_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
