"""UUIDs that come out the same in every run."""

import random
import uuid


class FakeIds:
    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - predictable is the point

    def new(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))
