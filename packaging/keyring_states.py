"""What `screens.py` draws of a PC with a keyring: one that works, and one that is locked."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, final

from moderator_app.domain.errors import KeyringLocked

if TYPE_CHECKING:
    from moderator_app.core import Core


@final
class KeyringInMemory:
    """Keeps secrets for as long as the pictures are drawn; `locked` ones refuse."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}
        self.locked = False

    def check(self) -> None:
        """Raises KeyringLocked."""
        if self.locked:
            raise KeyringLocked(seconds=30)

    def get(self, name: str) -> str | None:
        """Raises KeyringLocked."""
        self.check()
        return self._kept.get(name)

    def put(self, name: str, secret: str) -> None:
        """Raises KeyringLocked."""
        self.check()
        self._kept[name] = secret

    def remove(self, name: str) -> None:
        """Raises KeyringLocked."""
        self.check()
        self._kept.pop(name, None)


def with_keyring(folder: Path) -> "Core":
    """A folder in which nothing is yet, on a PC whose keyring works."""
    return _core(folder, KeyringInMemory())


def locked_out(folder: Path) -> "Core":
    """A store whose key stands in a keyring that is locked."""
    from moderator_app.services.opening import Making

    keyring = KeyringInMemory()
    core = _core(folder, keyring)
    recovery = core.opening.new_recovery_key()
    core.opening.make(Making("", "", recovery, recovery.last_group, in_keyring=True))
    core.opening.close()
    keyring.locked = True
    core.opening.open_by_itself()
    return core


def pin_forgotten(page: Any) -> None:
    """Asks for the two ways to a new PIN."""
    page.forgot.click()


def wrong_recovery_key(page: Any) -> None:
    """Types a key that is none, and a new PIN."""
    page.forgotten.key.box.setText("AGE-SECRET-KEY-1 7GNF P3N9")
    page.forgotten.pin.box.setText("864209")
    page.forgotten.repeated.box.setText("864209")
    page.forgotten.show_typing.click()
    page.forgotten.go.click()


def _core(folder: Path, keyring: KeyringInMemory) -> "Core":
    from moderator_app.bootstrap import core_on
    from moderator_app.store.store_files import SqlStoreFiles
    from moderator_app.system.clock import SystemClock
    from moderator_app.system.data_folder import EncryptedDataFolder

    return core_on(EncryptedDataFolder(folder, SqlStoreFiles(), keyring=keyring), clock=SystemClock())
