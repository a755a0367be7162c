"""The background door keeps its promises."""

import threading

import pytest
from inspection import application, wait, wait_for
from PySide6.QtCore import QObject, QThread

from moderator_app.domain.errors import Cancelled, EmptyField, ModeratorError, Unexpected
from ui import background


@pytest.fixture(autouse=True)
def door():
    application()
    yield
    background.close()


class Ear:
    """Hears callbacks and notes the thread on which they came."""

    def __init__(self):
        self.heard = []
        self.threads = []

    def done(self, result):
        self.heard.append(("done", result))
        self.threads.append(QThread.currentThread())

    def error(self, error):
        self.heard.append(("error", error))
        self.threads.append(QThread.currentThread())


def test_a_result_comes_later_and_on_the_gui_thread():
    ear, owner, worked_on = Ear(), QObject(), []
    background.run(owner, lambda: worked_on.append(threading.get_ident()) or 7, ear.done, ear.error)
    assert ear.heard == []
    wait_for(lambda: bool(ear.heard))
    assert ear.heard == [("done", 7)]
    assert ear.threads == [application().thread()]
    assert worked_on != [threading.get_ident()]


def test_even_finished_work_is_never_answered_before_the_event_loop_runs_again():
    ear, owner, finished = Ear(), QObject(), threading.Event()
    background.run(owner, finished.set, ear.done, ear.error)
    assert finished.wait(5)
    assert ear.heard == []
    wait_for(lambda: len(ear.heard) == 1)


def test_short_work_is_answered_in_the_order_it_was_asked_for():
    ear, owner = Ear(), QObject()
    for number in range(30):
        background.run(owner, lambda number=number: number, ear.done, ear.error)
    wait_for(lambda: len(ear.heard) == 30)
    assert [result for _, result in ear.heard] == list(range(30))


def test_each_piece_of_work_is_answered_exactly_once():
    ear, owner = Ear(), QObject()

    def fails_every_third(number):
        if number % 3 == 0:
            raise EmptyField(field="name")
        return number

    for number in range(30):
        background.run(owner, lambda number=number: fails_every_third(number), ear.done, ear.error)
    wait_for(lambda: len(ear.heard) == 30)
    wait(30)
    assert len(ear.heard) == 30


def test_an_error_of_the_core_arrives_as_it_is():
    ear, owner = Ear(), QObject()
    refused = EmptyField(field="name")

    def work():
        raise refused

    background.run(owner, work, ear.done, ear.error)
    wait_for(lambda: bool(ear.heard))
    assert ear.heard == [("error", refused)]


