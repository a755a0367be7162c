"""Pages beside each other, one piece of work a page, and never a wait for whoever starts it."""

import logging
import threading

from moderator_app.domain.errors import KeyringLocked
from moderator_app.system.lanes import THREAD, SenderLanes

PATIENCE = 10


class Gate:
    """Work that goes on until it is let go."""

    def __init__(self):
        self.begun, self.open, self.name = threading.Event(), threading.Event(), ""

    def __call__(self):
        self.name = threading.current_thread().name
        self.begun.set()
        assert self.open.wait(PATIENCE)


def test_pages_run_side_by_side_and_one_page_only_once():
    lanes, a, b = SenderLanes(), Gate(), Gate()
    assert lanes.start("a", a)
    assert lanes.start("b", b)
    assert a.begun.wait(PATIENCE)
    assert b.begun.wait(PATIENCE)
    assert not lanes.start("a", a)
    a.open.set()
    b.open.set()
    lanes.wait()
    assert {a.name.rstrip("1234"), b.name.rstrip("1234")} == {f"{THREAD}-"}
    assert lanes.start("a", lambda: None)
    lanes.wait()


def test_more_pages_than_lanes_wait_for_a_free_one():
    lanes, gate, done = SenderLanes(at_once=1), Gate(), []
    lanes.start("a", gate)
    lanes.start("b", lambda: done.append("b"))
    assert gate.begun.wait(PATIENCE)
    assert not lanes.start("b", lambda: done.append("again"))
    assert done == []
    gate.open.set()
    lanes.wait()
    assert done == ["b"]


def test_work_that_fails_frees_its_page_and_is_written_down(caplog):
    def refused():
        raise KeyringLocked

    def broken():
        raise ZeroDivisionError

    lanes = SenderLanes()
    with caplog.at_level(logging.WARNING):
        lanes.start("a", refused)
        lanes.start("b", broken)
        lanes.wait()
    assert lanes.start("a", lambda: None)
    lanes.wait()
    assert "keyring_locked" in caplog.text
    assert "publishing failed" in caplog.text


def test_closing_waits_no_longer_than_it_must_and_nothing_begins_any_more():
    lanes, gate, done = SenderLanes(at_once=1, closing_seconds=0.01), Gate(), []
    lanes.start("a", gate)
    assert gate.begun.wait(PATIENCE)
    lanes.start("b", lambda: done.append("b"))
    lanes.close()
    assert not lanes.start("c", lambda: done.append("c"))
    gate.open.set()
    lanes.wait()
    assert done == []
