"""Linux alone: whether the Secret Service is there, and its collection unlocked in time."""

from collections.abc import Mapping
from contextlib import closing

from moderator_app.domain.errors import KeyringMissing


def has_session_bus(environment: Mapping[str, str]) -> bool:
    """Whether this login has a session bus by name; none is ever started, and nothing is opened to find out."""
    return environment.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:")


def unlock_in_time(seconds: float) -> bool:
    """Lets whoever sits there unlock this login's collection, and takes the prompt back when nobody does.

    Only the vault's thread calls it. False where there is no collection yet: the first entry makes one.

    Raises:
        KeyringMissing: nobody offers a Secret Service.
        PromptDismissedException: somebody did not want to.
        TimeoutError: nobody answered.
    """
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        if not secretstorage.check_service_availability(bus):
            raise KeyringMissing()
        try:
            collection = secretstorage.Collection(bus)
        except secretstorage.ItemNotFoundException:
            return False
        if collection.is_locked() and collection.unlock(timeout=seconds):
            raise secretstorage.PromptDismissedException("not unlocked")
    return True
