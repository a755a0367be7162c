"""The program at rest: memory that is its own, what very many posts add to it, and how often it wakes."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from benchmarks.big_store import big_office
from benchmarks.pairs import Ratio, Reading
from moderator_app.bootstrap import make_demo
from tests.store.raw_file import key_of
from tests.store_fixture import PASSPHRASE

ROOT = Path(__file__).resolve().parent.parent
WATCHED_SECONDS = 130
"""Two minutes and a little: at least two heartbeats fall into them."""
_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(["window"])
window = QWidget()
window.resize(1366, 768)
window.show()
QTimer.singleShot(500, lambda: print("ready", flush=True))
app.exec()
"""


def at_rest() -> list[Ratio | Reading]:
    """With the demo office and a bare window; then real offices, one of them with 100,000 posts."""
    with tempfile.TemporaryDirectory() as place:
        demo = Path(place) / "demo"
        make_demo(demo, date(2026, 2, 10))
        with _started([sys.executable, "-c", _BARE]) as pid:
            bare = _resident(pid)
        with _started(_program(demo, None, "this_week")) as pid:
            memory = Ratio("resident MB at rest, the demo office against a bare window", bare, _resident(pid), 2)
    with _office_at_rest(100, "this_week") as pid:  # a demo's clock stands still, a real office's heart beats
        wakeups, share = _watched(pid)
    return [
        memory,
        Reading("wakeups a second at rest, every thread", wakeups, 0.5),
        Reading("per cent of a core at rest", share * 100, 0.1),
        Reading("MB that 100,000 posts add to the program at the end of their list", _added(100_000), 30),
    ]


def _added(posts: int) -> float:
    few, many = (_memory_of_list(number) for number in (100, posts))
    return many - few


def _memory_of_list(posts: int) -> float:
    with _office_at_rest(posts, "posts") as pid:
        return _resident(pid)


@contextmanager
def _office_at_rest(posts: int, room: str) -> Generator[int]:
    office = big_office(posts)
    with tempfile.TemporaryDirectory() as place:
        key = Path(place) / "desk.key"
        office.folder.open_with(PASSPHRASE)
        key.write_text(key_of(office.folder.store).hex(), encoding="ascii")
        office.folder.close()
        with _started(_program(office.folder.path, key, room)) as pid:
            yield pid


def _program(data: Path, key: Path | None, room: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.resting_program", str(data), str(key or "-"), room]


@contextmanager
def _started(words: list[str]) -> Generator[int]:
    child = subprocess.Popen(
        words, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        if child.stdout.readline() != "ready\n":
            raise RuntimeError("the window did not come to rest")
        time.sleep(3)  # looked at from outside: what the start left over shall have settled
        yield child.pid
    finally:
        child.kill()
        child.wait()


def _resident(pid: int) -> float:
    """Megabytes, what is shared counted whole: that is the PSS of a program alone on the machine.

    Here it never is alone: this very process holds Qt too, and would halve what both share.
    """
    found = re.search(r"^Rss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


def _watched(pid: int) -> tuple[float, float]:
    """Wakeups a second and the share of a core, over two minutes."""
    began, wakeups, ticks = time.monotonic(), _wakeups(pid), _ticks(pid)
    time.sleep(WATCHED_SECONDS)  # rest is measured by letting it rest
    seconds = time.monotonic() - began
    return (_wakeups(pid) - wakeups) / seconds, (_ticks(pid) - ticks) / os.sysconf("SC_CLK_TCK") / seconds


def _wakeups(pid: int) -> int:
    """How often any thread slept by itself and was woken."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read_text(encoding="ascii"), re.MULTILINE)
        total += int(found[1]) if found else 0
    return total


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
