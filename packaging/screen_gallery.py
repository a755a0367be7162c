"""What `screens.py` draws: the gallery of widgets, the gates, and every room on a demo office.

A new picture is one line in `ROOMS` or `GATES`; its function may look for the item that shows the screen best.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import gate_states
import kit_states
import screen_states
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.domain.ids import DeliveryId
from moderator_app.words import Speaker
from ui import background
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.shell.desk import Desk
from ui.shell.gate import GatePage
from ui.shell.waiting import WaitingPage
from ui.text import QtLanguage, speaker_of
from ui.theme import Theme, dress

if TYPE_CHECKING:
    from moderator_app.core import Core
    from ui.shell.registry import Registry

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
    "series": lambda _core: Place(Room.POSTS, None, "series"),
    "series-form": lambda core: Place(Room.POSTS, None, f"series:from:{_a_post_being_written(core)}"),
    "templates-none": lambda _core: Place(Room.POSTS, None, "templates"),
    "template-new": lambda _core: Place(Room.POSTS, None, "templates:new"),
    "queue": lambda _core: Place(Room.POSTS, None, "queue"),
    "pause": lambda _core: Place(Room.POSTS, None, "pause"),
    "missed": lambda _core: Place(Room.POSTS, None, "missed"),
    "elsewhere": lambda _core: Place(Room.POSTS, None, "elsewhere"),
    "new-post": lambda _core: Place(Room.POSTS, None, "new"),
    "composer": lambda core: Place(Room.POSTS, _a_post_being_written(core)),
    "calendar": lambda _core: Place(Room.CALENDAR),
    "calendar-week": lambda _core: Place(Room.CALENDAR, f"week:{TODAY.isoformat()}"),
    "roster": lambda _core: Place(Room.ROSTER),
    "roster-rotate": lambda _core: Place(Room.ROSTER, None, "rotate"),
    "roster-week": lambda _core: Place(Room.ROSTER, None, f"duty:{TODAY + timedelta(days=5)}"),
    "roster-leave": lambda _core: Place(Room.ROSTER, None, "leave"),
    "roster-swap": lambda _core: Place(Room.ROSTER, None, "swap"),
    "roster-paper": lambda _core: Place(Room.ROSTER, None, "paper"),
    "review": lambda _core: Place(Room.REVIEW),
    "pages": lambda _core: Place(Room.PAGES),
    "page-form": lambda core: Place(Room.PAGES, core.accounts.all()[0].id, "change"),
    "page-card": lambda core: Place(Room.PAGES, core.accounts.all()[0].id, "card"),
    "pages-paper": lambda _core: Place(Room.PAGES, None, "paper"),
    "panel": lambda _core: Place(Room.PANEL),
    "days": lambda _core: Place(Room.DAYS),
    "media": lambda _core: Place(Room.MEDIA),
    "days-new": lambda _core: Place(Room.DAYS, None, "new"),
    "days-closure": lambda _core: Place(Room.DAYS, None, "new closure"),
    "panel-order": lambda _core: Place(Room.PANEL, None, "order"),
    "activity": lambda _core: Place(Room.ACTIVITY),
    "evaluation": lambda _core: Place(Room.EVALUATION),
    "welcome": lambda _core: Place(Room.WELCOME),
    "backups": lambda _core: Place(Room.BACKUPS),
    "drill": lambda _core: Place(Room.BACKUPS, None, "drill"),
    "bring-back": lambda _core: Place(Room.BACKUPS, None, "restore"),
    "settings": lambda _core: Place(Room.SETTINGS),
    "settings-office": lambda _core: Place(Room.SETTINGS, None, "office"),
    "settings-passphrase": lambda _core: Place(Room.SETTINGS, None, "passphrase"),
    "settings-mail": lambda _core: Place(Room.SETTINGS, None, "mail"),
    "settings-reminders": lambda _core: Place(Room.SETTINGS, None, "reminders"),
    "settings-told": lambda _core: Place(Room.SETTINGS, None, "told"),
    "settings-recovery": lambda _core: Place(Room.SETTINGS, None, "recovery"),
}


def _a_post_being_written(core: "Core") -> str | None:
    """A draft with pictures where there is one, any other draft otherwise."""
    from moderator_app.domain.lines import PostFilter, PostQuery

    drafts = core.drafting.lines(PostQuery(PostFilter.DRAFTS)) or core.drafting.lines(PostQuery(PostFilter.WAITING))
    return (
        max(drafts, key=lambda line: (line.first_media is not None, len(line.deliveries))).post_id if drafts else None
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """A widget, what is pressed on `page` (or on the widget) once it stands, and the name of the picture."""

    name: str
    widget: QWidget
    presses: tuple[screen_states.Press, ...] = ()
    page: QWidget | None = None


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
        self._offices: dict[str, Core] = {}
        self._facts = FactBridge()

    def screens(self, language: str, scheme: str, scale: int, only: str) -> Iterator[Picture]:
        """Every picture whose name contains `only`."""
        from widget_gallery import gallery

        appearance = Appearance(language=language, scheme=Scheme(scheme), text_size=scale)
        scene = Scene(self._core, Theme(appearance.scheme, scale), speaker_of(appearance), appearance)
        dress(self._app, scene.theme)
        self._language.speak(scene.say)
        if only in "widgets":
            yield Picture("widgets", gallery(scene.theme, scene.say))
        if only in "waiting":
            yield Picture("waiting", WaitingPage(scene.appearance, scene.say))
        if self._core is not None:
            yield from self._of_the_demo(scene, only)

    def _of_the_demo(self, scene: Scene, only: str) -> Iterator[Picture]:
        from ui.application import registry
        from ui.shell.gates import gate_page

        core, rooms = scene.core, registry()
        assert core is not None
        for name in GATES:
            built = rooms.make_store if name == "make-store" else rooms.found if name == "found" else True
            if only in name and built:
                page = gate_page(name.replace("-", "_"), scene.theme, scene.say, core, rooms, lambda: None, None)
                yield Picture(name, self._gate(scene, page))
        for name, place in ROOMS.items():
            if only not in name or place(core).room not in rooms.screens:
                continue
            desk = self._desk(scene, rooms, core, place(core))
            yield Picture(name, desk)
        by_hand = [line for line in core.board.week().queue if line.shown == "by_hand"]
        if only in "manual-kit" and rooms.kit and by_hand:
            desk = self._desk(scene, rooms, core, Place(Room.THIS_WEEK))
            desk.kits.open(desk._context(Place(Room.THIS_WEEK)), by_hand[0].line.delivery.id)  # noqa: SLF001 - as the room does
            yield Picture("manual-kit", desk.kits.windows()[0])
            desk.deleteLater()
        yield from self._states(scene, rooms, only)

    def _states(self, scene: Scene, rooms: "Registry", only: str) -> Iterator[Picture]:
        """What stands open, was refused or is empty; an office is made only for pictures that are wanted."""
        from ui.shell.gates import error_page, gate_page

        if only in "gate-error":
            page = error_page(scene.theme, scene.say, screen_states.damaged(), lambda: None)
            yield Picture("gate-error", self._gate(scene, page))
        yield from self._restores(scene, rooms, only)
        for name, (gate, presses) in gate_states.GATE_STATES.items():
            if only in name:
                own = gate == "make_store" or "keyring" in name
                core = self._office(f"{name} {len(self._offices)}" if own else "states")
                page = gate_page(gate, scene.theme, scene.say, core, rooms, lambda: None, None)
                yield Picture(name, self._gate(scene, page), presses, page)
        for name, state in screen_states.ROOM_STATES.items():
            if only in name:
                core = self._office("states")
                yield Picture(name, self._desk(scene, rooms, core, state.place(core)), (state.press,))
        for name, place in screen_states.FIRST_DAY.items():
            if only in name:
                yield Picture(name, self._desk(scene, rooms, self._office("first-day"), place))
        if any(only in name for name in kit_states.KITS):
            yield from self._kits(scene, rooms, only)

    def _restores(self, scene: Scene, rooms: "Registry", only: str) -> Iterator[Picture]:
        """The gate that brings a backup back, and the desk of an office that was."""
        from ui.context import GateContext

        assert rooms.restore is not None
        for name, state in screen_states.RESTORES.items():
            if only in name:
                core = self._office(f"{state.folder} for {name} {scene}")
                wish = state.wish(self._office("states"))
                page = rooms.restore(GateContext(core, scene.say, scene.theme, lambda: None), wish)
                yield Picture(name, self._gate(scene, page), state.presses, page)
        if only in "restored":
            core = self._office("nothing for the restored")
            screen_states.bring_back(self._office("states"), core)
            yield Picture("restored", self._desk(scene, rooms, core, Place(Room.THIS_WEEK)))

    def _kits(self, scene: Scene, rooms: "Registry", only: str) -> Iterator[Picture]:
        core = self._office("states")
        desk = self._desk(scene, rooms, core, Place(Room.THIS_WEEK))
        for name, state, delivery_id in kit_states.kit_deliveries(core):
            if only in name:
                desk.kits.open(desk._context(Place(Room.THIS_WEEK)), DeliveryId(delivery_id))  # noqa: SLF001 - as the room does
                press = partial(kit_states.give_link, link=state.link)
                yield Picture(name, desk.kits.windows()[0], (press,))
        desk.deleteLater()

    def _desk(self, scene: Scene, rooms: "Registry", core: "Core", place: Place) -> Desk:
        actor = core.sign_in.seats()[0].member
        desk = Desk(core, rooms, actor, scene.theme, scene.say, self._facts, scene.appearance)
        desk.navigate(place)
        return desk

    def _office(self, name: str) -> "Core":
        """The office of that name, made when it is first asked for."""
        core = self._offices.get(name)
        if core is None:
            folder = Path(self._folder.name) / f"office-{len(self._offices)}"
            if name == "states":
                core = open_demo(folder)
                assert core is not None
                screen_states.prepare(core)
            else:
                core = screen_states.new_folder(folder, name)
                if name.startswith("damaged"):
                    core = screen_states.damaged_office(folder)
                if name == "first-day":
                    screen_states.found(core)
            self._offices[name] = core
        return core

    def _gate(self, scene: Scene, page: QWidget) -> QWidget:
        gate = GatePage(scene.theme, scene.say)
        gate.show_page(page)
        return gate

    def draw(self, picture: Picture, size: tuple[int, int], target: Path) -> None:
        """Shows the widget at a size, presses, waits until nothing moves any more, and writes the picture."""
        widget = picture.widget
        widget.resize(*size)
        widget.show()
        self._settle()
        for press in picture.presses:
            page = picture.page or (widget.frame.current() if isinstance(widget, Desk) else widget)
            press(page)
            self._settle()
        whole = widget.grab()
        over = QPainter(whole)
        for above in self._app.topLevelWidgets():
            if above is not widget and above.isVisible():
                over.drawPixmap(above.pos() - widget.pos(), above.grab())
                above.close()
        over.end()
        whole.save(str(target))
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
        for core in (self._core, *self._offices.values()):
            if core is not None:
                core.opening.close()
        self._folder.cleanup()
        self._app.quit()
