"""Ties the ticket of a piece of work to the core's way of watching. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol


class Watched(Protocol):
    """The ticket: is told how far the work is, and asked whether anybody still wants it."""

    report: Callable[[float], None]

    def check(self) -> None: ...


def watching(watched: Watched) -> Callable[[float], None]:
    """Passes on how far the work is, and stops it (`Cancelled`) when nobody waits any more."""

    def watch(share: float) -> None:
        watched.check()
        watched.report(share)

    return watch
