"""Answers of a mail server that are whole in their time, or an end: a time-out of Python's holds for each byte anew."""

import smtplib
import socket
from time import monotonic
from typing import final

_AT_ONCE = 4_096


@final
class _Lines:
    """What the library reads a server's lines from."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._seconds = sock.gettimeout()
        self._ends = 0.0
        self._read = b""

    def begin(self) -> None:
        """An answer begins: it has as long as the connection waits for a byte."""
        self._seconds = self._sock.gettimeout()
        self._ends = monotonic() + (self._seconds or 0.0)

    def readline(self, limit: int) -> bytes:
        """A line with its end, so many bytes at most; nothing at the end of the connection. Raises TimeoutError."""
        while True:
            left = self._ends - monotonic()
            if self._seconds is not None and left <= 0:
                raise TimeoutError("timed out")
            if b"\n" in self._read[:limit] or len(self._read) >= limit or not self._more(left):
                break
        end = self._read.find(b"\n", 0, limit) + 1 or limit
        line, self._read = self._read[:end], self._read[end:]
        return line

    def close(self) -> None:
        """The connection itself is closed by whoever opened it."""

    def _more(self, left: float) -> bool:
        try:
            self._sock.settimeout(None if self._seconds is None else left)
            more = self._sock.recv(_AT_ONCE)
        finally:
            self._sock.settimeout(self._seconds)
        self._read += more
        return bool(more)


class PunctualSmtp(smtplib.SMTP):
    """A connection whose server cannot hold the program by dripping."""

    def getreply(self) -> tuple[int, bytes]:
        _begin(self)
        return super().getreply()


class PunctualSmtpSsl(smtplib.SMTP_SSL):
    """The same, encrypted from its first byte."""

    def getreply(self) -> tuple[int, bytes]:
        _begin(self)
        return super().getreply()


def _begin(smtp: smtplib.SMTP) -> None:
    if smtp.sock is None:
        return
    if smtp.file is None:
        smtp.file = _Lines(smtp.sock)
    if isinstance(smtp.file, _Lines):
        smtp.file.begin()
