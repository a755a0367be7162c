"""The one thread on which the keyring is asked, for a locked keyring whose prompt nobody answers blocks for ever."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar, final

from moderator_app.domain.errors import KeyringLocked, KeyringMissing, VaultRefused

T = TypeVar("T")

NAME = "vault"
_MOST_STUCK = 2
"""Threads that may hang: that of the first question, and that of one more try."""


@final
class _Question(Thread, Generic[T]):
    """One question at work. It dies with the program, whatever it waits for."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(name=NAME, daemon=True)
        self._work = work
        self._answers: list[T] = []
        self._refusal: VaultRefused = KeyringMissing()

    def run(self) -> None:
        try:
            self._answers.append(self._work())
        except VaultRefused as refusal:
            self._refusal = refusal

    def answer(self) -> T:
        """What the work brought, once it is done. Raises VaultRefused."""
        if not self._answers:
            raise self._refusal
        return self._answers[0]


@final
class VaultThread:
    """Lives while something is asked, and one question at a time is."""

    def __init__(self, seconds: float) -> None:
        """Nothing runs yet; nobody ever waits longer than `seconds` for an answer, and as long for an earlier one."""
        self._seconds = seconds
        self._turn = Lock()
        self._stuck: list[Thread] = []

    def ask(self, work: Callable[[], T]) -> T:
        """Does the work on the thread and brings its answer.

        Raises:
            VaultRefused: the work raised it.
            KeyringLocked: no answer came in time, or two earlier questions still hang.
        """
        if not self._turn.acquire(timeout=self._seconds):
            raise self._too_late()
        try:
            return self._asked(_Question(work))
        finally:
            self._turn.release()

    def _asked(self, question: _Question[T]) -> T:
        self._stuck = [thread for thread in self._stuck if thread.is_alive()]
        if len(self._stuck) >= _MOST_STUCK:
            raise self._too_late()
        question.start()
        question.join(self._seconds)
        if question.is_alive():
            self._stuck.append(question)
            raise self._too_late()
        return question.answer()

    def _too_late(self) -> KeyringLocked:
        return KeyringLocked(seconds=round(self._seconds))
