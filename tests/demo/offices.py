"""A demo office for tests: made once a process, then copied."""

import atexit
import functools
import shutil
import tempfile
from datetime import date
from pathlib import Path

from moderator_app.bootstrap import make_demo

TODAY = date(2026, 2, 10)


def copied_demo(tmp_path: Path) -> Path:
    """A demo office of TODAY in a folder of the test's own."""
    return Path(shutil.copytree(the_demo(), tmp_path / "demo"))


@functools.cache
def the_demo() -> Path:
    """The one that is copied; nobody changes it."""
    place = Path(tempfile.mkdtemp(prefix="moderator-desk-demo-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    make_demo(place / "demo", TODAY)
    return place / "demo"
