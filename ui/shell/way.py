"""The way through the program after the first paint: over the gates to the desk, and from one look to another."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import ModeratorError, StoreDamaged, WrongKey
from ui import background
from ui.backups.state import BringBack
from ui.imports import plain_imports
from ui.places import Place, Room
from ui.text import QtLanguage, speaker_of
from ui.theme import Theme, dress

if TYPE_CHECKING:
    from moderator_app.core import Core
    from moderator_app.domain.panel import Member
    from ui.shell.auto_lock import AutoLock
    from ui.shell.desk import Desk
    from ui.shell.registry import Registry
    from ui.shell.window import Load, MainWindow


class Way:
    """Asks the core what comes next, and puts it into the window."""

    def __init__(self, window: "MainWindow", load: "Load", appearance: Appearance, key_file: Path | None) -> None:
        self._window = window
        self._load = load
        self._key_file = key_file
        self.appearance = appearance
        self._restyled = False
        self._qt_language = QtLanguage()
        self.core: Core | None = None
        self.desk: Desk | None = None
        self._registry: Registry | None = None
        self._actor: Member | None = None
        self._last_actor: Member | None = None
        self._left_at: Place | None = None
        self._show_gate: Callable[[], None] = _nothing_yet
        self._told = ""
        self._auto_lock: AutoLock | None = None
        self._held = False
        self._gate_switch: QWidget | None = None

    def begin(self) -> None:
        """Loads the core behind the door."""
        background.run(self._window, self._load_all, self._core_came, self._gate_failed)

    def _load_all(self) -> "tuple[Core, Registry]":
        with plain_imports():
            # Loaded here so that the window need not wait for them later.
            from ui.shell import auto_lock, desk, gates  # noqa: F401 # pyright: ignore[reportUnusedImport] - see above

            return self._load()

    def restyle(self, appearance: Appearance) -> None:
        """Shows another language, digits, scheme or text size at once, and keeps it."""
        self._restyled = True
        self.keep(appearance)
        self._rebuild()

    def keep(self, appearance: Appearance) -> None:
        self.appearance = appearance
        core = self.core
        if core is not None:
            background.run(
                self._window, lambda: core.opening.set_appearance(appearance), lambda _nothing: None, self._gate_failed
            )

    def lock(self, *, by_itself: bool = False) -> None:
        """Nobody is at the desk any more; what was typed is kept."""
        core, actor = self.core, self._actor
        if core is None or actor is None:
            return
        self._leave_desk()
        self._last_actor = actor

        def leave() -> None:
            core.sign_in.leave(actor.id, by_itself=by_itself)

        background.run(self._window, leave, lambda _nothing: None, self._gate_failed)
        self._ask_seats()

    def _lock_by_itself(self, why: object) -> None:
        from ui.shell.auto_lock import Why  # it came along with the core, after the first paint

        slept = self._say("The desk locked itself: the PC was asleep. What was typed is kept.")
        minutes = self._auto_lock.minutes if self._auto_lock else 0
        nobody = self._say(
            "The desk locked itself: nobody pressed a key for {minutes} min. What was typed is kept.", minutes=minutes
        )
        self._told = slept if why is Why.ASLEEP else nobody
        self.lock(by_itself=True)

    def bring_back(self, wish: BringBack) -> None:
        """Leaves the desk, ends the heartbeat, closes the store and shows the page that brings a backup back."""
        core, actor = self.core, self._actor
        assert core is not None

        def close() -> None:
            if actor is not None:
                core.sign_in.leave(actor.id)
            core.ticker.stop()
            core.opening.close()

        self._leave_desk()
        self._left_at = None  # the place may not be in the store that is brought back
        background.run(self._window, close, lambda _nothing: self._restore_gate(wish), self._gate_failed)

    # ------------------------------------------------------------ the gates

    def _core_came(self, loaded: "tuple[Core, Registry]") -> None:
        from ui.shell.auto_lock import AutoLock

        self.core, self._registry = loaded
        self._window.facts.listen(self.core.bus)
        self._auto_lock = AutoLock(self._window, self.core, self._window.facts, lambda: (self._theme, self._say))
        self._auto_lock.due.connect(self._lock_by_itself)
        background.run(self._window, self.core.opening.appearance, self._appearance_came, self._gate_failed)

    def _appearance_came(self, appearance: Appearance) -> None:
        if self._restyled:
            # Somebody pressed the language switch where the core could not be loaded at first.
            self.restyle(self.appearance)
        else:
            self.appearance = appearance
            self._rebuild()
        self._follow_focus()
        self._next_gate()

    def _follow_focus(self) -> None:
        from ui.style import FocusRing

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(FocusRing(self._window).follow)

    def _next_gate(self) -> None:
        assert self.core is not None
        background.run(self._window, self.core.opening.state, self._state_came, self._gate_failed)

    def _state_came(self, state: str) -> None:
        core, registry = self.core, self._registry
        assert core is not None
        assert registry is not None
        if state == "open":
            self._ask_seats()
        elif state == "locked":
            opening, key_file = core.opening, self._key_file
            background.run(self._window, lambda: opening.open_by_itself(key_file), self._opened, self._not_opened)
        else:
            self._gate("make_store")

    def _opened(self, by_itself: bool) -> None:
        if by_itself:
            self._ask_seats()
        else:
            self._gate("unlock")

    def _not_opened(self, error: ModeratorError) -> None:
        """A wrong key in the keyring opens nothing; whoever sits here may type the right one."""
        core = self.core
        if isinstance(error, WrongKey) and core is not None and core.opening.keyring_trouble is not None:
            self._gate("unlock")
        else:
            self._gate_failed(error)

    def _ask_seats(self) -> None:
        assert self.core is not None
        background.run(self._window, self.core.sign_in.seats, self._seats_came, self._gate_failed)

    def _seats_came(self, seats: tuple[object, ...]) -> None:
        self._gate("sign_in" if seats else "found")

    def _gate(self, name: str) -> None:
        def show() -> None:
            from ui.shell.gates import gate_page

            core, registry = self.core, self._registry
            assert core is not None
            assert registry is not None
            page = gate_page(
                name, self._theme, self._say, core, registry, self._next_gate, self._last_actor, self.bring_back
            )
            if name == "sign_in":
                page.entered_desk.connect(self._entered)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - the sign-in page alone has it
            self._show_in_gate(page, self._told if name in ("sign_in", "unlock") else "")
            self._window.gate_shown.emit(name)

        self._show_gate = show
        show()

    def _restore_gate(self, wish: BringBack) -> None:
        """The page that brings a backup back; what was confirmed is carried out once, not in each language."""
        core, registry = self.core, self._registry
        assert core is not None
        assert registry is not None
        wishes = [wish, replace(wish, at_once=False)]

        def show() -> None:
            from ui.context import GateContext

            assert registry.restore is not None
            context = GateContext(
                core, self._say, self._theme, self._next_gate, self.bring_back, tell=self._tell, hold=self._hold
            )
            self._show_in_gate(registry.restore(context, wishes.pop(0) if len(wishes) > 1 else wishes[0]))
            self._window.gate_shown.emit("restore")

        self._show_gate = show
        show()

    def _tell(self, told: str) -> None:
        self._told = told

    def _hold(self, held: bool) -> None:
        self._held = held
        if self._gate_switch is not None and Shiboken.isValid(self._gate_switch):
            self._gate_switch.setEnabled(not held)

    def _gate_failed(self, error: ModeratorError) -> None:
        if self._actor is not None:
            return
        if isinstance(error, StoreDamaged) and self._registry is not None and self._registry.restore is not None:
            self._restore_gate(BringBack(newest_good=True))
            return

        def show() -> None:
            from ui.shell.gates import error_page

            again = self._next_gate if self.core is not None else self.begin
            self._show_in_gate(error_page(self._theme, self._say, error, again))
            self._window.gate_shown.emit("error")

        if self.core is None:
            self._dress()
        self._show_gate = show
        show()

    def _show_in_gate(self, page: QWidget, told: str = "") -> None:
        from ui.shell.gate import GatePage

        gate = GatePage(self._theme, self._say)
        gate.show_page(page, told)
        gate.language_chosen.connect(self._language_chosen)
        gate.switch.setEnabled(not self._held)
        self._gate_switch = gate.switch
        self._window.show_content(gate)

    def _language_chosen(self, language: str) -> None:
        # The switch must not be deleted while it is telling.
        QTimer.singleShot(0, self._window, lambda: self.restyle(replace(self.appearance, language=str(language))))

    # ------------------------------------------------------------ the desk

    def _entered(self, member: "Member") -> None:
        core, registry = self.core, self._registry
        assert core is not None
        assert registry is not None
        background.run(
            self._window,
            lambda: registry.home(core, member.id),
            lambda home: self._sit_down(member, home if isinstance(home, Place) else Place(home)),
            self._gate_failed,
        )

    def _sit_down(self, member: "Member", start: Place) -> None:
        same = self._last_actor is not None and self._last_actor.id == member.id
        self._actor = member
        self._told = ""
        assert self._registry is not None
        if start.room not in self._registry.screens:
            start = Place(self._registry.rooms()[0])
        # Whoever left the home screen finds there what came meanwhile; elsewhere they go on where they were.
        left = self._left_at if same and self._left_at != Place(Room.THIS_WEEK) else None
        home = left or start
        self._build_desk(home)
        wish = self._window.take_wish()
        if wish is not None and wish != home and self.desk is not None:
            self.desk.navigate(wish)
        if self._auto_lock is not None:
            self._auto_lock.sit_down()

    def _build_desk(self, place: Place) -> None:
        from ui.shell.desk import Desk

        core, registry, actor = self.core, self._registry, self._actor
        assert core is not None
        assert registry is not None
        assert actor is not None
        desk = Desk(core, registry, actor, self._theme, self._say, self._window.facts, self.appearance)
        desk.bring_back_asked.connect(self._bring_back_later)
        desk.restyle_asked.connect(self._restyle_later)
        desk.lock_asked.connect(lambda: QTimer.singleShot(0, self._window, self.lock))
        self.desk = desk
        self._window.show_content(desk)
        desk.setFocus()
        desk.navigate(place)

    def _bring_back_later(self, wish: object) -> None:
        assert isinstance(wish, BringBack)
        QTimer.singleShot(0, self._window, lambda: self.bring_back(wish))

    def _restyle_later(self, appearance: object) -> None:
        assert isinstance(appearance, Appearance)
        QTimer.singleShot(0, self._window, lambda: self.restyle(appearance))

    def _leave_desk(self) -> None:
        if self._auto_lock is not None:
            self._auto_lock.get_up()
        if self.desk is not None:
            self.desk.leave()
            self._left_at = self.desk.place
        self.desk = None
        self._actor = None

    # ------------------------------------------------------------ dress and content

    def _dress(self) -> None:
        self._theme = Theme(self.appearance.scheme, self.appearance.text_size)
        self._say = speaker_of(self.appearance)
        self._qt_language.speak(self._say)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dress(app, self._theme)
        self._window.setWindowTitle(self._say("Moderator Desk"))
        self._window.dressed.emit()

    def _rebuild(self) -> None:
        self._dress()
        if self.desk is None:
            self._show_gate()
            return
        self.desk.leave()
        place = self.desk.place or Place(Room.THIS_WEEK)
        history = self.desk.history
        self._build_desk(place)
        self.desk.history = history


def _nothing_yet() -> None:
    """The waiting page stays."""
