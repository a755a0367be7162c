"""Which keyring is the operating system's own: by name, loaded late, and refused when it is any other."""

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from moderator_app.domain.errors import KeyringMissing


class OwnKeyring(Protocol):
    """What the class of every operating system can do."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class by its module and name, and what is set on its object (`keyring` lets secrets roam on Windows)."""

    module: str
    name: str
    settings: tuple[tuple[str, str], ...] = ()


_OWN = {
    "win32": OwnClass("keyring.backends.Windows", "WinVaultKeyring", (("persist", "local machine"),)),
    "darwin": OwnClass("keyring.backends.macOS", "Keyring"),
    "linux": OwnClass("keyring.backends.SecretService", "Keyring"),
}


def own_class(platform: str) -> OwnClass:
    """The keyring class of a platform (`sys.platform`). Raises KeyringMissing where we know none."""
    try:
        return _OWN[platform]
    except KeyError:
        raise KeyringMissing() from None


def own_keyring(platform: str) -> OwnKeyring:
    """A fresh object of the platform's own class. Raises KeyringMissing; ImportError where a part of it is missing."""
    own = own_class(platform)
    return checked(getattr(import_module(own.module), own.name)(), own)


def checked(found: object, own: OwnClass) -> OwnKeyring:
    """Lets only an object of that very class pass, with nothing on it that the environment put there.

    `keyring` copies `KEYRING_PROPERTY_…` variables onto its objects; one of them names a collection in memory, in
    which a secret would be lost at the next log-out.

    Raises:
        KeyringMissing: it is of another class, a subclass included.
    """
    kind = type(found)
    if (kind.__module__, kind.__qualname__) != (own.module, own.name):
        raise KeyringMissing()
    vars(found).clear()
    for name, value in own.settings:
        setattr(found, name, value)
    return cast(OwnKeyring, found)
