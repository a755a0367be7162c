"""Nothing heavy is loaded before the first paint."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = [
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "httpx",
    "keyring",
    "apscheduler",
    "typst",
    "ui.widgets",
    "ui.background",
]
SCRIPT = """
import json, sys
import main
import ui
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
import ui.application

HEAVY = json.loads(sys.argv[1])
answer = {"calls_before_paint": 0, "calls_after_paint": 0}

def load_core():
    answer["calls_after_paint" if "at_paint" in answer else "calls_before_paint"] += 1
    QTimer.singleShot(0, QApplication.instance(), QApplication.quit)
    raise SystemExit("not needed")

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "at_paint" not in answer:
            answer["at_paint"] = [name for name in HEAVY if name in sys.modules]
            answer["screens"] = [name for name in sys.modules if name.startswith("ui.screens.")]
        return False

watch = Watch()

def application(words):
    app = QApplication(words)
    app.installEventFilter(watch)
    return app

ui.application.QApplication = application
ui.application.open_window(load_core)
print(json.dumps(answer))
"""


def test_none_of_the_heavy_libraries_is_loaded_at_the_first_paint():
    asked = [sys.executable, "-c", SCRIPT, json.dumps(HEAVY)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["at_paint"] == []
    assert answer["screens"] == []
    assert answer["calls_before_paint"] == 0
    assert answer["calls_after_paint"] == 1
