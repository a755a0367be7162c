"""What happens when: actions put down in any order, done in the order of their time, with the clock moved to each."""

import heapq
from collections.abc import Callable
from datetime import datetime
from typing import final

from moderator_app.demo.clock import DemoClock

Happening = Callable[[], object]


@final
class Timeline:
    """A queue of happenings; those of one moment are done in the order in which they were put down."""

    def __init__(self, clock: DemoClock) -> None:
        """Moves this clock."""
        self._clock = clock
        self._queue: list[tuple[datetime, int, Happening]] = []
        self._count = 0

    def at(self, moment: datetime, happening: Happening) -> None:
        """Puts something down for an aware time."""
        self._count += 1
        heapq.heappush(self._queue, (moment, self._count, happening))

    def run(self, until: datetime) -> None:
        """Does everything that happens before a moment, also what is put down on the way, and stops the clock there."""
        while self._queue and self._queue[0][0] < until:
            moment, _, happening = heapq.heappop(self._queue)
            self._clock.move_to(moment)
            happening()
        self._clock.move_to(until)
