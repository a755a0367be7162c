"""What `screens.py` draws: the gallery of widgets, and every screen on a demo office."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.domain.settings import Scheme
from moderator_app.words import Language, Speaker
from ui.theme import Theme, dress

Maker = Callable[[Theme, Speaker], QWidget]


class Studio:
    """Builds screens one after the other in one offscreen application."""

    def __init__(self) -> None:
        self._app = QApplication.instance() or QApplication([])

    def screens(
        self, language: str, scheme: str, scale: int, size: tuple[int, int], only: str
    ) -> Iterator[tuple[str, QWidget]]:
        """Name and widget of every screen whose name contains `only`."""
        from widget_gallery import gallery

        registry: dict[str, Maker] = {"widgets": gallery}
        theme = Theme(Scheme(scheme), scale)
        assert isinstance(self._app, QApplication)
        dress(self._app, theme)
        for name, make in registry.items():
            if only in name:
                yield name, make(theme, Speaker(Language(language)))

    def draw(self, widget: QWidget, size: tuple[int, int], target: Path) -> None:
        """Shows the widget at a size, waits until it is laid out, and writes the picture."""
        widget.resize(*size)
        widget.show()
        for _ in range(5):
            self._app.processEvents()
        widget.grab().save(str(target))
        widget.close()
        widget.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Ends the application."""
        self._app.quit()
