"""Alternating pairs: floor and program in turn, so that a busy machine is busy for both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

PAIRS = 10


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians of both sides, in seconds unless the name says otherwise; `wished` is the ratio that is wanted."""

    name: str
    floor: float
    ours: float
    wished: float

    @property
    def ratio(self) -> float:
        """How many times the floor the program takes."""
        return self.ours / self.floor


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure that has no floor; `wished` is the most that is wanted, in the unit that the name says."""

    name: str
    ours: float
    wished: float


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(name: str, wished: float, floor: Callable[[], float], ours: Callable[[], float]) -> Ratio:
    """Ten alternating pairs after one of each to warm up; both callables return seconds."""
    floor(), ours()
    both = [(floor(), ours()) for _ in range(PAIRS)]
    return Ratio(name, statistics.median(f for f, _ in both), statistics.median(o for _, o in both), wished)
