"""The simulator at its address: reads requests, does what they ask, and answers or breaks as the fault says."""

import json
import select
import socket
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from typing import Self

from tests.fakes.graph_server.access import leaks
from tests.fakes.graph_server.controls import Controls
from tests.fakes.graph_server.door import Door
from tests.fakes.graph_server.errors import GraphError, known
from tests.fakes.graph_server.faults import Answer, Effect, Fault
from tests.fakes.graph_server.public import PublicPost
from tests.fakes.graph_server.routes import Route, route, work
from tests.fakes.graph_server.times import ServerClock
from tests.fakes.graph_server.wire import Gone, Line, Request, head_of
from tests.fakes.graph_server.world import LateEffect

_JSON = "application/json; charset=UTF-8"
_FAULTLESS = Fault()
_BAD_GATEWAY = (
    b"<!DOCTYPE html><html lang='en' id='facebook'><head><title>Facebook | Error</title></head><body><h1>Sorry, "
    b"something went wrong.</h1><p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>"
)
_WHOLE = {
    Answer.EMPTY: (200, b"", _JSON),
    Answer.NULL: (200, b"null", _JSON),
    Answer.NO_ID: (200, b"{}", _JSON),
    Answer.NOT_JSON: (200, b'{"id": "1234', _JSON),
    Answer.WRONG_TYPE: (200, b"<html><body>Log in to Facebook</body></html>", "text/html; charset=utf-8"),
    Answer.BAD_GATEWAY: (502, _BAD_GATEWAY, "text/html; charset=utf-8"),
}


