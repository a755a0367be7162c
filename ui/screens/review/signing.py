"""The signed part of the checklist, always in sight right above the buttons; keys 1, 2, 3 … tick its points."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.checklist import CheckItem, Signed
from moderator_app.words import Speaker
from ui.screens.review.state import DetailState
from ui.theme import Theme
from ui.widgets.field import CheckField
from ui.widgets.flow import flow_box
from ui.widgets.layout import clear, column


class Signing(QWidget):
    """Its ticks belong to exactly what is shown: other content takes them away."""

    changed = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        self.ticks: list[CheckField] = []
        self._items: tuple[tuple[CheckItem, str], ...] = ()
        px = theme.px
        lines = column(0, self)
        lines.setContentsMargins(px(18), px(6), px(18), 0)
        box, self._flow = flow_box(px(18), 0)
        lines.addWidget(box)
        self.setAccessibleName(say("What you sign with your approval"))

    def ask(self, state: DetailState) -> None:
        """Begins anew, with nothing ticked."""
        clear(self._flow)
        self._items, self.ticks = state.signing, []
        for number, (_item, words) in enumerate(state.signing, start=1):
            tick = CheckField(self._theme, f"{self._say.number(number)} · {words}")
            tick.setAccessibleName(words)
            tick.setShortcut(str(number))
            tick.toggled.connect(lambda _=False: self.changed.emit())
            self._flow.addWidget(tick)
            self.ticks.append(tick)

    def signed(self) -> tuple[Signed, ...]:
        """The points that are ticked, in their words."""
        pairs = zip(self._items, self.ticks, strict=True)
        return tuple(Signed(item, words) for (item, words), tick in pairs if tick.isChecked())

    def is_whole(self) -> bool:
        """Whether no point is left."""
        return all(tick.isChecked() for tick in self.ticks)

    def allow(self, allowed: bool) -> None:
        """Whoever may not approve signs nothing, and is not asked."""
        for tick in self.ticks:
            tick.setEnabled(allowed)
        self.setVisible(allowed)
