"""A session bus that takes connections and never answers: Qt would wait for it before the window opens, for ever.

Asked before anything of Qt is made, so nothing heavy is imported here.
"""

import os
import socket
import sys

PATIENCE = 0.7
"""Seconds. A bus that is well answers within one or two thousandths of a second, a busy PC's within a tenth."""
NOBODY = "disabled:"
"""An address that names no bus: whoever is given it goes without one, at once."""
_VARIABLE = "DBUS_SESSION_BUS_ADDRESS"


def leave_a_silent_bus() -> bool:
    """Goes without a session bus where it is silent; says whether it did. Whatever this process starts does so too."""
    place = _socket_of(os.environ.get(_VARIABLE, "")) if sys.platform.startswith("linux") else ""
    if not place or not _is_silent(place):
        return False
    os.environ[_VARIABLE] = NOBODY
    return True


def _socket_of(address: str) -> str:
    """The first socket that an address names, as Python takes it; empty for any other kind of address."""
    for part in address.split(";"):
        kind, _, rest = part.partition(":")
        if kind != "unix" or "%" in rest:
            continue
        for pair in rest.split(","):
            name, _, value = pair.partition("=")
            if name in ("path", "abstract") and value:
                return value if name == "path" else f"\0{value}"
    return ""


def _is_silent(place: str) -> bool:
    """Greets as every program does. A bus that is missing, or refuses, is not silent: Qt sees that by itself."""
    with socket.socket(socket.AF_UNIX) as bus:
        bus.settimeout(PATIENCE)
        try:
            bus.connect(place)
            bus.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
            bus.recv(1)
        except TimeoutError:
            return True
        except OSError:
            return False
    return False
