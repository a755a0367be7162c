"""Asking the core again: on facts, after some time, and when a screen is shown again; never twice at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

AFTER_A_FAULT = 60
"""Seconds."""


class AskingAgain(QObject):
    """Keeps the order of asking and answering for a screen. While the screen is hidden nothing wakes it.

    The screen calls `ask` whenever it wants to know, `answered` or `failed` when it was told, and `pause` when hidden.
    """

    def __init__(self, screen: QWidget, begin: Callable[[], None]) -> None:
        """Args:
        begin: asks behind the background door; called at most once until the answer came.
        """
        super().__init__(screen)
        self._screen, self._begin = screen, begin
        self.under_way = False
        self._once_more = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.ask)

    def ask(self) -> None:
        """Asks; wishes that come while one is under way become one more."""
        if self.under_way:
            self._once_more = True
            return
        self.under_way = True
        self._begin()

    def answered(self, look_again_in: int) -> None:
        """The answer was shown; nothing changes by the clock alone for so many seconds."""
        self.under_way = False
        if self._once_more:
            self._once_more = False
            self.ask()
        elif self._screen.isVisible():
            self.timer.start(look_again_in * 1000)

    def failed(self) -> None:
        """No answer came; it is asked again after a while."""
        self.answered(AFTER_A_FAULT)

    def pause(self) -> None:
        """The screen was hidden."""
        self.timer.stop()
