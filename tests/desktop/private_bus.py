"""A session bus of a test's own, and a desktop on it that writes down which notices arrive, types included."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"
_STOP, _PRESS = "StopForTheTest", "PressForTheTest"
_EMITTER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
_SETTINGS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
"""No service folders: nothing is started by itself on this bus."""


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """A bus in a folder; gives its address."""
    settings, socket = folder / "bus.conf", folder / "bus"
    settings.write_text(_SETTINGS.format(socket=socket), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline().startswith("unix:")
        try:
            yield f"unix:path={socket}"
        finally:
            daemon.terminate()


@dataclass
class Desktop:
    """What the notice service of a desktop was asked."""

    address: str
    abilities: tuple[str, ...] = ("body", "body-markup", "actions")
    answers: bool = True
    refuses: bool = False
    arrived: list[tuple[str, tuple]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    number: int = 0
    was_asked: threading.Event = field(default_factory=threading.Event)

    @property
    def notices(self) -> list[tuple]:
        return [body for _signature, body in self.arrived]

    def press(self, number: int = 0, action: str = "default") -> None:
        """A person presses a notice; without a number, the newest."""
        message = new_method_call(DBusAddress("/", NAME, NAME), _PRESS, "us", (number or self.number, action))
        with open_dbus_connection(self.address) as own:
            own.send_and_get_reply(message, timeout=10)

    def serve(self, connection: DBusConnection) -> None:
        while (message := connection.receive(timeout=30)) is not None:
            method = message.header.fields.get(HeaderFields.member)
            if message.header.message_type is not MessageType.method_call:
                continue
            self.asked.append(method)
            self.was_asked.set()
            if method == _STOP:
                connection.send(new_method_return(message))
                return
            if method == _PRESS:
                connection.send(new_signal(_EMITTER, "ActionInvoked", "us", message.body))
                connection.send(new_method_return(message))
                continue
            if self.answers:
                connection.send(self._answer(method, message))

    def _answer(self, method: str, message: Message) -> Message:
        if self.refuses:
            return new_error(message, "org.freedesktop.DBus.Error.Failed", "s", ("no room",))
        if method == "GetCapabilities":
            return new_method_return(message, "as", (list(self.abilities),))
        self.arrived.append((message.header.fields[HeaderFields.signature], message.body))
        replaced = message.body[1]
        self.number += 0 if replaced else 1
        return new_method_return(message, "u", (replaced or self.number,))


@contextmanager
def desktop_on(address: str, **settings: object) -> Iterator[Desktop]:
    """A desktop that shows notices, until the end."""
    desktop = Desktop(address, **settings)
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName(NAME))
        serving = threading.Thread(target=desktop.serve, args=(connection,), daemon=True)
        serving.start()
        try:
            yield desktop
        finally:
            with open_dbus_connection(address) as own:
                own.send_and_get_reply(new_method_call(DBusAddress("/", NAME, NAME), _STOP), timeout=10)
            serving.join(10)
