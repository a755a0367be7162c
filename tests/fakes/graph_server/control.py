"""A server in its own process, and the way to it: what `Controls` offers, over a second door on loopback."""

import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.graph_server.controls import REMOTE
from tests.fakes.graph_server.faults import Fault
from tests.fakes.graph_server.public import PublicPost
from tests.fakes.graph_server.wire import Gone, Line, head_of

_ROOT = Path(__file__).resolve().parents[3]


class ControlDoor:
    """Answers POST /__control/<method> with {"args": [...], "kwargs": {...}} by {"value": ...} or {"error": "..."}."""

    def __init__(self, controlled: object) -> None:
        self._controlled = controlled

    def serve(self, sock: socket.socket) -> None:
        """One connection, any number of calls."""
        line = Line(sock)
        try:
            while (request := line.head()) is not None:
                line.read_body(request)
                told = json.dumps(self._called(request.path, request.body)).encode()
                line.send(head_of(200, {"Content-Type": "application/json"}, len(told)) + told)
        except Gone:
            pass
        finally:
            sock.close()

    def _called(self, path: str, body: bytes) -> dict[str, object]:
        name = path.removeprefix("/__control/")
        if name not in REMOTE:
            return {"error": f"no such control: {name}"}
        asked = json.loads(body or b"{}")
        try:
            return {"value": getattr(self._controlled, name)(*asked.get("args", []), **asked.get("kwargs", {}))}
        except Exception as error:  # noqa: BLE001 - the border between two processes of the tests
            return {"error": f"{type(error).__name__}: {error}"}


class RemoteGraph:
    """The server of another process; every method of `Controls` that is in `REMOTE` may be called on it."""

    def __init__(self, port: int, control_port: int, pid: int = 0) -> None:
        self.port = port
        self.control_port = control_port
        self.pid = pid

    @property
    def address(self) -> str:
        """Where the API is, without a version."""
        return f"http://127.0.0.1:{self.port}"

    def __getattr__(self, name: str):
        if name not in REMOTE:
            raise AttributeError(name)
        return lambda *args, **kwargs: self._call(name, args, kwargs)

    def fault(self, fault: Fault) -> None:
        """From the next call on."""
        self._call("fault_of", (fault.as_values(),), {})

    def public(self, page: str) -> list[PublicPost]:
        """Live posts of a page as the public sees them, oldest first."""
        return [PublicPost.read(values) for values in self._call("public_of", (page,), {})]

    @property
    def leaks(self) -> list[str]:
        """Requests whose address gave a token away."""
        return self._call("leaks_found", (), {})

    def _call(self, name: str, args: tuple[object, ...], kwargs: dict[str, object]):
        way = http.client.HTTPConnection("127.0.0.1", self.control_port, timeout=30)
        try:
            way.request("POST", f"/__control/{name}", json.dumps({"args": args, "kwargs": kwargs}))
            told = json.loads(way.getresponse().read())
        finally:
            way.close()
        if "error" in told:
            raise RuntimeError(told["error"])
        return told["value"]


@contextmanager
def started(folder: Path, *options: str) -> Iterator[RemoteGraph]:
    """A server in its own process, until the block ends or this process dies; options as of `__main__`."""
    ports = folder / "graph-ports"
    order = [sys.executable, "-m", "tests.fakes.graph_server", "--port-file", str(ports), *options]
    with subprocess.Popen(order, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            if process.stdout.readline() != "listening\n":
                raise RuntimeError("the simulator did not start")
            port, control = (int(text) for text in ports.read_text(encoding="utf-8").split())
            yield RemoteGraph(port, control, process.pid)
        finally:
            process.kill()
