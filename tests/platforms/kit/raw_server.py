"""A server of one behaviour on loopback: what it does with each connection is a function of the socket."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class RawServer:
    """`heard` holds what each connection said up to the behaviour's end; `connections` how many came."""

    def __init__(self, behave: Callable[["RawServer", socket.socket], None], *, small_window: bool = False) -> None:
        self._behave = behave
        self.heard: list[bytes] = []
        self.connections = 0
        self.done = threading.Event()
        self._listener = socket.socket()
        if small_window:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(16)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError):
            self._behave(self, sock)
        with suppress(OSError):
            sock.close()

    def read_request(self, sock: socket.socket) -> bytes:
        """A whole request with its Content-Length."""
        data = b""
        while b"\r\n\r\n" not in data:
            more = sock.recv(65_536)
            if not more:
                break
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        while len(body) < length and (more := sock.recv(65_536)):
            body += more
        self.heard.append(head + b"\r\n\r\n" + body)
        return body

    def close(self) -> None:
        self.done.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def reset(sock: socket.socket) -> None:
    """Ends a connection with a TCP reset."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def answering(raw: bytes) -> Callable[[RawServer, socket.socket], None]:
    """Reads the request whole and answers with these bytes."""

    def behave(server: RawServer, sock: socket.socket) -> None:
        server.read_request(sock)
        sock.sendall(raw)
        sock.shutdown(socket.SHUT_WR)
        sock.settimeout(5)
        while sock.recv(65_536):
            pass

    return behave


def whole(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """An answer in order."""
    lines = "".join(f"{line}\r\n" for line in (*headers, f"Content-Length: {len(body)}"))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


@contextmanager
def raw_server(behave: Callable[[RawServer, socket.socket], None], **options: bool) -> Iterator[RawServer]:
    server = RawServer(behave, **options)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def refusing_port() -> Iterator[int]:
    """A port that is held and refuses: bound, never listening."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    try:
        yield held.getsockname()[1]
    finally:
        held.close()


@contextmanager
def full_port() -> Iterator[int]:
    """A port whose queue of connections is full, so that a further one waits without end."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    held.listen(0)
    waiting = []
    for _ in range(4):
        one = socket.socket()
        one.setblocking(False)
        with suppress(BlockingIOError):
            one.connect(held.getsockname())
        waiting.append(one)
    try:
        yield held.getsockname()[1]
    finally:
        for one in waiting:
            one.close()
        held.close()
