"""The main window: from the first paint over the gates to the desk, and from one place to another."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.panel import Member
from ui import background
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.shell.gate import GatePage
from ui.shell.waiting import WaitingPage
from ui.text import QtLanguage, speaker_of
from ui.theme import Theme, dress, dress_lightly
from ui.widgets.layout import column

if TYPE_CHECKING:
    from moderator_app.core import Core
    from ui.shell.desk import Desk
    from ui.shell.registry import Registry

Load = Callable[[], tuple["Core", "Registry"]]


class MainWindow(QWidget):
    """One window a program. `load` is called behind the background door after the first paint."""

    loaded = Signal()
    gate_shown = Signal(object)

    def __init__(self, load: Load, appearance: Appearance, key_file: Path | None = None) -> None:
        super().__init__()
        self._load = load
        self._key_file = key_file
        self._appearance = appearance
        self._restyled = False
        self._core: Core | None = None
        self._registry: Registry | None = None
        self._actor: Member | None = None
        self._last_actor: Member | None = None
        self._qt_language = QtLanguage()
        self._content: QWidget | None = None
        self._desk: Desk | None = None
        self._left_at: Place | None = None
        self._show_gate: Callable[[], None] = self._waiting
        self.facts = FactBridge(self)
        self._whole = column(0, self)
        self.setMinimumSize(800, 560)
        self._dress()
        self._waiting()

    # ------------------------------------------------------------ what others may ask

    @property
    def core(self) -> "Core | None":
        """The core, once it is loaded."""
        return self._core

    @property
    def desk(self) -> "Desk | None":
        """The desk, while somebody sits at it."""
        return self._desk

    def begin(self) -> None:
        """Loads the core after the first paint."""
        QTimer.singleShot(0, lambda: background.run(self, self._load, self._core_came, self._gate_failed))

    def restyle(self, appearance: Appearance) -> None:
        """Shows another language, digits, scheme or text size at once, and keeps it."""
        self._appearance = appearance
        self._restyled = True
        core = self._core
        if core is not None:
            background.run(
                self, lambda: core.opening.set_appearance(appearance), lambda _nothing: None, self._gate_failed
            )
        self._rebuild()

    def lock(self) -> None:
        """Nobody is at the desk any more; what was typed is kept."""
        core, actor = self._core, self._actor
        if core is None or actor is None:
            return
        self._leave_desk()
        self._last_actor = actor
        background.run(self, lambda: core.sign_in.leave(actor.id), lambda _nothing: None, self._gate_failed)
        self._ask_seats()

    # ------------------------------------------------------------ the gates

    def _core_came(self, loaded: "tuple[Core, Registry]") -> None:
        self._core, self._registry = loaded
        self.facts.listen(self._core.bus)
        self.loaded.emit()
        background.run(self, self._core.opening.appearance, self._appearance_came, self._gate_failed)

    def _appearance_came(self, appearance: Appearance) -> None:
        if self._restyled:
            # Somebody pressed the language switch while the desk was being opened.
            self.restyle(self._appearance)
        else:
            self._appearance = appearance
            self._rebuild()
        self._follow_focus()
        self._next_gate()

    def _follow_focus(self) -> None:
        from ui.style import FocusRing

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(FocusRing(self).follow)

    def _next_gate(self) -> None:
        assert self._core is not None
        background.run(self, self._core.opening.state, self._state_came, self._gate_failed)

    def _state_came(self, state: str) -> None:
        core, registry = self._core, self._registry
        assert core is not None
        assert registry is not None
        if state == "open":
            self._ask_seats()
        elif state == "locked":
            opening, key_file = core.opening, self._key_file
            background.run(self, lambda: opening.open_by_itself(key_file), self._opened, self._gate_failed)
        else:
            self._gate("make_store")

    def _opened(self, by_itself: bool) -> None:
        if by_itself:
            self._ask_seats()
        else:
            self._gate("unlock")

    def _ask_seats(self) -> None:
        assert self._core is not None
        background.run(self, self._core.sign_in.seats, self._seats_came, self._gate_failed)

    def _seats_came(self, seats: tuple[object, ...]) -> None:
        self._gate("sign_in" if seats else "found")

    def _gate(self, name: str) -> None:
        def show() -> None:
            from ui.shell.gates import gate_page

            core, registry = self._core, self._registry
            assert core is not None
            assert registry is not None
            page = gate_page(name, self._theme, self._say, core, registry, self._next_gate, self._last_actor)
            if name == "sign_in":
                page.entered_desk.connect(self._entered)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - the sign-in page alone has it
            self._show_in_gate(page)
            self.gate_shown.emit(name)

        self._show_gate = show
        show()

    def _gate_failed(self, error: ModeratorError) -> None:
        def show() -> None:
            from ui.shell.gates import error_page

            again = self._next_gate if self._core is not None else self.begin
            self._show_in_gate(error_page(self._theme, self._say, error, again))
            self.gate_shown.emit("error")

        if self._actor is not None:
            return
        self._show_gate = show
        show()

    def _waiting(self) -> None:
        self._show_in_gate(WaitingPage(self._theme, self._say))

    def _show_in_gate(self, page: QWidget) -> None:
        gate = GatePage(self._theme, self._say)
        gate.show_page(page)
        gate.language_chosen.connect(self._language_chosen)
        self._put(gate)

    def _language_chosen(self, language: str) -> None:
        # The switch must not be deleted while it is telling.
        QTimer.singleShot(0, self, lambda: self.restyle(replace(self._appearance, language=str(language))))

    # ------------------------------------------------------------ the desk

    def _entered(self, member: Member) -> None:
        core, registry = self._core, self._registry
        assert core is not None
        assert registry is not None
        background.run(
            self, lambda: registry.home(core, member.id), lambda room: self._sit_down(member, room), self._gate_failed
        )

    def _sit_down(self, member: Member, room: Room) -> None:
        same = self._last_actor is not None and self._last_actor.id == member.id
        self._actor = member
        assert self._registry is not None
        if room not in self._registry.screens:
            room = self._registry.rooms()[0]
        self._build_desk(self._left_at if same and self._left_at else Place(room))

    def _build_desk(self, place: Place) -> None:
        from ui.shell.desk import Desk

        core, registry, actor = self._core, self._registry, self._actor
        assert core is not None
        assert registry is not None
        assert actor is not None
        desk = Desk(core, registry, actor, self._theme, self._say, self.facts, self._appearance)
        desk.restyle_asked.connect(self._restyle_later)
        desk.lock_asked.connect(lambda: QTimer.singleShot(0, self, self.lock))
        self._desk = desk
        self._put(desk)
        desk.setFocus()
        desk.navigate(place)

    def _restyle_later(self, appearance: object) -> None:
        assert isinstance(appearance, Appearance)
        QTimer.singleShot(0, self, lambda: self.restyle(appearance))

    def _leave_desk(self) -> None:
        if self._desk is not None:
            self._desk.leave()
            self._left_at = self._desk.place
        self._desk = None
        self._actor = None

    # ------------------------------------------------------------ dress and content

    def _dress(self) -> None:
        self._theme = Theme(self._appearance.scheme, self._appearance.text_size)
        self._say = speaker_of(self._appearance)
        self._qt_language.speak(self._say)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        (dress_lightly if self._core is None else dress)(app, self._theme)
        self.setWindowTitle(self._say("Moderator Desk"))

    def _rebuild(self) -> None:
        self._dress()
        if self._desk is None:
            self._show_gate()
            return
        self._desk.leave()
        place = self._desk.place or Place(Room.THIS_WEEK)
        history = self._desk.history
        self._build_desk(place)
        self._desk.history = history

    def _put(self, content: QWidget) -> None:
        old = self._content
        self._content = content
        self._whole.addWidget(content)
        if old is not None:
            self._whole.removeWidget(old)
            old.hide()
            old.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif self._desk is None or not self._desk.key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._desk is not None:
            self._desk.leave()
        event.accept()
