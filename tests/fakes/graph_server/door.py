"""A listening socket that can refuse connections for a while and still keep its port."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

_BACKLOG = 128


class Door:
    """Every connection gets a thread of its own; nothing waits for these threads at the end."""

    def __init__(self, serve: Callable[[socket.socket], None], port: int = 0, receive_buffer: int = 0) -> None:
        self._serve = serve
        self._receive_buffer = receive_buffer
        self._socket = self._bound(port)
        self.port: int = self._socket.getsockname()[1]
        self._socket.listen(_BACKLOG)
        self._change = threading.Condition()
        self._shut = False
        self._closed = False
        threading.Thread(target=self._accept, name="graph-door", daemon=True).start()

    def _bound(self, port: int) -> socket.socket:
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self._receive_buffer:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._receive_buffer)
        made.bind(("127.0.0.1", port))
        return made

    def _accept(self) -> None:
        while True:
            with self._change:
                while self._shut and not self._closed:
                    self._change.wait()
                if self._closed:
                    return
                listener = self._socket
            try:
                sock, _ = listener.accept()
            except OSError:
                continue
            threading.Thread(target=self._serve, args=(sock,), name="graph-call", daemon=True).start()

    def shut(self) -> None:
        """Connections are refused from now on: the port is held by a socket that does not listen."""
        with self._change:
            if self._shut or self._closed:
                return
            self._shut = True
            self._end_listening()
            self._socket = self._bound(self.port)

    def open(self) -> None:
        """Connections are taken again."""
        with self._change:
            if self._shut and not self._closed:
                self._socket.listen(_BACKLOG)
                self._shut = False
                self._change.notify_all()

    def close(self) -> None:
        """For good."""
        with self._change:
            self._closed = True
            self._end_listening()
            self._change.notify_all()

    def _end_listening(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits in accept
        self._socket.close()
