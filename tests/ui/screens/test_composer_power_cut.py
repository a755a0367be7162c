"""A program that is killed while someone types: the next one offers the text back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from moderator_app.domain.lines import PostQuery
from tests.ui.screens.writing_desk import TANVIR, make_office, open_core
from ui.screens.composer.presenter import ComposerPresenter

ROOT = Path(__file__).resolve().parents[3]
TYPED = "ঘূর্ণিঝড় প্রস্তুতি সভা আগামীকাল সকাল ১০টায়"
TYPES_UNTIL_KILLED = """
import sys
sys.path[:0] = [sys.argv[2], sys.argv[2] + "/tests/ui"]
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
app = QApplication([])
from moderator_app.words import Speaker
from tests.ui.screens.writing_desk import open_core
from ui.places import Place, Room
from ui.screens import composer
from ui.theme import Theme, dress
dress(app, Theme())
office = open_core(Path(sys.argv[1]), seed=7)
screen = composer.build(office.context(Theme(), Speaker(), Place(Room.POSTS, extra="new")))
screen.show()
letters = iter(sys.argv[3])

def type_on():
    event = QInputMethodEvent()
    event.setCommitString(next(letters, "."))
    app.sendEvent(screen.sheet.editor, event)

timer = QTimer()
timer.timeout.connect(type_on)
timer.start(20)
screen.keeper.noted.connect(lambda _at: print(screen.sheet.editor.toPlainText(), flush=True))
app.exec()
"""


@pytest.mark.slow
def test_text_typed_before_a_kill_is_offered_by_the_next_program(tmp_path):
    make_office(tmp_path / "data").close()
    arguments = [sys.executable, "-c", TYPES_UNTIL_KILLED, str(tmp_path / "data"), str(ROOT), TYPED]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"}) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if len(line.decode().strip()) >= len(TYPED):
                break
        program.send_signal(signal.SIGKILL)
    office = open_core(tmp_path / "data")
    offer = ComposerPresenter(office.core, office.member(TANVIR), None).open().offer
    assert offer is not None
    assert offer.draft.text.startswith(TYPED)
    assert office.core.drafting.count(PostQuery()) == 0
    office.close()
