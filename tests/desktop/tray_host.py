"""A desktop's tray: takes the icons that programs bring over the session's bus, and presses them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import DBusAddress, HeaderFields, MessageType, Properties, new_error, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

WATCHER = "org.kde.StatusNotifierWatcher"
_STOP = "StopForTheTest"
_ABOUT = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
_MENU = "com.canonical.dbusmenu"


class TrayHost:
    """The tray's panel; `icons` are the programs that have one in it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.icons: list[str] = []

    def serve(self, connection: DBusConnection) -> None:
        while (message := connection.receive(timeout=60)) is not None:
            fields = message.header.fields
            if message.header.message_type is not MessageType.method_call:
                continue
            method = fields.get(HeaderFields.member)
            if method == "RegisterStatusNotifierItem":
                self.icons.append(fields[HeaderFields.sender])
                connection.send(new_method_return(message))
            elif method == "Get" and message.body[1] in _ABOUT:
                connection.send(new_method_return(message, "v", (_ABOUT[message.body[1]],)))
            elif method == "GetAll":
                connection.send(new_method_return(message, "a{sv}", (_ABOUT,)))
            elif method == _STOP:
                connection.send(new_method_return(message))
                return
            else:
                connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def press_icon(self) -> None:
        self._ask("/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", "ii", (0, 0))

    def tool_tip(self) -> str:
        _icon, _pixels, title, _text = self._about_icon("ToolTip")
        return title

    def press(self, words: str) -> None:
        """An entry of the icon's menu."""
        _revision, (_number, _about, entries) = self._ask(
            self._about_icon("Menu"), _MENU, "GetLayout", "iias", (0, -1, [])
        )
        numbers = {about["label"][1]: number for _, (number, about, _) in entries if "label" in about}
        self._ask(self._about_icon("Menu"), _MENU, "Event", "isvu", (numbers[words], "clicked", ("i", 0), 0))

    def _about_icon(self, name: str):
        about = Properties(DBusAddress("/StatusNotifierItem", self.icons[-1], "org.kde.StatusNotifierItem"))
        with open_dbus_connection(self._address) as own:
            ((_kind, value),) = unwrap_msg(own.send_and_get_reply(about.get(name), timeout=10))
        return value

    def _ask(self, path: str, interface: str, method: str, signature: str, body: tuple):
        message = new_method_call(DBusAddress(path, self.icons[-1], interface), method, signature, body)
        with open_dbus_connection(self._address) as own:
            return unwrap_msg(own.send_and_get_reply(message, timeout=10))


@contextmanager
def tray_on(address: str) -> Iterator[TrayHost]:
    """A desktop with a tray, until the end."""
    host = TrayHost(address)
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName(WATCHER))
        serving = threading.Thread(target=host.serve, args=(connection,), daemon=True)
        serving.start()
        try:
            yield host
        finally:
            with open_dbus_connection(address) as own:
                own.send_and_get_reply(new_method_call(DBusAddress("/", WATCHER, WATCHER), _STOP), timeout=10)
            serving.join(10)