def test_a_fault_of_the_program_arrives_as_unexpected_with_its_raw_words(caplog):
    ear, owner = Ear(), QObject()
    background.run(owner, lambda: 1 // 0, ear.done, ear.error)
    wait_for(lambda: bool(ear.heard))
    ((kind, error),) = ear.heard
    assert kind == "error"
    assert isinstance(error, Unexpected)
    assert "ZeroDivisionError" in str(error.fields["detail"])
    assert "failed" in caplog.text


def test_nobody_is_called_after_the_owner_died_while_the_work_ran():
    from shiboken6 import Shiboken

    ear, owner, go, began = Ear(), QObject(), threading.Event(), threading.Event()

    def work():
        began.set()
        go.wait(5)

    background.run(owner, work, ear.done, ear.error)
    assert began.wait(5)
    Shiboken.delete(owner)
    go.set()
    other = Ear()
    background.run(application(), lambda: 1, other.done, other.error)
    wait_for(lambda: bool(other.heard))
    assert ear.heard == []


def test_nobody_is_called_when_the_owner_dies_between_answer_and_delivery():
    from shiboken6 import Shiboken

    ear, owner, finished = Ear(), QObject(), threading.Event()
    background.run(owner, finished.set, ear.done, ear.error)
    assert finished.wait(5)
    Shiboken.delete(owner)
    wait(30)
    assert ear.heard == []


def test_cancelled_work_that_has_not_begun_is_never_done():
    ear, owner, go, done = Ear(), QObject(), threading.Event(), []
    background.run(owner, lambda: go.wait(5), lambda _: None, lambda _: None)
    ticket = background.run(owner, lambda: done.append(1), ear.done, ear.error)
    ticket.cancel()
    go.set()
    wait_for(lambda: bool(ear.heard))
    assert done == []
    assert isinstance(ear.heard[0][1], Cancelled)


def test_work_under_way_stops_at_its_next_check_and_answers_cancelled_once():
    ear, owner, began = Ear(), QObject(), threading.Event()

    def work(ticket):
        began.set()
        while True:
            ticket.check()

    ticket = background.run_long(owner, work, ear.done, ear.error)
    assert began.wait(5)
    ticket.cancel()
    wait_for(lambda: bool(ear.heard))
    wait(20)
    assert [kind for kind, _ in ear.heard] == ["error"]
    assert isinstance(ear.heard[0][1], Cancelled)


def test_a_result_that_comes_after_cancel_is_not_delivered():
    ear, owner, finished = Ear(), QObject(), threading.Event()
    ticket = background.run(owner, finished.set, ear.done, ear.error)
    assert finished.wait(5)
    ticket.cancel()
    wait_for(lambda: bool(ear.heard))
    assert isinstance(ear.heard[0][1], Cancelled)


def test_progress_arrives_in_order_before_the_result_and_on_the_gui_thread():
    owner, seen = QObject(), []

    def work(ticket):
        for share in (0.25, 0.5, 1.0):
            ticket.report(share)
        return "ready"

    background.run_long(
        owner, work, seen.append, seen.append, lambda share: seen.append((share, QThread.currentThread()))
    )
    wait_for(lambda: "ready" in seen)
    gui = application().thread()
    assert seen == [(0.25, gui), (0.5, gui), (1.0, gui), "ready"]


def test_long_work_does_not_hold_up_short_work():
    ear, owner, go = Ear(), QObject(), threading.Event()
    background.run_long(owner, lambda _ticket: go.wait(5), lambda _: None, lambda _: None)
    background.run(owner, lambda: "short", ear.done, ear.error)
    wait_for(lambda: bool(ear.heard))
    go.set()
    assert ear.heard == [("done", "short")]


def test_a_callback_may_ask_for_more_work():
    ear, owner = Ear(), QObject()
    background.run(owner, lambda: 1, lambda _: background.run(owner, lambda: 2, ear.done, ear.error), ear.error)
    wait_for(lambda: bool(ear.heard))
    assert ear.heard == [("done", 2)]


def test_after_closing_nobody_is_called_and_the_threads_have_ended():
    ear, owner, finished = Ear(), QObject(), threading.Event()
    background.run(owner, finished.set, ear.done, ear.error)
    assert finished.wait(5)
    background.close()
    wait(20)
    assert ear.heard == []
    assert not [thread for thread in threading.enumerate() if thread.name in {"short work", "long work"}]


def test_what_must_be_finished_is_done_even_when_the_door_closes_before_it_began():
    done, first, owner = [], threading.Event(), QObject()
    background.run(owner, lambda: first.wait(5), lambda _r: None, lambda _e: None)
    background.finish(lambda: done.append("kept"))
    first.set()
    background.close()
    assert done == ["kept"]


def test_a_refusal_of_what_nobody_waits_for_stands_in_the_log(caplog):
    def refused():
        raise Cancelled()

    background.finish(refused)
    wait_for(lambda: not background.busy())
    assert "nobody waited for: cancelled" in caplog.text


def test_every_error_the_door_makes_is_an_error_of_the_program():
    assert issubclass(Cancelled, ModeratorError)
    assert issubclass(Unexpected, ModeratorError)


class Remains:
    """Notes the thread on which it was freed; `self.me` makes it garbage that only a collection finds."""

    freed: list[int]

    def __init__(self, freed, *, in_a_cycle=False):
        self.freed = freed
        self.me = self if in_a_cycle else None

    def __del__(self):
        self.freed.append(threading.get_ident())


def test_what_an_order_holds_is_freed_on_the_gui_thread():
    ear, owner, freed = Ear(), QObject(), []
    for _ in range(200):
        remains = Remains(freed)
        background.run(owner, lambda kept=remains: kept.freed, ear.done, ear.error)
        del remains
    wait_for(lambda: len(freed) == 200)
    assert set(freed) == {threading.get_ident()}


def test_garbage_is_collected_on_the_gui_thread_however_much_another_thread_allocates():
    ear, owner, freed = Ear(), QObject(), []
    background.run(owner, lambda: None, ear.done, ear.error)
    wait_for(lambda: bool(ear.heard))
    for _ in range(50):
        Remains(freed, in_a_cycle=True)
    background.run(owner, lambda: [[n] for n in range(200_000)], ear.done, ear.error)
    wait_for(lambda: len(ear.heard) == 2 and len(freed) == 50)
    assert set(freed) == {threading.get_ident()}
