"""The real window on the real core over a real folder, with a clock that a test moves."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from moderator_app.bootstrap import build_core
from moderator_app.domain.appearance import Appearance
from tests.fakes.clock import FakeClock
from tests.journeys.hands import settle
from tests.ui.inspection import application, dispose, show
from ui.application import make_window, stop
from ui.shell.window import MainWindow


class OpenedElsewhere(QObject):
    """Stands where browser and file manager would open; remembers what they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        for scheme in ("https", "file"):
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.addresses.append(url.toString())

    def close(self) -> None:
        for scheme in ("https", "file"):
            QDesktopServices.unsetUrlHandler(scheme)


class Program:
    """One run of the program, from the first paint until it is closed."""

    def __init__(self, folder: Path, clock: FakeClock, language: str = "bn", **seams: object) -> None:
        application()
        self.clock = clock
        self._closed = False
        self.window: MainWindow = make_window(
            lambda: build_core(folder, clock=clock, **seams), Appearance(language=language)
        )
        show(self.window)
        self.window.begin()
        settle()

    def close(self) -> None:
        """Once; a second time nothing is done."""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        stop(self.window)
        dispose(self.window)
