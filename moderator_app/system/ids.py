"""New identifiers."""

import uuid
from typing import final


@final
class RandomIds:
    """Random UUIDs (version 4) as text."""

    def new(self) -> str:
        return str(uuid.uuid4())
