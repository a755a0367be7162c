"""The one thread that waits for mail servers."""

import logging
import threading

import pytest

from moderator_app.domain.errors import StoreMissing
from moderator_app.system.mail.sender import THREAD, ThreadSender

SECONDS = 20


def senders():
    return [thread for thread in threading.enumerate() if thread.name == THREAD]


@pytest.fixture
def sender():
    made = ThreadSender()
    yield made
    made.close()
    assert senders() == []


def test_work_is_done_on_the_thread_named_sender_and_the_caller_never_waits(sender):
    goes_on, done, names = threading.Event(), threading.Event(), []

    def work():
        goes_on.wait(SECONDS)
        names.append(threading.current_thread().name)
        done.set()

    sender.run(work)
    assert names == []
    goes_on.set()
    assert done.wait(SECONDS)
    assert names == [THREAD]


def test_there_is_never_a_second_thread_and_what_comes_meanwhile_is_run_once(sender):
    begun, goes_on, last, ran = threading.Event(), threading.Event(), threading.Event(), []

    def first():
        begun.set()
        goes_on.wait(SECONDS)
        ran.append("first")

    sender.run(first)
    assert begun.wait(SECONDS)
    for number in range(5):
        sender.run(lambda number=number: (ran.append(number), last.set()))
    assert len(senders()) == 1
    goes_on.set()
    assert last.wait(SECONDS)
    sender.close()
    assert ran == ["first", 4]


def test_nothing_runs_while_there_is_nothing_to_send(sender):
    assert senders() == []
    done = threading.Event()
    sender.run(done.set)
    assert done.wait(SECONDS)
    sender.close()
    assert senders() == []


def test_work_that_fails_is_written_down_and_the_next_comes(sender, caplog):
    caplog.set_level(logging.INFO)

    def refused():
        raise StoreMissing(path="x")

    def broken():
        raise ZeroDivisionError

    ran = []
    for work in (refused, broken, lambda: ran.append(1)):
        sender.run(work)
        for thread in senders():
            thread.join(SECONDS)
    assert ran == [1]
    assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR"]


def test_whoever_closes_does_not_wait_for_a_silent_server():
    begun, goes_on = threading.Event(), threading.Event()
    sender = ThreadSender(closing_seconds=0.05)
    ran = []
    sender.run(lambda: (begun.set(), goes_on.wait(SECONDS)))
    assert begun.wait(SECONDS)
    sender.run(lambda: ran.append(1))
    sender.close()
    sender.run(lambda: ran.append(2))
    (thread,) = senders()
    goes_on.set()
    thread.join(SECONDS)
    assert (thread.daemon, ran, senders()) == (True, [], [])
