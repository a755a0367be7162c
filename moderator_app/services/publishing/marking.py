"""A mark outside the data folder, so that a folder put back as a whole is noticed before anything is sent twice.

Each round that is about to send counts itself in the store and in this login's keyring. A folder that comes back from a
disk image, with its own anchor in it, knows of fewer rounds than the keyring.
"""

import logging
from contextlib import suppress
from threading import Lock
from typing import final

from moderator_app.domain.errors import VaultRefused
from moderator_app.ports import Store, StoreFact, StoreKeys, Unit

SECRET = "sending-rounds"  # noqa: S105 - the name of an entry, which holds a number

_log = logging.getLogger(__name__)


@final
class RoundMark:
    """Counts one round, at its first claim; safe on several threads."""

    def __init__(self, keys: StoreKeys, store: Store) -> None:
        """Counts nothing yet."""
        self._keys = keys
        self._store = store
        self._lock = Lock()
        self._set = False

    def set(self) -> None:
        """To be called before a claim, outside of every transaction; from the second call on it does nothing.

        A keyring that does not take it is no hindrance: the token came out of it a moment ago.
        """
        with self._lock:
            if self._set:
                return
            with self._store.write() as unit:
                rounds = rounds_of(unit) + 1
                unit.facts.put(StoreFact.SENDING_ROUNDS, str(rounds))
            try:
                self._keys.keep_secret(SECRET, str(rounds))
            except VaultRefused as refused:
                _log.warning("the round was not counted outside the folder: %s", refused.code)
            self._set = True


def rounds_of(unit: Unit) -> int:
    """How many rounds this store remembers."""
    return int(unit.facts.get(StoreFact.SENDING_ROUNDS) or 0)


def rounds_outside(keys: StoreKeys) -> int:
    """How many rounds this login's keyring remembers; 0 where it tells nothing. Slow, and may prompt."""
    with suppress(VaultRefused, ValueError):
        return int(keys.secret(SECRET) or 0)
    return 0
