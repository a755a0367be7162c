"""Proves the recovery key from the safe, and waits longer and longer after wrong ones."""

import math
from typing import final

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.errors import WrongKey, WrongRecovery
from moderator_app.domain.pins import wait_seconds
from moderator_app.ports import StoreFact
from moderator_app.services.workroom import Workroom


@final
class RecoveryProof:
    """How often it was wrong is kept in the store; the waiting runs on the clock that never jumps."""

    def __init__(self, room: Workroom) -> None:
        """Nothing was tried yet since the program started."""
        self._room = room
        self._barred_until: float | None = None

    def check(self, typed: str) -> None:
        """Lets the recovery key of this store pass.

        Raises:
            BadRecoveryKey: it is mistyped; that is no try, for the key carries its own checksum.
            WrongRecovery: another office's or an older one, or too soon after one; `wait` says for how many seconds.
        """
        self._check_wait()
        try:
            self._room.folder.keys.check_recovery(typed)
        except WrongKey:
            raise WrongRecovery(wait=self._count_failure()) from None
        self._forget_failures()

    def _check_wait(self) -> None:
        # After a restart the count is known and the moment is not: the whole wait begins anew.
        now = self._room.clock.monotonic()
        if self._barred_until is None:
            with self._room.store.read() as unit:
                self._barred_until = now + wait_seconds(int(unit.facts.get(StoreFact.RECOVERY_REFUSED) or 0))
        if self._barred_until > now:
            raise WrongRecovery(wait=math.ceil(self._barred_until - now))

    def _count_failure(self) -> int:
        with self._room.store.write() as unit:
            failures = int(unit.facts.get(StoreFact.RECOVERY_REFUSED) or 0) + 1
            unit.facts.put(StoreFact.RECOVERY_REFUSED, str(failures))
            now = self._room.now()
            unit.activity.append(now, SYSTEM, "recovery_key_refused", ("store", "store"), {"failures": failures})
        wait = wait_seconds(failures)
        self._barred_until = self._room.clock.monotonic() + wait
        return wait

    def _forget_failures(self) -> None:
        self._barred_until = None
        with self._room.store.write() as unit:
            if unit.facts.get(StoreFact.RECOVERY_REFUSED):
                unit.facts.put(StoreFact.RECOVERY_REFUSED, "0")