class GraphServer(Controls):
    """Runs in threads of this process from its making until `close`; a `with` closes it."""

    def __init__(self, clock: ServerClock | None = None, *, small_window: bool = False) -> None:
        """`small_window`: the server takes a few kilobytes at a time, so that an unread upload soon stands still."""
        super().__init__(clock)
        self._ordinals: dict[tuple[str, str], int] = {}
        self._released = threading.Event()
        self._hanging = 0
        self._change = threading.Condition()
        self._door = Door(self._serve, receive_buffer=4096 if small_window else 0)
        self.port = self._door.port

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Where the API is, without a version."""
        return f"http://127.0.0.1:{self.port}"

    def public(self, page: str) -> list[PublicPost]:
        """Live posts of a page as the public sees them, oldest first."""
        return [PublicPost.read(values) for values in self.public_of(page)]

    def shut(self) -> None:
        """Refuses connections."""
        self._door.shut()

    def open(self) -> None:
        """Takes them again."""
        self._door.open()

    def release(self) -> None:
        """Whatever hangs is reset now; what comes later hangs again."""
        released, self._released = self._released, threading.Event()
        released.set()

    def wait_for_hanging(self, calls: int = 1, seconds: float = 30) -> None:
        """Returns once so many calls hang.

        Raises:
            TimeoutError: they did not come.
        """
        with self._change:
            if not self._change.wait_for(lambda: self._hanging >= calls, seconds):
                raise TimeoutError(f"{self._hanging} of {calls} calls hang")

    def close(self) -> None:
        """Ends it; what hangs is reset."""
        self._door.close()
        self._released.set()

    # --- One connection -----------------------------------------------------------------------------------------------

    def _serve(self, sock: socket.socket) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line = Line(sock)
        try:
            while (request := line.head()) is not None and self._answered(line, request):
                pass
        except Gone:
            pass
        finally:
            sock.close()

    def _answered(self, line: Line, request: Request) -> bool:
        """Handles one call; tells whether the connection lives on."""
        with self.lock:
            taken = route(self.world, request)
            fault = self._fault(taken)
        if fault.answer is Answer.NOT_READ:
            self._note(taken, request, fault)
            self._hang(line)
            return False
        line.read_body(request)
        with self.lock:
            self._note(taken, request, fault)
            status, body = self._perform(taken, request, fault)
        if fault.shut_seconds:
            self.shut()
            threading.Timer(fault.shut_seconds, self.open).start()
        if fault.pause:
            self._released.wait(fault.pause)
        return self._answer(line, request, taken, fault, status, body)

    def _fault(self, taken: Route) -> Fault:
        key = (taken.page, taken.call)
        self._ordinals[key] = self._ordinals.get(key, 0) + 1
        scripted = self.script.of(taken.page, taken.call)
        drawn = self.drawn.of(taken.page, taken.call, self._ordinals[key]) if self.drawn else None
        return scripted or drawn or _FAULTLESS

    def _note(self, taken: Route, request: Request, fault: Fault) -> None:
        with self.lock:
            row: dict[str, object] = {"method": request.method, "call": taken.call, "page": taken.page}
            row |= {"answer": fault.answer.value, "effect": fault.effect.value}
            if replace(fault, pause=0) != _FAULTLESS:
                self.met.append(dict(row))
            hidden = {"access_token", "input_token"}
            values = {name: value for name, value in request.values.items() if name not in hidden}
            self.calls.append(row | {"target": request.target, "values": values, "at": self.now()})
            self.arrived.notify_all()
            self.leaks += [f"{request.method} {request.path}: {leak}" for leak in leaks(self.world, request)]

    def _perform(self, taken: Route, request: Request, fault: Fault) -> tuple[int, bytes]:
        if fault.effect is Effect.NOT_DONE:
            return 0, b""
        wished = work(self.world, taken, request)
        if fault.effect is Effect.LATE:
            at = self.clock.now() + timedelta(seconds=fault.late_seconds) if fault.late_seconds else None
            page = taken.page
            self.world.late.append(LateEffect(page, lambda: self._late(wished, fault), fault.late_reads, at))
            return 0, b""
        try:
            told = wished()
        except GraphError as error:
            return error.status, error.body
        self._lag(told, fault)
        return 200, json.dumps(told).encode()

    def _late(self, wished, fault: Fault) -> None:
        with suppress(GraphError):
            self._lag(wished(), fault)

    def _lag(self, told: dict[str, object], fault: Fault) -> None:
        post = self.world.posts.get(str(told.get("post_id") or told.get("id")))
        if post is not None:
            post.lag_reads = fault.lag_reads or post.lag_reads
            if fault.lag_seconds:
                post.lag_until = self.clock.now() + timedelta(seconds=fault.lag_seconds)

    # --- The answer ---------------------------------------------------------------------------------------------------

    def _answer(self, line: Line, request: Request, taken: Route, fault: Fault, status: int, body: bytes) -> bool:
        kind = _JSON
        match fault.answer:
            case Answer.RESET:
                line.reset()
                return False
            case Answer.CLOSE:
                line.close()
                return False
            case Answer.HANG:
                self._hang(line)
                return False
            case Answer.ERROR:
                error = refusal(fault)
                status, body = error.status, error.body
            case answer if answer in _WHOLE:
                status, body, kind = _WHOLE[answer]
            case Answer.HUGE:
                body = b" " * fault.size + body
            case Answer.REDIRECT:
                status, body = 302, b""
            case _:
                pass
        status, body = status or 200, body or (b"{}" if not status else b"")
        head = head_of(status, self._headers(taken, fault, kind, status), len(body))
        return self._sent(line, request, fault, head, body)

    def _sent(self, line: Line, request: Request, fault: Fault, head: bytes, body: bytes) -> bool:
        whole = head + body
        match fault.answer:
            case Answer.CUT:
                line.send(head + body[: len(body) // 2])
                line.close()
                return False
            case Answer.RESET_MID:
                line.send(head[: len(head) // 2])
                line.reset()
                return False
            case Answer.DRIP:
                for at in range(len(whole)):
                    line.send(whole[at : at + 1])
                    if self._released.wait(fault.seconds):
                        return False
            case _:
                line.send(whole)
        return request.headers.get("connection", "").lower() != "close"

    def _headers(self, taken: Route, fault: Fault, kind: str, status: int) -> dict[str, str]:
        told = self.clock.now() + timedelta(seconds=self.skew_seconds)
        headers = {
            "Content-Type": kind,
            "Date": format_datetime(told, usegmt=True),
            "Facebook-API-Version": taken.version if taken.version and self.version == "v26.0" else self.version,
            "X-App-Usage": json.dumps({"call_count": 2, "total_cputime": 1, "total_time": 2}),
            "x-fb-trace-id": "A1b2C3d4E5f",
            "Connection": "keep-alive",
        }
        page = self.world.pages.get(taken.page)
        if page is not None:
            share = 100 if fault.minutes else page.usage
            row = {"type": "pages", "call_count": share, "total_cputime": 1, "total_time": min(share, 40)}
            row["estimated_time_to_regain_access"] = fault.minutes or page.regain_minutes
            headers["X-Business-Use-Case-Usage"] = json.dumps({page.id: [row]})
        if status == 302:
            headers["Location"] = f"{self.address}/v26.0/elsewhere"
        return headers

    def _hang(self, line: Line) -> None:
        with self._change:
            self._hanging += 1
            self._change.notify_all()
        released = self._released
        try:
            while not released.wait(0.05) and not _is_gone(line.sock):
                pass
        finally:
            with self._change:
                self._hanging -= 1
            line.reset()


def refusal(fault: Fault) -> GraphError:
    """The error of a fault; an unknown code or own words make an own one."""
    try:
        error = known(fault.code, fault.subcode)
    except KeyError:
        error = GraphError(fault.code, f"(#{fault.code}) Refused", fault.subcode)
    return GraphError(
        error.code, fault.message or error.message, error.subcode, fault.status or error.status, error.type,
        error.transient or fault.transient, error.title, error.said,
    )  # fmt: skip


def _is_gone(sock: socket.socket) -> bool:
    """Whether the other side closed; what it still sends is left unread."""
    watch = select.poll()
    watch.register(sock, select.POLLRDHUP)
    return bool(watch.poll(0))
