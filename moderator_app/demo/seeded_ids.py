"""Ids that come out the same for the same demo office."""

import uuid
from datetime import date
from typing import final

_NAMESPACE = uuid.UUID("2f0c5f5e-7c1f-5f5a-9b39-0d6f0e9a3c11")


@final
class SeededIds:
    """UUIDs (version 5) of the demo's day and a running number."""

    def __init__(self, today: date) -> None:
        """Begins with the first one of a day."""
        self._seed = today.isoformat()
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return str(uuid.uuid5(_NAMESPACE, f"{self._seed}/{self._count}"))
