"""A screen reader's side of the accessibility bus (AT-SPI): what a program says of itself to the outside."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event

from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

_SPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
ENABLED, FOCUSABLE, FOCUSED, SHOWING, PASSWORD_TEXT = 8, 11, 12, 25, 40
"""Numbers of the states and of one role, as AT-SPI has them."""
_BETWEEN_LOOKS = Event()  # never set: the program that is looked at needs the processor too


@dataclass(frozen=True)
class Thing:
    """One control, as the program describes it at this moment."""

    owner: str
    path: str
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        return bool(self.states >> state & 1)

    @property
    def can_be_used(self) -> bool:
        return self.has(SHOWING) and self.has(FOCUSABLE)


class Reader:
    """Asks and presses over the bus, as a screen reader does; knows nothing of the program."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            address = _patient(lambda: _accessibility_bus(session))
        self._bus = open_dbus_connection(address)

    def close(self) -> None:
        self._bus.close()

    # ------------------------------------------------------------ looking

    def programs(self) -> list[Thing]:
        return list(self._children(f"{_SPI}.Registry", _ROOT))

    def everything(self) -> list[Thing]:
        """Every control of every program, in the order of the tree; what goes while one looks is left out."""
        found: list[Thing] = []
        waiting = self.programs()
        while waiting:
            thing = waiting.pop(0)
            found.append(thing)
            waiting[:0] = self._children(thing.owner, thing.path)
        return found

    def shown(self) -> list[Thing]:
        return [thing for thing in self.everything() if thing.has(SHOWING)]

    def wait_for(self, name: str, role: str = "") -> Thing:
        """The one that bears a name and is shown, once it is."""

        def look() -> Thing:
            fit = [one for one in self.shown() if one.name == name and role in ("", one.role)]
            if not fit:
                raise LookupError(name)
            return fit[0]

        return _patient(look)

    def text_of(self, thing: Thing) -> str:
        (text,) = self._call(thing.owner, thing.path, "Text", "GetText", "ii", (0, -1))
        return text

    def number_of_role(self, thing: Thing) -> int:
        (number,) = self._call(thing.owner, thing.path, "Accessible", "GetRole")
        return number

    # ------------------------------------------------------------ doing

    def press(self, thing: Thing) -> None:
        """Its first action, which for buttons is to press them."""
        (done,) = self._call(thing.owner, thing.path, "Action", "DoAction", "i", (0,))
        assert done, f"{thing.name} could not be pressed"

    def write(self, thing: Thing, text: str) -> None:
        (done,) = self._call(thing.owner, thing.path, "EditableText", "SetTextContents", "s", (text,))
        assert done, f"{thing.name} takes no text"

    # ------------------------------------------------------------ the bus

    def _children(self, owner: str, path: str) -> Iterator[Thing]:
        try:
            (children,) = self._call(owner, path, "Accessible", "GetChildren")
        except DBusErrorResponse:
            return
        for child_owner, child_path in children:
            try:
                yield self._thing(child_owner, child_path)
            except DBusErrorResponse:
                continue

    def _thing(self, owner: str, path: str) -> Thing:
        (role,) = self._call(owner, path, "Accessible", "GetRoleName")
        ((low, high),) = self._call(owner, path, "Accessible", "GetState")
        about = Properties(DBusAddress(path, owner, f"{_SPI}.Accessible"))
        ((_kind, name),) = unwrap_msg(self._bus.send_and_get_reply(about.get("Name"), timeout=10))
        return Thing(owner, path, role, name, low | high << 32)

    def _call(self, owner: str, path: str, interface: str, method: str, signature: str | None = None, body: tuple = ()):
        message = new_method_call(DBusAddress(path, owner, f"{_SPI}.{interface}"), method, signature, body)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=10))


def _accessibility_bus(session: DBusConnection) -> str:
    asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
    (address,) = unwrap_msg(session.send_and_get_reply(asked, timeout=10))
    return address


def _patient(look: Callable[[], object], seconds: float = 30):
    """Looks again and again until there is something to see."""
    end = time.monotonic() + seconds
    while True:
        try:
            return look()
        except (LookupError, DBusErrorResponse):
            if time.monotonic() > end:
                raise
        _BETWEEN_LOOKS.wait(0.1)
