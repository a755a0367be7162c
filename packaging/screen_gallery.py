"""What `screens.py` draws: the gallery of widgets, the gates, and every room on a demo office.

A new picture is one line in `ROOMS` or `GATES`; its function may look for the item that shows the screen best.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.words import Speaker
from ui import background
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.shell.gate import GatePage
from ui.shell.waiting import WaitingPage
from ui.text import QtLanguage, speaker_of
from ui.theme import Theme, dress

if TYPE_CHECKING:
    from moderator_app.core import Core

TODAY = date(2026, 10, 6)
"""The day on which the demo office is drawn."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture is drawn from."""

    core: "Core | None"
    theme: Theme
    say: Speaker
    appearance: Appearance


ROOMS: dict[str, Callable[["Core"], Place]] = {
    "this-week": lambda _core: Place(Room.THIS_WEEK),
    "posts": lambda _core: Place(Room.POSTS),
    "new-post": lambda _core: Place(Room.POSTS, None, "new"),
    "composer": lambda core: Place(Room.POSTS, _a_post_being_written(core)),
    "review": lambda _core: Place(Room.REVIEW),
    "pages": lambda _core: Place(Room.PAGES),
    "page-form": lambda core: Place(Room.PAGES, core.accounts.all()[0].id, "change"),
    "panel": lambda _core: Place(Room.PANEL),
    "evaluation": lambda _core: Place(Room.EVALUATION),
    "welcome": lambda _core: Place(Room.WELCOME),
    "settings": lambda _core: Place(Room.SETTINGS),
}


def _a_post_being_written(core: "Core") -> str | None:
    """A draft with pictures where there is one, any other draft otherwise."""
    from moderator_app.domain.lines import PostFilter, PostQuery

    drafts = core.drafting.lines(PostQuery(PostFilter.DRAFTS)) or core.drafting.lines(PostQuery(PostFilter.WAITING))
    return (
        max(drafts, key=lambda line: (line.first_media is not None, len(line.deliveries))).post_id if drafts else None
    )


GATES = ("sign-in", "unlock", "make-store", "found")


def open_demo(folder: Path) -> "Core | None":
    """A demo office made for the pictures, opened; None while the program cannot make one."""
    try:
        from moderator_app.bootstrap import build_core, make_demo
    except ImportError:
        print("No demo office can be made yet: only the widgets are drawn.", file=sys.stderr)
        return None
    make_demo(folder, TODAY)
    core = build_core(folder)
    core.opening.open_by_itself(None)
    return core


class Studio:
    """Builds screens one after the other in one offscreen application."""

    def __init__(self, *, with_demo: bool = True) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self._app = app
        self._language = QtLanguage()
        self._folder = tempfile.TemporaryDirectory(prefix="moderator-desk-pictures-")
        self._core = open_demo(Path(self._folder.name) / "demo") if with_demo else None
        self._facts = FactBridge()

    def screens(self, language: str, scheme: str, scale: int, only: str) -> Iterator[tuple[str, QWidget]]:
        """Name and widget of every picture whose name contains `only`."""
        from widget_gallery import gallery

        appearance = Appearance(language=language, scheme=Scheme(scheme), text_size=scale)
        scene = Scene(self._core, Theme(appearance.scheme, scale), speaker_of(appearance), appearance)
        dress(self._app, scene.theme)
        self._language.speak(scene.say)
        if only in "widgets":
            yield "widgets", gallery(scene.theme, scene.say)
        if only in "waiting":
            yield "waiting", WaitingPage(scene.theme, scene.say)
        if self._core is not None:
            yield from self._of_the_demo(scene, only)

    def _of_the_demo(self, scene: Scene, only: str) -> Iterator[tuple[str, QWidget]]:
        from ui.application import registry
        from ui.shell.desk import Desk
        from ui.shell.gates import gate_page

        core, rooms = scene.core, registry()
        assert core is not None
        for name in GATES:
            built = rooms.make_store if name == "make-store" else rooms.found if name == "found" else True
            if only in name and built:
                page = gate_page(name.replace("-", "_"), scene.theme, scene.say, core, rooms, lambda: None, None)
                yield name, self._gate(scene, page)
        actor = core.sign_in.seats()[0].member
        for name, place in ROOMS.items():
            if only not in name or place(core).room not in rooms.screens:
                continue
            desk = Desk(core, rooms, actor, scene.theme, scene.say, self._facts, scene.appearance)
            desk.navigate(place(core))
            yield name, desk
        by_hand = [line for line in core.board.week().queue if line.shown == "by_hand"]
        if only in "manual-kit" and rooms.kit and by_hand:
            desk = Desk(core, rooms, actor, scene.theme, scene.say, self._facts, scene.appearance)
            desk.navigate(Place(Room.THIS_WEEK))
            desk.kits.open(desk._context(Place(Room.THIS_WEEK)), by_hand[0].line.delivery.id)  # noqa: SLF001 - as the room does
            yield "manual-kit", desk.kits.windows()[0]
            desk.deleteLater()

    def _gate(self, scene: Scene, page: QWidget) -> QWidget:
        gate = GatePage(scene.theme, scene.say)
        gate.show_page(page)
        return gate

    def draw(self, widget: QWidget, size: tuple[int, int], target: Path) -> None:
        """Shows the widget at a size, waits until nothing moves any more, and writes the picture."""
        widget.resize(*size)
        widget.show()
        self._settle()
        widget.grab().save(str(target))
        widget.close()
        widget.deleteLater()
        self._app.sendPostedEvents(widget, QEvent.Type.DeferredDelete)

    def _settle(self) -> None:
        quiet = 0
        while quiet < 3:
            loop = QEventLoop()
            QTimer.singleShot(15, loop.quit)
            loop.exec()
            quiet = 0 if background.busy() else quiet + 1

    def close(self) -> None:
        """Ends the application and takes the demo office away."""
        background.close()
        if self._core is not None:
            self._core.opening.close()
        self._folder.cleanup()
        self._app.quit()
