"""The PC's clock."""

import time
from datetime import UTC, datetime
from typing import final


@final
class SystemClock:
    """What the PC says: aware UTC, and seconds that never jump."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()
