"""The one door off the GUI thread.

`run` promises: exactly one of the callbacks is called, always later, always on the GUI thread, and never after the
owner died. Two threads work behind the door: one for short work in the order it was asked for, one for long work.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal, Slot
from shiboken6 import Shiboken

from moderator_app.domain.errors import Cancelled, ModeratorError, Unexpected
from ui import collecting

_log = logging.getLogger(__name__)
TURN_SECONDS = 0.001
"""For so long another thread may keep Python to itself while the window wants it. The window asks dozens of times for
one layout: with Python's own five milliseconds a layout took three times as long beside working threads."""
T = TypeVar("T")


class Ticket:
    """Held by both sides of a piece of work: the work reports progress, whoever asked may cancel."""

    def __init__(self) -> None:
        self._cancelled = Event()
        self.report: Callable[[float], None] = _ignore

    def cancel(self) -> None:
        """Asks the work to stop; `on_error` is then told `Cancelled`, whatever the work still brings."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def check(self) -> None:
        """For the work, between two steps.

        Raises:
            Cancelled: nobody wants the result any more.
        """
        if self.cancelled:
            raise Cancelled()


class _Unstoppable(Ticket):
    """Of work that is finished in any case."""

    def cancel(self) -> None:
        """Nobody can."""


@dataclass(slots=True)
class _Order(Generic[T]):
    """One piece of work on its way there and back."""

    owner: QObject
    work: Callable[[Ticket], T]
    on_done: Callable[[T], None]
    on_error: Callable[[ModeratorError], None]
    on_progress: Callable[[float], None]
    ticket: Ticket = field(default_factory=Ticket)
    result: T | None = None
    error: ModeratorError | None = None
    settled: bool = False

    def do(self) -> None:
        """On a thread behind the door."""
        try:
            self.ticket.check()
            self.result = self.work(self.ticket)
        except ModeratorError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - one of the four borders: a fault becomes a named error
            _log.exception("work behind the door failed")
            self.error = Unexpected(detail=f"{type(error).__name__}: {error}")

    def answer(self) -> None:
        """On the GUI thread."""
        if self.settled or not Shiboken.isValid(self.owner):
            return
        self.settled = True
        if self.ticket.cancelled:
            self.on_error(Cancelled())
        elif self.error is not None:
            self.on_error(self.error)
        else:
            self.on_done(cast(T, self.result))

    def progressed(self, share: float) -> None:
        if not self.settled and not self.ticket.cancelled and Shiboken.isValid(self.owner):
            self.on_progress(share)


def _ignore(_share: float) -> None:
    return None


def _ignore_result(_result: object) -> None:
    return None


def _told_nobody(error: ModeratorError) -> None:
    _log.warning("work that nobody waited for: %s", error.code)


class _Door(QObject):
    """Carries answers back to the GUI thread, and holds the two threads while the program runs."""

    _answered = Signal(object)
    _progressed = Signal(object)
    _let_go = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        collecting.take_over()
        sys.setswitchinterval(TURN_SECONDS)
        self._lanes: dict[bool, SimpleQueue[_Order[object] | None]] = {}
        self._threads: list[Thread] = []
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        self._let_go.connect(self._free, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        self._tickets: dict[int, Ticket] = {}
        # An order reaches the widgets of whoever asked, so its last reference must be dropped on the GUI thread: it is
        # held here until the other thread has let go of it.
        self._held: dict[int, _Order[object]] = {}

    def take(self, order: _Order[object], *, long: bool) -> None:
        """Hands the order to its lane; a closed door takes nothing more."""
        if self._closed:
            return
        self._tickets[id(order.ticket)] = order.ticket
        self._held[id(order)] = order
        order.ticket.report = lambda share: self._progressed.emit((order, share))
        self._lane(long=long).put(order)

    @property
    def waiting(self) -> bool:
        """Whether something was taken and not answered."""
        return bool(self._tickets)

    def close(self) -> None:
        """Cancels what is under way, waits for the threads and answers nothing more."""
        self._closed = True
        for ticket in tuple(self._tickets.values()):
            ticket.cancel()
        for lane in self._lanes.values():
            lane.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._lanes.clear()
        for order in self._held.values():
            order.ticket.report = _ignore
        self._held.clear()

    def _lane(self, *, long: bool) -> "SimpleQueue[_Order[object] | None]":
        if long not in self._lanes:
            lane: SimpleQueue[_Order[object] | None] = SimpleQueue()
            self._lanes[long] = lane
            name = "long work" if long else "short work"
            thread = Thread(target=self._work, args=(lane,), name=name, daemon=True)
            self._threads.append(thread)
            thread.start()
        return self._lanes[long]

    def _work(self, lane: "SimpleQueue[_Order[object] | None]") -> None:
        while (order := lane.get()) is not None:
            order.do()
            number = id(order)
            if not self._closed:
                self._answered.emit(order)
            del order
            if not self._closed:
                self._let_go.emit(number)

    @Slot(object)
    def _answer(self, order: object) -> None:
        if not self._closed and isinstance(order, _Order):
            ours = cast("_Order[object]", order)
            self._tickets.pop(id(ours.ticket), None)
            ours.ticket.report = _ignore  # it holds the order, and would keep both alive
            ours.answer()

    @Slot(object)
    def _free(self, number: object) -> None:
        self._held.pop(cast("int", number), None)
        collecting.collect_if_due()

    @Slot(object)
    def _progress(self, report: object) -> None:
        order, share = cast("tuple[_Order[object], float]", report)
        order.progressed(share)


_doors: list[_Door] = []


def _door() -> _Door:
    if not _doors:
        _doors.append(_Door())
    return _doors[0]


def run(
    owner: QObject,
    work: Callable[[], T],
    on_done: Callable[[T], None],
    on_error: Callable[[ModeratorError], None],
) -> Ticket:
    """Does short work (asking the store, checking a PIN) off the GUI thread, in the order it was asked for.

    Must be called on the GUI thread. Faults of the program reach `on_error` as `Unexpected`.
    """
    return _take(owner, lambda _ticket: work(), on_done, on_error, _ignore, long=False)


def run_long(
    owner: QObject,
    work: Callable[[Ticket], T],
    on_done: Callable[[T], None],
    on_error: Callable[[ModeratorError], None],
    on_progress: Callable[[float], None] = _ignore,
) -> Ticket:
    """Does work that may take over half a second, beside the short work.

    The work may call `ticket.report(share)` and should call `ticket.check()` between its steps.
    """
    return _take(owner, work, on_done, on_error, on_progress, long=True)


def _take(
    owner: QObject,
    work: Callable[[Ticket], T],
    on_done: Callable[[T], None],
    on_error: Callable[[ModeratorError], None],
    on_progress: Callable[[float], None],
    *,
    long: bool,
) -> Ticket:
    app = QCoreApplication.instance()
    assert app is not None, "the door needs an application"
    assert QThread.currentThread() is app.thread(), "the door opens from the GUI thread only"
    order = _Order(owner, work, on_done, on_error, on_progress)
    _door().take(cast("_Order[object]", order), long=long)
    return order.ticket


def finish(work: Callable[[], object]) -> None:
    """Does short work that nobody waits for and that is done even when the program ends, as keeping what was typed.

    Must be called on the GUI thread. A fault of it stands in the technical log.
    """
    order = _Order(_door(), lambda _ticket: work(), _ignore_result, _told_nobody, _ignore, ticket=_Unstoppable())
    _door().take(order, long=False)


def busy() -> bool:
    """Whether an answer is still to come; pictures and tests wait for it to be False."""
    return any(door.waiting for door in _doors)


def close() -> None:
    """Ends the threads; whoever still waits hears nothing. The next `run` opens the door anew."""
    while _doors:
        _doors.pop().close()
