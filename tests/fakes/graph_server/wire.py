"""HTTP/1.1 by hand over a socket, so that an answer can break at any byte."""

import json
import socket
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass
class Part:
    """One part of a form; `filename` is "" for a plain field."""

    content: bytes
    filename: str = ""
    content_type: str = ""


@dataclass
class Request:
    """A request in full; `form` holds the fields of its body, `files` those parts that are files."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    form: dict[str, str] = field(default_factory=dict)
    files: dict[str, Part] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Without the query."""
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        """Of the address."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def values(self) -> dict[str, str]:
        """Query and body together; Graph takes a parameter from either [D]."""
        return self.query | self.form


class Gone(Exception):
    """The other side ended the connection."""


class Line:
    """One connection."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._kept = b""

    def head(self) -> Request | None:
        """The next request without its body; None when the other side is done.

        Raises:
            Gone: it ended in the middle.
        """
        while b"\r\n\r\n" not in self._kept:
            more = self._more()
            if not more:
                if self._kept:
                    raise Gone
                return None
            self._kept += more
        head, self._kept = self._kept.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return Request(method, target, headers, b"")

    def read_body(self, request: Request) -> None:
        """Fills in the body, the form and the files."""
        if request.headers.get("transfer-encoding", "").lower() == "chunked":
            request.body = b"".join(self._chunks())
        else:
            request.body = self._exactly(int(request.headers.get("content-length", "0")))
        _read_form(request)

    def _chunks(self) -> Iterable[bytes]:
        while True:
            while b"\r\n" not in self._kept:
                self._kept += self._some()
            size, self._kept = self._kept.split(b"\r\n", 1)
            chunk = self._exactly(int(size, 16) + 2)[:-2]
            if not chunk:
                return
            yield chunk

    def _exactly(self, size: int) -> bytes:
        while len(self._kept) < size:
            self._kept += self._some()
        body, self._kept = self._kept[:size], self._kept[size:]
        return body

    def _some(self) -> bytes:
        more = self._more()
        if not more:
            raise Gone
        return more

    def _more(self) -> bytes:
        try:
            return self.sock.recv(262_144)
        except OSError as error:
            raise Gone from error

    def send(self, data: bytes) -> None:
        """Raises Gone when nobody listens any more."""
        try:
            self.sock.sendall(data)
        except OSError as error:
            raise Gone from error

    def reset(self) -> None:
        """Ends the connection with a TCP reset."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def close(self) -> None:
        """Ends it in good order: what was sent arrives, what still comes is read off so that no reset follows."""
        try:
            self.sock.shutdown(socket.SHUT_WR)
            self.sock.settimeout(0.2)
            while self.sock.recv(65536):
                pass
        except OSError:
            pass
        self.sock.close()


def head_of(status: int, headers: Mapping[str, str], length: int) -> bytes:
    """The head of an answer, with the empty line."""
    reason = {200: "OK", 302: "Found", 400: "Bad Request", 403: "Forbidden", 429: "Too Many Requests"}
    lines = [f"HTTP/1.1 {status} {reason.get(status, 'Internal Server Error')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join([*lines, f"Content-Length: {length}"]) + "\r\n\r\n").encode("latin-1")


def _read_form(request: Request) -> None:
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        request.form = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
    elif kind.startswith("application/json") and request.body:
        request.form = _from_json(request.body)
    elif kind.startswith("multipart/form-data"):
        boundary = kind.partition("boundary=")[2].strip('"')
        for name, part in _parts(request.body, boundary.encode()):
            if part.filename:
                request.files[name] = part
            else:
                request.form[name] = part.content.decode()


def _from_json(body: bytes) -> dict[str, str]:
    read = json.loads(body)
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in read.items()}


def _parts(body: bytes, boundary: bytes) -> Iterable[tuple[str, Part]]:
    for raw in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:-1]:
        head, _, content = raw.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        lines = [line for line in head.decode().split("\r\n") if line]
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        marks = headers.get("content-disposition", "")
        yield _mark(marks, "name"), Part(content, _mark(marks, "filename"), headers.get("content-type", ""))


def _mark(disposition: str, name: str) -> str:
    for piece in disposition.split(";"):
        key, _, value = piece.strip().partition("=")
        if key == name:
            return value.strip('"')
    return ""
