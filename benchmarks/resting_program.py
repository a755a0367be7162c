"""A program of its own that `rest.py` looks at from outside: the real window, somebody signed in, then nobody moves.

Called with the data folder, a key file (or -), and a room; says "ready" when the room is painted and nothing more is
under way.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView

import ui.application
from moderator_app.bootstrap import build_core
from moderator_app.cli.start import Start
from moderator_app.domain.appearance import Appearance
from ui import background
from ui.places import Place, Room
from ui.shell.sign_in import SignInPage
from ui.shell.window import MainWindow


class _Visitor:
    """Signs in as the first member, goes to the room, looks at the end of its list."""

    def __init__(self, window: MainWindow, room: Room) -> None:
        self._window, self._room = window, room
        self._entered = self._quiet = 0
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._look)
        self._timer.start(50)

    def _look(self) -> None:
        if background.busy():
            self._quiet = 0
            return
        self._quiet += 1
        page, core = self._window.findChild(SignInPage), self._window.core
        if self._window.desk is None:
            if page is not None and core is not None and not self._entered:
                self._entered = 1
                page.entered_desk.emit(core.panel.member(core.sign_in.seats()[0].member.id))
        elif self._window.desk.place != Place(self._room):
            self._window.desk.navigate(Place(self._room))
        elif self._quiet > 10:
            self._at_the_end()

    def _at_the_end(self) -> None:
        self._quiet = 0
        for view in self._window.findChildren(QAbstractItemView):
            bar = view.verticalScrollBar()
            if bar.value() < bar.maximum():
                bar.setValue(bar.maximum())
                return
        self._timer.stop()
        self._window.setFocus()
        print("ready", flush=True)


def main(data: Path, key: Path | None, room: Room) -> int:
    make = ui.application.make_window
    visitors = []

    def made(*words, **options) -> MainWindow:
        window = make(*words, **options)
        visitors.append(_Visitor(window, room))
        return window

    ui.application.make_window = made
    return ui.application.open_window(lambda: build_core(data), Appearance(), Start(key_file=key))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), None if sys.argv[2] == "-" else Path(sys.argv[2]), Room(sys.argv[3])))
