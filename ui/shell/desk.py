"""The desk of a signed-in member: shows one place, remembers the way back, passes facts and keys on."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.office import Office
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.pc_time import PcTime
from moderator_app.events import DeliveryMissed, OfficeChanged, PublishingChanged, PublishingPaused
from moderator_app.words import Speaker
from ui import background
from ui.context import ScreenContext
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.shell import publishing_notice
from ui.shell.frame import RAIL_UNDER, Frame
from ui.shell.keys import KeysDialog
from ui.shell.kits import KitWindows
from ui.shell.nav import NavState
from ui.shell.pc_time import pc_time_banner
from ui.shell.publishing_notice import PublishingNotice, publishing_banner
from ui.shell.registry import Registry
from ui.shell.restored import restored_banner
from ui.shell.standing import Standing
from ui.theme import Theme
from ui.widgets.layout import column
from ui.widgets.screen import Screen

if TYPE_CHECKING:
    from moderator_app.core import Core
    from moderator_app.services.backups import RestoredNotice

_LONGEST_HISTORY = 50


class Desk(QWidget):
    """Lives as long as one member, language, scheme and text size."""

    restyle_asked = Signal(object)
    lock_asked = Signal()
    bring_back_asked = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        core: "Core",
        registry: Registry,
        actor: Member,
        theme: Theme,
        say: Speaker,
        facts: FactBridge,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._core = core
        self._registry = registry
        self._actor = actor
        self._theme = theme
        self._say = say
        self._facts = facts
        self._appearance = appearance
        self.place: Place | None = None
        self.history: list[Place] = []
        self._office: Office | None = None
        self._publishing = PublishingNotice()
        self.frame = Frame(theme, say)
        self.kits = KitWindows(self, registry.kit)
        column(0, self).addWidget(self.frame)
        self.frame.back_asked.connect(self.back)
        self.frame.help_asked.connect(self.show_keys)
        self.frame.nav.chosen.connect(self._room_chosen)
        self.frame.nav.lock_asked.connect(self.lock_asked)
        # A shortcut, not a key that bubbles up: a focused button would take the arrow for itself.
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)
        facts.fact.connect(self._heard)
        self._show_nav()
        self._ask_office()
        QTimer.singleShot(0, self, self._ask_around)  # the screen that is opened now asks first

    # ------------------------------------------------------------ moving about

    def navigate(self, place: Place) -> None:
        """Goes to a place; a room that does not exist is not gone to."""
        if place.room not in self._registry.screens:
            return
        self._part()
        if self.place is not None and self.place != place:
            self.history = [*self.history, self.place][-_LONGEST_HISTORY:]
        self._show(place)

    def back(self) -> None:
        """Goes to where one was before, or to the room itself, or home."""
        if self.history:
            *self.history, place = self.history
            self._show(place)
        elif self.place is not None and self.place.item is not None:
            self._show(Place(self.place.room))
        elif Room.THIS_WEEK in self._registry.screens:
            self._show(Place(Room.THIS_WEEK))

    def leave(self) -> None:
        """The desk is given up: the screen keeps what was typed, and nothing is heard any more."""
        self._facts.fact.disconnect(self._heard)
        self.kits.close_all()
        self._part()

    def show_standing(self, standing: Standing) -> None:
        """When what is due was looked at last, and what closing would end."""
        self.frame.nav.show_standing(standing)
        if self._publishing.pause.pause is not None:
            self._ask_publishing()  # its stated end comes by the clock alone

    def show_pc_time(self, found: PcTime, understood: Callable[[], None]) -> None:
        """What is wrong with the PC's own time, above every screen."""
        self.frame.set_notice("pc_time", pc_time_banner(self._theme, self._say, found, understood))

    def show_keys(self) -> None:
        """The list of keys."""
        dialog = KeysDialog(self, self._theme, self._say)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def key(self, event: QKeyEvent) -> bool:
        """Keys that no screen took; says whether this one was meant for the desk."""
        pressed, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        rooms = self._registry.rooms()
        number = pressed - Qt.Key.Key_1
        if control and pressed == Qt.Key.Key_L:
            self.lock_asked.emit()
        elif control and pressed == Qt.Key.Key_N:
            self.navigate(Place(Room.POSTS, None, "new"))
        elif control and 0 <= number < min(9, len(rooms)):
            self.navigate(Place(rooms[number]))
        elif pressed == Qt.Key.Key_F1:
            self.show_keys()
        else:
            return False
        return True

    def _part(self) -> None:
        """Lets the screen go; where it made something, or turned to it, the place is that thing's from now on."""
        screen = self.frame.current()
        self.frame.clear_screen()
        made = screen.made() if screen is not None else None
        if made is not None and self.place is not None and self.place.item != made:
            self.place = Place(self.place.room, made)

    def _show(self, place: Place) -> None:
        self._part()
        self.place = place
        screen = self._registry.screens[place.room](self._context(place))
        assert isinstance(screen, Screen), "a screen is a Screen"
        self.frame.show_screen(screen)
        self.frame.nav.set_here(place.room)
        self.moved.emit(place)

    def _context(self, place: Place) -> ScreenContext:
        return ScreenContext(
            core=self._core,
            say=self._say,
            theme=self._theme,
            actor=self._actor,
            place=place,
            navigate=self._navigate_later,
            back=lambda: QTimer.singleShot(0, self, self.back),
            facts=self._facts,
            appearance=self._appearance,
            restyle=self.restyle_asked.emit,
            open_kit=lambda delivery_id: self.kits.open(self._context(place), delivery_id),
            bring_back=self.bring_back_asked.emit,
        )

    def _room_chosen(self, room: Room) -> None:
        self.navigate(Place(room))

    def _navigate_later(self, place: Place) -> None:
        # A screen may send people away from inside a press of its own button, which must end before it is deleted.
        QTimer.singleShot(0, self, lambda: self.navigate(place))

    # ------------------------------------------------------------ what the navigation shows

    def _heard(self, fact: object) -> None:
        screen = self.frame.current()
        if screen is not None:
            screen.heard(fact)
        if isinstance(fact, OfficeChanged):
            self._ask_office()
            self._ask_restored()
        if isinstance(fact, DeliveryMissed) and self.place == Place(Room.THIS_WEEK) and self._actor.may(Action.PUBLISH):
            self._navigate_later(Place(Room.POSTS, None, "missed"))
        if isinstance(fact, PublishingPaused | PublishingChanged):
            self._ask_publishing()
        self._ask_counts()

    def _ask_office(self) -> None:
        background.run(self, self._core.office.get, self._office_came, self._nothing)

    def _office_came(self, office: Office | None) -> None:
        if office != self._office:
            self._office = office
            self._show_nav()

    def _ask_around(self) -> None:
        self._ask_counts()
        self._ask_restored()
        self._ask_publishing()

    def _ask_counts(self) -> None:
        counts = self._registry.counts
        if counts is not None:
            core, member_id = self._core, self._actor.id
            background.run(self, lambda: counts(core, member_id), self._counts_came, self._nothing)

    def _counts_came(self, counts: Mapping[Room, int]) -> None:
        self.frame.nav.set_counts(counts)

    def _ask_publishing(self) -> None:
        core, actor = self._core, self._actor.id
        background.run(self, lambda: publishing_notice.asked(core, actor), self._publishing_came, self._nothing)

    def _publishing_came(self, notice: PublishingNotice) -> None:
        if notice != self._publishing:
            self._publishing = notice
            queue = Place(Room.POSTS, None, "queue")
            banner = publishing_banner(self._theme, self._say, notice, lambda: self._navigate_later(queue))
            self.frame.set_notice("publishing", banner)

    def _ask_restored(self) -> None:
        restored = self._registry.restored
        if restored is not None:
            background.run(self, lambda: restored(self._core), self._restored_came, self._nothing)

    def _restored_came(self, notice: "RestoredNotice | None") -> None:
        room = Place(Room.BACKUPS)
        self.frame.set_notice(
            "restored",
            restored_banner(
                self._theme, self._say, notice, self._actor, self._compared, lambda: self._navigate_later(room)
            )
            if notice is not None
            else None,
        )

    def _compared(self) -> None:
        core, actor = self._core, self._actor.id
        background.run(
            self, lambda: core.backups.acknowledge_restore(actor), lambda _: self._ask_restored(), self._nothing
        )

    def _show_nav(self) -> None:
        say, office = self._say, self._office
        state = NavState(
            office=say.name(office.name) if office else say("Moderator Desk"),
            place=say.name(office.place) if office else "",
            member=say.name(self._actor.name),
            rooms=self._registry.rooms(),
        )
        # Before it is shown it has no width of its own; the frame says so when it is narrow.
        narrow = self.frame.isVisible() and self.frame.width() < self._theme.px(RAIL_UNDER)
        self.frame.nav.show_state(state, rail=narrow)

    def _nothing(self, error: ModeratorError) -> None:
        """The navigation goes without a name or a figure; the screens say what is wrong with the store."""
