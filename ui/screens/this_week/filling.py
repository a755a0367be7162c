"""What happens between the button that offers to fill a gap and the banner that lets it be undone."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.services.gaps import Proposal
from moderator_app.services.moving import Moved
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.this_week.gap_panel import GapPanel, GapStrip
from ui.screens.this_week.gaps import Filled, GapFilling, GapState
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, ButtonParts, secondary
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape


class Filling(QObject):
    """`changed` tells that the banner is another one; `led` carries a place. `week` is the one that is shown."""

    changed = Signal()
    led = Signal(object)

    def __init__(self, context: ScreenContext, strip: GapStrip, screen: Screen) -> None:
        super().__init__(screen)
        self._theme, self._say, self._strip = context.theme, context.say, strip
        self._presenter = GapFilling(context.core, context.say, context.actor)
        self.week: Week | None = None
        self.banner: Banner | None = None
        self.panel = GapPanel(context.theme, context.say, screen)
        self.panel.agreed.connect(self._fill)
        self.panel.led.connect(self.led)
        strip.asked.connect(self.ask)

    def ask(self, page_id: PageId) -> None:
        """Proposes a post for the gap of a page in the week that is shown."""
        if self.week is not None:
            run(self, partial(self._presenter.propose, page_id, self.week), self._show, self._failed)

    def _show(self, state: GapState) -> None:
        self.panel.open_at(self._strip, state)

    def _fill(self, proposal: Proposal) -> None:
        run(self, partial(self._presenter.fill, proposal), self._filled, self._failed)

    def _filled(self, filled: Filled) -> None:
        self.undo = secondary(self._theme, self._say("Undo"), ButtonParts(icon="undo-2", key="Ctrl+Z"), SMALL)
        self.undo.clicked.connect(partial(self._take_back, filled.moved))
        self._say_above(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, filled.words, self.undo))

    def _take_back(self, moved: Moved, _checked: bool = False) -> None:
        run(self, partial(self._presenter.undo, moved), lambda _nothing: self._say_above(None), self._failed)

    def _failed(self, error: ModeratorError) -> None:
        words = error_sentence(self._say, error)
        self._say_above(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words))

    def _say_above(self, banner: Banner | None) -> None:
        self.banner = banner
        self.changed.emit()
