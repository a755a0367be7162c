"""The bus of a Linux session (D-Bus), spoken by jeepney: one service of it, every step with a time limit."""

import os
import socket
import stat
import struct
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast, final

TIME_LIMIT = 1.0
"""Seconds for each step: no heartbeat may hang on a desktop that does not answer."""


_MOST_KEPT = 100


class BusSilent(Exception):
    """Bus or service is missing, refused, broke off, or did not answer in time; never reaches a person."""


@final
class SessionBus:
    """A connection to one service. Every method raises BusSilent; the connection is of no use then."""

    def __init__(self, address: str, service: str, path: str, signals: tuple[str, ...] = ()) -> None:
        """Connects to the bus whose socket is named, and listens for these signals of the service."""
        import jeepney.io.blocking  # pyright: ignore[reportMissingTypeStubs]  # no types in the wheel; used as Any

        blocking = cast(Any, jeepney.io.blocking)
        self._service = cast(Any, jeepney).DBusAddress(path, service, service)
        self._abilities: tuple[str, ...] | None = None
        self._answered_by: object = None
        with _told_of_a_bus():
            plug = blocking.prep_socket(address, timeout=TIME_LIMIT)
            try:
                self._connection = _limited(blocking.DBusConnection)(plug)
            except (OSError, ValueError):
                plug.close()
                raise
            self._socket: socket.socket = plug
        self._heard: deque[Any] = deque(maxlen=_MOST_KEPT)
        try:
            for signal in signals:
                self._listen(service, signal)
        except BusSilent:
            self.close()
            raise

    def is_alive(self) -> bool:
        """Reads what came in the meantime; False when the bus has gone."""
        try:
            while True:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            return True
        except (OSError, ValueError, TypeError, struct.error):  # gone, or it speaks what nobody can read
            return False

    def heard(self) -> list[tuple[str, tuple[Any, ...]]]:
        """The signals of the service that were read by now, each once: its name and what it carries."""
        import jeepney  # pyright: ignore[reportMissingTypeStubs]  # no types in the wheel; used as Any

        fields, found = cast(Any, jeepney).HeaderFields, [*self._heard]
        self._heard.clear()
        # Whoever is on the bus can send a signal to this program: only the service that answered is believed.
        ours = [message for message in found if message.header.fields.get(fields.sender) == self._answered_by]
        return [(str(message.header.fields.get(fields.member)), tuple(message.body)) for message in ours]

    def own_descriptor(self) -> int:
        """A second descriptor of the connection, for the caller to close: it becomes readable when something came."""
        return os.dup(self._socket.fileno())

    def abilities(self) -> tuple[str, ...]:
        """What the desktop says it can show; asked once."""
        if self._abilities is None:
            (found,) = self.call("GetCapabilities")
            self._abilities = tuple(cast("list[str]", found))
        return self._abilities

    def call(self, method: str, signature: str | None = None, body: tuple[object, ...] = ()) -> tuple[Any, ...]:
        """Calls and waits for the answer."""
        import jeepney  # pyright: ignore[reportMissingTypeStubs]  # no types in the wheel; used as Any

        library = cast(Any, jeepney)
        message = library.new_method_call(self._service, method, signature, body)
        with _told_of_a_bus():
            reply = self._connection.send_and_get_reply(message, timeout=TIME_LIMIT)
            self._answered_by = reply.header.fields.get(library.HeaderFields.sender)
            return cast("tuple[Any, ...]", library.wrappers.unwrap_msg(reply))

    def close(self) -> None:
        """Whoever listens on a descriptor of their own sees the end."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def _listen(self, service: str, signal: str) -> None:
        import jeepney  # pyright: ignore[reportMissingTypeStubs]  # no types in the wheel; used as Any

        library = cast(Any, jeepney)
        self._connection.filter(library.MatchRule(type="signal", interface=service, member=signal), queue=self._heard)
        rule = library.MatchRule(type="signal", sender=service, interface=service, member=signal)
        with _told_of_a_bus():
            asked = library.message_bus.AddMatch(rule)
            library.wrappers.unwrap_msg(self._connection.send_and_get_reply(asked, timeout=TIME_LIMIT))


def _limited(connection: Any) -> Any:
    """Jeepney's greeting of the bus waits for ever; that of this class does not."""

    def receive(self: Any, *, timeout: float | None = None) -> object:
        return connection.receive(self, timeout=TIME_LIMIT if timeout is None else timeout)

    return type("Limited", (connection,), {"receive": receive})


@contextmanager
def _told_of_a_bus() -> Generator[None]:
    """Translates refusals, broken or slow connections, and answers nobody can read."""
    import jeepney  # pyright: ignore[reportMissingTypeStubs]  # no types in the wheel; used as Any

    try:
        yield
    except (cast(Any, jeepney).DBusErrorResponse, OSError, ValueError, TypeError, struct.error) as error:
        raise BusSilent(str(error)) from error


def session_bus() -> str:
    """The socket of the session's bus, or nothing; a bus is never started.

    The address in the environment counts; without one, the socket that systemd puts into the login's runtime folder.
    """
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named is None:
        place = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent") / "bus"
        return str(place) if _is_own_socket(place) else ""
    import jeepney.bus  # pyright: ignore[reportMissingTypeStubs]  # no types in the wheel; used as Any

    try:
        return str(next(cast(Any, jeepney.bus).get_connectable_addresses(named), ""))
    except (RuntimeError, ValueError, KeyError):
        return ""  # `autolaunch:` and other ways that start something or leave this PC


def _is_own_socket(place: Path) -> bool:
    try:
        found = place.stat()
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()
