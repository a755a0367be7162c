"""From starting the process to its first paint: the packaged program against the source, watched from outside.

Qt itself says on the error stream when it flushes a window to the screen; neither program knows that it is watched.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pairs import Ratio, measure

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "package" / "dist" / "moderator-desk" / "moderator-desk"
_PAINTED = "Flushing"
_ENDED = "the program ended before it painted"


def frozen_start() -> list[Ratio]:
    """The ratio of the two, offscreen, on a data folder that holds nothing; none where no package was built."""
    if not PROGRAM.exists():
        return []
    source = (sys.executable, str(ROOT / "main.py"))
    name = "start to first paint, frozen against source"
    return [measure(name, 2.0, lambda: _start(*source), lambda: _start(str(PROGRAM)))]


def _start(*command: str) -> float:
    with tempfile.TemporaryDirectory(prefix="moderator-desk-start-") as home:
        began = time.perf_counter()
        child = subprocess.Popen(
            command,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_LOGGING_RULES": "qt.widgets.painting=true",
                "XDG_DATA_HOME": home,
                "XDG_STATE_HOME": home,
                "XDG_RUNTIME_DIR": home,
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stderr is not None
        painted = next((time.perf_counter() for line in child.stderr if _PAINTED in line), None)
        child.kill()
        child.communicate()
    if painted is None:
        raise RuntimeError(_ENDED)
    return painted - began
