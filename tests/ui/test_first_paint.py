"""Nothing heavy is loaded before the first paint."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ["sqlmodel", "sqlalchemy", "alembic", "pydantic", "httpx", "keyring", "apscheduler", "typst"]
SCRIPT = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from moderator_app.domain.appearance import Appearance
from ui.application import make_window, stop

HEAVY = json.loads(sys.argv[1])
answer = {"calls_before_paint": 0}

def load_core():
    answer["calls_before_paint" if "at_paint" not in answer else "calls_after_paint"] = 1
    raise SystemExit("not needed")

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "at_paint" not in answer:
            answer["at_paint"] = [name for name in HEAVY if name in sys.modules]
            answer["screens"] = [name for name in sys.modules if name.startswith("ui.screens.")]
            QTimer.singleShot(0, app.quit)
        return False

app = QApplication(["moderator-desk"])
window = make_window(load_core, Appearance())
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
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
