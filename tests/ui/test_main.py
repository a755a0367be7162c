"""How the program starts: the window where there is a screen, a plain sentence where there is none."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_without_a_screen_both_languages_name_the_verbs_and_the_exit_code_is_one():
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "There is no screen here." in done.stderr
    assert "এখানে কোনো পর্দা নেই।" in done.stderr
    assert "selftest" in done.stderr
    assert "Traceback" not in done.stderr


def test_main_stays_small_enough_to_read_at_a_glance():
    assert len((ROOT / "main.py").read_text(encoding="utf-8").splitlines()) < 60
