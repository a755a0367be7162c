"""The window keeps the heartbeat going: from the first gate with an open store until it is closed."""

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from moderator_app.domain.appearance import Appearance
from moderator_app.system.ticker import THREAD
from tests.services.bench import Bench
from ui import background
from ui.application import keep_time, stop
from ui.fact_bridge import FactBridge
from ui.shell.ticking import WATCH_EVERY, Ticking


class FakeTicker:
    """Notes what it is asked; `jumped` is what the watch sees next."""

    def __init__(self):
        self.asked = []
        self.jumped = False

    def start(self, beat):
        self.asked.append(("start", threading.current_thread() is threading.main_thread()))

    def watch(self):
        seen, self.jumped = self.jumped, False
        return seen

    def wake(self):
        self.asked.append(("wake", threading.current_thread() is threading.main_thread()))

    def stop(self):
        self.asked.append(("stop", True))


@pytest.fixture
def ticking(qapp):
    ticker = FakeTicker()
    parent = QObject()
    made = Ticking(SimpleNamespace(ticker=ticker, heartbeat=SimpleNamespace(beat=None)), parent)
    made.ticker = ticker
    yield made
    parent.deleteLater()


def test_it_starts_and_wakes_behind_the_door(ticking, qtbot):
    ticking.start()
    qtbot.waitUntil(lambda: ticking.ticker.asked == [("start", False)])
    ticking.look()
    ticking.ticker.jumped = True
    ticking.look()
    qtbot.waitUntil(lambda: ticking.ticker.asked[1:] == [("wake", False)])


def test_it_looks_at_the_clocks_twice_a_minute_until_it_is_stopped(ticking):
    ticking.start()
    [timer] = ticking.findChildren(QTimer)
    assert (timer.isActive(), timer.interval()) == (True, WATCH_EVERY)
    ticking.stop()
    assert not timer.isActive()
    assert ("stop", True) in ticking.ticker.asked


class Window(QObject):
    """As much of the window as start and stop ask for."""

    content_shown = Signal()

    def __init__(self, core):
        super().__init__()
        self.core = core
        self.ticking = self.presence = self.desk = None
        self.facts = FactBridge(self)
        self.content = None
        self.appearance = Appearance()


@pytest.mark.parametrize("gate", ["make_store", "unlock", "restore", "error"])
def test_no_heartbeat_before_a_store_is_open(gate, qapp):
    window = Window(SimpleNamespace())
    keep_time(window, gate)
    assert window.ticking is None


def test_a_real_office_beats_while_its_window_stands_and_stops_before_the_store_closes(tmp_path, qtbot):
    bench = Bench.working(tmp_path)
    window = Window(bench.core)
    keep_time(window, "sign_in")
    keep_time(window, "sign_in")  # somebody locked the desk
    qtbot.waitUntil(lambda: _beaten(bench))
    assert [t.name for t in threading.enumerate()].count(THREAD) == 1
    stop(window)
    assert [t.name for t in threading.enumerate()].count(THREAD) == 0
    assert bench.folder.state() == "locked"


def _beaten(bench):
    with bench.folder.store.read() as unit:
        last = unit.heartbeats.last()
    return last is not None and last.last_at == bench.clock.now()


@pytest.fixture(autouse=True)
def _door():
    yield
    background.close()
