"""Moving posts from the calendar: what is dropped or typed is done, said in the bar below, and can be undone."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_sentence
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.calendar.carrier import Carrier, Drop
from ui.screens.calendar.history import MoveHistory
from ui.screens.calendar.move_bar import MoveBar
from ui.screens.calendar.move_dialog import MoveDialog
from ui.screens.calendar.presenter import CalendarPresenter
from ui.screens.calendar.state import Chip, Done
from ui.widgets.shapes import Shape


class Mover(QObject):
    """`bar_changed`: the bar says something else, came or went; `done` carries the day on which a post stands now."""

    bar_changed = Signal()
    done = Signal(object)

    def __init__(self, context: ScreenContext, presenter: CalendarPresenter, screen: QWidget) -> None:
        super().__init__(screen)
        self._context, self._say, self._presenter = context, context.say, presenter
        self.history = MoveHistory(presenter, self)
        self.history.done.connect(self._tell)
        self.history.failed.connect(self._fail)
        self.bar = MoveBar(context.theme, context.say)
        self.bar.taken_back.connect(self.history.undo)
        self.bar.closed.connect(self._close)
        self._says_something = False
        self._carrier: Carrier | None = None
        self._guiding = False

    def shown_bar(self) -> QWidget | None:
        """The bar, while it has something to say."""
        return self.bar if self._says_something else None

    def follow(self, carrier: Carrier) -> None:
        """Does what is dropped, and says how a chip that was picked up by key goes on."""
        carrier.refuse = self._presenter.refusal
        carrier.dropped.connect(self._drop)
        carrier.changed.connect(self._guide)
        self._carrier = carrier

    def quieten(self) -> None:
        """Somebody went on to something else: what was done is not said any longer, and can still be undone by key."""
        if not self._guiding:
            self._close()

    def ask_where(self, chip: Chip, parent: QWidget) -> None:
        """Asks for day and time; a chip that stays where it is says why."""
        if chip.fixed:
            self._show(Shape.INFO, Role.INFO, self._say("It cannot be moved: {reason}", reason=chip.fixed))
            return
        clock = self._context.core.clock
        dialog = MoveDialog(parent, self._context.theme, self._say, chip, self._presenter.read_time, clock.now)
        dialog.accepted.connect(lambda: self._typed(dialog, chip))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _typed(self, dialog: MoveDialog, chip: Chip) -> None:
        if dialog.chosen is not None:
            self.history.move(chip.post_id, dialog.chosen)

    def _drop(self, drop: Drop) -> None:
        self.history.move(drop.chip.post_id, self._presenter.moved_to(drop.chip, drop.day))

    def _tell(self, done: Done) -> None:
        role, shape = (Role.WARNING, Shape.TRIANGLE) if done.warning else (Role.ACCENT, Shape.RING_ARROW)
        self._show(shape, role, done.words, done.warning, undo=self.history.can_undo())
        self.done.emit(done.day)

    def _fail(self, error: ModeratorError) -> None:
        self._show(Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))

    def _guide(self) -> None:
        """While the keys carry a chip the bar says how to go on, and what the day under it says against it."""
        carrier = self._carrier
        if carrier is None:
            return
        if carrier.by_key:
            self._guiding = True
            role = Role.DANGER if carrier.refusal else Role.INFO
            self._show(Shape.INFO, role, carrier.guide(), carrier.refusal, announce=False)
        elif self._guiding:
            self._guiding = False
            self._close()

    def _show(
        self, shape: Shape, role: Role, words: str, second: str = "", *, undo: bool = False, announce: bool = True
    ) -> None:
        appeared = not self._says_something
        self._says_something = True
        self.bar.tell(shape, role, words, second, undo=undo)
        if announce and self._carrier is not None:
            self._carrier.announce(f"{words} {second}".strip())
        if appeared:
            self.bar_changed.emit()

    def _close(self) -> None:
        if self._says_something:
            self._says_something = False
            self.bar_changed.emit()
