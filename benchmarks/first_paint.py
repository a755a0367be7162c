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
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            sys.stdout.write("painted\\n")
            sys.stdout.flush()
            os._exit(0)
        return False

app = QApplication(["window"])
"""
_BARE = _WATCH + "window = QWidget()\n"
_OURS = (
    _WATCH
    + "from moderator_app.domain.appearance import Appearance\n"
    + "from ui.application import make_window\n"
    + "window = make_window(lambda: None, Appearance())\n"
)
_SHOW = "watch = Watch()\nwindow.installEventFilter(watch)\nwindow.resize(1366, 768)\nwindow.show()\napp.exec()\n"


def first_paint() -> Ratio:
    """The ratio of the two, offscreen."""
    return measure("first paint against a bare PySide6 window", 1.25, lambda: _start(_BARE), lambda: _start(_OURS))


def _start(script: str) -> float:
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", script + _SHOW],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
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
