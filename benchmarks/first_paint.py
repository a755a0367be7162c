"""From starting the process to its first paint: the program against a bare PySide6 window."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.pairs import Ratio, measure

ROOT = Path(__file__).resolve().parent.parent
_WATCH = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

def painted():
    sys.stdout.write("painted\\n")
    sys.stdout.flush()
    os._exit(0)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, painted)  # when the children have painted too
        return False

watch = Watch()

def application(words):
    app = QApplication(words)
    app.installEventFilter(watch)
    return app
"""
_BARE = (
    _WATCH
    + """
app = application(["window"])
window = QWidget()
window.resize(1366, 768)
window.show()
app.exec()
"""
)
_OURS = (
    """
import main, ui
"""
    + _WATCH
    + """
import ui.application
ui.application.QApplication = application
main.command_line([], main.load_wiring, main.open_window)
"""
)
"""As main.py does it, verbless; only the making of the application is watched."""


def first_paint() -> Ratio:
    """The ratio of the two, offscreen."""
    return measure("first paint against a bare PySide6 window", 1.25, lambda: _start(_BARE), lambda: _start(_OURS))


def _start(script: str) -> float:
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(ROOT / "no-such-folder")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    line = child.stdout.readline()
    took = time.perf_counter() - began
    child.wait()
    if line != "painted\n":
        raise RuntimeError("the window did not paint")
    return took
