"""PySide6 6.12 drops one reference to `None` per void call on Python 3.11; the program would abort in mid-work."""

import subprocess
import sys
from importlib.metadata import version

import pytest

CALLS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(20_000):
    label.setText(str(number % 7))
print(before - sys.getrefcount(None))
"""


def test_the_qt_that_is_installed_is_one_that_was_tried():
    major, minor, *_ = (int(part) for part in version("PySide6-Essentials").split("."))
    assert (major, minor) == (6, 11)


@pytest.mark.slow
def test_twenty_thousand_void_calls_leave_none_alone():
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 1_000
